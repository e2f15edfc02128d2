package store

import (
	"watchfloor/lawful"
	"watchfloor/record"
)

// Accounts returns all accounts at the moment, open ones first, in the order in
// which they were opened.
func (a *Asked) Accounts() ([]lawful.Account, error) {
	return accountsIn(a.s, a.s.db.house, `SELECT `+accountColumns+` FROM account WHERE house = $1 AND since <= $2 AND until > $2 ORDER BY state, opened_at, id`,
		a.house(), int64(a.Seq))
}

// Labels returns the names of the labels of the house, by their numbers.
func (a *Asked) Labels() ([]string, error) {
	rows, err := a.s.rows(`SELECT content FROM label WHERE house = $1 AND since <= $2 AND until > $2 ORDER BY label`, a.house(), int64(a.Seq))
	if err != nil {
		return nil, err
	}
	contents, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	names := make([]string, len(contents))
	for i, c := range contents {
		if err == nil {
			names[i], err = openName(a.s, a.s.db.house, idOf(c))
		}
	}
	return names, err
}

// SignInsRefused returns the newest attempts to come in as an account that failed.
func (a *Asked) SignInsRefused(account record.ID, limit int) ([]lawful.Refused, error) {
	rows, err := a.s.rows(`SELECT at, why, means, times FROM sign_in_refused WHERE house = $1 AND account = $2 AND since <= $3 ORDER BY since DESC LIMIT $4`,
		a.house(), account[:], int64(a.Seq), limit)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *lawful.Refused) []any {
		return []any{(*int64)(&r.At), (*uint8)(&r.Why), (*uint8)(&r.Means), &r.Times}
	})
}
