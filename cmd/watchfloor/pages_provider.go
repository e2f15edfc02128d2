package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strings"
	"time"

	"watchfloor/cmd/watchfloor/passkeys"
	"watchfloor/cmd/watchfloor/provider"
	"watchfloor/cmd/watchfloor/ticket"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// wayFlags say by which other house of the force people come in.
type wayFlags struct {
	OIDCIssuer     string `name:"oidc-issuer" help:"Let people come in by this OpenID provider, who has an account here that is linked to theirs." placeholder:"URL"`
	OIDCClient     string `name:"oidc-client" help:"As whom the provider knows this house." placeholder:"ID"`
	OIDCSecretFile string `name:"oidc-secret-file" help:"A file with the secret that the provider gave this house." placeholder:"FILE"`
	OIDCName       string `name:"oidc-name" help:"What people call the provider." default:"the directory" placeholder:"NAME"`
}

// ways opens them. Keys belong to the first host name, or else to this machine; an
// address has none.
func (f wayFlags) ways(r reach) (w ways, err error) {
	tickets := ticket.New(time.Now)
	host := "localhost"
	if len(r.hosts) > 0 {
		host = r.hosts[0]
	}
	if isName(host) {
		w.passkeys = passkeys.New(host, tickets)
	}
	if f.OIDCIssuer == "" {
		return w, nil
	}
	secret, err := readSecretFile(f.OIDCSecretFile)
	if err == nil {
		w.name = f.OIDCName
		w.provider, err = provider.New(provider.Options{Issuer: f.OIDCIssuer, Client: f.OIDCClient, Secret: secret, Tickets: tickets, Now: time.Now})
	}
	if err != nil {
		return w, fmt.Errorf("--oidc-issuer: %w", err)
	}
	return w, nil
}

// readSecretFile reads a file that holds one secret and that others may not read.
func readSecretFile(name string) (string, error) {
	if name == "" {
		return "", fmt.Errorf("its secret is missing: give --oidc-secret-file FILE")
	}
	about, err := os.Stat(name)
	if err != nil {
		return "", err
	}
	if about.Mode().Perm()&0o007 != 0 && runtime.GOOS != "windows" {
		return "", fmt.Errorf("%s: everybody on this machine may read the secret in it; chmod 600 it, and change it if others were here", name)
	}
	b, err := os.ReadFile(name)
	return strings.TrimSpace(string(b)), err
}

// journey is for whom somebody is at the provider: nobody yet, who holds an
// invitation, or an account that is to be linked.
type journey struct {
	Account    record.ID `json:"account,omitzero"`
	Session    record.ID `json:"session,omitzero"`
	Invitation string    `json:"invitation,omitempty"`
}

var errNoProvider = lawful.Cannot("this house has no provider by which people come in")

// ToProvider implements web.House.
func (h *house) ToProvider(ctx context.Context, o web.Owner, back string) (to, t string, err error) {
	if h.ways.provider == nil {
		return "", "", errNoProvider
	}
	if o.Invitation != "" {
		if _, err := h.Invitation(ctx, o.Invitation); err != nil {
			return "", "", err
		}
	}
	whose, err := json.Marshal(journey{o.Viewer.Actor, o.Viewer.Session, o.Invitation})
	if err != nil {
		return "", "", err
	}
	to, t, err = h.ways.provider.Begin(ctx, string(whose), back)
	return to, t, cannot(err)
}

// FromProvider implements web.House. The session of who links an account does not come
// along from another site: the ticket says which it was, and it must be open still.
func (h *house) FromProvider(ctx context.Context, back, t string, came url.Values) (web.Opened, error) {
	if h.ways.provider == nil {
		return web.Opened{}, errNoProvider
	}
	who, whose, err := h.ways.provider.End(ctx, back, t, came)
	if err != nil {
		return web.Opened{}, h.notIn(err, record.ID{}, record.MeansProvider)
	}
	var j journey
	if err := json.Unmarshal([]byte(whose), &j); err != nil {
		return web.Opened{}, err
	}
	found := who.Issuer + " " + who.Subject // an issuer is an address and has no space
	if j.Account.IsZero() && j.Invitation == "" {
		return h.comesByProvider(ctx, found)
	}
	o := web.Owner{Invitation: j.Invitation}
	if j.Invitation == "" {
		a, _, ok, err := h.db.AccountOf(ctx, j.Account)
		if err != nil {
			return web.Opened{}, err
		}
		if !ok || !a.Open() {
			return web.Opened{}, lawful.NotIn{}
		}
		o.Viewer = a.SignedInAs(j.Session)
	}
	return h.adds(ctx, o, lawful.Credential{Means: record.MeansProvider, Found: found})
}

// comesByProvider opens a session for who is linked to an account. An account is
// never made here.
func (h *house) comesByProvider(ctx context.Context, found string) (web.Opened, error) {
	c, ok, err := h.db.CredentialFound(ctx, record.MeansProvider, found)
	if err != nil {
		return web.Opened{}, err
	}
	if !ok {
		h.staff.refused.Add(record.ID{}, record.MeansProvider, record.SignInWrong)
		return web.Opened{}, lawful.Cannot(h.ways.name + " knows you, and no account here is linked to you: come in by another way and link it on your own page, or ask an administrator for an invitation")
	}
	return h.opens(ctx, lawful.Account{ID: c.Account}, []record.Means{record.MeansProvider}, func(tx *store.Tx, _ lawful.Viewer) ([]record.Draft, error) {
		return nil, h.stillOpens(tx, c, 0)
	})
}
