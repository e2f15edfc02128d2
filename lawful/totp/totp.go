// Package totp makes and checks the one-time codes of RFC 6238, and the recovery codes
// for who has lost the device that makes them. It knows no clock: the time is an
// argument.
package totp

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"

	"watchfloor/record"
)

// What every device for one-time codes takes for granted: SHA-1, six digits, thirty
// seconds.
const (
	digits  = 6
	seconds = 30
	// secretBytes is what RFC 4226 recommends: as long as a SHA-1.
	secretBytes = 20
)

var letters = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewSecret returns a secret for a device, as it is typed in.
func NewSecret() string {
	b := make([]byte, secretBytes)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return letters.EncodeToString(b)
}

// ReadSecret reads a secret as people type it.
func ReadSecret(s string) ([]byte, error) {
	b, err := letters.DecodeString(strings.TrimRight(strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(s)), "="))
	if err == nil && len(b) < 16 {
		err = fmt.Errorf("the secret of one-time codes has %d bytes; it needs at least 16", len(b))
	}
	return b, err
}

// URI is the address that devices read a secret from.
func URI(house, login, secret string) string {
	q := url.Values{"secret": {secret}, "issuer": {house}}
	return "otpauth://totp/" + url.PathEscape(house+":"+login) + "?" + strings.ReplaceAll(q.Encode(), "+", "%20")
}

// Step is the number of the time step of a moment.
func Step(now record.Time) int64 { return int64(now/record.Second) / seconds }

// Code is the code of a time step.
func Code(secret []byte, step int64) string { return code(secret, step, digits) }

func code(secret []byte, step int64, n int) string {
	mac := hmac.New(sha1.New, secret)
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(step))
	mac.Write(b[:])
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	value := uint64(binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff)
	mod := uint64(1)
	for range n {
		mod *= 10
	}
	return fmt.Sprintf("%0*d", n, value%mod)
}

// Match returns the time step of a code that is right at a moment: the present one or
// a neighbour, since clocks differ. A step must be taken once only, which is for the
// caller to see to.
func Match(secret []byte, typed string, now record.Time) (step int64, ok bool) {
	typed = strings.ReplaceAll(strings.TrimSpace(typed), " ", "")
	for _, s := range []int64{Step(now) - 1, Step(now), Step(now) + 1} {
		if subtle.ConstantTimeCompare([]byte(Code(secret, s)), []byte(typed)) == 1 {
			step, ok = s, true
		}
	}
	return step, ok
}

// RecoveryCodes is how many codes are given out together.
const RecoveryCodes = 10

// NewRecovery returns a code that works once, as it is written down: 80 random bits.
func NewRecovery() string {
	b := make([]byte, 10)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	s := strings.ToLower(letters.EncodeToString(b))
	return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:]
}

// RecoveryDigest is what is kept of a recovery code. It has so many random bits that
// one SHA-256 is enough.
func RecoveryDigest(typed string) string {
	plain := strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(strings.TrimSpace(typed)))
	sum := sha256.Sum256([]byte("watchfloor recovery code " + plain))
	return hex.EncodeToString(sum[:])
}
