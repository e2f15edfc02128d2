package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// accountWays are how somebody may try the methods about accounts in a house that has
// none: nothing that is restricted has a part in them.
func (p *transcript) accountWays() map[string]func() {
	ctx, h := p.t.Context(), web.House(p.house)
	notIn := func(what string, err error) {
		var not lawful.NotIn
		var cannot lawful.Cannot
		if !errors.As(err, &not) && !errors.As(err, &cannot) && !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("%s: %v", what, err)
		}
	}
	somebody := record.NewID()
	return map[string]func(){
		"Peopled":   func() { p.write("peopled", h.Peopled(), nil) },
		"NameOf":    func() { p.write("name", h.NameOf(somebody), nil) },
		"Unwatched": func() { p.write("unwatched", h.Unwatched(0), nil) },
		"Session": func() {
			_, ok := h.Session(ctx, "nothing")
			p.write("session", ok, nil)
		},
		"SignIn": func() {
			_, err := h.SignIn(ctx, web.SignIn{Login: "nobody", Password: "nothing", Address: somebody.String()})
			notIn("sign in", err)
		},
		"OpenSession": func() {
			_, err := h.OpenSession(ctx, somebody, record.MeansPasskey)
			notIn("open a session", err)
		},
		"EndSession": func() { notIn("end a session", h.EndSession(ctx, p.v, somebody)) },
		"Me": func() {
			_, err := h.Me(ctx, p.v)
			notIn("me", err)
		},
		"Renew": func() {
			_, err := h.Renew(ctx, p.v, web.Renewal{})
			notIn("renew", err)
		},
		"RemoveCredential": func() { notIn("remove", h.RemoveCredential(ctx, p.v, somebody)) },
		// An administrator sees the names of labels, and nobody else asks.
		"Staff": func() {},
		"DecideAccount": func() {
			_, err := h.DecideAccount(ctx, p.v, lawful.AccountDecision{Act: lawful.CloseAccount, Account: somebody}, nil)
			notIn("decide", err)
		},
		"Invitation": func() {
			_, err := h.Invitation(ctx, "nothing")
			notIn("invitation", err)
		},
		"Accept": func() {
			_, _, err := h.Accept(ctx, "nothing", web.Enrolment{})
			notIn("accept", err)
		},
	}
}
