package web

import (
	"context"
	"net/url"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Keys is what the pages ask of the house about passkeys, the provider by which
// people come in, and tokens of programs. What cannot be done is a lawful.Cannot, who
// is not let in a lawful.NotIn.
type Keys interface {
	// Ways says by what people come in here besides a password.
	Ways() Ways
	// AskPasskey returns what a page of the origin is to ask a key of the browser: to
	// make one for its owner, or, for nobody yet, to prove whose it is.
	AskPasskey(ctx context.Context, o Owner, origin string) (PasskeyQuestion, error)
	// AnswerPasskey reads the answer. It opens a session but for who has one.
	AnswerPasskey(ctx context.Context, o Owner, origin string, a PasskeyAnswer) (Opened, error)
	// ToProvider returns where the browser goes and a ticket that it keeps until it is
	// sent to the address back.
	ToProvider(ctx context.Context, o Owner, back string) (to, ticket string, err error)
	// FromProvider reads with what the browser came back. It opens a session but for who
	// has one, and returns their account.
	FromProvider(ctx context.Context, back, ticket string, came url.Values) (Opened, error)

	// Program returns who acts with a token, and what it is for.
	Program(token string) (v lawful.Viewer, scope []record.TokenScope, ok bool)
	// Tokens returns the viewer's own.
	Tokens(ctx context.Context, v lawful.Viewer) ([]lawful.Token, error)
	// IssueToken makes one for the viewer and returns it; nobody can read it again.
	IssueToken(ctx context.Context, v lawful.Viewer, o TokenOrder) (token string, err error)
	RevokeToken(ctx context.Context, v lawful.Viewer, id record.ID) error
}

// Ways are the ways in besides a password.
type Ways struct {
	Passkeys string // the host name to which keys belong; "" for none
	Provider string // what people call it; "" for none
}

// Owner is for whom a way to come in is made: who is signed in, or who holds an
// invitation. Neither is somebody who wants to come in.
type Owner struct {
	Viewer     lawful.Viewer
	Invitation string
}

// PasskeyQuestion is what the script of a page puts to a key.
type PasskeyQuestion struct {
	Ticket  string `json:"ticket"`
	Make    bool   `json:"make"` // a new key is wanted
	Options any    `json:"options"`
}

// PasskeyAnswer is what the key said.
type PasskeyAnswer struct {
	Ticket string
	Answer []byte // JSON of the browser
}

// TokenOrder says what a token is to be like.
type TokenOrder struct {
	Name  string
	Scope []record.TokenScope
	Days  int
}
