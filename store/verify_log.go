package store

import (
	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// logCheck recomputes the Merkle log. It keeps, for each level, the last hash
// that has no sibling yet: as computed from the entries, for the root, and as
// stored, so that a wrong hash is found where it stands and not in all above it.
type logCheck struct {
	v        *verifier
	rows     []treeRow // read ahead
	hashes   []byte    // what is left of the current row
	index    int64     // of the next stored hash
	err      error     // of reading
	broken   bool      // rows are missing or out of order: nothing further can be compared
	computed []tlog.Hash
	stored   []tlog.Hash
}

type treeRow struct {
	first  int64
	hashes []byte
}

// nextRow returns the row that begins at or behind the current index.
func (l *logCheck) nextRow() (treeRow, bool) {
	if len(l.rows) == 0 && l.err == nil {
		rows, err := l.v.s.rows(`SELECT first, hashes FROM tree WHERE house = $1 AND first >= $2 ORDER BY first LIMIT 1000`, l.v.house(), l.index)
		if err == nil {
			l.rows, err = collect(rows, func(r *treeRow) []any { return []any{&r.first, &r.hashes} })
		}
		l.err = err
	}
	if len(l.rows) == 0 {
		return treeRow{}, false
	}
	r := l.rows[0]
	l.rows = l.rows[1:]
	return r, true
}

// leaf compares the hash of an entry, and those that it completes, with what is stored.
func (l *logCheck) leaf(seq record.Seq, b []byte) {
	h := tlog.RecordHash(b)
	got, ok := l.next()
	if ok && got != h {
		l.v.problem(place(seq), "it and its hash in the log do not agree: one of them was altered")
	}
	if !ok {
		got = h
	}
	l.add(seq, h, got)
}

// leafMissing goes on without an entry that is not there.
func (l *logCheck) leafMissing(seq record.Seq) {
	got, _ := l.next()
	l.add(seq, got, got)
}

func (l *logCheck) add(seq record.Seq, computed, stored tlog.Hash) {
	level := 0
	for ; seq>>level&1 == 1; level++ {
		computed = tlog.NodeHash(l.computed[level], computed)
		want := tlog.NodeHash(l.stored[level], stored)
		got, ok := l.next()
		if ok && got != want {
			l.v.problem(place(seq), "hash %d of the log, at level %d above it, is not that of the hashes below", l.index-1, level+1)
		}
		if !ok {
			got = want
		}
		stored = got
	}
	if level == len(l.computed) {
		l.computed, l.stored = append(l.computed, tlog.Hash{}), append(l.stored, tlog.Hash{})
	}
	l.computed[level], l.stored[level] = computed, stored
}

// next returns the next stored hash.
func (l *logCheck) next() (tlog.Hash, bool) {
	for !l.broken && len(l.hashes) == 0 {
		r, ok := l.nextRow()
		if !ok || r.first != l.index || len(r.hashes)%tlog.HashSize != 0 || len(r.hashes) == 0 {
			l.broken = true
			l.v.problem("tree", "hash %d and those after it are missing or out of order", l.index)
		}
		l.hashes = r.hashes
	}
	if l.broken {
		return tlog.Hash{}, false
	}
	h := tlog.Hash(l.hashes[:tlog.HashSize])
	l.hashes = l.hashes[tlog.HashSize:]
	l.index++
	return h, true
}

// endOfLog computes the root and compares where the record ends.
func (v *verifier) endOfLog(l *logCheck) error {
	if !l.broken {
		if _, more := l.nextRow(); more || len(l.hashes) > 0 {
			v.problem("tree", "there are hashes beyond its end, hash %d", l.index)
		}
	}
	if l.err != nil {
		return l.err
	}
	v.out.Root = checkpoint.RootOf(l.computed, int64(v.head.size))
	if v.head.recordedAt != v.last.RecordedAt || v.head.at != v.last.At() {
		v.problem("head", "its times are not those of entry %d", v.last.Seq)
	}
	return nil
}
