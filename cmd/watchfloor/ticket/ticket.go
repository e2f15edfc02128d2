// Package ticket hands out what a browser brings back a moment later: the middle
// of a ceremony in which somebody proves who they are.
//
// Promises:
//   - A ticket is sealed. Who holds it can neither read nor change what stands in it.
//   - It is good for five minutes, for the one purpose that it was made for, once:
//     whether what follows succeeds or fails.
//   - Tickets that nobody brings back cost no memory, so that asking for many keeps
//     nobody else from coming in. They end with the process.
package ticket

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Lasts is how long a ticket is good.
const Lasts = 5 * time.Minute

// ErrNotGood is the error of a ticket that is no ticket, or too old, or was used.
var ErrNotGood = errors.New("this took too long or was done before: begin again")

// Office makes tickets and takes them back.
type Office struct {
	seal cipher.AEAD
	now  func() time.Time

	mu   sync.Mutex // guards used
	used map[[sha256.Size]byte]time.Time
}

// New returns an office whose tickets no other takes.
func New(now func() time.Time) *Office {
	var key [32]byte
	_, _ = rand.Read(key[:]) // never fails: crypto/rand ends the program instead
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err) // the key has the right size
	}
	seal, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // likewise the block
	}
	return &Office{seal: seal, now: now, used: map[[sha256.Size]byte]time.Time{}}
}

// sealed is what stands in a ticket.
type sealed struct {
	Until time.Time       `json:"until"`
	Value json.RawMessage `json:"value"`
}

// Make makes a ticket for a purpose; v is what Take returns.
func (o *Office) Make(purpose string, v any) (string, error) {
	value, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("making a ticket: %w", err)
	}
	b, err := json.Marshal(sealed{o.now().Add(Lasts), value})
	if err != nil {
		return "", fmt.Errorf("making a ticket: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(o.seal.Seal(nil, nil, b, []byte(purpose))), nil
}

// Take takes a ticket back into v.
func (o *Office) Take(purpose, ticket string, v any) error {
	b, err := base64.RawURLEncoding.Strict().DecodeString(ticket)
	if err != nil {
		return ErrNotGood
	}
	open, err := o.seal.Open(nil, nil, b, []byte(purpose))
	if err != nil {
		return ErrNotGood
	}
	var s sealed
	if err := json.Unmarshal(open, &s); err != nil {
		return fmt.Errorf("reading a ticket: %w", err)
	}
	if !o.first(sha256.Sum256(b), s.Until) {
		return ErrNotGood
	}
	return json.Unmarshal(s.Value, v)
}

// first notes that a ticket was used and says whether that is the first time and in
// time. What is too old to be used again is forgotten.
func (o *Office) first(ticket [sha256.Size]byte, until time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	for t, until := range o.used {
		if until.Before(now) {
			delete(o.used, t)
		}
	}
	if _, again := o.used[ticket]; again || until.Before(now) {
		return false
	}
	o.used[ticket] = until
	return true
}
