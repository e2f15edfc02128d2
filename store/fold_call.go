package store

import (
	"database/sql"
	"errors"
	"fmt"

	"watchfloor/record"
)

// callRow is one version of a call.
type callRow struct {
	id             record.ID
	labels         record.Labels
	begun, raised  record.Time
	raisedReport   record.ID
	answered       record.Time
	ended          record.Time
	report         record.ID
	back           record.Time
	tries          int64
	tried, reached record.Time
}

const callColumns = `id, labels, begun_at, raised_at, raised_report, answered_at, ended_at, report, back_at, tries, tried_at, reached_at`

// callScan reads callColumns.
type callScan struct {
	r                        callRow
	id, raisedReport, report []byte
}

func (s *callScan) fields() []any {
	r := &s.r
	return []any{&s.id, labelsInto{&r.labels}, (*int64)(&r.begun), (*int64)(&r.raised), &s.raisedReport, (*int64)(&r.answered),
		(*int64)(&r.ended), &s.report, (*int64)(&r.back), &r.tries, (*int64)(&r.tried), (*int64)(&r.reached)}
}

func (s *callScan) row() callRow {
	r := s.r
	r.id, r.raisedReport, r.report = idOf(s.id), idOf(s.raisedReport), idOf(s.report)
	return r
}

// callNow returns the present version of a call, whoever asks.
func callNow(q querier, house record.HouseKey, id record.ID) (callRow, error) {
	var s callScan
	err := q.row(`SELECT `+callColumns+` FROM call WHERE house = $1 AND id = $2 AND until = $3`,
		int64(house), id[:], int64(record.Forever)).Scan(s.fields()...)
	return s.row(), err
}

// callBegan begins a call.
func (f folder) callBegan(e record.Entry, b *record.CallBegun) error {
	return f.newCall(e, callRow{id: b.Call, labels: e.Labels, begun: e.At()})
}

// callChange says what an entry does to its call.
func callChange(e record.Entry) (record.ID, func(*callRow)) {
	switch b := e.Body.(type) {
	case *record.CallRaised:
		return b.Call, func(r *callRow) { r.raised, r.raisedReport, r.report = e.At(), b.Report, b.Report }
	case *record.CallAnswered:
		return b.Call, func(r *callRow) { r.answered = e.At() }
	case *record.CallEnded:
		return b.Call, func(r *callRow) { r.ended, r.report, r.back = e.At(), b.Report, b.CallBack }
	case *record.CalledBack:
		return b.Call, func(r *callRow) {
			r.tries, r.tried = r.tries+1, e.At()
			if b.Reached {
				r.reached = e.At()
			}
		}
	}
	return record.ID{}, nil
}

// foldCall ends the present version of the call and begins a new one. What is
// said of a call never has fewer labels than what was said of it before.
func (f folder) foldCall(e record.Entry) error {
	id, change := callChange(e)
	r, err := callNow(f.x, f.house, id)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("there is no call %s", id)
	}
	if err != nil {
		return err
	}
	change(&r)
	r.labels = r.labels.Union(e.Labels)
	err = f.exec(`UPDATE call SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), id[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.newCall(e, r)
}

func (f folder) newCall(e record.Entry, r callRow) error {
	return f.exec(`INSERT INTO call (house, since, until, `+callColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), r.id[:], int64(r.labels), int64(r.begun), int64(r.raised), r.raisedReport[:],
		int64(r.answered), int64(r.ended), r.report[:], int64(r.back), r.tries, int64(r.tried), int64(r.reached))
}
