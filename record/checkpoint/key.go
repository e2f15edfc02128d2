package checkpoint

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"watchfloor/record"
)

// Key is the public key of a house, written as name+hash+key.
type Key struct {
	verifier note.Verifier
	text     string
}

// ParseKey reads a public key. It has one form only.
func ParseKey(text string) (Key, error) {
	text = strings.TrimSuffix(text, "\n")
	v, err := note.NewVerifier(text)
	if err != nil {
		return Key{}, fmt.Errorf("%q is no public key of a house: it is what the command \"witness key\" prints there", text)
	}
	encoded := text[len(v.Name())+len("+00000000+"):]
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || text != fmt.Sprintf("%s+%08x+%s", v.Name(), v.KeyHash(), base64.StdEncoding.EncodeToString(raw)) {
		return Key{}, fmt.Errorf("%q is not written as a house writes its key", text)
	}
	return Key{v, text}, nil
}

// Name is the origin that the key signs for.
func (k Key) Name() string { return k.verifier.Name() }

// String is the key as it is given to others.
func (k Key) String() string { return k.text }

// ID names the house that the key belongs to, for a witness: a digest of the key.
func (k Key) ID() record.ID {
	sum := sha256.Sum256([]byte(k.text))
	id := record.ID(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // a UUID of version 8: of a form of our own
	return id
}

// SeedSize is how many secret bytes a signing key is made of.
const SeedSize = ed25519.SeedSize

// Signer makes the signing key of a house from secret bytes.
func Signer(origin string, seed [SeedSize]byte) (note.Signer, Key, error) {
	public, ok := ed25519.NewKeyFromSeed(seed[:]).Public().(ed25519.PublicKey)
	if !ok {
		return nil, Key{}, fmt.Errorf("the signing key of %s cannot be made", origin)
	}
	text, err := note.NewEd25519VerifierKey(origin, public)
	if err != nil {
		return nil, Key{}, err
	}
	key, err := ParseKey(text)
	if err != nil {
		return nil, Key{}, err
	}
	const ed25519Key = 1 // the algorithm, in the form of package note
	secret := base64.StdEncoding.EncodeToString(append([]byte{ed25519Key}, seed[:]...))
	signer, err := note.NewSigner(fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", origin, key.verifier.KeyHash(), secret))
	return signer, key, err
}
