package lawful

import (
	"slices"

	"watchfloor/record"
)

// Adds gives an account one more way to prove who it is.
func Adds(v Viewer, account record.ID, c Credential) record.Draft {
	if c.ID.IsZero() {
		c.ID = record.NewID()
	}
	d := v.Draft(account, &record.CredentialAdded{Account: account, Credential: c.ID, Means: c.Means})
	d.Contents = []record.Content{{ID: record.NewID(), Key: account, Class: record.ClassCredential, Bytes: c.Bytes()}}
	return d
}

// Removes takes one away.
func Removes(v Viewer, c Credential) record.Draft {
	return v.Draft(c.Account, &record.CredentialRemoved{Account: c.Account, Credential: c.ID})
}

// EndSessions ends the sessions of an account, but for some.
func EndSessions(r Accounts, v Viewer, account record.ID, why record.SessionEnd, but ...record.ID) ([]record.Draft, error) {
	sessions, err := r.SessionsOf(account)
	var drafts []record.Draft
	for _, s := range sessions {
		if !slices.Contains(but, s.ID) {
			drafts = append(drafts, v.Draft(account, &record.SignedOut{Account: account, Session: s.ID, End: why}))
		}
	}
	return drafts, err
}

// Enrol gives an account the ways to prove who it is that its holder made with an
// invitation. Those it had before, the invitation among them, and its sessions end:
// whoever had them is out.
func Enrol(r Accounts, v Viewer, account record.ID, fresh ...Credential) ([]record.Draft, error) {
	old, err := r.CredentialsOf(account)
	if err != nil {
		return nil, err
	}
	drafts, err := EndSessions(r, v, account, record.SessionRevoked)
	for _, c := range old {
		drafts = append(drafts, Removes(v, c))
	}
	for _, c := range fresh {
		drafts = append(drafts, Adds(v, account, c))
	}
	return drafts, err
}

// Replace gives an account new credentials in place of those of the same means, as
// when somebody changes a password. Other sessions than this one end.
func Replace(r Accounts, v Viewer, fresh ...Credential) ([]record.Draft, error) {
	old, err := r.CredentialsOf(v.Actor)
	if err != nil {
		return nil, err
	}
	drafts, err := EndSessions(r, v, v.Actor, record.SessionRevoked, v.Session)
	for _, c := range old {
		if slices.ContainsFunc(fresh, func(f Credential) bool { return f.Means == c.Means }) {
			drafts = append(drafts, Removes(v, c))
		}
	}
	for _, c := range fresh {
		drafts = append(drafts, Adds(v, v.Actor, c))
	}
	return drafts, err
}

// Remove takes one of the viewer's own credentials away, as long as another way in
// stays. A password and its one-time codes are one way; they go together.
func Remove(r Accounts, v Viewer, credential record.ID) ([]record.Draft, error) {
	all, err := r.CredentialsOf(v.Actor)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(c Credential) bool { return c.ID == credential })
	if at < 0 {
		return nil, Cannot("this is none of your ways to sign in")
	}
	gone := map[record.Means]bool{}
	if m := all[at].Means; m == record.MeansPassword || m == record.MeansCode {
		gone[record.MeansPassword], gone[record.MeansCode], gone[record.MeansRecovery] = true, true, true
	}
	var drafts []record.Draft
	another := false
	for _, c := range all {
		switch {
		case c.ID == credential || gone[c.Means]:
			drafts = append(drafts, Removes(v, c))
		case c.Means == record.MeansPassword, c.Means == record.MeansPasskey, c.Means == record.MeansProvider:
			another = true
		}
	}
	if !another {
		return nil, Cannot("this is your last way to sign in: add another before you remove it")
	}
	return drafts, nil
}
