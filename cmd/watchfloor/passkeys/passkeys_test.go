package passkeys_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"watchfloor/cmd/watchfloor/passkeys"
	"watchfloor/cmd/watchfloor/ticket"
	"watchfloor/record"
)

// desk is a desk and one person who has an account.
type desk struct {
	t *testing.T
	*passkeys.Desk
	ada passkeys.Person
}

func newDesk(t *testing.T) *desk {
	return &desk{t, passkeys.New("desk.example", ticket.New(time.Now)), passkeys.Person{Account: record.NewID(), Login: "ada", Name: "Ada Quill"}}
}

// has gives the person a key.
func (d *desk) has(a *authenticator) passkeys.Key {
	d.t.Helper()
	q, err := d.Offer(d.ada, here)
	if err != nil {
		d.t.Fatal(err)
	}
	k, err := d.Add(d.ada, here, q.Ticket, a.make(q))
	if err != nil {
		d.t.Fatal(err)
	}
	b, err := passkeys.MarshalKey(k)
	if err != nil {
		d.t.Fatal(err)
	}
	if k, err = passkeys.ReadKey(b); err != nil {
		d.t.Fatal(err)
	}
	d.ada.Keys = append(d.ada.Keys, k)
	return k
}

var errUnknown = errors.New("no such account")

func (d *desk) find(account record.ID) (passkeys.Person, error) {
	if account != d.ada.Account {
		return passkeys.Person{}, errUnknown
	}
	return d.ada, nil
}

func (d *desk) ask() passkeys.Question {
	d.t.Helper()
	q, err := d.Ask(here)
	if err != nil {
		d.t.Fatal(err)
	}
	return q
}

// comes lets the holder of the key try.
func (d *desk) comes(a *authenticator) (passkeys.Proof, error) {
	d.t.Helper()
	q := d.ask()
	return d.Prove(here, q.Ticket, a.prove(q), d.find)
}

func TestAKeyOpensItsAccountWithoutAName(t *testing.T) {
	d, a := newDesk(t), newAuthenticator(t)
	k := d.has(a)
	for range 2 {
		p, err := d.comes(a)
		if err != nil || p.Account != d.ada.Account || !bytes.Equal(p.Key, k.ID) || p.Count != a.count {
			t.Fatalf("%+v, %v", p, err)
		}
		d.ada.Keys[0].Count = p.Count
	}
}

func TestAKeyThatProvesNothingIsRefused(t *testing.T) {
	for what, change := range map[string]func(d *desk, a *authenticator){
		"a page of another site":              func(_ *desk, a *authenticator) { a.origin = "https://desk.example.evil.test" },
		"another port of the host":            func(_ *desk, a *authenticator) { a.origin = "https://desk.example" },
		"a key for another host":              func(_ *desk, a *authenticator) { a.host = "evil.test" },
		"nobody was asked for a finger":       func(_ *desk, a *authenticator) { a.verifies = false },
		"another key under the same id":       func(_ *desk, a *authenticator) { a.key = newAuthenticator(a.t).key },
		"a count that stands":                 func(d *desk, a *authenticator) { d.ada.Keys[0].Count = a.count + 1 },
		"a count that went back to not known": func(d *desk, a *authenticator) { d.ada.Keys[0].Count = 7; a.count = ^uint32(0) },
		"a key that was taken away":           func(d *desk, _ *authenticator) { d.ada.Keys = nil },
		"another account's name in the key":   func(d *desk, a *authenticator) { id := record.NewID(); d.ada.Account = id },
		"no account in the key":               func(_ *desk, a *authenticator) { a.handle = nil },
	} {
		t.Run(what, func(t *testing.T) {
			d, a := newDesk(t), newAuthenticator(t)
			d.has(a)
			change(d, a)
			p, err := d.comes(a)
			if !errors.Is(err, passkeys.ErrRefused) && !errors.Is(err, errUnknown) || p.Account != (record.ID{}) {
				t.Errorf("%+v, %v", p, err)
			}
		})
	}
}

func TestAQuestionIsAnsweredOnceAndByWhomItWasPutTo(t *testing.T) {
	d, a := newDesk(t), newAuthenticator(t)
	d.has(a)
	q := d.ask()
	answer := a.prove(q)
	if _, err := d.Prove(here, q.Ticket, answer, d.find); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Prove(here, q.Ticket, answer, d.find); !errors.Is(err, ticket.ErrNotGood) {
		t.Errorf("the same again: %v", err)
	}
	if _, err := d.Prove(here, d.ask().Ticket, answer, d.find); !errors.Is(err, passkeys.ErrRefused) {
		t.Errorf("an answer to another question: %v", err)
	}
	offer, err := d.Offer(d.ada, here)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Prove(here, offer.Ticket, answer, d.find); !errors.Is(err, ticket.ErrNotGood) {
		t.Errorf("a ticket for adding: %v", err)
	}
	ben := passkeys.Person{Account: record.NewID(), Login: "ben", Name: "Ben Rook"}
	if _, err := d.Add(ben, here, offer.Ticket, newAuthenticator(t).make(offer)); !errors.Is(err, ticket.ErrNotGood) {
		t.Errorf("another's offer: %v", err)
	}
}

func TestNoKeyIsMadeThatAsksNobody(t *testing.T) {
	d, a := newDesk(t), newAuthenticator(t)
	q, err := d.Offer(d.ada, here)
	if err != nil {
		t.Fatal(err)
	}
	a.verifies = false
	if k, err := d.Add(d.ada, here, q.Ticket, a.make(q)); !errors.Is(err, passkeys.ErrRefused) {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestKeysBelongToOneNameAndNeedASecurePage(t *testing.T) {
	d := newDesk(t)
	for _, origin := range []string{"http://desk.example:8443", "https://localhost:8443", "https://other.example", "", "null"} {
		if _, err := d.Ask(origin); !errors.Is(err, passkeys.ErrRefused) {
			t.Errorf("a page of %q: %v", origin, err)
		}
	}
	if _, err := passkeys.New("localhost", ticket.New(time.Now)).Ask("http://localhost:8080"); err != nil {
		t.Errorf("this machine without TLS: %v", err)
	}
}

func TestWhatIsNoAnswerIsRefused(t *testing.T) {
	d := newDesk(t)
	for _, answer := range []string{"", "{}", "null", `{"id":"AA","rawId":"AA","type":"public-key","response":{}}`, "[1,2"} {
		if _, err := d.Prove(here, d.ask().Ticket, []byte(answer), d.find); !errors.Is(err, passkeys.ErrRefused) {
			t.Errorf("%q: %v", answer, err)
		}
	}
}
