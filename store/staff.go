package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"

	"watchfloor/lawful"
	"watchfloor/record"
)

// CatchUpStaff brings the staff up to the newest entry, whichever process wrote it.
func (db *DB) CatchUpStaff(ctx context.Context, staff *lawful.Staff) error {
	head, err := db.Head(ctx)
	if err != nil || head <= staff.At() {
		return err
	}
	return db.looked(ctx, func(s *snapshot) error {
		if err := s.row(`SELECT size FROM head WHERE house = $1`, int64(db.house)).Scan((*int64)(&head)); err != nil {
			return err
		}
		return staff.CatchUp(staffReader{s}, head-1)
	})
}

// looked reads in one snapshot.
func (db *DB) looked(ctx context.Context, do func(*snapshot) error) error {
	s, err := db.snapshot(ctx)
	if err != nil {
		return db.engine.Explain(err)
	}
	return db.engine.Explain(errors.Join(do(s), s.close()))
}

type staffReader struct{ s *snapshot }

// StaffAfter implements lawful.StaffReader.
func (r staffReader) StaffAfter(after record.Seq) (news lawful.StaffNews, err error) {
	house := int64(r.s.db.house)
	news.Accounts, err = accountsIn(r.s, r.s.db.house, `SELECT `+accountColumns+` FROM account WHERE house = $1 AND until = 9223372036854775807 AND (since > $2 OR disposed > $2)`, house, int64(after))
	if err != nil {
		return news, err
	}
	if news.Tokens, news.Revoked, err = r.tokens(after); err != nil {
		return news, err
	}
	rows, err := r.s.rows(`SELECT id FROM session WHERE house = $1 AND until > $2 AND until < 9223372036854775807`, house, int64(after))
	if err != nil {
		return news, err
	}
	ended, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	for _, b := range ended {
		news.Ended = append(news.Ended, idOf(b))
	}
	if err != nil || len(news.Accounts) == 0 {
		return news, err
	}
	news.Oversight, err = r.oversight()
	return news, err
}

// oversight tells when somebody oversaw the house and when nobody did.
func (r staffReader) oversight() ([]lawful.Watched, error) {
	rows, err := r.s.rows(`SELECT id, roles, state, at FROM account WHERE house = $1 ORDER BY since`, int64(r.s.db.house))
	if err != nil {
		return nil, err
	}
	type version struct {
		id    []byte
		roles int64
		state uint8
		at    record.Time
	}
	versions, err := collect(rows, func(v *version) []any { return []any{&v.id, &v.roles, &v.state, (*int64)(&v.at)} })
	watched, by := []lawful.Watched{}, map[record.ID]bool{}
	for _, v := range versions {
		if v.roles>>record.RoleOversight&1 == 1 && record.AccountState(v.state) == record.AccountOpen {
			by[idOf(v.id)] = true
		} else {
			delete(by, idOf(v.id))
		}
		if n := len(watched); n == 0 || watched[n-1].Any != (len(by) > 0) {
			watched = append(watched, lawful.Watched{At: v.at, Any: len(by) > 0})
		}
	}
	return watched, err
}

// Session returns the open session of a secret; ok is false when there is none, or
// it is over.
func (db *DB) Session(ctx context.Context, secret lawful.Secret) (session lawful.Session, ok bool, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		found, err := sessionsIn(s, `k.digest = $2 AND s.until = 9223372036854775807`, int64(db.house), secret[:])
		if err == nil && len(found) == 1 {
			session, ok = found[0], !found[0].Over(record.At(db.Now()))
		}
		return err
	})
	return session, ok, err
}

// KeepSession keeps by what a session is recognised. It is not part of the record.
func (tx *Tx) KeepSession(secret lawful.Secret, session record.ID) error {
	return tx.Exec(`INSERT INTO session_secret (house, digest, session, seen_at) VALUES ($1, $2, $3, $4)`,
		int64(tx.db.house), secret[:], session[:], int64(tx.Now()))
}

// SessionsUsed writes down when sessions were last used.
func (tx *Tx) SessionsUsed(used []lawful.Session) error {
	for _, s := range used {
		if err := tx.Exec(`UPDATE session_secret SET seen_at = $3 WHERE house = $1 AND session = $2 AND seen_at < $3`, int64(tx.db.house), s.ID[:], int64(s.Seen)); err != nil {
			return err
		}
	}
	return nil
}

// SweepSessions forgets the secrets of sessions that have ended, and what was kept of
// credentials that are gone.
func (tx *Tx) SweepSessions() error {
	err := tx.Exec(`DELETE FROM session_secret WHERE house = $1 AND session IN (SELECT id FROM session WHERE house = $1 AND until < 9223372036854775807)`, int64(tx.db.house))
	err = errors.Join(err, tx.Exec(`DELETE FROM token_used WHERE house = $1 AND token IN (SELECT id FROM token WHERE house = $1 AND until < 9223372036854775807)`, int64(tx.db.house)))
	return errors.Join(err, tx.Exec(`DELETE FROM credential_used WHERE house = $1 AND credential IN (SELECT id FROM credential WHERE house = $1 AND until < 9223372036854775807)`, int64(tx.db.house)))
}

// SessionsOver returns open sessions that have ended by themselves.
func (db *DB) SessionsOver(ctx context.Context, now record.Time) (over []lawful.Session, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		over, err = sessionsIn(s, `s.until = 9223372036854775807 AND (s.began_at <= $2 OR COALESCE(k.seen_at, s.began_at) <= $3)`,
			int64(db.house), int64(now-lawful.SessionMost), int64(now-lawful.SessionIdle-record.Hour))
		return err
	})
	return over, err
}

// SignsIn returns the account that signs in under a name and what it proves itself
// with; ok is false when there is none. It takes as long either way.
func (db *DB) SignsIn(ctx context.Context, login string) (a lawful.Account, all []lawful.Credential, ok bool, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		id, err := accountNamed(s, db, login)
		if err != nil {
			return err
		}
		a, all, ok, err = accountOf(s, db.house, id)
		return err
	})
	return a, all, ok, err
}

// AccountOf returns an account as it stands and what it proves itself with.
func (db *DB) AccountOf(ctx context.Context, id record.ID) (a lawful.Account, all []lawful.Credential, ok bool, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		a, all, ok, err = accountOf(s, db.house, id)
		return err
	})
	return a, all, ok, err
}

func accountOf(q querier, house record.HouseKey, id record.ID) (a lawful.Account, all []lawful.Credential, ok bool, err error) {
	found, err := accountsIn(q, house, `SELECT `+accountColumns+` FROM account WHERE house = $1 AND id = $2 AND until = 9223372036854775807`, int64(house), id[:])
	if err != nil {
		return a, nil, false, err
	}
	all, err = credentials(q, house, `account = $2 AND until = 9223372036854775807 ORDER BY since`, int64(house), id[:])
	if len(found) == 0 || err != nil {
		return a, nil, false, err
	}
	return found[0], all, true, nil
}

// CredentialFound returns a credential by what it is found by: the digest of a link,
// the id of a passkey.
func (db *DB) CredentialFound(ctx context.Context, m record.Means, found string) (c lawful.Credential, ok bool, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		c, ok, err = credentialFound(s, db, m, found)
		return err
	})
	return c, ok, err
}

// Sessions returns the open sessions of an account.
func (db *DB) Sessions(ctx context.Context, account record.ID) (open []lawful.Session, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		open, err = sessionsIn(s, `s.account = $2 AND s.until = 9223372036854775807`, int64(db.house), account[:])
		return err
	})
	return open, err
}

// MeansOf returns with what a session began.
func (db *DB) MeansOf(ctx context.Context, session record.ID) (means []record.Means, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		var bits int64
		err := s.row(`SELECT means FROM session WHERE house = $1 AND id = $2 AND until = 9223372036854775807`, int64(db.house), session[:]).Scan(&bits)
		means = codesOf[record.Means](bits)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return means, err
}

// Keyed returns a digest of values that only this house can make: marks that it
// gives out and knows again without keeping them.
func (db *DB) Keyed(what string, values ...string) string {
	return hex.EncodeToString(db.keys.lookup(what, values...))
}
