package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// tokenDesk is accounts, and a program that has a token of one of them.
type tokenDesk struct {
	t     *testing.T
	db    *store.DB
	c     *clock
	staff *lawful.Staff
	admin lawful.Viewer
	ada   lawful.Viewer
}

func newTokenDesk(t *testing.T, p Place) *tokenDesk {
	c := newClock()
	d := &tokenDesk{t: t, db: open(t, p, c), c: c, staff: lawful.NewStaff()}
	d.admin = d.account("root", record.RoleAdministrator)
	d.ada = d.account("ada", record.RoleAnalyst)
	return d
}

// account opens an account.
func (d *tokenDesk) account(login string, role record.AccountRole) lawful.Viewer {
	d.t.Helper()
	v := sitter
	v.Roles = lawful.Every
	a := lawful.AccountDecision{Act: lawful.OpenAccount, Account: record.NewID(), Name: login, Login: login, Roles: lawful.Roles{role}}
	d.decided(func(tx *store.Tx) ([]record.Draft, error) { return lawful.DecideAccount(tx, v, a) })
	return lawful.Account{ID: a.Account, Roles: a.Roles}.SignedInAs(record.ID{})
}

// decided appends what a decision says.
func (d *tokenDesk) decided(decide func(tx *store.Tx) ([]record.Draft, error)) {
	d.t.Helper()
	if err := d.tried(decide); err != nil {
		d.t.Fatal(err)
	}
}

func (d *tokenDesk) tried(decide func(tx *store.Tx) ([]record.Draft, error)) error {
	d.t.Helper()
	d.c.move(time.Minute)
	return d.db.Write(d.t.Context(), store.Interactive, func(tx *store.Tx) error {
		drafts, err := decide(tx)
		if err == nil {
			_, err = tx.Append(drafts...)
		}
		return err
	})
}

// issue gives ada's program a token.
func (d *tokenDesk) issue(secret string, lasts record.Time, scope ...record.TokenScope) (record.ID, error) {
	d.t.Helper()
	o := lawful.TokenOrder{Token: record.NewID(), Account: d.ada.Actor, Name: "feed of " + secret, Scope: scope, Digest: lawful.TokenDigest(secret),
		Expires: record.At(d.c.Now()) + lasts}
	return o.Token, d.tried(func(tx *store.Tx) ([]record.Draft, error) { return lawful.IssueToken(tx, d.ada, o) })
}

// uses lets a program come with a token.
func (d *tokenDesk) uses(secret string) (lawful.Viewer, []record.TokenScope, bool) {
	d.t.Helper()
	if err := d.db.CatchUpStaff(d.t.Context(), d.staff); err != nil {
		d.t.Fatal(err)
	}
	return d.staff.TokenViewer(d.db.TokenKey(secret), record.At(d.c.Now()))
}

// tokensEnd: a token acts for its account within its scope until it expires, is
// revoked, or the account is closed, and not again when the account is reopened.
func tokensEnd(t *testing.T, p Place) {
	d := newTokenDesk(t, p)
	ids := map[string]record.ID{}
	for secret, lasts := range map[string]record.Time{"long": lawful.TokenLongest, "short": record.Hour, "revoked": record.Day} {
		id, err := d.issue(secret, lasts, record.ScopeReports, record.ScopeBoard, record.ScopeBoard)
		if err != nil {
			t.Fatal(err)
		}
		ids[secret] = id
	}
	works := func(when string, want ...string) {
		t.Helper()
		for _, secret := range []string{"long", "short", "revoked", "made up", ""} {
			v, scope, ok := d.uses(secret)
			if ok != slices.Contains(want, secret) {
				t.Errorf("%s: the token %q is let in: %v", when, secret, ok)
			}
			if ok && (v.Actor != d.ada.Actor || !slices.Equal(v.Roles, d.ada.Roles) || !slices.Equal(scope, []record.TokenScope{record.ScopeBoard, record.ScopeReports})) {
				t.Errorf("%s: %+v may %v", when, v, scope)
			}
		}
	}
	works("at first", "long", "short", "revoked")
	colleague := lawful.Viewer{Actor: record.NewID(), Roles: lawful.Roles{record.RoleSupervisor}}
	if err := d.tried(func(tx *store.Tx) ([]record.Draft, error) {
		return lawful.RevokeToken(tx, colleague, ids["revoked"])
	}); !errors.As(err, new(lawful.Cannot)) {
		t.Errorf("a colleague revokes it: %v", err)
	}
	d.decided(func(tx *store.Tx) ([]record.Draft, error) { return lawful.RevokeToken(tx, d.ada, ids["revoked"]) })
	works("after one was revoked", "long", "short")
	d.c.move(2 * time.Hour)
	works("after one expired", "long")
	if err := d.db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.staff = lawful.NewStaff()
	works("after a rebuild and a restart", "long")
	d.decided(func(tx *store.Tx) ([]record.Draft, error) {
		return lawful.DecideAccount(tx, d.admin, lawful.AccountDecision{Act: lawful.CloseAccount, Account: d.ada.Actor})
	})
	works("after the account was closed")
	d.decided(func(tx *store.Tx) ([]record.Draft, error) {
		return lawful.DecideAccount(tx, d.admin, lawful.AccountDecision{Act: lawful.ReopenAccount, Account: d.ada.Actor})
	})
	works("after it was opened again")
	whole(t, d.db)
}

// tokensAreBounded: without a name, a scope and an end within a year there is none.
func tokensAreBounded(t *testing.T, p Place) {
	d := newTokenDesk(t, p)
	for what, c := range map[string]struct {
		lasts record.Time
		scope []record.TokenScope
	}{
		"no scope":           {record.Day, nil},
		"no end":             {0, []record.TokenScope{record.ScopeBoard}},
		"an end in the past": {-record.Day, []record.TokenScope{record.ScopeBoard}},
		"more than a year":   {lawful.TokenLongest + 10*record.Minute, []record.TokenScope{record.ScopeBoard}},
	} {
		if _, err := d.issue("x", c.lasts, c.scope...); !errors.As(err, new(lawful.Cannot)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for range 20 {
		if _, err := d.issue(record.NewID().String(), record.Hour, record.ScopeBoard); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.issue("one too many", record.Day, record.ScopeBoard); !errors.As(err, new(lawful.Cannot)) {
		t.Errorf("the 21st: %v", err)
	}
	d.c.move(2 * time.Hour)
	if _, err := d.issue("when the others have expired", record.Day, record.ScopeBoard); err != nil {
		t.Error(err)
	}
	if left, err := d.db.Tokens(t.Context(), d.ada.Actor); err != nil || len(left) != 1 {
		t.Errorf("the account has %d tokens, %v", len(left), err)
	}
}

// useIsNoEntry: the hour of the last use is kept, and the record does not grow by it.
func useIsNoEntry(t *testing.T, p Place) {
	d := newTokenDesk(t, p)
	if _, err := d.issue("secret", record.Day, record.ScopeBoard); err != nil {
		t.Fatal(err)
	}
	head, err := d.db.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	last := func() record.Time {
		t.Helper()
		write(t, d.db, func(tx *store.Tx) error { return tx.TokensUsed(d.staff.TokensUsed()) })
		all, err := d.db.Tokens(t.Context(), d.ada.Actor)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		return all[0].Used
	}
	if got := last(); got != 0 {
		t.Errorf("before it was used: %v", got)
	}
	d.c.move(90 * time.Minute)
	hour := record.At(d.c.Now().Truncate(time.Hour))
	for range 3 {
		d.uses("secret")
	}
	if got := last(); got != hour {
		t.Errorf("used in the hour of %v: %v", hour, got)
	}
	if used := d.staff.TokensUsed(); len(used) != 0 {
		t.Errorf("told again: %v", used)
	}
	if now, err := d.db.Head(t.Context()); err != nil || now != head {
		t.Errorf("the record grew from %d to %d, %v", head, now, err)
	}
}
