package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// Works reports whether the viewer works on a lead: they claimed it, or said that
// they read it.
func (a *Asked) Works(lead record.ID) (bool, error) {
	l, err := a.leadAt(lead)
	if errors.Is(err, desk.ErrNotFound) {
		return false, nil
	}
	if err != nil || l.claimedBy == a.viewer.Actor {
		return err == nil, err
	}
	return hasRead(a.s, a.house(), a.viewer.Actor, lead)
}

// LeadThere returns desk.ErrNotFound when the viewer may not read the lead.
func (a *Asked) LeadThere(lead record.ID) error {
	_, err := a.leadAt(lead)
	return err
}

// SearchPurpose returns the purpose for which the viewer searches: the last one
// that they stated and that still runs. ok is false when there is none.
func (a *Asked) SearchPurpose() (s desk.Searching, ok bool, err error) {
	var b []byte
	var code uint8
	err = a.s.row(`SELECT lead, code FROM purpose WHERE house = $1 AND item = $2 AND actor = $3 AND ends > $4 ORDER BY since DESC LIMIT 1`,
		a.house(), s.Lead[:], a.viewer.Actor[:], int64(a.present)).Scan(&b, &code)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	s.Lead, s.Purpose = idOf(b), record.Purpose(code)
	return s, err == nil, err
}

// ReadLately reports whether the viewer was shown the same within the hour.
func (a *Asked) ReadLately(of record.ReadOf, item record.ID, n int) (bool, error) {
	var one int
	err := a.s.row(`SELECT 1 FROM item_read WHERE house = $1 AND actor = $2 AND at > $3 AND item = $4 AND sort = $5 AND n = $6 LIMIT 1`,
		a.house(), a.viewer.Actor[:], int64(a.present-desk.ReadAgain), item[:], int64(of), n).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// mostReviews bounds the list of closed records to be looked at again.
const mostReviews = 500

// Closed returns the closed and suspended records whose review is due, the oldest
// date first, and how many have no date. What they are is not said.
func (a *Asked) Closed() (desk.ClosedView, error) {
	v := desk.ClosedView{Moment: a.Moment, Due: []desk.ClosedLine{}}
	const from = ` FROM closed WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0`
	err := a.s.row(`SELECT COUNT(*), COALESCE(SUM(CASE WHEN review_by = 0 THEN 1 ELSE 0 END), 0)`+from, a.asking()...).Scan(&v.All, &v.Undated)
	if err != nil {
		return v, err
	}
	rows, err := a.s.rows(`SELECT c.holding, c.status, c.review_by, c.at, h.source FROM closed c
		JOIN holding h ON h.house = c.house AND h.id = c.holding AND h.since <= $2 AND h.until > $2
		WHERE c.house = $1 AND c.since <= $2 AND c.until > $2 AND (c.labels & $3) = 0 AND c.review_by > 0 AND c.review_by <= $4
		ORDER BY c.review_by, c.holding LIMIT $5`, append(a.asking(), int64(a.Now), mostReviews)...)
	if err != nil {
		return v, err
	}
	found, err := collect(rows, (*closedRow).fields)
	if err != nil {
		return v, err
	}
	for _, r := range found {
		list, err := a.sourceName(idOf(r.source))
		if err != nil {
			return v, err
		}
		v.Due = append(v.Due, desk.ClosedLine{Holding: idOf(r.holding), List: list, Status: record.HoldingStatus(r.status), ReviewBy: r.reviewBy, At: r.at})
	}
	return v, nil
}

type closedRow struct {
	holding, source []byte
	status          uint8
	reviewBy, at    record.Time
}

func (r *closedRow) fields() []any {
	return []any{&r.holding, &r.status, (*int64)(&r.reviewBy), (*int64)(&r.at), &r.source}
}
