package store

import (
	"database/sql"
	"errors"
	"fmt"

	"watchfloor/rank"
	"watchfloor/record"
)

// foldLead folds the kinds that change leads.
func (f folder) foldLead(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.LeadWeighed:
		return f.leadWeighed(e, b)
	case *record.LeadsMerged:
		return f.leadsMerged(e, b)
	case *record.LeadSplit:
		return f.leadSplit(e, b)
	case *record.LeadLaidOver:
		return f.layOver(e, b.Lead, b.Over)
	}
	id, change := leadChange(e)
	if change == nil {
		return fmt.Errorf("no fold for kind %q", e.Kind)
	}
	r, err := f.lead(id)
	if err != nil {
		return err
	}
	change(&r)
	if err := f.notice(e, id); err != nil {
		return err
	}
	return f.putLead(e, r)
}

// leadChange says what a decision does to its lead.
func leadChange(e record.Entry) (record.ID, func(*leadRow)) {
	to := func(s record.LeadState) func(*leadRow) { return func(r *leadRow) { r.state = s } }
	back := func(r *leadRow) {
		r.state, r.heldUntil, r.reason, r.operation = record.StateOpen, 0, record.ReasonUnstated, record.ID{}
	}
	switch b := e.Body.(type) {
	case *record.LeadRead:
		return b.Lead, func(r *leadRow) { r.readAt = e.At() }
	case *record.LeadClaimed:
		return b.Lead, func(r *leadRow) { r.claimedBy = e.Actor }
	case *record.LeadReleased:
		return b.Lead, func(r *leadRow) { r.claimedBy = record.ID{} }
	case *record.LeadRejected:
		return b.Lead, func(r *leadRow) { r.state, r.reason = record.StateRejected, b.Reason }
	case *record.LeadTraced:
		return b.Lead, to(record.StateTraced)
	case *record.LeadHeldUntil:
		return b.Lead, func(r *leadRow) { r.state, r.heldUntil = record.StateHeld, b.Until }
	case *record.LeadAttachedTo:
		return b.Lead, func(r *leadRow) { r.state, r.operation = record.StateAttached, b.Operation }
	case *record.LeadWoken:
		return b.Lead, back
	case *record.LeadReopened:
		return b.Lead, back
	case *record.LeadDetached:
		return b.Lead, back
	}
	return record.ID{}, nil
}

func (f folder) leadWeighed(e record.Entry, b *record.LeadWeighed) error {
	r, err := f.lead(b.Lead)
	if err != nil {
		return err
	}
	if r.factors, err = packed(b.Factors, len(b.Factors)); err != nil {
		return err
	}
	r.weight = packWeight(rank.FromBody(*b, r.firstAt))
	r.ceiling, r.lookBy, r.origins = b.Ceiling, b.LookBy, b.Origins
	return f.putLead(e, r)
}

// reportGrouped puts a report into a lead, out of the one it stood in before.
func (f folder) reportGrouped(e record.Entry, b *record.ReportGrouped) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	if err := f.leaveLead(e, seq, b.Lead); err != nil {
		return err
	}
	why, err := packed(b.Why, len(b.Why))
	if err != nil {
		return err
	}
	if err := f.enterLead(e, b.Lead, seq, why); err != nil {
		return err
	}
	if err := f.countReport(e, b, seq); err != nil {
		return err
	}
	for _, over := range b.Over {
		if err := f.layOver(e, b.Lead, over); err != nil {
			return err
		}
	}
	return nil
}

func (f folder) layOver(e record.Entry, lead, over record.ID) error {
	return f.exec(`INSERT INTO overlay (house, lead, over_lead, since, until, labels) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		int64(f.house), lead[:], over[:], int64(e.Seq), int64(record.Forever), int64(e.Labels))
}

func (f folder) enterLead(e record.Entry, lead record.ID, report int64, why []byte) error {
	return f.exec(`INSERT INTO lead_report (house, lead, report, since, until, labels, why, marks) SELECT $1, $2, $3, $4, $5, $6, $7,
		COALESCE((SELECT y.marks FROM report r JOIN handling y ON y.house = r.house AND y.item = r.id AND y.until = $5 WHERE r.house = $1 AND r.seq = $3), 0)`,
		int64(f.house), lead[:], report, int64(e.Seq), int64(record.Forever), int64(e.Labels), why)
}

// countReport begins the lead or counts the report into it.
func (f folder) countReport(e record.Entry, b *record.ReportGrouped, seq int64) error {
	facts, err := f.reportFacts(seq)
	if err != nil {
		return err
	}
	if b.Opens {
		return f.newLead(e, leadRow{id: b.Lead, labels: e.Labels, state: record.StateOpen, firstSeq: record.Seq(seq), firstAt: facts.at, lastAt: facts.at,
			reports: 1, sender: facts.sender, grave: facts.grave})
	}
	r, err := f.lead(b.Lead)
	if err != nil {
		return err
	}
	r.reports++
	r.firstAt, r.lastAt = min(r.firstAt, facts.at), max(r.lastAt, facts.at)
	r.hears(facts)
	return f.putLead(e, r)
}

// leaveLead takes a report out of the lead in which it stands. A lead left
// empty goes over into the new one.
func (f folder) leaveLead(e record.Entry, report int64, into record.ID) error {
	var id []byte
	err := f.x.row(`SELECT lead FROM lead_report WHERE house = $1 AND report = $2 AND until = $3`, int64(f.house), report, int64(record.Forever)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	err = f.exec(`UPDATE lead_report SET until = $3 WHERE house = $1 AND report = $2 AND until = $4`, int64(f.house), report, int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	r, err := f.lead(idOf(id))
	if err != nil {
		return err
	}
	if r.reports--; r.reports == 0 {
		r.state, r.mergedInto = record.StateMerged, into
		if err := f.ownedFrom(e, r.id, into); err != nil {
			return err
		}
	}
	if err := f.listenAnew(&r); err != nil {
		return err
	}
	return f.putLead(e, r)
}
