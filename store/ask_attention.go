package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve/places"
)

// mostAttention bounds the closed leads that are counted by area: the newest of them.
const mostAttention = 20_000

type attendedRow struct {
	lead            []byte
	state           uint8
	closed, started record.Time
	decided         int64
}

type attendedPlace struct{ lead, key []byte }

// ofAttended are the reports of the closed leads asked of.
const ofAttended = ` FROM outcome o
	JOIN lead_report m ON m.house = o.house AND m.lead = o.lead AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 `

const whereAttended = ` WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.decided >= $4`

// Attention counts the newest closed leads that the viewer may read by the areas that
// their reports name. Of a place its key is enough: no word of a report is opened.
func (a *Asked) Attention() (desk.Attention, error) {
	rows, err := a.s.rows(`SELECT o.lead, o.state, o.at, l.first_at, o.decided FROM outcome o
		JOIN lead l ON l.house = o.house AND l.id = o.lead AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0
		WHERE o.house = $1 AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 ORDER BY o.decided DESC LIMIT $4`, append(a.asking(), mostAttention)...)
	if err != nil {
		return desk.Attention{}, err
	}
	found, err := collect(rows, func(r *attendedRow) []any {
		return []any{&r.lead, &r.state, (*int64)(&r.closed), (*int64)(&r.started), &r.decided}
	})
	if err != nil {
		return desk.Attention{}, err
	}
	var cases []desk.AttentionCase
	at := map[record.ID]int{}
	for i, r := range found {
		at[idOf(r.lead)] = i
		cases = append(cases, desk.AttentionCase{Opened: record.LeadState(r.state) == record.StateAttached, Took: r.closed - r.started})
	}
	if len(found) > 0 {
		if err := a.attended(cases, at, found[len(found)-1].decided); err != nil {
			return desk.Attention{}, err
		}
	}
	v := desk.Attend(cases)
	v.Moment, v.Most = a.Moment, mostAttention
	return v, nil
}

// attended adds the places that closed leads name, and whether a report of theirs may
// mean something held.
func (a *Asked) attended(cases []desk.AttentionCase, at map[record.ID]int, from int64) error {
	rows, err := a.s.rows(`SELECT DISTINCT o.lead, n.value_key`+ofAttended+`
		JOIN mention n ON n.house = m.house AND n.report = m.report AND n.kind = $5 AND n.since <= $2 AND n.until > $2 AND (n.labels & $3) = 0`+whereAttended,
		append(a.asking(), from, int64(record.MentionPlace))...)
	if err != nil {
		return err
	}
	named, err := collect(rows, func(r *attendedPlace) []any { return []any{&r.lead, &r.key} })
	if err != nil {
		return err
	}
	areas := map[string]places.Place{}
	for _, p := range places.All() {
		areas[string(a.s.db.keys.value(p.Value()))] = p
	}
	for _, n := range named {
		p, known := areas[string(n.key)]
		i, ok := at[idOf(n.lead)]
		if !known || !ok {
			continue
		}
		cases[i].Places = append(cases[i].Places, p.Name+", "+p.Country())
		if !slices.Contains(cases[i].Countries, p.Country()) {
			cases[i].Countries = append(cases[i].Countries, p.Country())
		}
	}
	rows, err = a.s.rows(`SELECT DISTINCT o.lead, o.lead`+ofAttended+`
		JOIN link k ON k.house = m.house AND k.report = m.report AND k.state <> $5 AND k.since <= $2 AND k.until > $2 AND (k.labels & $3) = 0`+whereAttended,
		append(a.asking(), from, int64(record.LinkRefuted))...)
	if err != nil {
		return err
	}
	linked, err := collect(rows, func(r *attendedPlace) []any { return []any{&r.lead, &r.key} })
	for _, r := range linked {
		if i, ok := at[idOf(r.lead)]; ok {
			cases[i].Linked = true
		}
	}
	return err
}
