package web

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Accounts is what the pages ask of the house about who works in it. What cannot be
// done is a lawful.Cannot, who is not let in a lawful.NotIn.
type Accounts interface {
	// Peopled says whether an account was ever opened. Until then whoever opens the
	// one-time link of this machine may do everything; from then on nobody may do
	// anything who has not signed in.
	Peopled() bool
	// NameOf is what colleagues call the holder of an account; "" for ids of nobody.
	NameOf(id record.ID) string
	// Unwatched is since when nobody oversees the house, as of a moment (0: now);
	// 0 when somebody does or there are no accounts.
	Unwatched(at record.Time) record.Time

	// Session returns who acts in the session of a secret.
	Session(ctx context.Context, secret string) (lawful.Viewer, bool)
	// SignIn opens a session for who has a password and a code.
	SignIn(ctx context.Context, in SignIn) (Opened, error)
	// OpenSession opens one for an account that a ceremony has proved.
	OpenSession(ctx context.Context, account record.ID, means ...record.Means) (Opened, error)
	// EndSession ends a session: one's own, or as an administrator anybody's.
	EndSession(ctx context.Context, v lawful.Viewer, session record.ID) error

	// Me returns the viewer's own account.
	Me(ctx context.Context, v lawful.Viewer) (Me, error)
	// Renew replaces the viewer's password or recovery codes, and returns new codes.
	Renew(ctx context.Context, v lawful.Viewer, r Renewal) (codes []string, err error)
	// RemoveCredential takes one of the viewer's ways to sign in away.
	RemoveCredential(ctx context.Context, v lawful.Viewer, credential record.ID) error

	// Staff returns all accounts.
	Staff(ctx context.Context, v lawful.Viewer, at record.Time) (Staff, error)
	// DecideAccount decides about one, and returns the address of an invitation when
	// the decision makes one.
	DecideAccount(ctx context.Context, v lawful.Viewer, d lawful.AccountDecision, labels []string) (link string, err error)

	// Invitation returns for whom the secret of an invitation is.
	Invitation(ctx context.Context, secret string) (lawful.Account, error)
	// Accept makes password and one-time codes for who was invited, and opens a session.
	Accept(ctx context.Context, secret string, e Enrolment) (Opened, []string, error)
}

// SignIn is what somebody typed at the door, and from where.
type SignIn struct {
	Login, Password, Code string
	Address               string // of the network
	Device                string // the mark of a device on which they signed in before
}

// Opened is what the browser keeps of a new session.
type Opened struct {
	Secret  string
	Device  string // the mark by which the device is known again
	Account lawful.Account
}

// Me is somebody's own account, as they see it.
type Me struct {
	lawful.Account
	Labels      []string // the names of those that it holds
	Sessions    []lawful.Session
	Credentials []lawful.Credential // without what is secret
	Refused     []lawful.Refused    // the newest attempts to come in as them that failed
}

// Renewal is what somebody wants to come in with from now on. Password and Code are
// those of now.
type Renewal struct {
	SignIn
	NewPassword string // "": only new recovery codes
}

// Enrolment is what somebody who was invited comes in with from now on.
type Enrolment struct {
	Password string
	Secret   string // of one-time codes, as their device has it
	Code     string // that the device shows
}

// Staff is everybody with an account.
type Staff struct {
	Seq      record.Seq
	Now      record.Time
	Accounts []lawful.Account
	Labels   []string                  // of the house, by their numbers
	Invited  map[record.ID]record.Time // until when an invitation waits; none of the past
	Sessions map[record.ID]int         // how many are open
}
