// Package password keeps and checks passwords with argon2id. A kept password is a
// line in the PHC string format, $argon2id$v=19$m=19456,t=2,p=1$salt$hash, which says
// itself how it was made: when the figures rise, Stale says which lines are to be made
// anew at the next sign-in.
package password

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// figures are what a run costs.
type figures struct {
	memory uint32 // KiB
	passes uint32
	lanes  uint8
}

// present are the least figures that OWASP names for argon2id in 2024: 19 MiB, two
// passes, one lane. Memory bounds how many runs a machine can do side by side.
var present = figures{19 * 1024, 2, 1}

// Memory is about how many bytes one run takes.
const Memory = 19 << 20

const (
	saltBytes = 16
	hashBytes = 32
	// Least and Most bound a password, in letters. The most keeps a run from being
	// fed with megabytes.
	Least = 12
	Most  = 256
)

// The reasons why a password is not taken.
var (
	ErrShort  = errors.New("a password needs at least 12 letters; several words with spaces between them are easy to keep in mind")
	ErrLong   = errors.New("a password has at most 256 letters")
	ErrCommon = errors.New("this password stands in lists that attackers try first: choose another, such as several words that do not belong together")
)

// Check says why a password is not taken; nil when it is. Of which letters it is made
// does not matter. names are words that everybody knows of its owner.
func Check(password string, names ...string) error {
	p := prepared(password)
	switch n := utf8.RuneCountInString(p); {
	case n < Least:
		return ErrShort
	case n > Most:
		return ErrLong
	}
	if isCommon(p, names) {
		return ErrCommon
	}
	return nil
}

// prepared is one form of Unicode, so that a password is the same from every keyboard.
func prepared(password string) string { return norm.NFC.String(password) }

// Hash returns the line to keep of a password.
func Hash(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the program instead
	return line(present, salt, run(password, salt, present, hashBytes))
}

func run(password string, salt []byte, f figures, n uint32) []byte {
	return argon2.IDKey([]byte(prepared(password)), salt, f.passes, f.memory, f.lanes, n)
}

func line(f figures, salt, hash []byte) string {
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, f.memory, f.passes, f.lanes, b.EncodeToString(salt), b.EncodeToString(hash))
}

// nobody is a line that no password opens: what is checked for an account that does
// not exist, so that it takes as long.
var nobody = line(present, make([]byte, saltBytes), make([]byte, hashBytes))

// Verify reports whether a password is the one of a line. For a line that is none, ""
// among them, it is false after the same work.
func Verify(kept, password string) bool {
	f, salt, hash, err := parse(kept)
	if err != nil {
		f, salt, hash, _ = parse(nobody)
		run(password, salt, f, uint32(len(hash)))
		return false
	}
	return subtle.ConstantTimeCompare(run(password, salt, f, uint32(len(hash))), hash) == 1
}

// Stale reports whether a line was made with other figures than the present ones.
func Stale(kept string) bool {
	f, salt, hash, err := parse(kept)
	return err != nil || f != present || len(salt) != saltBytes || len(hash) != hashBytes
}

// most bounds what a line may ask of the machine.
const most = 256 * 1024

func parse(kept string) (f figures, salt, hash []byte, err error) {
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return f, nil, nil, errors.New("this is no line of argon2id")
	}
	if _, err = fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &f.memory, &f.passes, &f.lanes); err != nil {
		return f, nil, nil, err
	}
	if f.memory < 8 || f.memory > most || f.passes < 1 || f.passes > 16 || f.lanes < 1 {
		return f, nil, nil, errors.New("these figures are out of bounds")
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return f, nil, nil, err
	}
	hash, err = base64.RawStdEncoding.DecodeString(parts[5])
	if err == nil && (len(salt) < 8 || len(hash) < 16 || len(hash) > 64) {
		err = errors.New("salt or hash is too short or too long")
	}
	return f, salt, hash, err
}
