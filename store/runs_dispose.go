package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/intake"
	"watchfloor/record"
)

// disposeRuns takes the postings of records out of every segment, while their
// words are still there to say where to look. Segments that are being merged are
// gone through whole, whatever answers for which keys at the moment.
func (tx *Tx) disposeRuns(owners []record.ID) error {
	x, err := tx.runIndex()
	if err != nil {
		return err
	}
	if err := x.flush(tx); err != nil {
		return err
	}
	if len(x.segments) == 0 {
		return nil
	}
	gone, known := map[record.Seq]bool{}, true
	var (
		keys  []uint64
		least int // of them are there for certain
	)
	for _, id := range owners {
		r, err := tx.disposedReport(id)
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		gone[r.Seq] = true
		before := len(keys)
		if known = known && r.opened; known {
			keys = x.storedKeys(keys, tx.db.runsOf.Keys(r.Title, r.Text, r.Came), r.Labels)
		}
		traced, err := tracesToAnother(tx, tx.db.house, r.Seq)
		if err != nil {
			return err
		}
		if r.Seq <= x.at && !traced {
			least += len(keys) - before
		}
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(keys)
	return x.takeOutAll(tx, gone, keys, least, known)
}

// takeOutAll takes out where the keys stand, and everywhere if that was not all:
// words that are to be gone are not left to what should be.
func (x *runIndex) takeOutAll(tx *Tx, gone map[record.Seq]bool, keys []uint64, least int, known bool) error {
	if known {
		n, err := x.takeOut(tx, gone, keys, true)
		if err != nil || n >= least {
			return err
		}
	}
	_, err := x.takeOut(tx, gone, nil, false)
	return err
}

func (x *runIndex) storedKeys(to, keys []uint64, labels record.Labels) []uint64 {
	set := x.sets[labels]
	if set == nil {
		return to
	}
	for _, k := range keys {
		to = append(to, set.stored(k))
	}
	return to
}

// tracesToAnother reports whether a report was found to trace to another: the
// keys that it shares with that one need not stand in the index twice.
func tracesToAnother(q querier, house record.HouseKey, seq record.Seq) (bool, error) {
	var one int
	err := q.row(`SELECT 1 FROM origin WHERE house = $1 AND report = $2 UNION ALL SELECT 1 FROM quotation WHERE house = $1 AND report = $2 LIMIT 1`,
		int64(house), int64(seq)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

type reportToForget struct {
	reportText
	opened bool // its words are at hand
}

// disposedReport reads a report that is to be forgotten; nil when it is none, or
// was forgotten before.
func (tx *Tx) disposedReport(id record.ID) (*reportToForget, error) {
	var (
		r          reportToForget
		text, said []byte
	)
	err := tx.row(`SELECT r.seq, r.labels, `+cameQuery+`, r.text, r.said FROM report r WHERE r.house = $1 AND r.id = $2 AND r.disposed = 0`, int64(tx.db.house), id[:]).
		Scan((*int64)(&r.Seq), labelsInto{&r.Labels}, (*int64)(&r.Came), &text, &said)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	words, err := openContent(tx, tx.db.house, idOf(text))
	if err != nil {
		return &r, nil // damaged: everything is looked through
	}
	raw, err := openContent(tx, tx.db.house, idOf(said))
	if err != nil {
		return &r, nil
	}
	report, err := intake.ReadSaid(raw)
	r.Title, r.Text, r.opened = report.Title, report.Heard(string(words)), err == nil
	return &r, nil
}

// takeOut removes the postings of these reports, looking only at the parts in
// which the keys can stand if they are known, and returns how many those were.
func (x *runIndex) takeOut(tx *Tx, gone map[record.Seq]bool, keys []uint64, known bool) (int, error) {
	x.merges = nil // what their cursors have read is no longer true
	removed := 0
	for _, s := range x.segments {
		if err := s.load(tx); err != nil {
			return 0, err
		}
		before := s.postings
		if s.parts == nil {
			if err := x.takeOutOfSmall(tx, s, gone); err != nil {
				return 0, err
			}
		}
		for _, p := range slices.Clone(s.parts) {
			if known && !keysBetween(keys, p.first, s.after(p)) {
				continue
			}
			if err := x.takeOutOfPart(tx, s, p, gone); err != nil {
				return 0, err
			}
		}
		if s.postings == before {
			continue
		}
		removed += int(before - s.postings)
		x.changed(s)
		if err := x.updateSegment(tx, s); err != nil {
			return 0, err
		}
	}
	return removed, nil
}

// after returns the key at which the next part begins.
func (s *runSegment) after(p *runPart) uint64 {
	if i := slices.Index(s.parts, p) + 1; i < len(s.parts) {
		return s.parts[i].first
	}
	return 1 << 63
}

func keysBetween(keys []uint64, from, to uint64) bool {
	i, _ := slices.BinarySearch(keys, from)
	return i < len(keys) && keys[i] < to
}

// without returns the postings of other reports; the same slice if that is all.
func without(ps []posting, gone map[record.Seq]bool) []posting {
	of := func(p posting) bool { return gone[p.report] }
	if !slices.ContainsFunc(ps, of) {
		return ps
	}
	return slices.DeleteFunc(slices.Clone(ps), of)
}

func (x *runIndex) takeOutOfSmall(tx *Tx, s *runSegment, gone map[record.Seq]bool) error {
	left := without(s.small, gone)
	if len(left) == len(s.small) {
		return nil
	}
	s.postings, s.small = int64(len(left)), left
	if err := tx.dropPart(s.number, 0); err != nil {
		return err
	}
	_, err := tx.writeBlocks(s.number, 0, left)
	return err
}

// takeOutOfPart writes a part anew: fences and filter must not tell of what is
// gone either.
func (x *runIndex) takeOutOfPart(tx *Tx, s *runSegment, p *runPart, gone map[record.Seq]bool) error {
	ps, err := tx.readRuns(s.number, p.number)
	if err != nil {
		return err
	}
	left := without(ps, gone)
	if len(left) == len(ps) {
		return nil
	}
	s.postings -= int64(len(ps) - len(left))
	if err := p.load(tx, s); err != nil {
		return err
	}
	if err := tx.dropPart(s.number, p.number); err != nil {
		return err
	}
	i := slices.Index(s.parts, p)
	if len(left) > 0 {
		s.parts = slices.Clone(s.parts)
		s.parts[i], err = tx.writePart(s.number, p.number, left, len(p.filter.planes))
		return err
	}
	if s.parts = slices.Delete(slices.Clone(s.parts), i, i+1); len(s.parts) == 0 {
		s.parts, s.small = nil, nil
	}
	return nil
}
