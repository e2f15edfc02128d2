package passkeys_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"

	"github.com/go-webauthn/webauthn/protocol"

	"watchfloor/cmd/watchfloor/passkeys"
)

// authenticator is a key in somebody's hand: one credential, ES256, no attestation.
// Its fields say what it does; a test changes them.
type authenticator struct {
	t        *testing.T
	key      *ecdsa.PrivateKey
	id       []byte
	handle   []byte // the account, as it was told when it was made
	origin   string // that the browser sees
	host     string // that the browser asks for
	verifies bool   // asks its owner for a finger or a number
	count    uint32
}

func newAuthenticator(t *testing.T) *authenticator {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := make([]byte, 16)
	_, _ = rand.Read(id) // never fails
	return &authenticator{t: t, key: key, id: id, origin: here, host: "desk.example", verifies: true}
}

const here = "https://desk.example:8443"

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// clientData is what the browser says of the page that asked.
func (a *authenticator) clientData(kind string, challenge protocol.URLEncodedBase64) []byte {
	return a.json(map[string]any{"type": kind, "challenge": b64(challenge), "origin": a.origin, "crossOrigin": false})
}

func (a *authenticator) json(v any) []byte {
	a.t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		a.t.Fatal(err)
	}
	return b
}

// data is what the key itself says and signs.
func (a *authenticator) data(more byte) []byte {
	host := sha256.Sum256([]byte(a.host))
	flags := 0x01 | more // somebody was there
	if a.verifies {
		flags |= 0x04
	}
	a.count++
	return binary.BigEndian.AppendUint32(append(host[:], flags), a.count)
}

// cborBytes is a byte string in CBOR.
func cborBytes(b []byte) []byte {
	return append([]byte{0x59, byte(len(b) >> 8), byte(len(b))}, b...)
}

// make answers an offer.
func (a *authenticator) make(q passkeys.Question) []byte {
	a.t.Helper()
	o, ok := q.Options.(protocol.PublicKeyCredentialCreationOptions)
	if !ok {
		a.t.Fatalf("options are %T", q.Options)
	}
	a.handle = o.User.ID.(protocol.URLEncodedBase64)
	public, err := a.key.PublicKey.Bytes()
	if err != nil {
		a.t.Fatal(err)
	}
	data := a.data(0x40)                                                    // and here is a new key:
	data = append(data, make([]byte, 16)...)                                // of no known make
	data = append(data, 0, byte(len(a.id)))                                 // and with this id,
	data = append(data, a.id...)                                            //
	data = append(data, 0xa5, 1, 2, 3, 0x26, 0x20, 1)                       // {1: EC2, 3: ES256, -1: P-256,
	data = append(data, append([]byte{0x21, 0x58, 32}, public[1:33]...)...) // -2: x,
	data = append(data, append([]byte{0x22, 0x58, 32}, public[33:]...)...)  // -3: y}
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData"), cborBytes(data)...)
	return a.json(map[string]any{"id": b64(a.id), "rawId": b64(a.id), "type": "public-key", "clientExtensionResults": map[string]any{},
		"response": map[string]any{"clientDataJSON": b64(a.clientData("webauthn.create", o.Challenge)), "attestationObject": b64(object)}})
}

// prove answers a question.
func (a *authenticator) prove(q passkeys.Question) []byte {
	a.t.Helper()
	o, ok := q.Options.(protocol.PublicKeyCredentialRequestOptions)
	if !ok {
		a.t.Fatalf("options are %T", q.Options)
	}
	said, data := a.clientData("webauthn.get", o.Challenge), a.data(0)
	digest := sha256.Sum256(said)
	signed := sha256.Sum256(append(append([]byte{}, data...), digest[:]...))
	sig, err := ecdsa.SignASN1(rand.Reader, a.key, signed[:])
	if err != nil {
		a.t.Fatal(err)
	}
	return a.json(map[string]any{"id": b64(a.id), "rawId": b64(a.id), "type": "public-key", "clientExtensionResults": map[string]any{},
		"response": map[string]any{"clientDataJSON": b64(said), "authenticatorData": b64(data), "signature": b64(sig), "userHandle": b64(a.handle)}})
}
