package main

import (
	"context"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/lawful/password"
	"watchfloor/lawful/totp"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// Peopled implements web.House.
func (h *house) Peopled() bool { return h.staff.Any() }

// NameOf implements web.House.
func (h *house) NameOf(id record.ID) string {
	if name := h.staff.Name(id); name != "" || !h.staff.Any() || id != h.db.House().Sitter || id.IsZero() {
		return name
	}
	return "whoever sat at the machine"
}

// Unwatched implements web.House.
func (h *house) Unwatched(at record.Time) record.Time {
	if at == 0 {
		at = record.At(h.db.Now())
	}
	return h.staff.Unwatched(at)
}

// Me implements web.House.
func (h *house) Me(ctx context.Context, v lawful.Viewer) (me web.Me, err error) {
	a, all, ok, err := h.db.AccountOf(ctx, v.Actor)
	if err != nil || !ok {
		return me, errors.Join(err, desk.ErrNotFound)
	}
	me.Account = a
	for _, c := range all {
		c.Found, c.Secret = "", nil
		me.Credentials = append(me.Credentials, c)
	}
	if me.Sessions, err = h.db.Sessions(ctx, v.Actor); err != nil {
		return me, err
	}
	me.Refused, err = asked(ctx, h, v, 0, func(a *store.Asked) ([]lawful.Refused, error) { return a.SignInsRefused(v.Actor, 10) })
	if err != nil {
		return me, err
	}
	names, err := asked(ctx, h, v, 0, (*store.Asked).Labels)
	for n := range a.Holds.Each {
		if n < len(names) {
			me.Labels = append(me.Labels, names[n])
		}
	}
	return me, err
}

// Staff implements web.House.
func (h *house) Staff(ctx context.Context, v lawful.Viewer, at record.Time) (web.Staff, error) {
	out := web.Staff{Invited: map[record.ID]record.Time{}, Sessions: map[record.ID]int{}}
	err := h.ask(ctx, v, at, func(a *store.Asked) (err error) {
		out.Seq, out.Now = a.Seq, a.Now
		if out.Accounts, err = a.Accounts(); err == nil {
			out.Labels, err = a.Labels()
		}
		return err
	})
	if err != nil || at != 0 {
		return out, err
	}
	for _, a := range out.Accounts {
		_, all, _, err := h.db.AccountOf(ctx, a.ID)
		if err != nil {
			return out, err
		}
		for _, c := range all {
			if until := expiry(c); c.Means == record.MeansLink && until > out.Now {
				out.Invited[a.ID] = until
			}
		}
		open, err := h.db.Sessions(ctx, a.ID)
		if err != nil {
			return out, err
		}
		out.Sessions[a.ID] = len(open)
	}
	return out, nil
}

// invitedFor is how long an invitation waits.
const invitedFor = 3 * record.Day

// invitation makes a link that works once, and the address to send.
func (h *house) invitation() (lawful.Credential, string) {
	secret, digest := newSecret()
	until := record.At(h.db.Now()) + invitedFor
	return lawful.Credential{Means: record.MeansLink, Found: hex.EncodeToString(digest[:]), Secret: strconv.AppendInt(nil, int64(until), 10)},
		"/invitation?secret=" + secret
}

// expiry is until when an invitation waits.
func expiry(c lawful.Credential) record.Time {
	t, err := strconv.ParseInt(string(c.Secret), 10, 64)
	if err != nil {
		return 0
	}
	return record.Time(t)
}

// DecideAccount implements web.House.
func (h *house) DecideAccount(ctx context.Context, v lawful.Viewer, d lawful.AccountDecision, labels []string) (link string, err error) {
	if d.Act == lawful.OpenAccount || d.Act == lawful.InviteAccount {
		d.Link, link = h.invitation()
	}
	if d.Act == lawful.OpenAccount {
		d.Account = record.NewID()
	}
	names, err := asked(ctx, h, v, 0, (*store.Asked).Labels)
	if err != nil {
		return "", err
	}
	for _, l := range labels {
		n := slices.Index(names, l)
		if n < 0 || l == "" {
			return "", lawful.Cannot("there is no label " + strconv.Quote(l) + " in this house")
		}
		d.Holds |= 1 << n
	}
	err = h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) {
		if !d.Request.IsZero() {
			if err := tx.Once(d.Request); err != nil {
				return nil, err
			}
		}
		return lawful.DecideAccount(tx, v, d)
	})
	if errors.Is(err, store.ErrRepeated) {
		return "", lawful.Cannot("this was done already: load the page anew; an invitation that you did not see can be made again")
	}
	if err != nil {
		return "", err
	}
	return link, nil
}

// Invitation implements web.House.
func (h *house) Invitation(ctx context.Context, secret string) (lawful.Account, error) {
	digest := digestOf(secret)
	c, ok, err := h.db.CredentialFound(ctx, record.MeansLink, hex.EncodeToString(digest[:]))
	if err != nil {
		return lawful.Account{}, err
	}
	a, found, err := lawful.Account{}, false, error(nil)
	if ok && expiry(c) > record.At(h.db.Now()) {
		a, _, found, err = h.db.AccountOf(ctx, c.Account)
	}
	if err == nil && (!found || !a.Open()) {
		err = desk.ErrNotFound
	}
	return a, err
}

// Accept implements web.House.
func (h *house) Accept(ctx context.Context, secret string, e web.Enrolment) (web.Opened, []string, error) {
	a, err := h.Invitation(ctx, secret)
	if err != nil {
		return web.Opened{}, nil, err
	}
	device, err := h.enrols(a, e)
	if err != nil {
		return web.Opened{}, nil, err
	}
	kept, err := h.staff.runs.hash(ctx, e.Password)
	if err != nil {
		return web.Opened{}, nil, err
	}
	fresh, codes := recovery()
	fresh = append(fresh, lawful.Credential{Means: record.MeansPassword, Secret: []byte(kept)}, device)
	digest := digestOf(secret)
	opened, err := h.opens(ctx, a, []record.Means{record.MeansLink}, func(tx *store.Tx, v lawful.Viewer) ([]record.Draft, error) {
		// Only one of two who follow the same link at once comes in.
		_, ok, err := tx.CredentialFound(record.MeansLink, hex.EncodeToString(digest[:]))
		if err != nil || !ok {
			return nil, errors.Join(err, desk.ErrNotFound)
		}
		step, _ := totp.Match(readSecret(device), e.Code, record.At(h.db.World()))
		if _, err := tx.UseCredential(device.ID, step); err != nil {
			return nil, err
		}
		return lawful.Enrol(tx, v, a.ID, fresh...)
	})
	return opened, codes, err
}

func readSecret(c lawful.Credential) []byte {
	b, err := totp.ReadSecret(string(c.Secret))
	if err != nil {
		return nil
	}
	return b
}

// enrols checks what somebody who was invited chose.
func (h *house) enrols(a lawful.Account, e web.Enrolment) (lawful.Credential, error) {
	if err := password.Check(e.Password, a.Name, a.Login); err != nil {
		return lawful.Credential{}, lawful.Cannot(err.Error())
	}
	device := lawful.Credential{ID: record.NewID(), Means: record.MeansCode, Secret: []byte(e.Secret)}
	if _, ok := totp.Match(readSecret(device), e.Code, record.At(h.db.World())); !ok || readSecret(device) == nil {
		return device, lawful.Cannot("the code is not the one that this secret gives now: check the secret in your device and its clock, and type the code that it shows")
	}
	return device, nil
}

// recovery makes codes for who has lost their device.
func recovery() (kept []lawful.Credential, codes []string) {
	for range totp.RecoveryCodes {
		c := totp.NewRecovery()
		codes = append(codes, c)
		kept = append(kept, lawful.Credential{Means: record.MeansRecovery, Found: totp.RecoveryDigest(c)})
	}
	return kept, codes
}

// Renew implements web.House.
func (h *house) Renew(ctx context.Context, v lawful.Viewer, r web.Renewal) ([]string, error) {
	a, ok := h.staff.Account(v.Actor)
	if !ok {
		return nil, desk.ErrNotFound
	}
	r.Login = a.Login
	x := h.signingIn(r.SignIn)
	if r.NewPassword != "" {
		if err := password.Check(r.NewPassword, a.Name, a.Login); err != nil {
			return nil, lawful.Cannot(err.Error())
		}
	}
	_, use, err := x.prove(ctx)
	if err != nil {
		return nil, err
	}
	fresh, codes := recovery()
	if r.NewPassword != "" {
		kept, err := h.staff.runs.hash(ctx, r.NewPassword)
		if err != nil {
			return nil, err
		}
		fresh = []lawful.Credential{{Means: record.MeansPassword, Secret: []byte(kept)}}
		codes = nil
	}
	err = h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) {
		used, err := use(tx, v)
		if err != nil {
			return nil, err
		}
		drafts, err := lawful.Replace(tx, v, fresh...)
		for _, d := range used { // the recovery code that was typed, if it is not among those replaced
			if gone, ok := d.Body.(*record.CredentialRemoved); ok && !removes(drafts, gone.Credential) {
				drafts = append(drafts, d)
			}
		}
		return drafts, err
	})
	return codes, err
}

func removes(drafts []record.Draft, credential record.ID) bool {
	return slices.ContainsFunc(drafts, func(d record.Draft) bool {
		gone, ok := d.Body.(*record.CredentialRemoved)
		return ok && gone.Credential == credential
	})
}

// RemoveCredential implements web.House.
func (h *house) RemoveCredential(ctx context.Context, v lawful.Viewer, credential record.ID) error {
	return h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) { return lawful.Remove(tx, v, credential) })
}
