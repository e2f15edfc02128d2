package store

import (
	"watchfloor/lawful"
	"watchfloor/record"
)

// foldAccount returns the fold of what is recorded of accounts; nil for other kinds.
func (f folder) foldAccount(e record.Entry) func() error {
	switch b := e.Body.(type) {
	case *record.AccountOpened:
		return func() error { return f.accountOpened(e, b) }
	case *record.AccountChanged:
		return func() error { return f.accountChanged(e, b) }
	case *record.CredentialAdded:
		return func() error { return f.credentialAdded(e, b) }
	case *record.CredentialRemoved:
		return func() error { return f.ends("credential", e, b.Credential) }
	case *record.TokenIssued:
		return func() error { return f.tokenIssued(e, b) }
	case *record.TokenRevoked:
		return func() error { return f.ends("token", e, b.Token) }
	case *record.SignedIn:
		return func() error { return f.signedIn(e, b) }
	case *record.SignedOut:
		return func() error { return f.ends("session", e, b.Session) }
	case *record.SignInRefused:
		return func() error { return f.signInRefused(e, b) }
	}
	return nil
}

// bitsOf is a set of codes in one column.
func bitsOf[C ~uint8](codes []C) (bits int64) {
	for _, c := range codes {
		bits |= 1 << c
	}
	return bits
}

func codesOf[C ~uint8](bits int64) (codes []C) {
	for c := C(0); c < 63; c++ {
		if bits>>c&1 == 1 {
			codes = append(codes, c)
		}
	}
	return codes
}

// ends ends what holds now of something that has an id.
func (f folder) ends(table string, e record.Entry, id record.ID) error {
	return f.exec(`UPDATE `+table+` SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), id[:], int64(e.Seq), int64(record.Forever))
}

func (f folder) accountOpened(e record.Entry, b *record.AccountOpened) error {
	login, content, err := f.wordsOf(e, record.ClassLogin)
	if err != nil {
		return err
	}
	name, _ := e.Content(record.ClassName)
	return f.exec(`INSERT INTO account (house, id, since, until, roles, holds, state, login_key, name, login, opened_at, at, disposed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		int64(f.house), b.Account[:], int64(e.Seq), int64(record.Forever), bitsOf(b.Roles), int64(b.Holds), int64(record.AccountOpen),
		f.named("login", login), name.ID[:], content[:], int64(e.At()), int64(e.At()), 0)
}

// accountChanged ends the present version and begins another.
func (f folder) accountChanged(e record.Entry, b *record.AccountChanged) error {
	err := f.exec(`INSERT INTO account (house, id, since, until, roles, holds, state, login_key, name, login, opened_at, at, disposed)
		SELECT house, id, CAST($3 AS BIGINT), until, CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS BIGINT), login_key, name, login, opened_at, CAST($8 AS BIGINT), disposed
		FROM account WHERE house = $1 AND id = $2 AND until = $4 AND since < $3`,
		int64(f.house), b.Account[:], int64(e.Seq), int64(record.Forever), bitsOf(b.Roles), int64(b.Holds), int64(b.State), int64(e.At()))
	if err != nil {
		return err
	}
	return f.exec(`UPDATE account SET until = $3 WHERE house = $1 AND id = $2 AND until = $4 AND since < $3`, int64(f.house), b.Account[:], int64(e.Seq), int64(record.Forever))
}

func (f folder) credentialAdded(e record.Entry, b *record.CredentialAdded) error {
	words, content, err := f.wordsOf(e, record.ClassCredential)
	if err != nil {
		return err
	}
	found, _ := lawful.ReadCredential(words)
	return f.exec(`INSERT INTO credential (house, id, since, until, account, means, found, content, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), b.Credential[:], int64(e.Seq), int64(record.Forever), b.Account[:], int64(b.Means), f.foundBy(b.Means, found), content[:], int64(e.At()))
}

// foundBy is the look-up key of a credential; empty for what is found by its account.
func (f folder) foundBy(m record.Means, found string) []byte {
	if found == "" {
		return []byte{}
	}
	return f.keys.credential(m, found)
}

// credential is the look-up key of what a credential is found by.
func (k *keyring) credential(m record.Means, found string) []byte {
	return k.lookup("credential", m.String(), found)
}

func (f folder) tokenIssued(e record.Entry, b *record.TokenIssued) error {
	words, _, err := f.wordsOf(e, record.ClassCredential)
	if err != nil {
		return err
	}
	found, _ := lawful.ReadCredential(words)
	name, _ := e.Content(record.ClassName)
	return f.exec(`INSERT INTO token (house, id, since, until, account, scope, found, name, expires, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		int64(f.house), b.Token[:], int64(e.Seq), int64(record.Forever), b.Account[:], bitsOf(b.Scope), f.foundBy(record.MeansToken, found), name.ID[:], int64(b.Expires), int64(e.At()))
}

func (f folder) signedIn(e record.Entry, b *record.SignedIn) error {
	return f.exec(`INSERT INTO session (house, id, since, until, account, means, began_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		int64(f.house), b.Session[:], int64(e.Seq), int64(record.Forever), b.Account[:], bitsOf(b.Means), int64(e.At()))
}

func (f folder) signInRefused(e record.Entry, b *record.SignInRefused) error {
	return f.exec(`INSERT INTO sign_in_refused (house, since, until, account, means, why, times, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), b.Account[:], int64(b.Means), int64(b.Why), b.Times, int64(e.At()))
}

// forgetAccount takes away by what an account and its credentials were found. The
// entry at which that happened stays as a mark, so that names held in memory go too.
func (f folder) forgetAccount(e record.Entry, id record.ID) error {
	for _, query := range []string{
		`UPDATE account SET login_key = $3, disposed = $4 WHERE house = $1 AND id = $2`,
		`UPDATE credential SET found = $3, until = CASE WHEN until > $4 THEN $4 ELSE until END WHERE house = $1 AND account = $2`,
		`UPDATE token SET found = $3, until = CASE WHEN until > $4 THEN $4 ELSE until END WHERE house = $1 AND account = $2`,
	} {
		if err := f.exec(query, int64(f.house), id[:], []byte{}, int64(e.Seq)); err != nil {
			return err
		}
	}
	return nil
}
