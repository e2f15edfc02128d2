package store

import (
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// standings fills in what deciding needs to know of the standing of a lead.
func (tx *Tx) standings(v lawful.Viewer, lead record.ID, now *desk.LeadNow) error {
	rows, err := tx.rows(`SELECT r.id FROM lead_report m JOIN intelligence i ON i.house = m.house AND i.report = m.report AND i.until = $3
		JOIN report r ON r.house = m.house AND r.seq = m.report WHERE m.house = $1 AND m.lead = $2 AND m.until = $3 AND (m.labels & $4) = 0`,
		int64(tx.db.house), lead[:], int64(record.Forever), v.Hidden())
	if err != nil {
		return err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return err
	}
	now.Standing = map[record.ID]record.Standing{}
	for _, id := range found {
		now.Standing[idOf(id)] = record.StandingIntelligence
	}
	now.NeedsFacts, err = needsFacts(tx, []any{int64(tx.db.house), int64(record.Forever - 1), v.Hidden(), lead[:]})
	return err
}

// needsFacts reports whether the only behaviours of a lead are lawful in
// themselves and nobody has stated facts. The parameters are house, entry, what is
// hidden from the viewer, lead.
func needsFacts(q querier, args []any) (bool, error) {
	rows, err := q.rows(`SELECT DISTINCT COALESCE(o.origin, r.id), g.severity, g.window_from, g.window_until, g.signs,
		COALESCE(c.since, -1), COALESCE(c.severity, 0), COALESCE(c.window_from, 0), COALESCE(c.window_until, 0), COALESCE(c.signs, 0)
		FROM lead_report m JOIN reading g ON g.house = m.house AND g.report = m.report AND g.since <= $2
		JOIN report r ON r.house = m.house AND r.seq = m.report
		LEFT JOIN origin o ON o.house = m.house AND o.report = m.report AND o.since <= $2 AND o.until > $2
		LEFT JOIN corrected c ON c.house = m.house AND c.report = m.report AND c.since <= $2 AND c.until > $2
		WHERE m.house = $1 AND m.lead = $4 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0`, args...)
	if err != nil {
		return false, err
	}
	sets, err := collect(rows, func(r *evidenceRow) []any {
		return append(append(append([]any{&r.origin}, r.said.fields()...), &r.since), r.people.fields()...)
	})
	if err != nil {
		return false, err
	}
	asCorrected(sets)
	var all rank.Indicators
	for _, s := range sets {
		all |= rank.Indicators(s.said.signs)
	}
	if !desk.OnlySecondGroup(all) {
		return false, nil
	}
	var stated int
	err = q.row(`SELECT COUNT(*) FROM facts WHERE house = $1 AND lead = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0`, args...).Scan(&stated)
	return stated == 0, err
}
