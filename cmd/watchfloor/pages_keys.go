package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"

	"watchfloor/cmd/watchfloor/passkeys"
	"watchfloor/cmd/watchfloor/provider"
	"watchfloor/cmd/watchfloor/ticket"
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// ways are the ways in besides a password.
type ways struct {
	passkeys *passkeys.Desk     // nil: none
	provider *provider.Provider // nil: none
	name     string             // of the provider
}

// Ways implements web.House.
func (h *house) Ways() (w web.Ways) {
	if h.ways.passkeys != nil {
		w.Passkeys = h.ways.passkeys.Host()
	}
	if h.ways.provider != nil {
		w.Provider = h.ways.name
	}
	return w
}

// ownerNow is the account for which a way to come in is made, and with what it comes
// in already.
func (h *house) ownerNow(ctx context.Context, o web.Owner) (lawful.Account, []lawful.Credential, error) {
	id := o.Viewer.Actor
	if o.Invitation != "" {
		a, err := h.Invitation(ctx, o.Invitation)
		if err != nil {
			return a, nil, err
		}
		id = a.ID
	}
	a, all, ok, err := h.db.AccountOf(ctx, id)
	if err == nil && !ok {
		err = desk.ErrNotFound
	}
	return a, all, err
}

// freshFor is how long after signing in somebody can add ways to come in, so that a
// machine left open for a moment is not an account lost for good.
const freshFor = record.Hour

// adds gives the owner a way to come in: who is signed in one more, who was invited
// their only one, with a session.
func (h *house) adds(ctx context.Context, o web.Owner, c lawful.Credential) (web.Opened, error) {
	if o.Invitation != "" {
		a, err := h.Invitation(ctx, o.Invitation)
		if err != nil {
			return web.Opened{}, err
		}
		return h.opens(ctx, a, []record.Means{record.MeansLink, c.Means}, func(tx *store.Tx, v lawful.Viewer) ([]record.Draft, error) {
			digest := digestOf(o.Invitation)
			if _, ok, err := tx.CredentialFound(record.MeansLink, hex.EncodeToString(digest[:])); err != nil || !ok {
				return nil, errors.Join(err, desk.ErrNotFound) // somebody used it meanwhile
			}
			if err := free(tx, c); err != nil {
				return nil, err
			}
			return lawful.Enrol(tx, v, a.ID, c)
		})
	}
	var a lawful.Account
	err := h.staffed(ctx, store.Interactive, func(tx *store.Tx) (drafts []record.Draft, err error) {
		s, ok, err := tx.SessionNow(o.Viewer.Session)
		if err != nil {
			return nil, err
		}
		if !ok || s.Account != o.Viewer.Actor {
			return nil, lawful.NotIn{}
		}
		if tx.Now()-s.Began > freshFor {
			return nil, lawful.Cannot("you signed in more than an hour ago: sign out, sign in again, and do this then")
		}
		if a, _, err = tx.AccountNow(s.Account); err == nil {
			err = free(tx, c)
		}
		return []record.Draft{lawful.Adds(o.Viewer, s.Account, c)}, err
	})
	return web.Opened{Account: a}, err
}

// free says whether what a credential is found by opens no account yet.
func free(tx *store.Tx, c lawful.Credential) error {
	_, taken, err := tx.CredentialFound(c.Means, c.Found)
	if err == nil && taken {
		err = lawful.Cannot("this opens an account here already")
	}
	return err
}

// person is an account as its keys know it, with the counts that they showed last.
func (h *house) person(ctx context.Context, a lawful.Account, all []lawful.Credential) (passkeys.Person, error) {
	p := passkeys.Person{Account: a.ID, Login: a.Login, Name: a.Name}
	for _, c := range all {
		if c.Means != record.MeansPasskey {
			continue
		}
		k, err := passkeys.ReadKey(c.Secret)
		if err != nil {
			return p, err
		}
		used, err := h.db.CredentialUsed(ctx, c.ID)
		if err != nil {
			return p, err
		}
		k.Count = max(k.Count, uint32(used))
		p.Keys = append(p.Keys, k)
	}
	return p, nil
}

var errNoPasskeys = lawful.Cannot("passkeys need a host name: start the house with --host NAME, where NAME is no number")

// AskPasskey implements web.House.
func (h *house) AskPasskey(ctx context.Context, o web.Owner, origin string) (web.PasskeyQuestion, error) {
	if h.ways.passkeys == nil {
		return web.PasskeyQuestion{}, errNoPasskeys
	}
	if o.Invitation == "" && o.Viewer.Actor.IsZero() {
		q, err := h.ways.passkeys.Ask(origin)
		return web.PasskeyQuestion{Ticket: q.Ticket, Options: q.Options}, cannot(err)
	}
	a, all, err := h.ownerNow(ctx, o)
	if err != nil {
		return web.PasskeyQuestion{}, err
	}
	p, err := h.person(ctx, a, all)
	if err != nil {
		return web.PasskeyQuestion{}, err
	}
	q, err := h.ways.passkeys.Offer(p, origin)
	return web.PasskeyQuestion{Ticket: q.Ticket, Make: true, Options: q.Options}, cannot(err)
}

// AnswerPasskey implements web.House.
func (h *house) AnswerPasskey(ctx context.Context, o web.Owner, origin string, a web.PasskeyAnswer) (web.Opened, error) {
	if h.ways.passkeys == nil {
		return web.Opened{}, errNoPasskeys
	}
	if o.Invitation == "" && o.Viewer.Actor.IsZero() {
		return h.comesByPasskey(ctx, origin, a)
	}
	account, all, err := h.ownerNow(ctx, o)
	if err != nil {
		return web.Opened{}, err
	}
	p, err := h.person(ctx, account, all)
	if err != nil {
		return web.Opened{}, err
	}
	k, err := h.ways.passkeys.Add(p, origin, a.Ticket, a.Answer)
	if err != nil {
		return web.Opened{}, cannot(err)
	}
	kept, err := passkeys.MarshalKey(k)
	if err != nil {
		return web.Opened{}, err
	}
	return h.adds(ctx, o, lawful.Credential{Means: record.MeansPasskey, Found: base64.RawURLEncoding.EncodeToString(k.ID), Secret: kept})
}

// comesByPasskey opens a session for who has a key.
func (h *house) comesByPasskey(ctx context.Context, origin string, a web.PasskeyAnswer) (web.Opened, error) {
	var who record.ID
	var all []lawful.Credential
	proof, err := h.ways.passkeys.Prove(origin, a.Ticket, a.Answer, func(id record.ID) (passkeys.Person, error) {
		account, has, ok, err := h.db.AccountOf(ctx, id)
		if err != nil || !ok {
			return passkeys.Person{}, errors.Join(err, unless(ok, passkeys.ErrRefused))
		}
		who, all = id, has
		return h.person(ctx, account, has)
	})
	if err != nil {
		return web.Opened{}, h.notIn(err, who, record.MeansPasskey)
	}
	var used lawful.Credential
	for _, c := range all {
		if k, err := passkeys.ReadKey(c.Secret); c.Means == record.MeansPasskey && err == nil && bytes.Equal(k.ID, proof.Key) {
			used = c
		}
	}
	return h.opens(ctx, lawful.Account{ID: proof.Account}, []record.Means{record.MeansPasskey}, func(tx *store.Tx, _ lawful.Viewer) ([]record.Draft, error) {
		return nil, h.stillOpens(tx, used, proof.Count)
	})
}

// stillOpens looks again in the transaction: the key may have been taken away, or
// have been used with a larger count.
func (h *house) stillOpens(tx *store.Tx, c lawful.Credential, count uint32) error {
	_, ok, err := tx.CredentialFound(c.Means, c.Found)
	if err == nil && ok && count > 0 {
		ok, err = tx.UseCredential(c.ID, int64(count))
	}
	if err == nil && !ok {
		err = h.notIn(passkeys.ErrRefused, c.Account, c.Means)
	}
	return err
}

func unless(ok bool, err error) error {
	if ok {
		return nil
	}
	return err
}

// refusedWays are the errors of ceremonies in which nobody proved who they are.
var refusedWays = []error{passkeys.ErrRefused, provider.ErrRefused}

// cannot is what people are told of a ceremony that failed.
func cannot(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ticket.ErrNotGood):
		return lawful.Cannot(ticket.ErrNotGood.Error())
	case errors.Is(err, provider.ErrAway):
		return lawful.Cannot("the provider does not answer: try again later, or come in by another way")
	}
	for _, refused := range refusedWays {
		if errors.Is(err, refused) {
			return lawful.Cannot(refused.Error())
		}
	}
	return err
}

// notIn counts an attempt to come in that failed, and says what they are told.
func (h *house) notIn(err error, account record.ID, m record.Means) error {
	for _, refused := range refusedWays {
		if errors.Is(err, refused) {
			h.staff.refused.Add(account, m, record.SignInWrong)
		}
	}
	return cannot(err)
}
