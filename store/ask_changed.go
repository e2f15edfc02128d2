package store

import "watchfloor/record"

// changing are the kinds that change what a lead's row on the board says.
var changingKinds = []record.Kind{record.KindLeadWeighed, record.KindLeadRead, record.KindLeadClaimed, record.KindLeadReleased,
	record.KindLeadRejected, record.KindLeadTraced, record.KindLeadHeldUntil, record.KindLeadWoken, record.KindLeadReopened,
	record.KindLeadsMerged, record.KindLeadSplit, record.KindLeadAttachedTo, record.KindLeadDetached, record.KindLeadOwned,
	record.KindHandedOver, record.KindHandOverEnded}

// linking are the kinds that change the links of a report, and so of its lead.
var linkingKinds = []record.Kind{record.KindLinksProposed, record.KindLinkJudged}

var changing, linking = kindsIn(changingKinds), kindsIn(linkingKinds)

// News is what changed after an entry, as far as the viewer may read it.
type News struct {
	Leads []LeadChange // the newest first
	Calls record.Mark  // the newest entry by which a call was raised or taken up; none: ""
	Head  record.Mark  // the newest entry of all: where to go on from, never to be told
}

// Changed returns what changed after an entry, at most limit leads.
func (a *Asked) Changed(since record.Mark, limit int) (News, error) {
	news := News{Head: a.Mark(a.Seq)}
	after, err := a.s.db.keys.entry(since)
	if err != nil {
		return news, err
	}
	calls, err := a.callsSince(after)
	if err != nil {
		return news, err
	}
	if calls > 0 {
		news.Calls = a.Mark(calls)
	}
	news.Leads, err = a.leadsChanged(after, limit)
	return news, err
}

// leadsChanged returns the leads that changed after an entry and the newest entry
// that changed each.
func (a *Asked) leadsChanged(since record.Seq, limit int) ([]LeadChange, error) {
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
	raw, err := collect(rows, func(c *changeRow) []any { return []any{&c.lead, (*int64)(&c.seq)} })
	out := make([]LeadChange, len(raw))
	for i, c := range raw {
		out[i] = LeadChange{idOf(c.lead), a.Mark(c.seq)}
	}
	return out, err
}

// LeadChange is a lead and the newest entry that changed it.
type LeadChange struct {
	Lead record.ID
	Mark record.Mark
}

type changeRow struct {
	lead []byte
	seq  record.Seq
}
