package store

import (
	"context"
	"database/sql"
	"errors"

	"watchfloor/lawful"
	"watchfloor/record"
)

var _ lawful.TokenReader = (*Tx)(nil)

// TokenKey is by what a token is found.
func (db *DB) TokenKey(secret string) string {
	return string(db.keys.credential(record.MeansToken, lawful.TokenDigest(secret)))
}

// tokenRow is a token as it is stored.
type tokenRow struct {
	t                        lawful.Token
	id, account, found, name []byte
	scope                    int64
}

// tokensIn returns tokens with their names and when they were last used.
func tokensIn(q querier, house record.HouseKey, where string, args ...any) ([]lawful.KeptToken, error) {
	rows, err := q.rows(`SELECT t.id, t.account, t.found, t.name, t.scope, t.at, t.expires, COALESCE(u.used_at, 0) FROM token t
		LEFT JOIN token_used u ON u.house = t.house AND u.token = t.id WHERE t.house = $1 AND `+where+` ORDER BY t.since`, args...)
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(r *tokenRow) []any {
		return []any{&r.id, &r.account, &r.found, &r.name, &r.scope, (*int64)(&r.t.Issued), (*int64)(&r.t.Expires), (*int64)(&r.t.Used)}
	})
	out := make([]lawful.KeptToken, len(all))
	for i, r := range all {
		t := r.t
		t.ID, t.Account, t.Scope = idOf(r.id), idOf(r.account), codesOf[record.TokenScope](r.scope)
		if err == nil {
			t.Name, err = openName(q, house, idOf(r.name))
		}
		out[i] = lawful.KeptToken{Token: t, Key: string(r.found)}
	}
	return out, err
}

func bare(kept []lawful.KeptToken, err error) ([]lawful.Token, error) {
	all := make([]lawful.Token, len(kept))
	for i, t := range kept {
		all[i] = t.Token
	}
	return all, err
}

// TokensOf implements lawful.TokenReader.
func (tx *Tx) TokensOf(account record.ID) ([]lawful.Token, error) {
	return bare(tokensIn(tx, tx.db.house, `t.account = $2 AND t.until = 9223372036854775807`, int64(tx.db.house), account[:]))
}

// TokenNow implements lawful.TokenReader.
func (tx *Tx) TokenNow(id record.ID) (lawful.Token, bool, error) {
	found, err := bare(tokensIn(tx, tx.db.house, `t.id = $2 AND t.until = 9223372036854775807`, int64(tx.db.house), id[:]))
	if err != nil || len(found) == 0 {
		return lawful.Token{}, false, err
	}
	return found[0], true, nil
}

// TokensUsed writes down in which hour tokens were last used. It is not part of the
// record.
func (tx *Tx) TokensUsed(used []lawful.Token) error {
	for _, t := range used {
		if err := tx.Exec(`INSERT INTO token_used (house, token, used_at) VALUES ($1, $2, $3) ON CONFLICT (house, token) DO UPDATE SET used_at = excluded.used_at WHERE token_used.used_at < excluded.used_at`,
			int64(tx.db.house), t.ID[:], int64(t.Used)); err != nil {
			return err
		}
	}
	return nil
}

// Tokens returns the tokens of an account that were not revoked.
func (db *DB) Tokens(ctx context.Context, account record.ID) (all []lawful.Token, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		all, err = bare(tokensIn(s, db.house, `t.account = $2 AND t.until = 9223372036854775807`, int64(db.house), account[:]))
		return err
	})
	return all, err
}

// tokens returns those that were issued behind an entry and still stand, and the ids
// of those that ended.
func (r staffReader) tokens(after record.Seq) (issued []lawful.KeptToken, ended []record.ID, err error) {
	house := int64(r.s.db.house)
	issued, err = tokensIn(r.s, r.s.db.house, `t.since > $2 AND t.until = 9223372036854775807`, house, int64(after))
	if err != nil || after < 0 {
		return issued, nil, err
	}
	rows, err := r.s.rows(`SELECT id FROM token WHERE house = $1 AND until > $2 AND until < 9223372036854775807`, house, int64(after))
	if err != nil {
		return nil, nil, err
	}
	gone, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	for _, b := range gone {
		ended = append(ended, idOf(b))
	}
	return issued, ended, err
}

// CredentialUsed returns how far a credential that counts was used; 0 for not at all.
func (db *DB) CredentialUsed(ctx context.Context, id record.ID) (n int64, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		err := s.row(`SELECT n FROM credential_used WHERE house = $1 AND credential = $2`, int64(db.house), id[:]).Scan(&n)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return n, err
}
