package store

import (
	"watchfloor/record"
)

// memberRow is a report of a lead.
type memberRow struct {
	seq    int64
	labels record.Labels
	why    []byte
}

func (f folder) members(lead record.ID) ([]memberRow, error) {
	rows, err := f.x.rows(`SELECT report, labels, why FROM lead_report WHERE house = $1 AND lead = $2 AND until = $3 ORDER BY report`,
		int64(f.house), lead[:], int64(record.Forever))
	if err != nil {
		return nil, err
	}
	return collect(rows, func(m *memberRow) []any { return []any{&m.seq, labelsInto{&m.labels}, &m.why} })
}

// move ends the place of reports in one lead and begins it in another. Each
// keeps its own labels.
func (f folder) move(e record.Entry, members []memberRow, from, to record.ID) error {
	for _, m := range members {
		err := f.exec(`UPDATE lead_report SET until = $4 WHERE house = $1 AND lead = $2 AND report = $3 AND until = $5`,
			int64(f.house), from[:], m.seq, int64(e.Seq), int64(record.Forever))
		if err != nil {
			return err
		}
		moved := e
		moved.Labels = m.labels
		if err := f.enterLead(moved, to, m.seq, m.why); err != nil {
			return err
		}
	}
	return nil
}

func (f folder) leadsMerged(e record.Entry, b *record.LeadsMerged) error {
	into, err := f.lead(b.Into)
	if err != nil {
		return err
	}
	from, err := f.lead(b.From)
	if err != nil {
		return err
	}
	members, err := f.members(b.From)
	if err != nil {
		return err
	}
	if err := f.move(e, members, b.From, b.Into); err != nil {
		return err
	}
	into.reports += from.reports
	into.firstAt, into.lastAt = min(into.firstAt, from.firstAt), max(into.lastAt, from.lastAt)
	into.firstSeq = min(into.firstSeq, from.firstSeq)
	into.hears(reportFacts{sender: from.sender, grave: from.grave})
	from.reports, from.state, from.mergedInto = 0, record.StateMerged, b.Into
	if err := f.ownedFrom(e, b.From, b.Into); err != nil {
		return err
	}
	if err := f.putLead(e, into); err != nil {
		return err
	}
	return f.putLead(e, from)
}

// leadSplit moves some reports into a lead of their own and keeps them apart
// from the old one: what a person has separated the machine does not join.
func (f folder) leadSplit(e record.Entry, b *record.LeadSplit) error {
	old, err := f.lead(b.Lead)
	if err != nil {
		return err
	}
	var members []memberRow
	fresh := leadRow{id: b.New, labels: old.labels, state: record.StateOpen, claimedBy: old.claimedBy}
	for _, id := range b.Reports {
		seq, err := f.reportSeq(id)
		if err != nil {
			return err
		}
		m := memberRow{seq: seq, why: []byte{}}
		err = f.x.row(`SELECT labels FROM lead_report WHERE house = $1 AND lead = $2 AND report = $3 AND until = $4`,
			int64(f.house), b.Lead[:], seq, int64(record.Forever)).Scan(labelsInto{&m.labels})
		if err != nil {
			return err
		}
		facts, err := f.reportFacts(seq)
		if err != nil {
			return err
		}
		fresh.count(record.Seq(seq), facts)
		members = append(members, m)
		err = f.exec(`INSERT INTO apart (house, report, lead, since, until, labels) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
			int64(f.house), seq, b.Lead[:], int64(e.Seq), int64(record.Forever), int64(m.labels))
		if err != nil {
			return err
		}
	}
	old.reports -= int64(len(members))
	if err := f.move(e, members, b.Lead, b.New); err != nil {
		return err
	}
	if err := f.listenAnew(&old); err != nil {
		return err
	}
	if err := f.putLead(e, old); err != nil {
		return err
	}
	if err := f.ownedLike(e, b.New, b.Lead); err != nil {
		return err
	}
	return f.newLead(e, fresh)
}

// count adds a report to the figures of a new lead.
func (r *leadRow) count(seq record.Seq, facts reportFacts) {
	if r.reports == 0 {
		r.sender = facts.sender
	}
	r.hears(facts)
	r.reports++
	at := facts.at
	r.lastAt = max(r.lastAt, at)
	if r.firstSeq == 0 || seq < r.firstSeq {
		r.firstSeq = seq
	}
	if r.firstAt == 0 || at < r.firstAt {
		r.firstAt = at
	}
}
