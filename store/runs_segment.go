package store

import (
	"slices"
	"sort"

	"watchfloor/record"
)

// runSegment is one sorted segment.
type runSegment struct {
	number, edition int64
	postings        int64
	into            int64 // the segment into which this one is being merged, 0: none
	below           int64 // of a segment that is being made: it has come to this key

	small []posting // all of them, once read
}

func (s *runSegment) fields() []any {
	return []any{&s.number, &s.edition, &s.postings, &s.into, &s.below}
}

// find adds the reports of the wanted keys, which are sorted, to out.
func (x *runIndex) find(tx *Tx, wanted []wantedRun, most int, out [][]record.Seq) error {
	for _, w := range wanted {
		out[w.at] = append(out[w.at], x.pending[w.key]...)
	}
	for _, s := range x.segments {
		if err := s.load(tx); err != nil {
			return err
		}
		for _, w := range wanted {
			i := sort.Search(len(s.small), func(i int) bool { return s.small[i].key >= w.key })
			for n := 0; n < most && i < len(s.small) && s.small[i].key == w.key; n++ {
				out[w.at] = append(out[w.at], s.small[i].report)
				i++
			}
		}
	}
	return nil
}

func (s *runSegment) load(tx *Tx) error {
	if s.small != nil {
		return nil
	}
	ps, err := tx.readRuns(s.number, 0)
	s.small = ps
	return err
}

// readRuns reads a part of a segment.
func (tx *Tx) readRuns(segment, part int64) ([]posting, error) {
	rows, err := tx.rows(`SELECT bytes FROM run_block WHERE house = $1 AND segment = $2 AND part = $3 ORDER BY block`, int64(tx.db.house), segment, part)
	if err != nil {
		return nil, err
	}
	blocks, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	ps := []posting{}
	for _, b := range blocks {
		if ps, err = decodeBlock(ps, b); err != nil {
			return nil, err
		}
	}
	return ps, err
}

// store writes a new segment.
func (x *runIndex) store(tx *Tx, ps []posting) error {
	x.next++
	s := &runSegment{number: x.next, edition: x.next, postings: int64(len(ps)), small: slices.Clone(ps)}
	err := tx.Exec(`INSERT INTO run_segment (house, segment, edition, postings, into_segment, below) VALUES ($1, $2, $3, $4, 0, 0)`,
		int64(tx.db.house), s.number, s.edition, s.postings)
	for n := int64(0); err == nil && len(ps) > 0; n++ {
		b, took := encodeBlock(ps)
		ps = ps[took:]
		err = tx.Exec(`INSERT INTO run_block (house, segment, part, block, bytes) VALUES ($1, $2, 0, $3, $4)`, int64(tx.db.house), s.number, n, b)
	}
	x.segments = append(x.segments, s)
	return err
}
