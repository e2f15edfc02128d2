package store

import (
	"errors"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// drawLevel says how many entries are drawn from at a time: two to its power. What the
// tree of the log has for them together is the seed for the leads that were closed
// among them.
const (
	drawLevel = 8
	drawAfter = 1 << drawLevel
)

// mostDrawn bounds the closed leads among which is looked for drawn ones, and
// mostPairs the pairs of decisions that are shown.
const (
	mostDrawn = 5_000
	mostPairs = 100
)

// draws draws closed leads as of an entry.
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

// drawn reports whether a closed lead was drawn.
func (d *draws) drawn(o outcomeRow) (bool, error) {
	b, err := d.block(o.decided)
	return err == nil && b.over && learn.Drawn(o.lead, b.seed, b.share), err
}

// seeking looks for drawn leads that wait for somebody.
type seeking struct {
	*draws
	who    record.ID
	looked map[record.Seq]bool // decisions after which somebody looked again
	taken  map[record.ID]bool  // leads that somebody looks at
}

// takenFor is how long a lead that somebody took waits for them alone.
const takenFor = record.Day

func (d *draws) seeking(who record.ID, now record.Time, hidden int64) (*seeking, error) {
	s := &seeking{draws: d, who: who, taken: map[record.ID]bool{}}
	var err error
	if _, s.looked, err = looks(d.q, d.house, d.at, hidden); err != nil {
		return nil, err
	}
	taken, err := collectLooking(d.q, `since <= $2 AND until > $2`, int64(d.house), int64(d.at))
	for _, r := range taken {
		s.taken[r.lead] = s.taken[r.lead] || r.at > now-takenFor || r.actor == who
	}
	return s, err
}

// waits reports whether a drawn lead waits to be looked at: nobody has since it was
// closed, nobody does now, and who would did nothing about it and has not opened it
// since it was closed.
func (s *seeking) waits(o outcomeRow) (bool, error) {
	if s.looked[o.decided] || s.taken[o.lead] {
		return false, nil
	}
	drawn, err := s.drawn(o)
	if err != nil || !drawn {
		return false, err
	}
	first, err := entryAt(s.q, s.house, o.decided)
	if err != nil || first.Actor == s.who {
		return false, err
	}
	rows, err := s.q.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND seq <= $3 AND `+touchedKinds+` ORDER BY seq DESC LIMIT 500`, int64(s.house), o.lead[:], int64(s.at))
	if err != nil {
		return false, err
	}
	entries, err := entriesOf(rows)
	return !slices.ContainsFunc(entries, func(e record.Entry) bool {
		return e.Actor == s.who && (e.Kind != record.KindLeadOpened || e.Seq > o.decided)
	}), err
}

// oldest returns the first of closed leads, the newest first, that waits, and how many do.
func (s *seeking) oldest(found []outcomeRow) (o outcomeRow, waiting int, err error) {
	for _, x := range found {
		waits, err := s.waits(x)
		if err != nil {
			return o, 0, err
		}
		if waits {
			o, waiting = x, waiting+1
		}
	}
	return o, waiting, nil
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

// closedRecently are the newest closed leads that may be drawn. Those of operations are
// being worked on.
func closedRecently(q querier, house record.HouseKey, at record.Seq, hidden int64) ([]outcomeRow, error) {
	return collectOutcomes(q, `SELECT `+outcomeRead+` FROM outcome WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0
		AND state IN ($4, $5) ORDER BY decided DESC LIMIT $6`, int64(house), int64(at), hidden, int64(record.StateRejected), int64(record.StateTraced), mostDrawn)
}

// Again returns the lead that the viewer took to look at again, without what was
// decided about it, and how many wait to be taken.
func (a *Asked) Again() (desk.AgainView, error) {
	v := desk.AgainView{Moment: a.Moment}
	found, err := closedRecently(a.s, a.s.db.house, a.Seq, a.hidden())
	if err != nil {
		return v, err
	}
	d, err := newDraws(a.s, a.s.hashes(), a.s.db.house, a.Seq)
	if err != nil {
		return v, err
	}
	s, err := d.seeking(a.viewer.Actor, a.Now, a.hidden())
	if err != nil {
		return v, err
	}
	if _, v.Waiting, err = s.oldest(found); err != nil {
		return v, err
	}
	held, err := collectLooking(a.s, `actor = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0 ORDER BY since LIMIT 1`,
		a.house(), a.viewer.Actor[:], int64(a.Seq), a.hidden())
	if err != nil || len(held) == 0 {
		return v, err
	}
	v.Lead = held[0].lead
	v.Members, err = a.members(v.Lead)
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
		if a.isBlind(b.Lead) {
			continue
		}
		first, err := entryAt(a.s, a.s.db.house, b.Rejected)
		if err != nil {
			return v, err
		}
		v.Count(first.Kind == record.KindLeadTraced, b.Follow)
		if len(v.Pairs) == mostPairs {
			v.More = true
			continue
		}
		pair, err := a.bothDecisions(e, first)
		if errors.Is(err, desk.ErrNotFound) {
			continue
		}
		if err != nil {
			return v, err
		}
		v.Pairs = append(v.Pairs, pair)
	}
	v.Interval, v.Traces = learn.Exact(v.Missed, v.N), learn.Exact(v.Agreed, v.Traced)
	return v, nil
}

func (a *Asked) bothDecisions(e, first record.Entry) (desk.AgainPair, error) {
	b := e.Body.(*record.LeadLookedAgain)
	p := desk.AgainPair{Lead: b.Lead, Follow: b.Follow, Traced: first.Kind == record.KindLeadTraced}
	row, err := a.row(b.Lead)
	if err != nil {
		return p, err
	}
	p.Headline, p.Handling = row.Headline, row.Handling
	if r, ok := first.Body.(*record.LeadRejected); ok {
		p.Reason = r.Reason
	}
	ref, _ := e.Content(record.ClassNote)
	why, err := a.words(ref.ID)
	p.Why = string(why)
	return p, err
}

// AgainHeld implements desk.Agains.
func (tx *Tx) AgainHeld(v lawful.Viewer) (desk.AgainNow, error) {
	held, err := lookingAt(tx, tx.db.house, v.Actor)
	held = slices.DeleteFunc(held, func(r lookingRow) bool { return !v.MayRead(r.labels) })
	if err != nil || len(held) == 0 {
		return desk.AgainNow{}, errors.Join(err, desk.ErrNotFound)
	}
	return desk.AgainNow{Lead: held[0].lead, Decided: held[0].decided, Labels: held[0].labels}, nil
}

// AgainNext implements desk.Agains.
func (tx *Tx) AgainNext(v lawful.Viewer) (desk.AgainNow, error) {
	at := tx.head.size - 1
	found, err := closedRecently(tx, tx.db.house, at, v.Hidden())
	if err != nil {
		return desk.AgainNow{}, err
	}
	d, err := newDraws(tx, tlog.HashReaderFunc(tx.readHashes), tx.db.house, at)
	if err != nil {
		return desk.AgainNow{}, err
	}
	s, err := d.seeking(v.Actor, tx.Now(), v.Hidden())
	if err != nil {
		return desk.AgainNow{}, err
	}
	o, waiting, err := s.oldest(found)
	if err == nil && waiting == 0 {
		err = desk.ErrNotFound
	}
	return desk.AgainNow{Lead: o.lead, Decided: o.decided, Labels: o.labels}, err
}
