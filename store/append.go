package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"watchfloor/record"
)

// Append adds entries to the record and folds them into the projections. The
// entries are durable when the transaction's Write returns nil.
func (tx *Tx) Append(drafts ...record.Draft) ([]record.Entry, error) {
	out := make([]record.Entry, 0, len(drafts))
	for _, d := range drafts {
		e, err := tx.append(d)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func (tx *Tx) append(d record.Draft) (record.Entry, error) {
	e := record.Entry{House: tx.db.house, Seq: tx.head.size, Kind: d.Body.Kind(), OccurredAt: d.OccurredAt, HistoryAt: d.HistoryAt,
		Actor: d.Actor, Post: d.Post, Basis: d.Basis, Purpose: d.Purpose, About: d.About, Labels: d.Labels, Body: d.Body}
	if err := tx.date(&e); err != nil {
		return e, err
	}
	words, err := tx.sealAll(&e, d.Contents)
	if err != nil {
		return e, err
	}
	b, err := e.Encode()
	if err != nil {
		return e, err
	}
	if err := tx.addLeaf(e.Seq, b); err != nil {
		return e, err
	}
	if err := tx.insert(e, b); err != nil {
		return e, err
	}
	tx.head = head{size: e.Seq + 1, recordedAt: e.RecordedAt, at: e.At()}
	tx.fresh = append(tx.fresh, e)
	f := folder{x: tx, from: tx, engine: tx.db.engine, house: tx.db.house, keys: &tx.db.keys, words: words}
	return e, f.fold(e)
}

func (tx *Tx) insert(e record.Entry, b []byte) error {
	return tx.Exec(`INSERT INTO entry (house, seq, kind, at, about, labels, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		int64(e.House), int64(e.Seq), int64(e.Kind), int64(e.At()), e.About[:], int64(e.Labels), b)
}

// date gives the entry its times and holds the promises about them.
func (tx *Tx) date(e *record.Entry) error {
	if tx.now < tx.head.recordedAt-clockSlack {
		return fmt.Errorf("%w: it shows %s, the newest entry is of %s. Set the clock, then start again; nothing was taken",
			ErrClockBack, tx.now.Go().Format(time.DateTime), tx.head.recordedAt.Go().Format(time.DateTime))
	}
	e.RecordedAt = max(tx.now, tx.head.recordedAt)
	switch {
	case !tx.db.about.History:
		e.HistoryAt = 0
	case e.HistoryAt == 0 && !e.Actor.IsZero():
		e.HistoryAt = max(e.RecordedAt, tx.head.at) // a person acts now, whatever was loaded
	case e.HistoryAt == 0:
		e.HistoryAt = max(tx.head.at, record.HistoryBegins)
	}
	if e.HistoryAt != 0 && e.HistoryAt < tx.head.at {
		return ErrTooOld{At: e.HistoryAt, Newest: tx.head.at}
	}
	return nil
}

// ErrTooOld refuses history that lies before what a house of loaded history
// already holds: as-of could never show it at its time.
type ErrTooOld struct{ At, Newest record.Time }

func (e ErrTooOld) Error() string {
	return fmt.Sprintf("received %s, but the house already holds entries of %s: load the files of a history together, oldest first", e.At, e.Newest)
}

// sealAll seals the contents of an entry, each under the key of its record.
func (tx *Tx) sealAll(e *record.Entry, contents []record.Content) (openedWords, error) {
	words := openedWords{}
	for _, c := range contents {
		key, err := tx.keyFor(c.Key)
		if err != nil {
			return nil, err
		}
		sealed, err := seal(key, c)
		if err != nil {
			return nil, err
		}
		err = tx.Exec(`INSERT INTO content (house, id, key_id, class, sealed) VALUES ($1, $2, $3, $4, $5)`,
			int64(tx.db.house), c.ID[:], c.Key[:], int64(c.Class), sealed)
		if err != nil {
			return nil, err
		}
		e.Contents = append(e.Contents, record.ContentRef{ID: c.ID, Key: c.Key, Class: c.Class, Digest: record.DigestOf(key, c.Class, c.Bytes)})
		words[c.ID] = append([]byte{}, c.Bytes...) // never nil: that means gone
	}
	return words, nil
}

// keyFor returns the key of a record, made when the record is new. Words of a
// record that was disposed of are refused with ErrGone: a second key would make
// the first words look altered instead of gone.
func (tx *Tx) keyFor(owner record.ID) (record.ContentKey, error) {
	if owner == tx.keyOwner && !owner.IsZero() {
		return tx.key, nil
	}
	key, err := tx.storedKey(owner)
	if err != nil {
		return key, err
	}
	tx.keyOwner, tx.key = owner, key
	return key, nil
}

func (tx *Tx) storedKey(owner record.ID) (record.ContentKey, error) {
	var secret []byte
	err := tx.row(`SELECT secret FROM content_key WHERE house = $1 AND key_id = $2`, int64(tx.db.house), owner[:]).Scan(&secret)
	switch {
	case err == nil && len(secret) == 0:
		return record.ContentKey{}, fmt.Errorf("%s: %w", owner, ErrGone)
	case err == nil:
		return record.ContentKey(secret), nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return record.ContentKey{}, err
	}
	key, err := newKey()
	if err != nil {
		return key, err
	}
	return key, tx.Exec(`INSERT INTO content_key (house, key_id, secret) VALUES ($1, $2, $3)`, int64(tx.db.house), owner[:], key[:])
}

// found makes the house: its secret, its head and entry 0. Another process that
// opens the same database at this moment waits and then finds this house.
func (db *DB) found(ctx context.Context, f record.HouseFounded) error {
	if err := errPace(f); err != nil {
		return err
	}
	if err := db.engine.Begin(ctx, db.conn, 0); err != nil {
		return err
	}
	there, err := db.enter(ctx)
	if err != nil || there {
		db.rollback(ctx)
		return err
	}
	if db.house == 0 {
		db.house = newHouseKey()
	}
	if f.Sitter.IsZero() {
		f.Sitter = record.NewID()
	}
	db.about = f
	tx := &Tx{ctx: ctx, db: db, now: record.At(db.now())}
	if err := tx.foundIn(f); err != nil {
		db.rollback(ctx)
		return err
	}
	_, err = db.conn.ExecContext(ctx, "COMMIT")
	return err
}

func (tx *Tx) foundIn(f record.HouseFounded) error {
	if err := tx.Exec(`INSERT INTO head (house, size, recorded_at, at) VALUES ($1, 0, 0, 0)`, int64(tx.db.house)); err != nil {
		return err
	}
	if _, err := tx.storedKey(houseSecret); err != nil {
		return err
	}
	if err := tx.db.keys.load(tx, tx.db.house); err != nil {
		return err
	}
	// Empty words under the secret of the house: only the right secret opens
	// them, by which verify and a restored house recognise it.
	proof := record.Content{ID: record.NewID(), Key: houseSecret, Class: record.ClassName}
	_, err := tx.Append(record.Draft{Basis: record.BasisDuty, Purpose: record.PurposeUpkeep, Body: &f, Contents: []record.Content{proof}})
	if err != nil {
		return err
	}
	return tx.finish()
}
