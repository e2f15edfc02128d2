package store

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"sort"

	"watchfloor/record"
)

// runSegment is one sorted segment. A small one is read as a whole; of a large
// one, memory holds where its parts begin, and of parts that were asked for
// their fences and filters.
type runSegment struct {
	number, edition int64
	postings        int64
	into            int64 // the segment into which this one is being merged, 0: none
	below           int64 // of a segment that is being made: it holds the keys below this one

	read  bool
	small []posting // of a small one, all of them
	parts []*runPart
}

// runPart is a part of a large segment. No key stands in two parts.
type runPart struct {
	number int64
	first  uint64
	fences []uint64 // the first key of each block; nil until it was read
	filter runFilter
}

func (s *runSegment) fields() []any {
	return []any{&s.number, &s.edition, &s.postings, &s.into, &s.below}
}

// tier tells segments of like size apart from others: the next one has about
// four times as many postings.
func (s *runSegment) tier() int { return runTier(s.postings) }

func runTier(postings int64) int { return bits.Len64(uint64(postings)>>6) / 2 }

// load reads what memory holds of every segment.
func (s *runSegment) load(tx *Tx) error {
	if s.read {
		return nil
	}
	rows, err := tx.rows(`SELECT part, first_key FROM run_part WHERE house = $1 AND segment = $2 ORDER BY part`, int64(tx.db.house), s.number)
	if err != nil {
		return err
	}
	parts, err := collect(rows, func(p *runPart) []any { return []any{&p.number, &p.first} })
	if err != nil {
		return err
	}
	for i := range parts {
		s.parts = append(s.parts, &parts[i])
	}
	if len(parts) == 0 {
		s.small, err = tx.readRuns(s.number, 0)
	}
	s.read = err == nil
	return err
}

// partOf returns the place of the only part in which a key can stand; -1: none.
func (s *runSegment) partOf(key uint64) int {
	return sort.Search(len(s.parts), func(i int) bool { return s.parts[i].first > key }) - 1
}

// load reads the fences and the filter.
func (p *runPart) load(tx *Tx, s *runSegment) error {
	if p.fences != nil {
		return nil
	}
	var fences, filter []byte
	err := tx.row(`SELECT fences, filter FROM run_part WHERE house = $1 AND segment = $2 AND part = $3`, int64(tx.db.house), s.number, p.number).
		Scan(&fences, &filter)
	if err != nil {
		return fmt.Errorf("part %d of segment %d of word runs: %w", p.number, s.number, err)
	}
	if p.filter, err = decodeRunFilter(filter); err != nil {
		return err
	}
	p.fences, err = decodeFences(fences)
	return err
}

func encodeFences(keys []uint64) []byte {
	var b []byte
	for _, k := range keys {
		b = binary.BigEndian.AppendUint64(b, k)
	}
	return b
}

func decodeFences(b []byte) ([]uint64, error) {
	keys := make([]uint64, len(b)/8)
	for i := range keys {
		keys[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	if len(keys) == 0 || len(b)%8 != 0 || !slices.IsSorted(keys) {
		return nil, errRunsDamaged
	}
	return keys, nil
}

// find adds the reports of the wanted keys, which are sorted, to out.
func (x *runIndex) find(tx *Tx, wanted []wantedRun, most int, out [][]record.Seq) error {
	if x.waiting > 0 {
		for _, w := range wanted {
			out[w.at] = append(out[w.at], x.pending[w.key]...)
		}
	}
	for _, s := range x.segments {
		if err := s.load(tx); err != nil {
			return err
		}
		if err := x.findIn(tx, s, x.answered(s, wanted), most, out); err != nil {
			return err
		}
	}
	return nil
}

// answered returns the wanted keys for which a segment answers: while it is
// being merged, the other segment answers for those that are there already.
func (x *runIndex) answered(s *runSegment, wanted []wantedRun) []wantedRun {
	if s.into == 0 {
		return wanted
	}
	below := uint64(x.segment(s.into).below)
	i, _ := slices.BinarySearchFunc(wanted, below, func(w wantedRun, k uint64) int { return cmp.Compare(w.key, k) })
	return wanted[i:]
}

func (x *runIndex) segment(number int64) *runSegment {
	for _, s := range x.segments {
		if s.number == number {
			return s
		}
	}
	return &runSegment{read: true} // not there: it answers for nothing
}

func (x *runIndex) findIn(tx *Tx, s *runSegment, wanted []wantedRun, most int, out [][]record.Seq) error {
	for _, w := range wanted {
		if s.parts == nil {
			out[w.at] = appendReports(out[w.at], s.small, w.key, most)
			continue
		}
		i := s.partOf(w.key)
		if i < 0 {
			continue
		}
		p := s.parts[i]
		if err := p.load(tx, s); err != nil {
			return err
		}
		if !p.filter.mayHave(w.key) {
			continue
		}
		found, err := x.findInPart(tx, s, p, w.key, most)
		if err != nil {
			return err
		}
		out[w.at] = append(out[w.at], found...)
	}
	return nil
}

// findInPart reads the blocks in which a key can stand: it may begin at the end
// of the one before the first fence that it equals.
func (x *runIndex) findInPart(tx *Tx, s *runSegment, p *runPart, key uint64, most int) ([]record.Seq, error) {
	var found []record.Seq
	at, _ := slices.BinarySearch(p.fences, key)
	for b := max(at-1, 0); b < len(p.fences) && p.fences[b] <= key && len(found) < most; b++ {
		ps, err := x.blocks.read(tx, blockPlace{s.number, s.edition, p.number, b})
		if err != nil {
			return nil, err
		}
		found = appendReports(found, ps, key, most-len(found))
	}
	return found, nil
}

// appendReports appends the first reports of a key.
func appendReports(to []record.Seq, ps []posting, key uint64, most int) []record.Seq {
	i, _ := slices.BinarySearchFunc(ps, key, func(p posting, key uint64) int { return cmp.Compare(p.key, key) })
	for ; i < len(ps) && ps[i].key == key && most > 0; i++ {
		to = append(to, ps[i].report)
		most--
	}
	return to
}
