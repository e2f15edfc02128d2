package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var _ desk.Calls = (*Tx)(nil)

// CallNow implements desk.Calls.
func (tx *Tx) CallNow(v lawful.Viewer, call record.ID) (desk.CallNow, error) {
	r, err := callNow(tx, tx.db.house, call)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(r.labels) {
		return desk.CallNow{}, desk.ErrNotFound
	}
	if err != nil {
		return desk.CallNow{}, err
	}
	// What is being written may be restricted before anything of it is in the record.
	if _, labels, err := tx.keptCall(call); err != nil || !v.MayRead(labels) {
		return desk.CallNow{}, errors.Join(err, desk.ErrNotFound)
	}
	now := desk.CallNow{Labels: r.labels, Raised: r.raised, Answered: r.answered, Ended: r.ended, Report: r.report, BackAt: r.back, Reached: r.reached}
	for n := range r.labels.Each {
		content, err := tx.id(`SELECT content FROM label WHERE house = $1 AND label = $2`, int64(tx.db.house), n)
		if err != nil {
			return now, err
		}
		name, err := openContent(tx, tx.db.house, content)
		if err != nil {
			return now, err
		}
		now.LabelNames = append(now.LabelNames, string(name))
	}
	return now, nil
}

// draftClass binds sealed drafts to what they are.
const draftClass = record.ClassText

// draftKey is the key of a draft: who has the table alone has not the secret of
// the house, and when the row's own secret is gone nobody has the key.
func (k *keyring) draftKey(secret []byte) record.ContentKey {
	mac := hmac.New(sha256.New, k.secret[:])
	mac.Write([]byte("call draft"))
	mac.Write(secret)
	return record.ContentKey(mac.Sum(nil))
}

// KeepCall keeps what is written of a running call, in place of what was kept
// before. It is no entry: a sentence that is still being written has not been
// reported. When Write returns, it is durable all the same.
func (tx *Tx) KeepCall(v lawful.Viewer, k desk.CallKeep) error {
	now, err := tx.CallNow(v, k.Call)
	if err != nil {
		return err
	}
	if now.Ended != 0 {
		return desk.Cannot("This call has ended. What stands here is kept in this browser only.")
	}
	stored, _, err := tx.keptCall(k.Call)
	if err != nil {
		return err
	}
	if ok, err := k.Keeps(stored); !ok {
		return err
	}
	return tx.putDraft(k, now.Labels)
}

func (tx *Tx) keptCall(call record.ID) (stamp desk.CallStamp, labels record.Labels, err error) {
	var writer []byte
	err = tx.row(`SELECT writer, n, labels FROM call_draft WHERE house = $1 AND call = $2`, int64(tx.db.house), call[:]).
		Scan(&writer, &stamp.N, labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) {
		return stamp, 0, nil
	}
	stamp.Writer = idOf(writer)
	return stamp, labels, err
}

func (tx *Tx) putDraft(k desk.CallKeep, labels record.Labels) error {
	for _, name := range k.Form.Labels {
		n, _, err := tx.LabelNamed(name)
		if err != nil {
			return err
		}
		if n >= 0 {
			labels |= 1 << n
		}
	}
	words, err := json.Marshal(k.Form)
	if err != nil {
		return err
	}
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails: crypto/rand ends the program instead
	sealed, err := seal(tx.db.keys.draftKey(secret), record.Content{ID: k.Call, Class: draftClass, Bytes: words})
	if err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO call_draft (house, call, labels, at, writer, n, secret, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (house, call) DO UPDATE SET labels = excluded.labels, at = excluded.at, writer = excluded.writer, n = excluded.n,
		secret = excluded.secret, sealed = excluded.sealed`,
		int64(tx.db.house), k.Call[:], int64(labels), int64(tx.Now()), k.Writer[:], k.N, secret, sealed)
}

// DropDraft destroys what was kept of a call that has ended.
func (tx *Tx) DropDraft(call record.ID) error {
	return tx.Exec(`DELETE FROM call_draft WHERE house = $1 AND call = $2`, int64(tx.db.house), call[:])
}

// ShredDrafts makes sure that drafts which were destroyed are gone from the
// files of the database too.
func (db *DB) ShredDrafts(ctx context.Context) error {
	if err := db.turn.take(ctx, Bulk); err != nil {
		return err
	}
	defer db.turn.leave()
	if err := db.connected(ctx); err != nil {
		return db.engine.Explain(err)
	}
	return db.engine.Explain(db.engine.ShredDrafts(context.WithoutCancel(ctx), db.conn))
}
