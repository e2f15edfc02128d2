package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"watchfloor/record"
)

// runCheck holds the index of word runs against itself and against the reports.
type runCheck struct {
	*verifier
	at, next, madeBy int64
	labels           map[int64]record.Labels // of the sets, by number
	segments         map[int64]runSegment
	found            map[record.Seq]runSum
}

// runSum adds up what stands in the index of one report: how many postings, and
// their keys mixed, so that a million reports are compared without sorting.
type runSum struct {
	n   int
	sum uint64
	set int64
}

func (s *runSum) add(key uint64) {
	s.n++
	s.sum += (key ^ key>>29) * 0xbf58476d1ce4e5b9
	s.set = int64(key >> runBits)
}

// runs checks the index: sorted and whole, filters and fences as they follow
// from the postings, and of each report that it was fed with all keys, of others none.
func (v *verifier) runs() error {
	c := &runCheck{verifier: v, at: -1, labels: map[int64]record.Labels{}, segments: map[int64]runSegment{}, found: map[record.Seq]runSum{}}
	for _, step := range []func() error{c.state, c.sets, c.manifest, c.strays, c.postings, c.reports} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (c *runCheck) wrong(where, what string, args ...any) {
	c.problem(where, what+": run rebuild", args...)
}

func (c *runCheck) state() error {
	err := c.s.row(`SELECT at, next, made_by FROM run_state WHERE house = $1`, c.house()).Scan(&c.at, &c.next, &c.madeBy)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if c.at < -1 || c.at >= int64(c.head.size) {
		c.wrong("run_state", "it stands at entry %d, which cannot be", c.at)
	}
	if c.madeBy < 0 || c.madeBy > c.db.runsOf.Version {
		c.wrong("run_state", "it was made by version %d, which this program does not know", c.madeBy)
	}
	return err
}

func (c *runCheck) sets() error {
	rows, err := c.s.rows(`SELECT labels, number FROM run_set WHERE house = $1 ORDER BY labels`, c.house())
	if err != nil {
		return err
	}
	sets, err := collect(rows, func(s *[2]int64) []any { return []any{&s[0], &s[1]} })
	for _, s := range sets {
		if _, twice := c.labels[s[1]]; twice || s[1] < 1 || s[1] > int64(len(sets)) {
			c.wrong(fmt.Sprintf("run_set labels=%d", s[0]), "its number %d cannot be", s[1])
		}
		c.labels[s[1]] = record.Labels(s[0])
	}
	return err
}

func (c *runCheck) manifest() error {
	rows, err := c.s.rows(`SELECT segment, edition, postings, into_segment, below FROM run_segment WHERE house = $1 ORDER BY segment`, c.house())
	if err != nil {
		return err
	}
	all, err := collect(rows, (*runSegment).fields)
	making := map[int64]bool{0: true}
	for _, s := range all {
		c.segments[s.number] = s
		making[s.into] = true
	}
	for _, s := range all {
		where := fmt.Sprintf("run_segment segment=%d", s.number)
		if to, there := c.segments[s.into]; s.into != 0 && (!there || to.below == 0) {
			c.wrong(where, "it is merged into segment %d, which is not being made", s.into)
		}
		if s.below < 0 || s.below > 0 && !making[s.number] {
			c.wrong(where, "nothing is merged into it, but it says so")
		}
		if s.number < 1 || s.edition < s.number || s.edition > c.next {
			c.wrong(where, "its edition %d cannot be", s.edition)
		}
	}
	return err
}

// strays looks for what belongs to no segment.
func (c *runCheck) strays() error {
	for _, table := range []string{"run_part", "run_block"} {
		rows, err := c.s.rows(`SELECT DISTINCT segment FROM `+table+` WHERE house = $1 AND segment NOT IN (SELECT segment FROM run_segment WHERE house = $1)`, c.house())
		if err != nil {
			return err
		}
		segments, err := collect(rows, func(n *int64) []any { return []any{n} })
		if err != nil {
			return err
		}
		for _, n := range segments {
			c.wrong(fmt.Sprintf("%s segment=%d", table, n), "there is no such segment")
		}
	}
	rows, err := c.s.rows(`SELECT DISTINCT b.segment, b.part FROM run_block b WHERE b.house = $1 AND b.segment IN (SELECT segment FROM run_part WHERE house = $1)
		AND NOT EXISTS (SELECT 1 FROM run_part p WHERE p.house = b.house AND p.segment = b.segment AND p.part = b.part)`, c.house())
	if err != nil {
		return err
	}
	found, err := collect(rows, func(at *[2]int64) []any { return []any{&at[0], &at[1]} })
	for _, at := range found {
		c.wrong(fmt.Sprintf("run_block segment=%d part=%d", at[0], at[1]), "there is no such part")
	}
	return err
}

func (c *runCheck) postings() error {
	for _, s := range c.segments {
		rows, err := c.s.rows(`SELECT part, first_key FROM run_part WHERE house = $1 AND segment = $2 ORDER BY part`, c.house(), s.number)
		if err != nil {
			return err
		}
		parts, err := collect(rows, func(p *runPart) []any { return []any{&p.number, &p.first} })
		if err != nil {
			return err
		}
		small := len(parts) == 0
		if small {
			parts = []runPart{{}}
		}
		check := segmentCheck{runCheck: c, s: s, small: small}
		for _, p := range parts {
			if err := check.part(p); err != nil {
				return err
			}
		}
		if s.into == 0 && !check.broken && check.n != s.postings {
			c.wrong(fmt.Sprintf("run_segment segment=%d", s.number), "it has %d postings, not %d", check.n, s.postings)
		}
	}
	return nil
}

// segmentCheck goes through one segment.
type segmentCheck struct {
	*runCheck
	s      runSegment
	small  bool
	n      int64
	last   posting
	broken bool // what could not be read is not counted
}

func (c *segmentCheck) part(p runPart) error {
	where := fmt.Sprintf("run_block segment=%d part=%d", c.s.number, p.number)
	rows, err := c.verifier.s.rows(`SELECT block, bytes FROM run_block WHERE house = $1 AND segment = $2 AND part = $3 ORDER BY block`, c.house(), c.s.number, p.number)
	if err != nil {
		return err
	}
	blocks, err := collect(rows, func(b *numberedBlock) []any { return []any{&b.number, &b.bytes} })
	if err != nil {
		return err
	}
	var ps []posting
	var fences []uint64
	for i, b := range blocks {
		from := len(ps)
		if ps, err = decodeBlock(ps, b.bytes); err != nil || b.number != int64(i) || len(ps) == from {
			c.broken = true
			c.wrong(fmt.Sprintf("%s block=%d", where, b.number), "it is damaged or out of place")
			return nil
		}
		fences = append(fences, ps[from].key)
	}
	c.walk(where, ps)
	if c.small {
		return nil
	}
	return c.fenced(p, ps, fences)
}

type numberedBlock struct {
	number int64
	bytes  []byte
}

// walk adds postings up by report.
func (c *segmentCheck) walk(where string, ps []posting) {
	below, made := uint64(c.segments[c.s.into].below), uint64(c.s.below)
	for _, p := range ps {
		if c.n > 0 && comparePostings(c.last, p) >= 0 {
			c.wrong(where, "its postings are out of order")
			return
		}
		if made != 0 && p.key >= made {
			c.wrong(where, "it holds keys that its merge has not reached")
			return
		}
		c.n++
		c.last = p
		if c.s.into != 0 && p.key < below {
			continue // the other segment answers for it
		}
		sum := c.found[p.report]
		if set := int64(p.key >> runBits); sum.n > 0 && sum.set != set {
			c.wrong(where, "the report of entry %d has runs under two sets of labels", p.report)
		}
		sum.add(p.key)
		c.found[p.report] = sum
	}
}

// fenced holds what answers without reading the blocks against them.
func (c *segmentCheck) fenced(p runPart, ps []posting, fences []uint64) error {
	where := fmt.Sprintf("run_part segment=%d part=%d", c.s.number, p.number)
	var gotFences, gotFilter []byte
	err := c.verifier.s.row(`SELECT fences, filter FROM run_part WHERE house = $1 AND segment = $2 AND part = $3`, c.house(), c.s.number, p.number).Scan(&gotFences, &gotFilter)
	if err != nil {
		return err
	}
	if len(ps) == 0 || p.first != ps[0].key {
		c.wrong(where, "it does not begin with its first key")
		return nil
	}
	if !slices.Equal(gotFences, encodeFences(fences)) {
		c.wrong(where, "its fences are not those of its blocks")
	}
	if f, err := decodeRunFilter(gotFilter); err != nil || !slices.Equal(gotFilter, makeRunFilter(distinctKeys(ps), len(f.planes)).encode()) {
		c.wrong(where, "its filter is not that of its keys")
	}
	return nil
}

// reports compares what was found of each report with its text.
func (c *runCheck) reports() error {
	numbers := map[record.Labels]int64{}
	for n, labels := range c.labels {
		numbers[labels] = n
	}
	for after := record.Seq(-1); ; {
		batch, err := textsAfter(c.s, c.db.house, after, refoldBatch)
		if err != nil {
			return err
		}
		for _, t := range batch {
			after = t.r.Seq
			if err := c.report(t, numbers); err != nil {
				return err
			}
		}
		if len(batch) < refoldBatch {
			break
		}
	}
	for seq := range c.found {
		c.wrong(fmt.Sprintf("run_block, report of entry %d", seq), "runs of a report that is not there, or whose words were disposed of")
	}
	return nil
}

func (c *runCheck) report(t textRow, numbers map[record.Labels]int64) error {
	got := c.found[t.r.Seq]
	delete(c.found, t.r.Seq)
	where := fmt.Sprintf("run_block, report of entry %d", t.r.Seq)
	number := numbers[t.r.Labels]
	if got.n > 0 && got.set != number {
		c.wrong(where, "its runs stand under other labels than its own")
		return nil
	}
	of := c.db.runsOf
	if int64(t.r.Seq) > c.at || c.madeBy != of.Version {
		return nil
	}
	r, err := t.open()
	if err != nil {
		return nil // found with the contents
	}
	want := runSum{set: got.set}
	set, err := c.db.keys.runSet(t.r.Labels, number)
	if err != nil {
		return err
	}
	for _, k := range of.Keys(r.Title, r.Text, r.Came) {
		want.add(set.stored(k))
	}
	if got == want {
		return nil
	}
	traced, err := tracesToAnother(c.s, c.db.house, t.r.Seq)
	if err == nil && !(traced && got.n < want.n) {
		c.wrong(where, "its runs are not those of its text (%d, not %d)", got.n, want.n)
	}
	return err
}
