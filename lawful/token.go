package lawful

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// Token lets a program act for an account.
type Token struct {
	ID      record.ID
	Account record.ID
	Name    string // what its holder calls the program
	Scope   []record.TokenScope
	Issued  record.Time
	Expires record.Time
	Used    record.Time // the hour in which it was last used; 0: never, or not known
}

// Good reports whether the token may be used.
func (t Token) Good(now record.Time) bool { return now < t.Expires }

// TokenLongest is how long a token lasts at most, tokensMost how many an account has.
const (
	TokenLongest = 365 * record.Day
	tokensMost   = 20
)

// TokenDigest is what is kept of a token.
func TokenDigest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// TokenOrder says what a token is to be like.
type TokenOrder struct {
	Token   record.ID // its id
	Account record.ID
	Name    string
	Scope   []record.TokenScope
	Expires record.Time
	Digest  string
}

// TokenReader is what a decision about tokens asks of the house.
type TokenReader interface {
	AccountNow(id record.ID) (a Account, ok bool, err error)
	// TokensOf returns the tokens of an account that were not revoked, the expired
	// among them.
	TokensOf(account record.ID) ([]Token, error)
	// TokenNow returns a token that was not revoked.
	TokenNow(id record.ID) (t Token, ok bool, err error)
	Now() record.Time
}

// IssueToken turns an order into entries. An expired token makes room for it.
func IssueToken(r TokenReader, v Viewer, o TokenOrder) ([]record.Draft, error) {
	name, now := strings.TrimSpace(o.Name), r.Now()
	switch {
	case name == "" || utf8.RuneCountInString(name) > nameMost:
		return nil, Cannot("a token needs a name that says which program has it, of at most 120 letters")
	case len(o.Scope) == 0:
		return nil, Cannot("a token needs a scope: say what the program may do")
	case o.Expires <= now || o.Expires > now+TokenLongest:
		return nil, Cannot("a token needs an end, which lies ahead and at most 365 days away")
	}
	a, ok, err := r.AccountNow(o.Account)
	if err != nil {
		return nil, err
	}
	if !ok || !a.Open() {
		return nil, Cannot("there is no such open account")
	}
	has, err := r.TokensOf(o.Account)
	if err != nil {
		return nil, err
	}
	drafts := revoke(v, slices.DeleteFunc(slices.Clone(has), func(t Token) bool { return t.Good(now) }))
	if len(has)-len(drafts) >= tokensMost {
		return nil, Cannot(fmt.Sprintf("this account has %d tokens: revoke one that is not needed any more", tokensMost))
	}
	scope := slices.Clone(o.Scope)
	slices.Sort(scope)
	d := v.Draft(o.Account, &record.TokenIssued{Token: o.Token, Account: o.Account, Scope: slices.Compact(scope), Expires: o.Expires})
	d.Contents = []record.Content{
		{ID: record.NewID(), Key: o.Account, Class: record.ClassName, Bytes: []byte(name)},
		{ID: record.NewID(), Key: o.Account, Class: record.ClassCredential, Bytes: Credential{Found: o.Digest}.Bytes()},
	}
	return append(drafts, d), nil
}

// RevokeToken ends a token: one of the viewer's own, or any for who administers.
func RevokeToken(r TokenReader, v Viewer, id record.ID) ([]record.Draft, error) {
	t, ok, err := r.TokenNow(id)
	if err != nil {
		return nil, err
	}
	if !ok || t.Account != v.Actor && !v.May(Administer) {
		return nil, Cannot("this is none of your tokens")
	}
	return revoke(v, []Token{t}), nil
}

// revoke ends tokens.
func revoke(v Viewer, all []Token) (drafts []record.Draft) {
	for _, t := range all {
		drafts = append(drafts, v.Draft(t.Account, &record.TokenRevoked{Token: t.ID}))
	}
	return drafts
}
