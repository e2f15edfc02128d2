// Package provider lets people come in whom another house of the force knows
// already: its directory, by OpenID Connect.
//
// Promises:
//   - Nothing is asked of the provider before somebody wants to come in by it. That
//     it is down stops nobody from coming in by other means.
//   - What comes back counts once, in the browser that set out, for five minutes, and
//     only with the code, the secret of this house and the proof that it was this
//     house that asked (PKCE, state and nonce).
//   - Somebody is who the provider says by issuer and subject. Names, e-mail
//     addresses and whatever else it tells are not asked for and not read.
package provider

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"watchfloor/cmd/watchfloor/ticket"
)

// Options say which provider, and as whom the house is known there.
type Options struct {
	Issuer  string
	Client  string
	Secret  string
	Tickets *ticket.Office
	Now     func() time.Time
	HTTP    *http.Client // nil: one of its own
}

// Identity is somebody whom the provider knows.
type Identity struct {
	Issuer, Subject string
}

// The errors of End.
var (
	ErrRefused = errors.New("the provider did not say who this is")
	ErrAway    = errors.New("the provider does not answer")
)

// Provider is the one provider of a house.
type Provider struct {
	opt Options

	mu    sync.Mutex // guards known
	known *oidc.Provider
}

// patience is how long the provider has for one answer.
const patience = 10 * time.Second

// New returns a provider. It says what is wrong with the options and asks nothing yet.
func New(o Options) (*Provider, error) {
	u, err := url.Parse(o.Issuer)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && !(u.Scheme == "http" && local(u.Hostname())) {
		return nil, fmt.Errorf("the issuer is an address that begins with https://, not %q", o.Issuer)
	}
	if o.Client == "" || o.Secret == "" {
		return nil, errors.New("the provider knows this house by a client id and a secret: both are needed")
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: patience}
	}
	own := *o.HTTP // a secret is not carried to where somebody points
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	o.HTTP = &own
	return &Provider{opt: o}, nil
}

func local(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }

// discovered asks the provider once where its doors are.
func (p *Provider) discovered(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known != nil {
		return p.known, nil
	}
	// What it returns asks for keys later, by this context: it must not end.
	known, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.opt.HTTP), p.opt.Issuer)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	p.known = known
	return known, nil
}

// client is this house as the provider knows it.
func (p *Provider) client(known *oidc.Provider, back string) oauth2.Config {
	return oauth2.Config{ClientID: p.opt.Client, ClientSecret: p.opt.Secret, Endpoint: known.Endpoint(), RedirectURL: back, Scopes: []string{oidc.ScopeOpenID}}
}

// journey is what the browser carries along while it is at the provider.
type journey struct {
	For      string `json:"for"`
	State    string `json:"state"`
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
}

// purpose is that of the tickets.
const purpose = "come back from the provider"

// Begin returns where the browser goes, and the ticket that it keeps as a cookie.
// back is the address of this house to which the provider sends it; whose is what End
// returns, as for whom all this is.
func (p *Provider) Begin(ctx context.Context, whose, back string) (to, t string, err error) {
	known, err := p.discovered(ctx)
	if err != nil {
		return "", "", err
	}
	j := journey{For: whose, State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier()}
	if t, err = p.opt.Tickets.Make(purpose, j); err != nil {
		return "", "", err
	}
	c := p.client(known, back)
	return c.AuthCodeURL(j.State, oidc.Nonce(j.Nonce), oauth2.S256ChallengeOption(j.Verifier)), t, nil
}

// End reads with what the browser came back, and asks the provider who it is.
func (p *Provider) End(ctx context.Context, back, t string, came url.Values) (who Identity, whose string, err error) {
	var j journey
	if err := p.opt.Tickets.Take(purpose, t, &j); err != nil {
		return who, "", err
	}
	if subtle.ConstantTimeCompare([]byte(j.State), []byte(came.Get("state"))) != 1 {
		return who, "", fmt.Errorf("%w: the state is not the one that was sent", ErrRefused)
	}
	if iss := came.Get("iss"); iss != "" && iss != p.opt.Issuer {
		return who, "", fmt.Errorf("%w: another provider answers", ErrRefused)
	}
	if came.Get("code") == "" {
		return who, "", fmt.Errorf("%w: it answers %q", ErrRefused, came.Get("error"))
	}
	known, err := p.discovered(ctx)
	if err != nil {
		return who, "", err
	}
	c := p.client(known, back)
	got, err := c.Exchange(oidc.ClientContext(ctx, p.opt.HTTP), came.Get("code"), oauth2.VerifierOption(j.Verifier))
	var answered *oauth2.RetrieveError
	switch {
	case errors.As(err, &answered):
		return who, "", fmt.Errorf("%w: it answers %s %q", ErrRefused, answered.Response.Status, answered.ErrorCode)
	case err != nil:
		return who, "", fmt.Errorf("%w: %w", ErrAway, err)
	}
	said, _ := got.Extra("id_token").(string) // none is refused by verify
	who, err = p.verify(ctx, known, said, j.Nonce)
	return who, j.For, err
}

// verify reads an ID token: whose it is, for whom, until when, and that it answers
// the question that was asked.
func (p *Provider) verify(ctx context.Context, known *oidc.Provider, said, nonce string) (Identity, error) {
	token, err := known.Verifier(&oidc.Config{ClientID: p.opt.Client, Now: p.opt.Now}).Verify(ctx, said)
	if err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	var more struct {
		Party string `json:"azp"`
	}
	if err := token.Claims(&more); err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	switch {
	case subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1:
		return Identity{}, fmt.Errorf("%w: the nonce is not the one that was sent", ErrRefused)
	case more.Party != "" && more.Party != p.opt.Client, more.Party == "" && len(token.Audience) > 1:
		return Identity{}, fmt.Errorf("%w: the token was made for another client", ErrRefused)
	case token.Subject == "":
		return Identity{}, fmt.Errorf("%w: the token names nobody", ErrRefused)
	}
	return Identity{token.Issuer, token.Subject}, nil
}
