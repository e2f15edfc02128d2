package store

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Merging keeps the segments few: four of a like size become one. Small ones are
// merged in memory when another is added. Large ones are merged piece by piece,
// paid for by what is added: whoever adds n postings carries merges on by up to
// mergePace*n. So no commit waits long, no worker is needed in the background,
// and a kill at any moment leaves an index that answers right: the segment that
// is being made answers for the keys that it has reached, the old ones for the
// others, and what was carried over is deleted with the same commit.
const (
	tierSegments = 4
	// mergePace must be above the number of tiers of large segments, in each of
	// which a posting is carried over once: 6 with a million reports.
	mergePace = 10
	// mostWaiting is how many postings a transaction keeps in memory.
	mostWaiting = 64 << 10
)

// store adds sorted postings and keeps the segments few.
func (x *runIndex) store(tx *Tx, ps []posting) error {
	added := len(ps)
	for {
		alike, total, err := x.smallOfTier(tx, runTier(int64(len(ps))))
		if err != nil {
			return err
		}
		total += len(ps)
		if len(alike) < tierSegments-1 || total > partPostings {
			break
		}
		all := make([]posting, 0, total)
		all = append(all, ps...)
		for _, s := range alike {
			all = append(all, s.small...)
			if err := x.dropSegment(tx, s); err != nil {
				return err
			}
		}
		slices.SortFunc(all, comparePostings)
		ps = slices.Compact(all)
	}
	if err := x.addSegment(tx, ps); err != nil {
		return err
	}
	if err := x.beginMerges(tx); err != nil {
		return err
	}
	return x.carryOn(tx, added*mergePace)
}

// smallOfTier returns the small segments of a tier that nothing happens to, and
// how many postings they have.
func (x *runIndex) smallOfTier(tx *Tx, tier int) (alike []*runSegment, total int, err error) {
	for _, s := range x.segments {
		if s.into != 0 || s.below != 0 || s.tier() != tier {
			continue
		}
		if err := s.load(tx); err != nil {
			return nil, 0, err
		}
		if s.parts == nil {
			alike, total = append(alike, s), total+len(s.small)
		}
	}
	return alike, total, nil
}

// beginMerges says which segments are to become one.
func (x *runIndex) beginMerges(tx *Tx) error {
	tiers := map[int][]*runSegment{}
	for _, s := range x.segments {
		if s.into == 0 && s.below == 0 {
			tiers[s.tier()] = append(tiers[s.tier()], s)
		}
	}
	for _, alike := range tiers {
		if len(alike) < tierSegments {
			continue
		}
		to := x.newSegment()
		to.below = 1 // no stored key is so low
		if err := x.insertSegment(tx, to); err != nil {
			return err
		}
		for _, s := range alike {
			s.into = to.number
			if err := x.updateSegment(tx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// carryOn carries merges on by about so many postings, that with the least to do first.
func (x *runIndex) carryOn(tx *Tx, postings int) error {
	x.owed += postings
	for x.owed > 0 {
		m := x.leastMerge()
		if m == nil {
			x.owed = 0
			return nil
		}
		n, err := m.piece(tx, x)
		if err != nil {
			return err
		}
		x.owed -= n
	}
	return nil
}

// runMerge is a merge under way. Its cursors are kept from piece to piece.
type runMerge struct {
	to   *runSegment
	from []*runCursor
	size int64
}

// leastMerge returns the merge of the fewest postings.
func (x *runIndex) leastMerge() *runMerge {
	if x.merges == nil {
		x.merges = map[int64]*runMerge{}
	}
	for _, s := range x.segments {
		if m := x.merges[s.number]; s.below != 0 && m == nil {
			x.merges[s.number] = x.mergeInto(s)
		}
	}
	var least *runMerge
	for _, m := range x.merges {
		if least == nil || cmp.Or(cmp.Compare(m.size, least.size), cmp.Compare(m.to.number, least.to.number)) < 0 {
			least = m
		}
	}
	return least
}

func (x *runIndex) mergeInto(to *runSegment) *runMerge {
	m := &runMerge{to: to}
	for _, s := range x.segments {
		if s.into == to.number {
			m.from = append(m.from, &runCursor{s: s})
			m.size += s.postings
		}
	}
	return m
}

// piece carries one part over and returns how many postings it has.
func (m *runMerge) piece(tx *Tx, x *runIndex) (int, error) {
	if err := m.to.load(tx); err != nil {
		return 0, err
	}
	ps, err := m.next(tx)
	if err != nil {
		return 0, err
	}
	if len(ps) > 0 {
		number := int64(0)
		if n := len(m.to.parts); n > 0 {
			number = m.to.parts[n-1].number + 1
		}
		p, err := tx.writePart(m.to.number, number, ps, filterWidth(m.size))
		if err != nil {
			return 0, err
		}
		m.to.parts = append(m.to.parts, p)
		m.to.postings += int64(len(ps))
	}
	done := true
	m.to.below = math.MaxInt64
	for _, c := range m.from {
		if c.i < len(c.ps) {
			done, m.to.below = false, min(m.to.below, int64(c.ps[c.i].key))
		}
	}
	for _, c := range m.from {
		if err := c.clear(tx, x, done); err != nil {
			return 0, err
		}
	}
	if done {
		m.to.below = 0
		delete(x.merges, m.to.number)
	}
	x.changed(m.to)
	return len(ps) + 1, x.updateSegment(tx, m.to)
}

// next returns the postings of the next part.
func (m *runMerge) next(tx *Tx) ([]posting, error) {
	var ps []posting
	for {
		var least *runCursor
		for _, c := range m.from {
			if err := c.fill(tx, uint64(m.to.below)); err != nil {
				return nil, err
			}
			if c.i < len(c.ps) && (least == nil || comparePostings(c.ps[c.i], least.ps[least.i]) < 0) {
				least = c
			}
		}
		if least == nil || len(ps) >= partPostings && least.ps[least.i].key != ps[len(ps)-1].key {
			return ps, nil
		}
		if ps == nil {
			ps = make([]posting, 0, partPostings+1024)
		}
		if p := least.ps[least.i]; len(ps) == 0 || p != ps[len(ps)-1] {
			ps = append(ps, p)
		}
		least.i++
	}
}

// runCursor goes through a segment from the key that its merge has reached on.
type runCursor struct {
	s     *runSegment
	part  int // place of the next part
	begun bool
	ps    []posting
	i     int
}

// fill reads on when nothing is at hand.
func (c *runCursor) fill(tx *Tx, below uint64) error {
	if c.i < len(c.ps) {
		return nil
	}
	if err := c.s.load(tx); err != nil {
		return err
	}
	if !c.begun {
		c.begun = true
		c.ps, c.part = c.s.small, max(c.s.partOf(below), 0)
		c.seek(below)
	}
	for c.i == len(c.ps) && c.part < len(c.s.parts) {
		ps, err := tx.readRuns(c.s.number, c.s.parts[c.part].number)
		if err != nil {
			return err
		}
		c.ps = ps
		c.part++
		c.seek(below)
	}
	return nil
}

func (c *runCursor) seek(below uint64) {
	c.i = sort.Search(len(c.ps), func(i int) bool { return c.ps[i].key >= below })
}

// clear deletes the parts that were carried over, or all when the merge is done.
func (c *runCursor) clear(tx *Tx, x *runIndex, done bool) error {
	if done {
		return x.dropSegment(tx, c.s)
	}
	over := c.part - 1 // the one at hand
	if c.i == len(c.ps) {
		over = c.part
	}
	for ; over > 0; over-- {
		if err := tx.dropPart(c.s.number, c.s.parts[0].number); err != nil {
			return err
		}
		c.s.parts = c.s.parts[1:]
		c.part--
	}
	return nil
}
