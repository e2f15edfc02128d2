package store

import (
	"database/sql"
	"errors"

	"watchfloor/record"
)

// closedState reports whether a lead in this state has an outcome.
func closedState(s record.LeadState) bool {
	return s == record.StateRejected || s == record.StateTraced || s == record.StateAttached
}

// keepOutcome begins, replaces or ends the outcome of a lead as its state changes. It
// keeps how likely a plot was taken to be when the decision was made: later evidence
// must not make that look better than it was.
func (f folder) keepOutcome(e record.Entry, r leadRow) error {
	decides := e.Kind == record.KindLeadRejected || e.Kind == record.KindLeadTraced || e.Kind == record.KindLeadAttachedTo
	if r.closed && (decides || !closedState(r.state)) {
		if err := errors.Join(f.endOutcome(e, r.id), f.endLooking(e, r.id)); err != nil {
			return err
		}
	}
	if !decides || !closedState(r.state) {
		return nil
	}
	w, err := unpackWeight(r.weight)
	if err != nil {
		return err
	}
	return f.putOutcome(e, outcomeRow{lead: r.id, labels: r.labels, decided: e.Seq, at: e.At(), state: r.state, reason: r.reason, p: w.P})
}

// outcomeStated begins a new version of the outcome of a lead: with what came of it.
func (f folder) outcomeStated(e record.Entry, b *record.OutcomeStated) error {
	r, err := scanOutcome(f.x.row(`SELECT `+outcomeRead+` FROM outcome WHERE house = $1 AND lead = $2 AND until = $3`,
		int64(f.house), b.Lead[:], int64(record.Forever)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the lead is open: there is nothing of which anything came
	}
	if err != nil {
		return err
	}
	if err := f.endOutcome(e, b.Lead); err != nil {
		return err
	}
	r.came = b.Came
	return f.putOutcome(e, r)
}

// outcomeRow is one version of what came of a lead.
type outcomeRow struct {
	lead    record.ID
	labels  record.Labels
	decided record.Seq // the entry by which the lead came to be rejected, traced or attached
	at      record.Time
	state   record.LeadState
	reason  record.Reason
	came    record.Came
	p       record.Millionths // of a plot, as it was taken to be then; 0: not weighed
}

const outcomeRead = `lead, labels, decided, at, state, reason, came, p`

// fields reads outcomeRead.
func (r *outcomeRow) fields() []any {
	return []any{idInto{&r.lead}, labelsInto{&r.labels}, (*int64)(&r.decided), (*int64)(&r.at), (*uint8)(&r.state), (*uint8)(&r.reason), (*uint8)(&r.came), (*int64)(&r.p)}
}

func scanOutcome(scan func(...any) error) (r outcomeRow, err error) {
	err = scan(r.fields()...)
	return r, err
}

func (f folder) endOutcome(e record.Entry, lead record.ID) error {
	return f.overAt(`UPDATE outcome SET until = $3 WHERE house = $1 AND lead = $2 AND until = $4`, e, lead)
}

func (f folder) putOutcome(e record.Entry, r outcomeRow) error {
	return f.exec(`INSERT INTO outcome (house, since, until, `+outcomeRead+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), r.lead[:], int64(r.labels), int64(r.decided), int64(r.at), int64(r.state), int64(r.reason), int64(r.came), int64(r.p))
}
