package lawful

import (
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// Accounts is what a decision about accounts asks of the house.
type Accounts interface {
	// AccountNow returns an account as it stands, whoever asks; ok is false when
	// there is none.
	AccountNow(id record.ID) (a Account, ok bool, err error)
	// LoginTaken reports whether an account signs in under the name, open or closed.
	LoginTaken(login string) (bool, error)
	// Administrators counts the open accounts that administer the house.
	Administrators() (int, error)
	// CredentialsOf returns the ways in which an account proves who it is.
	CredentialsOf(account record.ID) ([]Credential, error)
	// SessionsOf returns the sessions of an account that are open.
	SessionsOf(account record.ID) ([]Session, error)
	// TokensOf returns the tokens of an account that were not revoked.
	TokensOf(account record.ID) ([]Token, error)
	Now() record.Time
}

// AccountAct is what an administrator does about an account.
type AccountAct uint8

// The acts.
const (
	OpenAccount   AccountAct = iota + 1
	ChangeAccount            // its roles and labels
	CloseAccount
	ReopenAccount
	InviteAccount // a link that works once, with which its holder makes new ways to come in
)

// AccountDecision is what an administrator decides.
type AccountDecision struct {
	Request record.ID // counts once
	Act     AccountAct
	Account record.ID // of OpenAccount: the id of the new one
	Name    string
	Login   string
	Roles   Roles
	Holds   record.Labels
	Link    Credential // of OpenAccount and InviteAccount
}

// DecideAccount turns a decision into entries. Who decides reads no case by it: an
// administrator sees names of labels and of colleagues, nothing else.
func DecideAccount(r Accounts, v Viewer, d AccountDecision) ([]record.Draft, error) {
	if !v.May(Administer) {
		return nil, Cannot("only an administrator decides about accounts")
	}
	if d.Act == OpenAccount {
		return open(r, v, d)
	}
	a, ok, err := r.AccountNow(d.Account)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, Cannot("there is no such account")
	}
	if d.Account == v.Actor {
		return nil, Cannot("nobody decides about their own account: ask another administrator")
	}
	x := accountDecision{r, v, d, a}
	switch d.Act {
	case ChangeAccount:
		return x.change()
	case CloseAccount:
		return x.close()
	case ReopenAccount:
		if a.Open() {
			return nil, Cannot("this account is open already")
		}
		return x.changed(a.Roles, a.Holds, record.AccountOpen), nil
	case InviteAccount:
		return x.invite()
	}
	return nil, Cannot("there is no such decision about an account")
}

// Bounds of what is written about an account.
const (
	loginMost = 64
	nameMost  = 120
)

func open(r Accounts, v Viewer, d AccountDecision) ([]record.Draft, error) {
	name, login := strings.TrimSpace(d.Name), Login(d.Login)
	switch {
	case name == "" || utf8.RuneCountInString(name) > nameMost:
		return nil, Cannot("an account needs the name by which colleagues know its holder, of at most 120 letters")
	case login == "" || utf8.RuneCountInString(login) > loginMost || strings.ContainsAny(login, " \t\r\n"):
		return nil, Cannot("an account needs a name to sign in with, of at most 64 letters without spaces")
	}
	if err := sound(d.Roles, d.Holds); err != nil {
		return nil, err
	}
	n, err := r.Administrators()
	if err != nil {
		return nil, err
	}
	if n == 0 && !slices.Contains(d.Roles, record.RoleAdministrator) {
		return nil, Cannot("the first account is that of an administrator: from it on everybody has to sign in, and somebody has to let them")
	}
	taken, err := r.LoginTaken(login)
	if err != nil {
		return nil, err
	}
	if taken {
		return nil, Cannot("somebody signs in under this name already: choose another")
	}
	opened := v.Draft(d.Account, &record.AccountOpened{Account: d.Account, Roles: ordered(d.Roles), Holds: d.Holds})
	opened.Contents = []record.Content{
		{ID: record.NewID(), Key: d.Account, Class: record.ClassName, Bytes: []byte(name)},
		{ID: record.NewID(), Key: d.Account, Class: record.ClassLogin, Bytes: []byte(login)},
	}
	drafts := []record.Draft{opened}
	if d.Link.Found != "" {
		drafts = append(drafts, Adds(v, d.Account, d.Link))
	}
	return drafts, nil
}

// sound says whether roles and labels can stand together in an account.
func sound(roles Roles, holds record.Labels) error {
	if len(roles) == 0 {
		return Cannot("an account needs a role")
	}
	if err := roles.Alone(); err != nil {
		return Cannot(err.Error())
	}
	if slices.Contains(roles, record.RoleAdministrator) && holds != 0 {
		return Cannot("an administrator reads no case and so holds no label: make a second account for that work")
	}
	return nil
}

func ordered(roles Roles) []record.AccountRole {
	out := slices.Clone(roles)
	slices.Sort(out)
	return slices.Compact(out)
}

type accountDecision struct {
	r Accounts
	v Viewer
	d AccountDecision
	a Account
}

func (x accountDecision) change() ([]record.Draft, error) {
	if !x.a.Open() {
		return nil, Cannot("this account is closed: open it again before its roles change")
	}
	if err := sound(x.d.Roles, x.d.Holds); err != nil {
		return nil, err
	}
	if slices.Equal(ordered(x.d.Roles), ordered(x.a.Roles)) && x.d.Holds == x.a.Holds {
		return nil, Cannot("these are its roles and labels already")
	}
	if !slices.Contains(x.d.Roles, record.RoleAdministrator) {
		if err := x.notTheLast(); err != nil {
			return nil, err
		}
	}
	return x.ending(x.changed(x.d.Roles, x.d.Holds, record.AccountOpen), record.SessionReplaced)
}

func (x accountDecision) close() ([]record.Draft, error) {
	if !x.a.Open() {
		return nil, Cannot("this account is closed already")
	}
	if err := x.notTheLast(); err != nil {
		return nil, err
	}
	tokens, err := x.r.TokensOf(x.a.ID)
	if err != nil {
		return nil, err
	}
	closed := append(x.changed(x.a.Roles, x.a.Holds, record.AccountClosed), revoke(x.v, tokens)...)
	return x.ending(closed, record.SessionRevoked)
}

// notTheLast keeps somebody who can open accounts.
func (x accountDecision) notTheLast() error {
	if !slices.Contains(x.a.Roles, record.RoleAdministrator) {
		return nil
	}
	n, err := x.r.Administrators()
	if err == nil && n <= 1 {
		err = Cannot("this is the last administrator of the house: open an account for another first")
	}
	return err
}

func (x accountDecision) changed(roles Roles, holds record.Labels, state record.AccountState) []record.Draft {
	return []record.Draft{x.v.Draft(x.a.ID, &record.AccountChanged{Account: x.a.ID, Roles: ordered(roles), Holds: holds, State: state})}
}

// ending ends the sessions of the account, so that nothing goes on under rights
// that it no longer has.
func (x accountDecision) ending(drafts []record.Draft, why record.SessionEnd) ([]record.Draft, error) {
	ended, err := EndSessions(x.r, x.v, x.a.ID, why)
	return append(drafts, ended...), err
}

// invite takes earlier links away and makes a new one. What the account comes in
// with otherwise goes on to work until the link is used.
func (x accountDecision) invite() ([]record.Draft, error) {
	if !x.a.Open() {
		return nil, Cannot("this account is closed: open it again before you invite its holder")
	}
	old, err := x.r.CredentialsOf(x.a.ID)
	if err != nil {
		return nil, err
	}
	var drafts []record.Draft
	for _, c := range old {
		if c.Means == record.MeansLink {
			drafts = append(drafts, Removes(x.v, c))
		}
	}
	return append(drafts, Adds(x.v, x.a.ID, x.d.Link)), nil
}
