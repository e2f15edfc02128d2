package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"strings"

	"watchfloor/lawful"
	"watchfloor/lawful/password"
	"watchfloor/lawful/throttle"
	"watchfloor/lawful/totp"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// signingIn is one attempt of somebody to come in.
type signingIn struct {
	h       *house
	in      web.SignIn
	login   string
	attempt throttle.Attempt
	account lawful.Account
	all     []lawful.Credential
	known   bool        // there is an account of the name, and it is open
	now     record.Time // in the world: a device that shows codes knows no exercise
}

func (h *house) signingIn(in web.SignIn) *signingIn {
	login := lawful.Login(in.Login)
	x := &signingIn{h: h, in: in, login: login, now: record.At(h.db.World())}
	x.attempt = throttle.Attempt{Account: h.db.Keyed("throttle", login), Address: in.Address, Device: h.device(in.Device, login)}
	return x
}

// device returns the name of a device whose mark says that the account signed in on it;
// "" for any other. The mark is made from the secret of the house, so none is kept.
func (h *house) device(mark, login string) string {
	nonce, keyed, ok := strings.Cut(mark, ".")
	if !ok || subtle.ConstantTimeCompare([]byte(keyed), []byte(h.db.Keyed("device", login, nonce))) != 1 {
		return ""
	}
	return nonce
}

// SignIn implements web.House.
func (h *house) SignIn(ctx context.Context, in web.SignIn) (web.Opened, error) {
	x := h.signingIn(in)
	means, drafts, err := x.prove(ctx)
	if err != nil {
		return web.Opened{}, err
	}
	return h.opens(ctx, x.account, means, drafts)
}

// prove checks password and code. Whether the name, the password or the code was wrong
// is told to nobody, and takes as long. What it returns is done in the transaction that
// goes on: codes are used up there.
func (x *signingIn) prove(ctx context.Context) ([]record.Means, drafting, error) {
	if wait := x.h.staff.guesses.Try(x.attempt, x.now); wait > 0 {
		x.h.staff.refused.Add(x.h.staff.Named(x.login), record.MeansPassword, record.SignInThrottled)
		return nil, nil, lawful.NotIn{Wait: wait}
	}
	if err := x.read(ctx); err != nil {
		return nil, nil, err
	}
	kept := x.credential(record.MeansPassword)
	right, err := x.h.staff.runs.verify(ctx, string(kept.Secret), x.in.Password, x.attempt.Device != "")
	if err != nil {
		return nil, nil, err
	}
	second, use := x.second()
	if !right || !x.known || use == nil {
		return nil, nil, x.refused()
	}
	fresh := ""
	if password.Stale(string(kept.Secret)) {
		if fresh, err = x.h.staff.runs.hash(ctx, x.in.Password); err != nil {
			return nil, nil, err
		}
	}
	return []record.Means{record.MeansPassword, second}, func(tx *store.Tx, v lawful.Viewer) ([]record.Draft, error) {
		drafts, err := x.still(tx, v, kept, use)
		if err == nil && fresh != "" {
			drafts = append(drafts, lawful.Removes(v, kept), lawful.Adds(v, x.account.ID, lawful.Credential{Means: record.MeansPassword, Secret: []byte(fresh)}))
		}
		if err == nil {
			x.h.staff.guesses.Succeeded(x.attempt)
		}
		return drafts, err
	}, nil
}

// drafting makes the entries of an act in its transaction.
type drafting func(*store.Tx, lawful.Viewer) ([]record.Draft, error)

func (x *signingIn) read(ctx context.Context) (err error) {
	var ok bool
	x.account, x.all, ok, err = x.h.db.SignsIn(ctx, x.login)
	x.known = ok && x.account.Open()
	return err
}

func (x *signingIn) credential(m record.Means) lawful.Credential {
	for _, c := range x.all {
		if c.Means == m {
			return c
		}
	}
	return lawful.Credential{}
}

// second finds what the typed code is: one of the device, or one of those written
// down. use is nil when it is neither.
func (x *signingIn) second() (record.Means, drafting) {
	device := x.credential(record.MeansCode)
	secret, err := totp.ReadSecret(string(device.Secret))
	if step, ok := totp.Match(secret, x.in.Code, x.now); ok && err == nil {
		return record.MeansCode, func(tx *store.Tx, _ lawful.Viewer) ([]record.Draft, error) {
			if first, err := tx.UseCredential(device.ID, step); err != nil || !first {
				return nil, errors.Join(err, x.refusedUnless(first))
			}
			return nil, nil
		}
	}
	digest := totp.RecoveryDigest(x.in.Code)
	for _, c := range x.all {
		if c.Means == record.MeansRecovery && c.Found == digest {
			return record.MeansRecovery, func(_ *store.Tx, v lawful.Viewer) ([]record.Draft, error) {
				return []record.Draft{lawful.Removes(v, c)}, nil
			}
		}
	}
	return record.MeansCode, nil
}

// still looks again in the transaction: what was proved may have been taken away since.
func (x *signingIn) still(tx *store.Tx, v lawful.Viewer, kept lawful.Credential, use drafting) ([]record.Draft, error) {
	all, err := tx.CredentialsOf(x.account.ID)
	if err != nil {
		return nil, err
	}
	drafts, err := use(tx, v)
	left := map[record.ID]bool{}
	for _, c := range all {
		left[c.ID] = true
	}
	for _, d := range drafts {
		if gone, ok := d.Body.(*record.CredentialRemoved); ok && !left[gone.Credential] {
			return nil, x.refused()
		}
	}
	if err == nil && !left[kept.ID] {
		err = x.refused()
	}
	return drafts, err
}

func (x *signingIn) refusedUnless(ok bool) error {
	if ok {
		return nil
	}
	return x.refused()
}

// refused counts the attempt and says what everybody is told.
func (x *signingIn) refused() error {
	why := record.SignInWrong
	if !x.account.ID.IsZero() && !x.account.Open() {
		why = record.SignInClosed
	}
	x.h.staff.refused.Add(x.account.ID, record.MeansPassword, why)
	return lawful.NotIn{}
}

// OpenSession implements web.House.
func (h *house) OpenSession(ctx context.Context, account record.ID, means ...record.Means) (web.Opened, error) {
	return h.opens(ctx, lawful.Account{ID: account}, means, nil)
}

// opens begins a session of an account, together with what else is to be recorded.
func (h *house) opens(ctx context.Context, a lawful.Account, means []record.Means, also drafting) (web.Opened, error) {
	secret, digest := newSecret()
	session := record.NewID()
	err := h.staffed(ctx, store.Interactive, func(tx *store.Tx) (drafts []record.Draft, err error) {
		now, ok, err := tx.AccountNow(a.ID)
		if err != nil {
			return nil, err
		}
		if !ok || !now.Open() {
			h.staff.refused.Add(a.ID, means[0], record.SignInClosed)
			return nil, lawful.NotIn{}
		}
		a = now
		v := a.SignedInAs(session)
		if also != nil {
			if drafts, err = also(tx, v); err != nil {
				return nil, err
			}
		}
		if err := tx.KeepSession(digest, session); err != nil {
			return nil, err
		}
		return append(drafts, v.Draft(a.ID, &record.SignedIn{Account: a.ID, Session: session, Means: means})), nil
	})
	if err != nil {
		return web.Opened{}, err
	}
	nonce := rand.Text()
	return web.Opened{Secret: secret, Device: nonce + "." + h.db.Keyed("device", a.Login, nonce), Account: a}, nil
}

// Session implements web.House: who acts in a session, with what was granted to them.
func (h *house) Session(ctx context.Context, secret string) (lawful.Viewer, bool) {
	v, ok := h.session(ctx, secret)
	if !ok {
		return v, false
	}
	return h.granted(ctx, v), true
}

func (h *house) session(ctx context.Context, secret string) (lawful.Viewer, bool) {
	digest, now := digestOf(secret), record.At(h.db.Now())
	if v, ok := h.staff.Viewer(digest, now); ok {
		return v, true
	}
	s, ok, err := h.db.Session(ctx, digest)
	if err != nil || !ok {
		return lawful.Viewer{}, false
	}
	h.staff.Admit(digest, s)
	return h.staff.Viewer(digest, now)
}

// EndSession implements web.House.
func (h *house) EndSession(ctx context.Context, v lawful.Viewer, session record.ID) error {
	return h.staffed(ctx, store.Interactive, func(tx *store.Tx) ([]record.Draft, error) {
		s, ok, err := tx.SessionNow(session)
		if err != nil {
			return nil, err
		}
		if !ok || s.Account != v.Actor && !v.May(lawful.Administer) {
			return nil, lawful.Cannot("this session has ended already")
		}
		why := record.SessionRevoked
		if session == v.Session {
			why = record.SessionLeft
		}
		return []record.Draft{v.Draft(s.Account, &record.SignedOut{Account: s.Account, Session: session, End: why})}, nil
	})
}
