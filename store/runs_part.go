package store

import (
	"fmt"
)

// readRuns reads a part of a segment.
func (tx *Tx) readRuns(segment, part int64) ([]posting, error) {
	return readRunPart(tx, int64(tx.db.house), segment, part)
}

func readRunPart(q querier, house, segment, part int64) ([]posting, error) {
	rows, err := q.rows(`SELECT bytes FROM run_block WHERE house = $1 AND segment = $2 AND part = $3 ORDER BY block`, house, segment, part)
	if err != nil {
		return nil, err
	}
	blocks, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	ps := make([]posting, 0, 1024*len(blocks))
	for n, b := range blocks {
		if ps, err = decodeBlock(ps, b); err != nil {
			return nil, fmt.Errorf("block %d: %w", n, err)
		}
	}
	return ps, err
}

// writeBlocks writes a part's blocks and returns the first key of each.
func (tx *Tx) writeBlocks(segment, part int64, ps []posting) ([]uint64, error) {
	var fences []uint64
	for n := int64(0); len(ps) > 0; n++ {
		b, took := encodeBlock(ps)
		err := tx.Exec(`INSERT INTO run_block (house, segment, part, block, bytes) VALUES ($1, $2, $3, $4, $5)`, int64(tx.db.house), segment, part, n, b)
		if err != nil {
			return nil, err
		}
		fences, ps = append(fences, ps[0].key), ps[took:]
	}
	return fences, nil
}

// writePart writes a part of a large segment.
func (tx *Tx) writePart(segment, part int64, ps []posting, width int) (*runPart, error) {
	fences, err := tx.writeBlocks(segment, part, ps)
	if err != nil {
		return nil, err
	}
	p := &runPart{number: part, first: ps[0].key, fences: fences, filter: makeRunFilter(distinctKeys(ps), width)}
	return p, tx.Exec(`INSERT INTO run_part (house, segment, part, first_key, fences, filter) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(tx.db.house), segment, part, int64(p.first), encodeFences(fences), p.filter.encode())
}

func distinctKeys(ps []posting) []uint64 {
	keys := make([]uint64, 0, len(ps))
	for i, p := range ps {
		if i == 0 || p.key != ps[i-1].key {
			keys = append(keys, p.key)
		}
	}
	return keys
}

func (tx *Tx) dropPart(segment, part int64) error {
	for _, query := range []string{
		`DELETE FROM run_block WHERE house = $1 AND segment = $2 AND part = $3`,
		`DELETE FROM run_part WHERE house = $1 AND segment = $2 AND part = $3`,
	} {
		if err := tx.Exec(query, int64(tx.db.house), segment, part); err != nil {
			return err
		}
	}
	return nil
}

// partPostings is where a part is closed, at the next key: its filter then takes
// about 15 kB, and making it one or two milliseconds.
const partPostings = 12 << 10

// wideBelow is up to how many postings a segment has wide filters: most segments
// are small, so that few reads are for nothing, and most postings stand in large
// ones, so that filters take little more than ten bits each.
const wideBelow = 6 << 20

func filterWidth(postings int64) int {
	if postings < wideBelow {
		return 2
	}
	return 1
}

// cutPart returns how many of sorted postings make one part.
func cutPart(ps []posting) int {
	for i := partPostings; i < len(ps); i++ {
		if ps[i].key != ps[i-1].key {
			return i
		}
	}
	return len(ps)
}

// addSegment writes a new segment.
func (x *runIndex) addSegment(tx *Tx, ps []posting) error {
	s := x.newSegment()
	s.postings = int64(len(ps))
	if len(ps) <= partPostings {
		s.small = ps
		if _, err := tx.writeBlocks(s.number, 0, ps); err != nil {
			return err
		}
		return x.insertSegment(tx, s)
	}
	for len(ps) > 0 {
		n := cutPart(ps)
		p, err := tx.writePart(s.number, int64(len(s.parts)), ps[:n], filterWidth(s.postings))
		if err != nil {
			return err
		}
		s.parts, ps = append(s.parts, p), ps[n:]
	}
	return x.insertSegment(tx, s)
}

func (x *runIndex) newSegment() *runSegment {
	x.next++
	return &runSegment{number: x.next, edition: x.next, read: true}
}

func (x *runIndex) insertSegment(tx *Tx, s *runSegment) error {
	x.segments = append(x.segments, s)
	return tx.Exec(`INSERT INTO run_segment (house, segment, edition, postings, into_segment, below) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(tx.db.house), s.number, s.edition, s.postings, s.into, s.below)
}

// changed gives a segment whose postings are others now a new edition.
func (x *runIndex) changed(s *runSegment) {
	x.next++
	s.edition = x.next
}

// updateSegment stores what became of a segment.
func (x *runIndex) updateSegment(tx *Tx, s *runSegment) error {
	x.next++
	return tx.Exec(`UPDATE run_segment SET edition = $3, postings = $4, into_segment = $5, below = $6 WHERE house = $1 AND segment = $2`,
		int64(tx.db.house), s.number, s.edition, s.postings, s.into, s.below)
}

// dropSegment removes a segment and what is left of it.
func (x *runIndex) dropSegment(tx *Tx, s *runSegment) error {
	x.next++
	for i, o := range x.segments {
		if o == s {
			x.segments = append(x.segments[:i:i], x.segments[i+1:]...)
			break
		}
	}
	for _, table := range runTables[2:] {
		if err := tx.Exec(`DELETE FROM `+table+` WHERE house = $1 AND segment = $2`, int64(tx.db.house), s.number); err != nil {
			return err
		}
	}
	return nil
}

// blockPlace is a block of one edition of a segment: what stands there never changes.
type blockPlace struct {
	segment, edition, part int64
	block                  int
}

// blockCache keeps the postings of blocks that were read lately: copies of one text,
// and the common words of all, ask for the same ones again and again. It has two
// generations; the older one is dropped when the younger is full.
type blockCache struct{ young, old map[blockPlace][]posting }

const blocksKept = 400 // in each generation, about 10 kB each

func (c *blockCache) read(tx *Tx, at blockPlace) ([]posting, error) {
	if ps, ok := c.young[at]; ok {
		return ps, nil
	}
	ps, ok := c.old[at]
	if !ok {
		var b []byte
		err := tx.row(`SELECT bytes FROM run_block WHERE house = $1 AND segment = $2 AND part = $3 AND block = $4`,
			int64(tx.db.house), at.segment, at.part, int64(at.block)).Scan(&b)
		if err == nil {
			ps, err = decodeBlock(nil, b)
		}
		if err != nil {
			return nil, fmt.Errorf("block %d of part %d of segment %d of word runs: %w", at.block, at.part, at.segment, err)
		}
	}
	if len(c.young) >= blocksKept || c.young == nil {
		c.young, c.old = make(map[blockPlace][]posting, blocksKept), c.young
	}
	c.young[at] = ps
	return ps, nil
}
