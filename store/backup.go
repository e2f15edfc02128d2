package store

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// A backup is two streams of frames (see frame.go) that belong together. What
// follows from the record (projections, indexes, hashes) is in neither.
//
// Entries begin with "watchfloor backup 1\n", then:
//
//	H  JSON of savedHead
//	E  the canonical bytes of an entry, from entry 0 on
//	C  a content: 16 bytes id, 16 bytes owner, 1 byte class, the sealed words; by id
//	S  JSON of savedStage: how far a stage has come
//	R  a request: 16 bytes id, JSON of the number of the entry before which it was done
//	T  JSON of savedTrailer
//	X  the SHA-256 of everything before it
//
// Keys begin with "watchfloor keys 1\n", then:
//
//	H  JSON of savedHead
//	K  16 bytes owner, then the key, nothing for a destroyed one; by owner
//	X  the SHA-256 of everything before it
//
// A house always gives the same bytes.
const (
	magicEntries = "watchfloor backup 1\n"
	magicKeys    = "watchfloor keys 1\n"
)

type savedHead struct {
	House   record.HouseKey `json:"house"`
	Entries record.Seq      `json:"entries"`
}

type savedStage struct {
	Stage record.Cursor `json:"stage"`
	Seq   record.Seq    `json:"seq"`
}

type savedTrailer struct {
	Entries  record.Seq `json:"entries"`
	Contents int64      `json:"contents"`
	Root     tlog.Hash  `json:"root"`
}

// Backup writes the house as of one moment, while others go on writing: entries
// and sealed contents to entries, the keys that open them to keys. The two
// belong in different places, and copies of the keys should expire: what is in
// entries says nothing without them. A house that is damaged is written as far
// as it can be read, and an error says so.
func (db *DB) Backup(ctx context.Context, entries, keys io.Writer) error {
	s, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	var head savedHead
	head.House = db.house
	err = s.row(`SELECT size FROM head WHERE house = $1`, int64(db.house)).Scan((*int64)(&head.Entries))
	if err == nil {
		err = errors.Join(saver{s, db.house, head}.entries(entries), saver{s, db.house, head}.keys(keys))
	}
	return db.engine.Explain(errors.Join(err, s.close()))
}

// saver writes one house as a snapshot shows it.
type saver struct {
	s     *snapshot
	house record.HouseKey
	head  savedHead
}

func (s saver) entries(to io.Writer) error {
	w := newFrameWriter(to, magicEntries)
	w.json('H', s.head)
	var log checkpoint.Tree
	var b, id, owner, sealed []byte
	err := s.each(`SELECT bytes FROM entry WHERE house = $1 ORDER BY seq`, func() error {
		log.Add(tlog.RecordHash(b))
		return w.frame('E', b)
	}, &b)
	trailer := savedTrailer{Entries: log.Size()}
	var class int64
	err = errors.Join(err, s.each(`SELECT id, key_id, class, sealed FROM content WHERE house = $1 ORDER BY id`, func() error {
		trailer.Contents++
		return w.frame('C', id, owner, []byte{byte(class)}, sealed)
	}, &id, &owner, &class, &sealed))
	var name, seq int64
	err = errors.Join(err, s.each(`SELECT name, seq FROM stage WHERE house = $1 ORDER BY name`, func() error {
		return w.json('S', savedStage{record.Cursor(name), record.Seq(seq)})
	}, &name, &seq))
	err = errors.Join(err, s.each(`SELECT id, seq FROM request WHERE house = $1 ORDER BY id`, func() error {
		return w.frame('R', id, fmt.Append(nil, seq))
	}, &id, &seq))
	if err != nil {
		return err
	}
	trailer.Root, err = tlog.TreeHash(int64(s.head.Entries), s.s.hashes())
	if err != nil || record.Hash(trailer.Root) != log.Root() || trailer.Entries != s.head.Entries {
		err = errors.Join(err, errors.New("the entries and their log do not agree: run verify; this backup will be refused, keep the older ones"))
	}
	w.json('T', trailer)
	return errors.Join(err, w.close())
}

func (s saver) keys(to io.Writer) error {
	w := newFrameWriter(to, magicKeys)
	w.json('H', s.head)
	var owner, secret []byte
	err := s.each(`SELECT key_id, secret FROM content_key WHERE house = $1 ORDER BY key_id`, func() error {
		return w.frame('K', owner, secret)
	}, &owner, &secret)
	return errors.Join(err, w.close())
}

// each calls do for every row of the query, with the columns in into.
func (s saver) each(query string, do func() error, into ...any) error {
	rows, err := s.s.rows(query, int64(s.house))
	if err != nil {
		return err
	}
	for rows.Next() {
		if err = rows.Scan(into...); err == nil {
			err = do()
		}
		if err != nil {
			break
		}
	}
	return errors.Join(err, rows.Err(), rows.Close())
}

// Destroyed writes the list of all disposals so far, one a line. Kept apart
// from the backups, it keeps a restored older backup from bringing back what
// was disposed of since.
func (db *DB) Destroyed(ctx context.Context, w io.Writer) error {
	s, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	all, err := disposedIn(s, db.house)
	out := bufio.NewWriter(w)
	for _, d := range all {
		line, marshalErr := json.Marshal(listedDisposal{db.house, d.key, d.reason})
		_, writeErr := out.Write(append(line, '\n'))
		err = errors.Join(err, marshalErr, writeErr)
	}
	return db.engine.Explain(errors.Join(err, out.Flush(), s.close()))
}

// listedDisposal is one line of the list of disposals.
type listedDisposal struct {
	House  record.HouseKey       `json:"house"`
	Record record.ID             `json:"record"`
	Reason record.DisposalReason `json:"reason"`
}
