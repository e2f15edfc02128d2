package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// Saved is what a house is restored from, see Options.Restore.
type Saved struct {
	Entries io.Reader // as Backup wrote them
	Keys    io.Reader // likewise
	// Destroyed, if not nil, is a list of disposals newer than the backup, as
	// DB.Destroyed writes it.
	Destroyed io.Reader
}

// restore makes the house from a backup, in one transaction. Keys that the
// record or the newer list says were destroyed are never written, so that no
// file holds their words again; what only the newer list knows becomes entries.
func (db *DB) restore(ctx context.Context, there bool, from Saved) error {
	if there {
		return errors.New("there is a house here already: restore into an empty folder or database")
	}
	if err := db.engine.Begin(ctx, db.conn, 0); err != nil {
		return err
	}
	tx := &Tx{ctx: ctx, db: db, now: record.At(db.now())}
	r := &restorer{tx: tx, destroyed: map[record.ID]bool{}}
	if err := r.run(from); err != nil {
		db.rollback(ctx)
		return err
	}
	_, err := db.conn.ExecContext(ctx, "COMMIT")
	return err
}

type restorer struct {
	tx        *Tx
	head      savedHead
	contents  int64
	newer     []listedDisposal
	destroyed map[record.ID]bool // by the record and by the newer list
}

func (r *restorer) run(from Saved) error {
	for _, step := range []func() error{
		func() error { return r.readNewer(from.Destroyed) },
		func() error { return r.readEntries(from.Entries) },
		r.addNewer,
		func() error { return r.readKeys(from.Keys) },
		r.checkKeys, r.fold, r.recordNewer, r.tx.finish,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (r *restorer) house() int64 { return int64(r.tx.db.house) }

func (r *restorer) readEntries(from io.Reader) error {
	f, err := newFrameReader(from, magicEntries, "backup")
	if err != nil {
		return err
	}
	return f.each(r.frame)
}

func (r *restorer) frame(letter byte, b []byte) error {
	switch letter {
	case 'H':
		return r.begin(b)
	case 'E':
		return r.entry(b)
	case 'C':
		return r.content(b)
	case 'S':
		var s savedStage
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		return r.tx.writeCursor(s.Stage, s.Seq)
	case 'R':
		return r.request(b)
	case 'T':
		return r.end(b)
	}
	return fmt.Errorf("frame %q is unknown", letter)
}

// begin takes the number of the house from the backup.
func (r *restorer) begin(b []byte) error {
	if err := json.Unmarshal(b, &r.head); err != nil {
		return err
	}
	db := r.tx.db
	if db.house != 0 && db.house != r.head.House {
		return fmt.Errorf("the backup is of house %d, not of house %d", r.head.House, db.house)
	}
	db.house = r.head.House
	taken, err := folder{x: r.tx}.has(`SELECT 1 FROM head WHERE house = $1`, r.house())
	if err != nil {
		return err
	}
	if taken {
		return fmt.Errorf("house %d is here already: restore into an empty folder or database", r.head.House)
	}
	return r.tx.Exec(`INSERT INTO head (house, size, recorded_at, at) VALUES ($1, 0, 0, 0)`, r.house())
}

func (r *restorer) entry(b []byte) error {
	e, err := record.Decode(b)
	if err != nil {
		return err
	}
	tx := r.tx
	if e.House != tx.db.house || e.Seq != tx.head.size {
		return fmt.Errorf("entry %d of house %d stands where entry %d of house %d belongs", e.Seq, e.House, tx.head.size, tx.db.house)
	}
	switch body := e.Body.(type) {
	case *record.HouseFounded:
		tx.db.about = *body
	case *record.ContentDisposed:
		for _, id := range body.Keys {
			r.destroyed[id] = true
		}
	}
	if err := tx.addLeaf(e.Seq, b); err != nil {
		return err
	}
	if err := tx.insert(e, b); err != nil {
		return err
	}
	tx.head = head{size: e.Seq + 1, recordedAt: e.RecordedAt, at: e.At()}
	if len(tx.hashes) > 4*refoldBatch {
		return r.flush()
	}
	return nil
}

// flush writes the hashes so far, so that memory does not grow with the house.
func (r *restorer) flush() error {
	if err := r.tx.finish(); err != nil {
		return err
	}
	r.tx.start, r.tx.hashes = r.tx.head, nil
	return nil
}

func (r *restorer) content(b []byte) error {
	const ids = 2 * len(record.ID{})
	if len(b) <= ids {
		return errors.New("a content is cut short")
	}
	r.contents++
	return r.tx.Exec(`INSERT INTO content (house, id, key_id, class, sealed) VALUES ($1, $2, $3, $4, $5)`,
		r.house(), b[:ids/2], b[ids/2:ids], int64(b[ids]), b[ids+1:])
}

func (r *restorer) request(b []byte) error {
	const id = len(record.ID{})
	var seq int64
	if len(b) <= id {
		return errors.New("a request is cut short")
	}
	if err := json.Unmarshal(b[id:], &seq); err != nil {
		return err
	}
	return r.tx.Exec(`INSERT INTO request (house, id, seq) VALUES ($1, $2, $3)`, r.house(), b[:id], seq)
}

// end holds the entries against the root of the log as it was saved.
func (r *restorer) end(b []byte) error {
	var t savedTrailer
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	if t.Entries != r.tx.head.size || t.Entries != r.head.Entries || t.Contents != r.contents || t.Entries == 0 {
		return fmt.Errorf("it holds %d entries and %d contents where there were %d and %d", r.tx.head.size, r.contents, r.head.Entries, t.Contents)
	}
	if err := r.flush(); err != nil {
		return err
	}
	root, err := tlog.TreeHash(int64(t.Entries), tlog.HashReaderFunc(r.tx.readHashes))
	if err == nil && root != t.Root {
		err = errors.New("its entries are not those of the log that was saved: use another copy")
	}
	return err
}

func (r *restorer) fold() error {
	f := folder{x: r.tx, from: r.tx, engine: r.tx.db.engine, house: r.tx.db.house, keys: &r.tx.db.keys}
	return f.refold(r.tx.head.size)
}
