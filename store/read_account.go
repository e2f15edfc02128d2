package store

import (
	"database/sql"
	"errors"

	"watchfloor/lawful"
	"watchfloor/record"
)

var _ lawful.Accounts = (*Tx)(nil)

const accountColumns = `id, roles, holds, state, name, login, opened_at`

// accountScan reads accountColumns.
type accountScan struct {
	a               lawful.Account
	id, name, login []byte
	roles           int64
	state           uint8
}

func (s *accountScan) fields() []any {
	return []any{&s.id, &s.roles, labelsInto{&s.a.Holds}, &s.state, &s.name, &s.login, (*int64)(&s.a.Opened)}
}

// account opens the words of the row.
func (s *accountScan) account(q querier, house record.HouseKey) (lawful.Account, error) {
	a := s.a
	a.ID, a.Roles, a.State = idOf(s.id), codesOf[record.AccountRole](s.roles), record.AccountState(s.state)
	name, err := openName(q, house, idOf(s.name))
	if err != nil {
		return a, err
	}
	login, err := openName(q, house, idOf(s.login))
	a.Name, a.Login = name, login
	return a, err
}

// openName opens a name; "" for one that was disposed of.
func openName(q querier, house record.HouseKey, id record.ID) (string, error) {
	if id.IsZero() {
		return "", nil
	}
	b, err := openShown(q, house, id)
	if errors.Is(err, ErrGone) {
		err = nil
	}
	return string(b), err
}

func accountsIn(q querier, house record.HouseKey, query string, args ...any) ([]lawful.Account, error) {
	rows, err := q.rows(query, args...)
	if err != nil {
		return nil, err
	}
	scans, err := collect(rows, (*accountScan).fields)
	if err != nil {
		return nil, err
	}
	out := make([]lawful.Account, len(scans))
	for i := range scans {
		if out[i], err = scans[i].account(q, house); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// AccountNow implements lawful.Accounts.
func (tx *Tx) AccountNow(id record.ID) (lawful.Account, bool, error) {
	found, err := accountsIn(tx, tx.db.house, `SELECT `+accountColumns+` FROM account WHERE house = $1 AND id = $2 AND until = $3`,
		int64(tx.db.house), id[:], int64(record.Forever))
	if err != nil || len(found) == 0 {
		return lawful.Account{}, false, err
	}
	return found[0], true, nil
}

// LoginTaken implements lawful.Accounts.
func (tx *Tx) LoginTaken(login string) (bool, error) {
	a, err := accountNamed(tx, tx.db, login)
	return !a.IsZero(), err
}

// accountNamed returns the account that signs in under a name; zero for none.
func accountNamed(q querier, db *DB, login string) (record.ID, error) {
	var id []byte
	err := q.row(`SELECT id FROM account WHERE house = $1 AND login_key = $2 AND until = 9223372036854775807`,
		int64(db.house), db.keys.lookup("login", lawful.Login(login))).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil
	}
	return idOf(id), err
}

// Administrators implements lawful.Accounts.
func (tx *Tx) Administrators() (n int, err error) {
	err = tx.row(`SELECT COUNT(*) FROM account WHERE house = $1 AND until = $2 AND state = $3 AND (roles & $4) <> 0`,
		int64(tx.db.house), int64(record.Forever), int64(record.AccountOpen), bitsOf([]record.AccountRole{record.RoleAdministrator})).Scan(&n)
	return n, err
}

// CredentialsOf implements lawful.Accounts.
func (tx *Tx) CredentialsOf(account record.ID) ([]lawful.Credential, error) {
	return credentials(tx, tx.db.house, `account = $2 AND until = $3 ORDER BY since`, int64(tx.db.house), account[:], int64(record.Forever))
}

// credentialRow is a credential as it is stored.
type credentialRow struct {
	c                    lawful.Credential
	id, account, content []byte
	means                uint8
}

func credentials(q querier, house record.HouseKey, where string, args ...any) ([]lawful.Credential, error) {
	rows, err := q.rows(`SELECT id, account, means, content, at FROM credential WHERE house = $1 AND `+where, args...)
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(r *credentialRow) []any {
		return []any{&r.id, &r.account, &r.means, &r.content, (*int64)(&r.c.At)}
	})
	if err != nil {
		return nil, err
	}
	out := make([]lawful.Credential, 0, len(all))
	for _, r := range all {
		words, err := openContent(q, house, idOf(r.content))
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c := r.c
		c.ID, c.Account, c.Means = idOf(r.id), idOf(r.account), record.Means(r.means)
		c.Found, c.Secret = lawful.ReadCredential(words)
		out = append(out, c)
	}
	return out, nil
}

// credentialFound returns a credential by what it is found by, such as the digest
// of a link, and the account that it proves; ok is false when there is none.
func credentialFound(q querier, db *DB, m record.Means, found string) (lawful.Credential, bool, error) {
	all, err := credentials(q, db.house, `found = $2 AND until = 9223372036854775807 ORDER BY since`, int64(db.house), db.keys.credential(m, found))
	if err != nil || len(all) == 0 {
		return lawful.Credential{}, false, err
	}
	return all[0], true, nil
}

// CredentialFound returns a credential by what it is found by.
func (tx *Tx) CredentialFound(m record.Means, found string) (lawful.Credential, bool, error) {
	return credentialFound(tx, tx.db, m, found)
}

// SessionsOf implements lawful.Accounts.
func (tx *Tx) SessionsOf(account record.ID) ([]lawful.Session, error) {
	return sessionsIn(tx, `s.account = $2 AND s.until = 9223372036854775807`, int64(tx.db.house), account[:])
}

const sessionColumns = `s.id, s.account, s.began_at, COALESCE(k.seen_at, s.began_at)`

func sessionsIn(q querier, where string, args ...any) ([]lawful.Session, error) {
	rows, err := q.rows(`SELECT `+sessionColumns+` FROM session s LEFT JOIN session_secret k ON k.house = s.house AND k.session = s.id
		WHERE s.house = $1 AND `+where+` ORDER BY s.began_at, s.id`, args...)
	if err != nil {
		return nil, err
	}
	type scan struct {
		s           lawful.Session
		id, account []byte
	}
	all, err := collect(rows, func(r *scan) []any { return []any{&r.id, &r.account, (*int64)(&r.s.Began), (*int64)(&r.s.Seen)} })
	out := make([]lawful.Session, len(all))
	for i, r := range all {
		out[i] = r.s
		out[i].ID, out[i].Account = idOf(r.id), idOf(r.account)
	}
	return out, err
}

// UseCredential counts the use of a credential that counts, as one-time codes do by
// their time step: false when n is not beyond what was used before.
func (tx *Tx) UseCredential(id record.ID, n int64) (bool, error) {
	var last int64
	err := tx.row(`SELECT n FROM credential_used WHERE house = $1 AND credential = $2`, int64(tx.db.house), id[:]).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	if err == nil && n <= last {
		return false, nil
	}
	return true, tx.Exec(`INSERT INTO credential_used (house, credential, n) VALUES ($1, $2, $3) ON CONFLICT (house, credential) DO UPDATE SET n = excluded.n`,
		int64(tx.db.house), id[:], n)
}

// SessionNow returns a session that is open; ok is false when there is none.
func (tx *Tx) SessionNow(id record.ID) (s lawful.Session, ok bool, err error) {
	found, err := sessionsIn(tx, `s.id = $2 AND s.until = 9223372036854775807`, int64(tx.db.house), id[:])
	if err != nil || len(found) == 0 {
		return s, false, err
	}
	return found[0], true, nil
}
