package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// Findings are what Verify found.
type Findings struct {
	Entries  int64
	Contents int64
	Root     tlog.Hash // of the Merkle log over all entries
	Problems []Problem // empty when the house is whole
}

// Problem is one place where the house is not as its record says. It holds no
// free word of the record.
type Problem struct {
	What  string // in words
	Where string // the place: "entry 12", "content 0198…", "lead id=… since=…"
}

// maxProblems is how many problems are listed: a house with more is not mended
// place by place.
const maxProblems = 1000

// Verify reads the whole house as of one moment, while others go on writing,
// and compares everything with everything that it must agree with: entries with
// their own form, their columns and the Merkle log, contents with the digests
// in the entries, and every projection with the record folded anew, the index of
// word runs with the texts. progress
// may be nil; it is told how many steps of how many are done.
func (db *DB) Verify(ctx context.Context, progress func(done, total int64)) (Findings, error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return Findings{}, err
	}
	scratch, err := db.openScratch(ctx)
	if err != nil {
		return Findings{}, errors.Join(db.engine.Explain(err), s.close())
	}
	v := &verifier{s: s, db: db, scratch: scratch, progress: progress, disposed: map[record.ID]bool{}}
	if v.progress == nil {
		v.progress = func(int64, int64) {}
	}
	err = errors.Join(v.run(), scratch.close(), s.close())
	return v.out, db.engine.Explain(err)
}

// verifier goes through one house.
type verifier struct {
	s        *snapshot
	db       *DB
	scratch  *scratch // in which the record is folded anew
	progress func(done, total int64)

	out      Findings
	more     int // problems beyond maxProblems
	done     int64
	head     head
	disposed map[record.ID]bool // records whose words are to be gone
	last     record.Entry       // the entry before
	seen     bool               // whether there is one
	unfolded bool               // an entry could not be folded: projections cannot be compared
}

func (v *verifier) run() error {
	for _, step := range []func() error{v.readHead, v.readDisposed, v.entries, v.contents, v.keys, v.positions, v.projections, v.words, v.runs, v.damage} {
		if err := step(); err != nil {
			return err
		}
	}
	if v.more > 0 {
		v.out.Problems = append(v.out.Problems, Problem{What: fmt.Sprintf("and %d more problems", v.more), Where: "everywhere"})
	}
	return nil
}

func (v *verifier) problem(where, what string, args ...any) {
	if len(v.out.Problems) >= maxProblems {
		v.more++
		return
	}
	v.out.Problems = append(v.out.Problems, Problem{What: fmt.Sprintf(what, args...), Where: where})
}

func (v *verifier) house() int64 { return int64(v.db.house) }

// step tells how far the work has come: an entry is one step, a table another.
func (v *verifier) step(n int64) {
	v.done += n
	v.progress(v.done, int64(v.head.size)+int64(len(projections)))
}

// readHead reads where the record ends; where that is lost, the last entry says so.
func (v *verifier) readHead() error {
	err := v.s.row(`SELECT size, recorded_at, at FROM head WHERE house = $1`, v.house()).
		Scan((*int64)(&v.head.size), (*int64)(&v.head.recordedAt), (*int64)(&v.head.at))
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	v.problem("head", "it is missing: restore it from a backup")
	return v.s.row(`SELECT COALESCE(MAX(seq), -1) + 1 FROM entry WHERE house = $1`, v.house()).Scan((*int64)(&v.head.size))
}

// readDisposed lists the records whose keys must be gone. Entries that cannot be
// read are found later.
func (v *verifier) readDisposed() error {
	ids, err := disposedIn(v.s, v.db.house)
	for _, d := range ids {
		v.disposed[d.key] = true
	}
	return err
}

// disposal is one record whose words were disposed of.
type disposal struct {
	key    record.ID
	reason record.DisposalReason
}

// disposedIn lists all disposals of a house, oldest first, leaving out entries
// that cannot be read.
func disposedIn(q querier, house record.HouseKey) ([]disposal, error) {
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 ORDER BY seq`, int64(house), int64(record.KindContentDisposed))
	if err != nil {
		return nil, err
	}
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	var all []disposal
	for _, b := range raw {
		e, err := record.DecodeTrusted(b)
		if err != nil {
			continue
		}
		if body, ok := e.Body.(*record.ContentDisposed); ok {
			for _, id := range body.Keys {
				all = append(all, disposal{id, body.Reason})
			}
		}
	}
	return all, nil
}
