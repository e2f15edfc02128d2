package provider

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"watchfloor/cmd/watchfloor/ticket"
	"watchfloor/internal/directory"
)

const back = "http://localhost:8080/signin/provider/back"

// desk is a house that a directory knows.
type desk struct {
	*Provider
	t         *testing.T
	directory *directory.Directory
	asked     atomic.Int64 // requests to the directory
	ahead     time.Duration
}

// RoundTrip implements http.RoundTripper.
func (d *desk) RoundTrip(r *http.Request) (*http.Response, error) {
	d.asked.Add(1)
	return http.DefaultTransport.RoundTrip(r)
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, directory: directory.Open(t)}
	d.directory.Trust("desk", "secret", back)
	d.directory.Trust("other", "another secret", back)
	d.Provider = d.as("desk", "secret")
	return d
}

// as is the house under a name that the directory knows.
func (d *desk) as(client, secret string) *Provider {
	d.t.Helper()
	p, err := New(Options{Issuer: d.directory.Issuer, Client: client, Secret: secret, Tickets: ticket.New(time.Now), HTTP: &http.Client{Transport: d},
		Now: func() time.Time { return time.Now().Add(d.ahead) }})
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// begin sets out.
func (d *desk) begin(p *Provider) (to, t string) {
	d.t.Helper()
	to, t, err := p.Begin(d.t.Context(), "whoever", back)
	if err != nil {
		d.t.Fatal(err)
	}
	return to, t
}

func TestSomebodyIsWhoTheProviderSays(t *testing.T) {
	d := newDesk(t)
	if n := d.asked.Load(); n != 0 {
		t.Errorf("the provider was asked %d times before anybody came", n)
	}
	for _, name := range []string{"ada", "ben"} {
		to, ticket := d.begin(d.Provider)
		who, whose, err := d.End(t.Context(), back, ticket, d.directory.Visit(t, to, name))
		if want := (Identity{d.directory.Issuer, "id of " + name}); err != nil || who != want || whose != "whoever" {
			t.Errorf("%+v, %v, want %+v", who, err, want)
		}
		if strings.Contains(to, "email") || strings.Contains(to, "profile") {
			t.Errorf("more is asked for than who it is: %s", to)
		}
	}
}

// changed is an address with one parameter changed.
func changed(t *testing.T, to, name, value string) string {
	t.Helper()
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestWhatIsNotAnswerToTheQuestionIsRefused(t *testing.T) {
	for what, c := range map[string]struct {
		on  func(d *desk, to string) string            // what the browser visits
		ret func(d *desk, came url.Values)             // what it brings back
		why string                                     // in the error
		now time.Duration                              // how late it is by the clock of the house
		end func(d *desk, ticket string) (tick string) // the ticket that it brings
	}{
		"another nonce":        {on: func(d *desk, to string) string { return changed(d.t, to, "nonce", "mine") }, why: "nonce"},
		"no nonce":             {on: func(d *desk, to string) string { return changed(d.t, to, "nonce", "") }, why: "nonce"},
		"another state":        {ret: func(_ *desk, came url.Values) { came.Set("state", "mine") }, why: "state"},
		"no state":             {ret: func(_ *desk, came url.Values) { came.Del("state") }, why: "state"},
		"no code":              {ret: func(_ *desk, came url.Values) { came.Del("code"); came.Set("error", "access_denied") }, why: "access_denied"},
		"a made-up code":       {ret: func(_ *desk, came url.Values) { came.Set("code", "made-up") }, why: "it answers 4"},
		"another provider":     {ret: func(_ *desk, came url.Values) { came.Set("iss", "https://evil.test") }, why: "another provider"},
		"a token that expired": {now: 2 * time.Hour, why: "expired"},
		"no proof who asked": {on: func(d *desk, to string) string {
			return changed(d.t, to, "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
		}, why: "it answers 4"},
		"another's code":        {ret: (*desk).othersCode, why: "it answers 4"},
		"another ticket":        {end: func(d *desk, _ string) string { _, t := d.begin(d.Provider); return t }, why: "state"},
		"the ticket of nobody":  {end: func(*desk, string) string { return "" }, why: ticket.ErrNotGood.Error()},
		"the ticket of another": {end: func(d *desk, _ string) string { _, t := d.begin(d.as("desk", "secret")); return t }, why: ticket.ErrNotGood.Error()},
	} {
		t.Run(what, func(t *testing.T) {
			d := newDesk(t)
			to, tick := d.begin(d.Provider)
			if c.on != nil {
				to = c.on(d, to)
			}
			came := d.directory.Visit(t, to, "ada")
			if c.ret != nil {
				c.ret(d, came)
			}
			if c.end != nil {
				tick = c.end(d, tick)
			}
			d.ahead = c.now
			who, _, err := d.End(t.Context(), back, tick, came)
			if !errors.Is(err, ErrRefused) && !errors.Is(err, ticket.ErrNotGood) || !strings.Contains(err.Error(), c.why) || who != (Identity{}) {
				t.Errorf("%+v, %v, want %q", who, err, c.why)
			}
		})
	}
}

// othersCode puts a code that the provider made for another client in place.
func (d *desk) othersCode(came url.Values) {
	to, _ := d.begin(d.as("other", "another secret"))
	came.Set("code", d.directory.Visit(d.t, to, "ben").Get("code"))
}

func TestWhatWasUsedIsRefused(t *testing.T) {
	d := newDesk(t)
	to, tick := d.begin(d.Provider)
	came := d.directory.Visit(t, to, "ada")
	if _, _, err := d.End(t.Context(), back, tick, came); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.End(t.Context(), back, tick, came); !errors.Is(err, ticket.ErrNotGood) {
		t.Errorf("the same state again: %v", err)
	}
	to, tick = d.begin(d.Provider)
	fresh := d.directory.Visit(t, to, "ada")
	fresh.Set("code", came.Get("code"))
	if _, _, err := d.End(t.Context(), back, tick, fresh); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "it answers 4") {
		t.Errorf("the same code again: %v", err)
	}
}

// tokenFor is an ID token that the provider made for a client.
func (d *desk) tokenFor(client, secret, nonce string) string {
	d.t.Helper()
	p := d.as(client, secret)
	known, err := p.discovered(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	c := p.client(known, back)
	came := d.directory.Visit(d.t, c.AuthCodeURL("state", oidc.Nonce(nonce)), "ada")
	got, err := c.Exchange(d.t.Context(), came.Get("code"))
	if err != nil {
		d.t.Fatal(err)
	}
	return got.Extra("id_token").(string)
}

func TestATokenForAnotherAudienceIsRefused(t *testing.T) {
	d := newDesk(t)
	known, err := d.discovered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if who, err := d.verify(t.Context(), known, d.tokenFor("desk", "secret", "n"), "n"); err != nil || who.Subject != "id of ada" {
		t.Errorf("a token of our own: %+v, %v", who, err)
	}
	if who, err := d.verify(t.Context(), known, d.tokenFor("other", "another secret", "n"), "n"); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "audience") {
		t.Errorf("another's token: %+v, %v", who, err)
	}
	if who, err := d.verify(t.Context(), known, "", "n"); !errors.Is(err, ErrRefused) {
		t.Errorf("no token: %+v, %v", who, err)
	}
}

func TestAWrongSecretIsTheProvidersRefusal(t *testing.T) {
	d := newDesk(t)
	p := d.as("desk", "wrong")
	to, tick := d.begin(p)
	if _, _, err := p.End(t.Context(), back, tick, d.directory.Visit(t, to, "ada")); !errors.Is(err, ErrRefused) {
		t.Errorf("%v", err)
	}
}

func TestAProviderThatIsAwayIsSaidToBe(t *testing.T) {
	p, err := New(Options{Issuer: "http://localhost:1", Client: "desk", Secret: "secret", Tickets: ticket.New(time.Now), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Begin(context.Background(), "whoever", back); !errors.Is(err, ErrAway) {
		t.Errorf("%v", err)
	}
}

func TestNoSecretIsSentInTheOpenOrToNobody(t *testing.T) {
	for what, o := range map[string]Options{
		"no TLS":     {Issuer: "http://directory.example", Client: "a", Secret: "b"},
		"no address": {Issuer: "directory", Client: "a", Secret: "b"},
		"no client":  {Issuer: "https://directory.example", Secret: "b"},
		"no secret":  {Issuer: "https://directory.example", Client: "a"},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%s: nothing is said", what)
		}
	}
}
