package store

import (
	"cmp"
	"crypto/aes"
	"crypto/cipher"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"watchfloor/record"
)

// runTables are those of the index of word runs.
var runTables = []string{"run_state", "run_set", "run_segment", "run_part", "run_block"}

// runIndex is the index of word runs as a transaction knows it. It is taken from
// the house by the first transaction step that needs it and given back with the
// commit; what a rolled-back transaction made of it is thrown away.
type runIndex struct {
	at     record.Seq // fed up to this entry
	next   int64      // the number of the next change: equal numbers mean an equal index
	madeBy int64
	moved  bool  // at or madeBy is not stored yet
	stored int64 // next as it is stored

	sets     map[record.Labels]*runSet
	segments []*runSegment

	pending map[uint64][]record.Seq // by stored key: added by this transaction
	waiting int                     // postings in pending

	merges map[int64]*runMerge // those under way, by the segment that they make
	owed   int                 // postings by which they are to be carried on
	blocks blockCache
}

// runSet is a set of labels: a name space of keys.
type runSet struct {
	number int64
	block  cipher.Block
}

// maxRunSets is how many sets of labels there can be: their number and a key
// share a signed column.
const maxRunSets = 1 << (63 - runBits)

// stored is the stored form of a key: without the secret of the house it says
// nothing, and equal keys under other labels are not equal.
func (s *runSet) stored(key uint64) uint64 {
	var b [aes.BlockSize]byte
	binary.LittleEndian.PutUint64(b[:], key)
	s.block.Encrypt(b[:], b[:])
	return uint64(s.number)<<runBits | binary.LittleEndian.Uint64(b[:])>>(64-runBits)
}

func (k *keyring) runSet(labels record.Labels, number int64) (*runSet, error) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(labels))
	block, err := aes.NewCipher(k.lookup("runs", string(b[:])))
	return &runSet{number, block}, err
}

// wantedRun is a key that is looked for, with its place in the answer.
type wantedRun struct {
	key uint64
	at  int
}

func byStoredKey(a, b wantedRun) int { return cmp.Compare(a.key, b.key) }

// runIndex returns the index as it stands in this transaction.
func (tx *Tx) runIndex() (*runIndex, error) {
	if tx.runs != nil {
		return tx.runs, nil
	}
	x := tx.db.runs
	tx.db.runs = nil
	var at, next, madeBy int64
	err := tx.row(`SELECT at, next, made_by FROM run_state WHERE house = $1`, int64(tx.db.house)).Scan(&at, &next, &madeBy)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		x, at, next, madeBy = nil, -1, 0, tx.db.runsOf.Version
	case err != nil:
		return nil, err
	}
	if x == nil || x.next != next {
		if x, err = tx.loadRuns(x); err != nil {
			return nil, err
		}
	}
	x.at, x.next, x.stored, x.madeBy = record.Seq(at), next, next, madeBy
	x.pending, x.moved = map[uint64][]record.Seq{}, false
	tx.runs = x
	return x, x.checkMaker(tx)
}

// checkMaker empties an index of keys that texts no longer have.
func (x *runIndex) checkMaker(tx *Tx) error {
	now := tx.db.runsOf
	switch {
	case x.madeBy == now.Version:
		return nil
	case x.madeBy > now.Version:
		return errors.New("the index of word runs was made by a newer program: use that one")
	}
	return x.forget(tx)
}

// loadRuns reads what there is, keeping of the old index what is still true.
func (tx *Tx) loadRuns(old *runIndex) (*runIndex, error) {
	x := &runIndex{sets: map[record.Labels]*runSet{}}
	rows, err := tx.rows(`SELECT labels, number FROM run_set WHERE house = $1`, int64(tx.db.house))
	if err != nil {
		return nil, err
	}
	sets, err := collect(rows, func(s *[2]int64) []any { return []any{&s[0], &s[1]} })
	if err != nil {
		return nil, err
	}
	for _, s := range sets {
		labels := record.Labels(s[0])
		if x.sets[labels], err = tx.db.keys.runSet(labels, s[1]); err != nil {
			return nil, err
		}
	}
	rows, err = tx.rows(`SELECT segment, edition, postings, into_segment, below FROM run_segment WHERE house = $1 ORDER BY segment`, int64(tx.db.house))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*runSegment).fields)
	for _, s := range found {
		x.segments = append(x.segments, old.same(s))
	}
	return x, err
}

// same returns the segment with what was read of it before, if it is the same still.
func (x *runIndex) same(s runSegment) *runSegment {
	if x != nil {
		for _, o := range x.segments {
			if o.number == s.number && o.edition == s.edition {
				o.into, o.below, o.postings = s.into, s.below, s.postings
				return o
			}
		}
	}
	return &s
}

// setOf returns the set of these labels, numbering it when it is new.
func (x *runIndex) setOf(tx *Tx, labels record.Labels) (*runSet, error) {
	if s := x.sets[labels]; s != nil {
		return s, nil
	}
	number := int64(len(x.sets)) + 1
	if number >= maxRunSets {
		return nil, fmt.Errorf("more than %d sets of labels have word runs", maxRunSets-1)
	}
	s, err := tx.db.keys.runSet(labels, number)
	if err != nil {
		return nil, err
	}
	x.sets[labels] = s
	x.next++
	return s, tx.Exec(`INSERT INTO run_set (house, labels, number) VALUES ($1, $2, $3)`, int64(tx.db.house), int64(labels), number)
}

// forget empties the index.
func (x *runIndex) forget(tx *Tx) error {
	for _, table := range runTables[1:] {
		if err := tx.Exec(`DELETE FROM `+table+` WHERE house = $1`, int64(tx.db.house)); err != nil {
			return err
		}
	}
	x.at, x.madeBy, x.moved = -1, tx.db.runsOf.Version, true
	x.sets, x.segments, x.merges = map[record.Labels]*runSet{}, nil, nil
	x.pending, x.waiting = map[uint64][]record.Seq{}, 0
	x.next++
	return nil
}

// flushRuns writes what the transaction did to the index.
func (tx *Tx) flushRuns() error {
	x := tx.runs
	if x == nil {
		return nil
	}
	if err := x.flush(tx); err != nil {
		return err
	}
	if !x.moved && x.next == x.stored {
		return nil
	}
	x.moved, x.stored = false, x.next
	return tx.Exec(`INSERT INTO run_state (house, at, next, made_by) VALUES ($1, $2, $3, $4)
		ON CONFLICT (house) DO UPDATE SET at = excluded.at, next = excluded.next, made_by = excluded.made_by`,
		int64(tx.db.house), int64(x.at), x.next, x.madeBy)
}

// flush writes what was added.
func (x *runIndex) flush(tx *Tx) error {
	if x.waiting > 0 {
		ps := make([]posting, 0, x.waiting)
		for key, reports := range x.pending {
			for _, r := range reports {
				ps = append(ps, posting{key, r})
			}
		}
		slices.SortFunc(ps, comparePostings)
		if err := x.store(tx, slices.Compact(ps)); err != nil {
			return err
		}
		x.pending, x.waiting = map[uint64][]record.Seq{}, 0
	}
	return nil
}
