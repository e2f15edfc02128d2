package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// leadsReviewed is how many leads of the board are gone through for their links.
const leadsReviewed = 60

// LinkReview returns one link beside its report, and its place among those that a
// person goes through.
func (a *Asked) LinkReview(q desk.LinkQueue) (desk.LinkReview, error) {
	v := desk.LinkReview{Moment: a.Moment}
	ids, err := a.linkQueue(q)
	if err != nil {
		return v, err
	}
	v.Count = len(ids)
	at := max(0, slices.Index(ids, q.At))
	if !q.At.IsZero() && !slices.Contains(ids, q.At) {
		if v.Link, err = a.oneLink(q.At); err != nil {
			return v, err
		}
	}
	for ; v.Link == nil && at < len(ids); at++ {
		if v.Link, err = a.oneLink(ids[at]); err != nil {
			return v, err
		}
		if v.Link != nil {
			v.Place = at + 1
			break
		}
	}
	neighbours(&v, ids)
	if !q.Did.IsZero() {
		if v.Did, err = a.oneLink(q.Did); err != nil {
			return v, err
		}
	}
	if v.Link == nil {
		return v, nil
	}
	return v, a.beside(&v)
}

// oneLink is a link as a page shows it; nil when the viewer is shown nothing of it.
func (a *Asked) oneLink(id record.ID) (*desk.LinkView, error) {
	found, err := a.links(`l.id = $4`, 1, id[:])
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// beside fills in what stands on both sides of the link.
func (a *Asked) beside(v *desk.LinkReview) error {
	var err error
	if v.Report, err = a.ReportView(v.Link.Report); err != nil {
		return err
	}
	v.Lead, v.Handling = v.Report.Lead, v.Report.Own.OrUnstated()
	if v.Did != nil {
		v.Handling = v.Handling.Union(v.Did.Handling)
	}
	if v.Link.Closed {
		return nil
	}
	v.Handling = v.Handling.Union(v.Link.Handling)
	v.Holding, err = a.HoldingFace(v.Link.Holding)
	for _, p := range v.Holding.Same.Parts {
		v.Handling = v.Handling.Union(p.Handling)
	}
	if errors.Is(err, desk.ErrNotFound) {
		err = nil
	}
	return err
}

// linkQueue are the ids of the links that one goes through.
func (a *Asked) linkQueue(q desk.LinkQueue) ([]record.ID, error) {
	switch {
	case !q.Report.IsZero():
		page, err := a.reportThere(q.Report)
		if err != nil {
			return nil, err
		}
		return a.linkIDs(q, `l.report = $5`, int64(page))
	case !q.Lead.IsZero():
		if err := a.LeadThere(q.Lead); err != nil {
			return nil, err
		}
		return a.linksOfLead(q, q.Lead)
	}
	board, err := a.Board(leadsReviewed)
	if err != nil {
		return nil, err
	}
	var all []record.ID
	for _, row := range board.Rows {
		ids, err := a.linksOfLead(q, row.Lead)
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
		if len(all) >= desk.MostInQueue {
			return all[:desk.MostInQueue], nil
		}
	}
	return all, nil
}

func (a *Asked) linksOfLead(q desk.LinkQueue, lead record.ID) ([]record.ID, error) {
	return a.linkIDs(q, `l.report IN (SELECT m.report FROM lead_report m WHERE m.house = $1 AND m.lead = $5 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0)`, lead[:])
}

// linkIDs are links in one state, in the order of the reports and of their places in
// them; where one place may mean several, the likeliest link first. Of closed records
// the likeness does not say the order.
func (a *Asked) linkIDs(q desk.LinkQueue, condition string, arg any) ([]record.ID, error) {
	state := record.LinkProposed
	if q.Unsure {
		state = record.LinkUnsure
	}
	rows, err := a.s.rows(`SELECT l.id FROM link l JOIN report r ON r.house = l.house AND r.seq = l.report
		JOIN holding h ON h.house = l.house AND h.id = l.holding AND h.since <= $2 AND h.until > $2 AND (h.labels & $3) = 0
		LEFT JOIN closed c ON c.house = l.house AND c.holding = l.holding AND c.until = 9223372036854775807
		WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 AND l.kept_out = 0 AND r.disposed = 0 AND l.state = $4 AND `+condition+`
		ORDER BY l.report, l.starts, CASE WHEN c.status IS NULL THEN 1 ELSE 0 END, CASE WHEN c.status IS NULL THEN l.p ELSE 0 END DESC, l.id LIMIT 200`,
		append(a.asking(), int64(state), arg)...)
	if err != nil {
		return nil, err
	}
	return collectIDs(rows)
}

// reportThere returns the number of a report that the viewer may read.
func (a *Asked) reportThere(id record.ID) (seq record.Seq, err error) {
	err = a.s.row(`SELECT seq FROM report WHERE house = $1 AND seq <= $2 AND (labels & $3) = 0 AND id = $4`, append(a.asking(), id[:])...).Scan((*int64)(&seq))
	if errors.Is(err, sql.ErrNoRows) {
		err = desk.ErrNotFound
	}
	return seq, err
}

// neighbours names the links before and behind the one that is shown.
func neighbours(v *desk.LinkReview, ids []record.ID) {
	if v.Place > 1 {
		v.Before = ids[v.Place-2]
	}
	if v.Place < len(ids) {
		v.Next = ids[v.Place]
	}
}
