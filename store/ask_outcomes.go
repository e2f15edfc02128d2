package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// Outcomes returns the leads of an operation with what came of each, or the newest
// closed leads for the zero operation.
func (a *Asked) Outcomes(operation record.ID) (desk.OutcomesView, error) {
	v := desk.OutcomesView{Moment: a.Moment, Leads: []desk.OutcomeLine{}}
	query, args := `SELECT `+outcomeRead+` FROM outcome WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0`, a.asking()
	if !operation.IsZero() {
		op, err := a.operation(operation)
		if err != nil {
			return v, err
		}
		v.Operation = &op
		query += ` AND lead IN (SELECT id FROM lead WHERE house = $1 AND operation = $4 AND state = 4 AND since <= $2 AND until > $2 AND (labels & $3) = 0)`
		args = append(args, operation[:])
	}
	found, err := collectOutcomes(a.s, query+` ORDER BY decided DESC LIMIT 201`, args...)
	if err != nil {
		return v, err
	}
	if v.More = len(found) > desk.MostOutcomes; v.More {
		found = found[:desk.MostOutcomes]
	}
	found = slices.DeleteFunc(found, func(o outcomeRow) bool { return a.isBlind(o.lead) })
	ids := make([]record.ID, len(found))
	for i, o := range found {
		ids[i] = o.lead
	}
	rows, err := a.rows(ids)
	if err != nil {
		return v, err
	}
	for i, o := range found {
		v.Leads = append(v.Leads, desk.OutcomeLine{Lead: o.lead, Headline: rows[i].Headline, State: o.state, Reason: o.reason, Came: o.came, At: o.at, Handling: rows[i].Handling})
	}
	return v, nil
}
