package store

import (
	"errors"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// drawLevel says how many entries are drawn from at a time: two to its power. What the
// tree of the log has for them together is the seed for the leads that were rejected
// among them.
const (
	drawLevel = 8
	drawAfter = 1 << drawLevel
)

// mostDrawn bounds the rejected leads among which is looked for drawn ones, and
// mostPairs the pairs of decisions that are shown.
const (
	mostDrawn = 5_000
	mostPairs = 100
)

// draws draws rejected leads as of an entry.
type draws struct {
	q      querier
	hashes tlog.HashReader
	house  record.HouseKey
	at     record.Seq
	blocks map[record.Seq]block
	shares []shareFrom // the oldest first
}

// shareFrom is a share that holds from an entry on.
type shareFrom struct {
	seq   record.Seq
	share record.Millionths
}

// block is a stretch of the log that is over.
type block struct {
	over  bool
	seed  record.Hash
	share record.Millionths // by the rules in force at its end
}

func newDraws(q querier, hashes tlog.HashReader, house record.HouseKey, at record.Seq) (*draws, error) {
	d := &draws{q: q, hashes: hashes, house: house, at: at, blocks: map[record.Seq]block{}}
	d.shares = []shareFrom{{-1, rank.DefaultRules().Again}}
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 AND seq <= $3 ORDER BY seq`, int64(house), int64(record.KindRulesSet), int64(at))
	if err != nil {
		return nil, err
	}
	entries, err := entriesOf(rows)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		rules, err := desk.RulesOf(e)
		if err != nil {
			return nil, err
		}
		d.shares = append(d.shares, shareFrom{e.Seq, rules.Again})
	}
	return d, nil
}

func (d *draws) block(of record.Seq) (block, error) {
	n := of / drawAfter
	if b, ok := d.blocks[n]; ok {
		return b, nil
	}
	end := (n + 1) * drawAfter
	if end > d.at+1 {
		return block{}, nil
	}
	hashes, err := d.hashes.ReadHashes([]int64{tlog.StoredHashIndex(drawLevel, int64(n))})
	if err != nil {
		return block{}, err
	}
	b := block{over: true, seed: record.Hash(hashes[0])}
	for _, s := range d.shares {
		if s.seq < end {
			b.share = s.share
		}
	}
	d.blocks[n] = b
	return b, nil
}

// drawn reports whether a rejected lead was drawn.
func (d *draws) drawn(o outcomeRow) (bool, error) {
	b, err := d.block(o.decided)
	return err == nil && b.over && learn.Drawn(o.lead, b.seed, b.share), err
}

// waiting reports whether a drawn lead waits to be looked at by somebody: nobody has
// since it was rejected, and they did not reject it.
func (d *draws) waiting(o outcomeRow, by record.ID, looked map[record.Seq]bool) (bool, error) {
	if looked[o.decided] {
		return false, nil
	}
	drawn, err := d.drawn(o)
	if err != nil || !drawn {
		return false, err
	}
	e, err := entryAt(d.q, d.house, o.decided)
	return err == nil && e.Actor != by, err
}

func entryAt(q querier, house record.HouseKey, seq record.Seq) (record.Entry, error) {
	var raw []byte
	if err := q.row(`SELECT bytes FROM entry WHERE house = $1 AND seq = $2`, int64(house), int64(seq)).Scan(&raw); err != nil {
		return record.Entry{}, err
	}
	return record.Decode(raw)
}

// looks returns the entries by which leads were looked at again, the newest first.
func looks(q querier, house record.HouseKey, at record.Seq, hidden int64) ([]record.Entry, map[record.Seq]bool, error) {
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 AND seq <= $3 AND (labels & $4) = 0 ORDER BY seq DESC`,
		int64(house), int64(record.KindLeadLookedAgain), int64(at), hidden)
	if err != nil {
		return nil, nil, err
	}
	entries, err := entriesOf(rows)
	looked := make(map[record.Seq]bool, len(entries))
	for _, e := range entries {
		looked[e.Body.(*record.LeadLookedAgain).Rejected] = true
	}
	return entries, looked, err
}

const rejectedQuery = `SELECT ` + outcomeRead + ` FROM outcome WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND state = $4`

// Again returns the oldest drawn lead that waits for the viewer, without what was
// decided about it.
func (a *Asked) Again() (desk.AgainView, error) {
	v := desk.AgainView{Moment: a.Moment}
	found, err := collectOutcomes(a.s, rejectedQuery+` ORDER BY decided DESC LIMIT $5`, append(a.asking(), int64(record.StateRejected), mostDrawn)...)
	if err != nil {
		return v, err
	}
	_, looked, err := looks(a.s, a.s.db.house, a.Seq, a.hidden())
	if err != nil {
		return v, err
	}
	d, err := newDraws(a.s, a.s.hashes(), a.s.db.house, a.Seq)
	if err != nil {
		return v, err
	}
	for _, o := range found {
		waits, err := d.waiting(o, a.viewer.Actor, looked)
		if err != nil {
			return v, err
		}
		if waits {
			v.Waiting++
			v.Lead = o.lead
		}
	}
	if !v.Lead.IsZero() {
		v.Members, err = a.members(v.Lead)
	}
	return v, err
}

// lookedAgain returns what came of looking again.
func (a *Asked) lookedAgain() (desk.LookedAgain, error) {
	v := desk.LookedAgain{Share: a.scale.Rules().Again.Float(), Pairs: []desk.AgainPair{}}
	entries, _, err := looks(a.s, a.s.db.house, a.Seq, a.hidden())
	if err != nil {
		return v, err
	}
	for _, e := range entries {
		b := e.Body.(*record.LeadLookedAgain)
		v.N++
		if b.Follow {
			v.Missed++
		}
		if len(v.Pairs) == mostPairs {
			v.More = true
			continue
		}
		pair, err := a.bothDecisions(e, b)
		if errors.Is(err, desk.ErrNotFound) {
			continue
		}
		if err != nil {
			return v, err
		}
		v.Pairs = append(v.Pairs, pair)
	}
	v.Interval = learn.Exact(v.Missed, v.N)
	return v, nil
}

func (a *Asked) bothDecisions(e record.Entry, b *record.LeadLookedAgain) (desk.AgainPair, error) {
	p := desk.AgainPair{Lead: b.Lead, Follow: b.Follow}
	row, err := a.row(b.Lead)
	if err != nil {
		return p, err
	}
	p.Headline, p.Handling = row.Headline, row.Handling
	first, err := entryAt(a.s, a.s.db.house, b.Rejected)
	if err != nil {
		return p, err
	}
	if r, ok := first.Body.(*record.LeadRejected); ok {
		p.Reason = r.Reason
	}
	ref, _ := e.Content(record.ClassNote)
	why, err := a.words(ref.ID)
	p.Why = string(why)
	return p, err
}

// AgainNow implements desk.Agains.
func (tx *Tx) AgainNow(v lawful.Viewer, lead record.ID) (desk.AgainNow, error) {
	found, err := collectOutcomes(tx, rejectedQuery+` AND lead = $5`, int64(tx.db.house), int64(record.Forever)-1, v.Hidden(), int64(record.StateRejected), lead[:])
	if err != nil {
		return desk.AgainNow{}, err
	}
	_, looked, err := looks(tx, tx.db.house, record.Forever, v.Hidden())
	if err != nil || len(found) == 0 {
		return desk.AgainNow{}, errors.Join(err, desk.ErrNotFound)
	}
	d, err := newDraws(tx, tlog.HashReaderFunc(tx.readHashes), tx.db.house, tx.head.size-1)
	if err != nil {
		return desk.AgainNow{}, err
	}
	waits, err := d.waiting(found[0], v.Actor, looked)
	if err == nil && !waits {
		err = desk.ErrNotFound
	}
	return desk.AgainNow{Rejected: found[0].decided, Labels: found[0].labels}, err
}
