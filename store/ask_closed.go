package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// Whether a record is closed, and for what somebody may read it, are asked of the
// present also where a page shows the past: like the labels that they hold, a
// purpose belongs to whoever asks, not to the moment. Nobody gets round a closure
// by reading as of the day before.

// reader is somebody who would read closed records.
type reader struct {
	q     querier
	house int64
	actor record.ID
	now   record.Time
}

// may reports whether the reader has stated a purpose that still runs for a closed
// record: in words, or for the lead in which the report stands. For report 0 any
// purpose will do.
func (r reader) may(holding record.ID, report int64) (bool, error) {
	var one int
	var zero record.ID
	err := r.q.row(`SELECT 1 FROM purpose p WHERE p.house = $1 AND p.item = $2 AND p.actor = $3 AND p.ends > $4 AND (p.lead = $5 OR $6 = 0 OR EXISTS
		(SELECT 1 FROM lead_report m WHERE m.house = p.house AND m.lead = p.lead AND m.report = $6 AND m.until = 9223372036854775807)) LIMIT 1`,
		r.house, holding[:], r.actor[:], int64(r.now), zero[:], report).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (a *Asked) reader() reader { return reader{a.s, a.house(), a.viewer.Actor, a.present} }

// closedTo reports whether a link leads to a closed record that the viewer has
// stated no purpose for.
func (a *Asked) closedTo(l linkAt) (bool, error) {
	if l.status == uint8(record.HoldingOpen) || a.viewer.Stated {
		return false, nil
	}
	may, err := a.reader().may(idOf(l.holding), l.seq)
	return !may, err
}

// closedLink says that a closed record may be meant, and nothing else of it.
func closedLink(l linkAt) desk.LinkView {
	return desk.LinkView{ID: idOf(l.id), Report: idOf(l.report), Closed: true, Name: desk.ClosedWords}
}

// ClosedTo reports whether a holding is a closed record that the viewer has stated
// no purpose for.
func (a *Asked) ClosedTo(holding record.ID) (bool, error) {
	var status uint8
	err := a.s.row(`SELECT status FROM closed WHERE house = $1 AND holding = $2 AND until = 9223372036854775807`, a.house(), holding[:]).Scan(&status)
	if errors.Is(err, sql.ErrNoRows) || a.viewer.Stated {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	may, err := a.reader().may(holding, 0)
	return !may, err
}
