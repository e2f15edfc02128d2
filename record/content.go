package record

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// ContentClass says what sort of words a content holds.
type ContentClass uint8

// The content classes. Their numbers are stored: never reorder, only append.
const (
	ClassName       ContentClass = iota + 1 // of a label, source or operation
	ClassText                               // of a report
	ClassOriginal                           // a report's bytes as they came
	ClassSaid                               // what a report said of itself
	ClassReporter                           // who reported: never a mention, never searched
	ClassValues                             // normalised values of mentions
	ClassHolding                            // what is held of somebody or something
	ClassNote                               // a person's words on a lead
	ClassRefused                            // bytes that could not be taken
	ClassAttachment                         // the bytes of a file that came with a report
	ClassLogin                              // the name under which an account signs in
	ClassCredential                         // a hash, public key or secret by which somebody proves who they are
	ClassSearch                             // what somebody searched for
)

// Guarded reports whether contents of the class say who reported, or may (the
// bytes as they came hold the sender), or how somebody comes in. They are on no page, in no search and in
// no answer, whatever labels the viewer holds.
func (c ContentClass) Guarded() bool {
	return c == ClassReporter || c == ClassOriginal || c == ClassRefused || c == ClassCredential
}

// ContentRef is what an entry keeps of a content: which it is, under whose key
// it is sealed, and a digest keyed with that key, which says nothing about the
// words once the key is gone.
type ContentRef struct {
	ID     ID           `json:"id"`
	Key    ID           `json:"key"` // the record that owns it: a report, holding, note …
	Class  ContentClass `json:"class"`
	Digest Digest       `json:"digest"`
}

// Content is words on their way into the record.
type Content struct {
	ID    ID
	Key   ID
	Class ContentClass
	Bytes []byte
}

// ContentKey seals the contents of one record.
type ContentKey [32]byte

// Digest is an HMAC-SHA256.
type Digest [32]byte

// DigestOf returns the keyed digest of a content of the class.
func DigestOf(key ContentKey, class ContentClass, b []byte) Digest {
	mac := hmac.New(sha256.New, key[:])
	mac.Write([]byte{byte(class)})
	mac.Write(b)
	return Digest(mac.Sum(nil))
}

// MarshalText writes the digest in hexadecimal.
func (d Digest) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, d[:]), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Digest) UnmarshalText(b []byte) error {
	if len(b) != 2*len(d) {
		return fmt.Errorf("a digest has %d hexadecimal digits, not %d", 2*len(d), len(b))
	}
	_, err := hex.Decode(d[:], b)
	return err
}

// ErrGone is what opening words gives whose key was destroyed.
var ErrGone = errors.New("these words were disposed of")
