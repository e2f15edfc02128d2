package store

import "watchfloor/desk"

// mostYoung bounds the page of those under 18.
const mostYoung = 500

type youngRow struct {
	desk.YoungLine
	report, lead, actor []byte
	marked              int64
}

// Young returns where reports speak of somebody under 18: what persons marked, and
// what senders state where no person said anything yet. The first to review first.
func (a *Asked) Young() (desk.YoungPeople, error) {
	out := desk.YoungPeople{Moment: a.Moment, Lines: []desk.YoungLine{}}
	rows, err := a.s.rows(`SELECT r.id, COALESCE(l.lead, r.text), y.age, y.role, y.actor, y.at, y.marked FROM (
			SELECT report, MIN(age) AS age, MIN(role) AS role, actor, at, 1 AS marked FROM person_mark
				WHERE house = $1 AND age > 0 AND age < 3 AND since <= $2 AND until > $2 AND (labels & $3) = 0 GROUP BY report, since, actor, at
			UNION ALL
			SELECT m.report, m.age, m.role, $4, e.at, 0 FROM mention m JOIN entry e ON e.house = m.house AND e.seq = m.report
				WHERE m.house = $1 AND m.age > 0 AND m.age < 3 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND NOT EXISTS
				(SELECT 1 FROM person_mark p WHERE p.house = m.house AND p.report = m.report AND p.mention = m.n AND p.since <= $2 AND p.until > $2 AND p.age > 0)
		) AS y JOIN report r ON r.house = $1 AND r.seq = y.report AND r.disposed = 0
		LEFT JOIN lead_report l ON l.house = r.house AND l.report = r.seq AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0
		ORDER BY y.at, y.report, y.marked LIMIT $5`, append(a.asking(), []byte{}, mostYoung)...)
	if err != nil {
		return out, err
	}
	found, err := collect(rows, func(y *youngRow) []any {
		return []any{&y.report, &y.lead, (*uint8)(&y.Age), (*uint8)(&y.Role), &y.actor, (*int64)(&y.At), &y.marked}
	})
	for _, y := range found {
		l := y.YoungLine
		l.Report, l.Lead, l.By, l.Marked, l.Due = idOf(y.report), idOf(y.lead), idOf(y.actor), y.marked == 1, y.At+desk.YoungReview
		out.Lines = append(out.Lines, l)
	}
	return out, err
}
