package main

import (
	"errors"
	"net/url"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// keyWays are how somebody may try the methods about keys, the provider and tokens in
// a house without accounts: nothing that is restricted has a part in them.
func (p *transcript) keyWays() map[string]func() {
	ctx, h := p.t.Context(), web.House(p.house)
	notIn := func(what string, err error) {
		var not lawful.NotIn
		var cannot lawful.Cannot
		if !errors.As(err, &not) && !errors.As(err, &cannot) && !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("%s: %v", what, err)
		}
	}
	return map[string]func(){
		"Ways": func() { p.write("ways", h.Ways(), nil) },
		"AskPasskey": func() {
			_, err := h.AskPasskey(ctx, web.Owner{Viewer: p.v}, "http://localhost")
			notIn("ask for a passkey", err)
		},
		"AnswerPasskey": func() {
			_, err := h.AnswerPasskey(ctx, web.Owner{}, "http://localhost", web.PasskeyAnswer{})
			notIn("answer with a passkey", err)
		},
		"ToProvider": func() {
			_, _, err := h.ToProvider(ctx, web.Owner{}, "http://localhost/")
			notIn("to the provider", err)
		},
		"FromProvider": func() {
			_, err := h.FromProvider(ctx, "http://localhost/", "", url.Values{})
			notIn("from the provider", err)
		},
		"Program": func() {
			_, _, ok := h.Program("wf_NOTHING")
			p.write("program", ok, nil)
		},
		"Tokens": func() {
			all, err := h.Tokens(ctx, p.v)
			p.write("tokens", all, err)
		},
		"IssueToken": func() {
			_, err := h.IssueToken(ctx, p.v, web.TokenOrder{Name: "x", Scope: []record.TokenScope{record.ScopeBoard}, Days: 1})
			notIn("issue a token", err)
		},
		"RevokeToken": func() { notIn("revoke a token", h.RevokeToken(ctx, p.v, record.NewID())) },
	}
}
