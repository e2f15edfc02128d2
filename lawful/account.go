package lawful

import (
	"bytes"
	"strings"

	"golang.org/x/text/unicode/norm"

	"watchfloor/record"
)

// Account is somebody's account as it stands.
type Account struct {
	ID     record.ID
	Name   string // "" when it was disposed of
	Login  string
	Roles  Roles
	Holds  record.Labels
	State  record.AccountState
	Opened record.Time
}

// Open reports whether the account may be used.
func (a Account) Open() bool { return a.State == record.AccountOpen }

// Cannot is why something about accounts cannot be done, and what to do instead.
type Cannot string

func (c Cannot) Error() string { return string(c) }

// Credential is a way to prove who one is. Found is what it is found by, such as
// the digest of a link or the id of a passkey; "" for what is looked up by its
// account. Secret is what the proof is held against.
type Credential struct {
	ID      record.ID
	Account record.ID
	Means   record.Means
	Found   string
	Secret  []byte
	At      record.Time // when it was added
}

// Bytes is the content of the entry that adds the credential. Found has no line end.
func (c Credential) Bytes() []byte {
	return append([]byte(strings.ReplaceAll(c.Found, "\n", "")+"\n"), c.Secret...)
}

// ReadCredential reads what Bytes writes.
func ReadCredential(b []byte) (found string, secret []byte) {
	before, after, _ := bytes.Cut(b, []byte("\n"))
	return string(before), after
}

// Login is a name to sign in with as it is compared: small letters, without
// spaces around it, in one form of Unicode.
func Login(s string) string { return strings.ToLower(norm.NFKC.String(strings.TrimSpace(s))) }

// Session is the time for which somebody is signed in.
type Session struct {
	ID      record.ID
	Account record.ID
	Began   record.Time
	Seen    record.Time // when it was last used
}

// How long a session lasts: without being used, and at most.
const (
	SessionIdle = 12 * record.Hour
	SessionMost = 7 * record.Day
)

// Over reports whether the session has ended by itself.
func (s Session) Over(now record.Time) bool {
	return now-s.Seen >= SessionIdle || now-s.Began >= SessionMost
}

// SignedInAs is who acts in a session of an account.
func (a Account) SignedInAs(session record.ID) Viewer {
	return Viewer{Actor: a.ID, Holds: a.Holds, Roles: a.Roles, Session: session, Basis: record.BasisDuty, Purpose: record.PurposeTriage}
}

// Refused is attempts to come in that failed, put together.
type Refused struct {
	At    record.Time
	Means record.Means
	Why   record.SignInRefusal
	Times int64
}
