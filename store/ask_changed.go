package store

import "watchfloor/record"

// changing are the kinds that change what a lead's row on the board says.
var changing = kindsIn([]record.Kind{record.KindLeadWeighed, record.KindLeadRead, record.KindLeadClaimed, record.KindLeadReleased,
	record.KindLeadRejected, record.KindLeadTraced, record.KindLeadHeldUntil, record.KindLeadWoken, record.KindLeadReopened,
	record.KindLeadsMerged, record.KindLeadSplit, record.KindLeadAttachedTo, record.KindLeadDetached})

// linking are the kinds that change the links of a report, and so of its lead.
var linking = kindsIn([]record.Kind{record.KindLinksProposed, record.KindLinkJudged})

// Changed returns the leads that changed after an entry and the newest entry that
// changed each, as far as the viewer may read them, at most limit, newest first.
func (a *Asked) Changed(since record.Seq, limit int) ([]LeadChange, error) {
	rows, err := a.s.rows(`SELECT lead, MAX(seq) AS newest FROM (
		SELECT about AS lead, seq FROM entry WHERE house = $1 AND seq > $2 AND seq <= $3 AND (labels & $4) = 0 AND `+changing+`
		UNION ALL
		SELECT m.lead, e.seq FROM entry e JOIN report r ON r.house = e.house AND r.id = e.about
		JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.since <= $3 AND m.until > $3
		WHERE e.house = $1 AND e.seq > $2 AND e.seq <= $3 AND (e.labels & $4) = 0 AND e.`+linking+`) AS x
		GROUP BY lead ORDER BY newest DESC LIMIT $5`, a.house(), int64(since), int64(a.Seq), a.hidden(), limit)
	if err != nil {
		return nil, err
	}
	raw, err := collect(rows, func(c *changeRow) []any { return []any{&c.lead, (*int64)(&c.Seq)} })
	out := make([]LeadChange, len(raw))
	for i, c := range raw {
		out[i] = LeadChange{idOf(c.lead), c.Seq}
	}
	return out, err
}

// LeadChange is a lead and the newest entry that changed it.
type LeadChange struct {
	Lead record.ID
	Seq  record.Seq
}

type changeRow struct {
	lead []byte
	LeadChange
}
