package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
)

// mostCounted bounds how far the reports that mention a value are counted.
const mostCounted = 10_000

const mentioning = `SELECT DISTINCT m.report FROM mention m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
	AND m.value_key = $4 AND length(m.value_key) > 0`

// countValue counts the reports that mention a value, as far as the viewer may
// read them, and says whether so many do that it connects nothing: copies do not
// count for that, as they do not in grouping.
func (c *charting) countValue(x *charted) error {
	if x.All > 0 || len(x.value) == 0 {
		return nil
	}
	args := append(c.a.asking(), x.value)
	if err := c.a.s.row(`SELECT COUNT(*) FROM (`+mentioning+` LIMIT $5) AS x`, append(args, mostCounted)...).Scan(&x.All); err != nil {
		return err
	}
	x.Many = x.All == mostCounted
	if x.All < resolve.TooMany {
		return nil
	}
	var own int
	err := c.a.s.row(`SELECT COUNT(*) FROM (SELECT x.report FROM (`+mentioning+` LIMIT $5) AS x WHERE NOT EXISTS (SELECT 1 FROM origin o
		WHERE o.house = $1 AND o.report = x.report AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.arrival IN (2, 3)) LIMIT $6) AS y`,
		append(args, mostCounted, resolve.TooMany)...).Scan(&own)
	x.Shared = own >= resolve.TooMany
	return err
}

type countedRow struct {
	id       []byte
	n, first int64
}

func (r *countedRow) fields() []any { return []any{&r.id, &r.n, &r.first} }

// countHoldings counts the reports that may mean holdings.
func (c *charting) countHoldings(shown []*charted) error {
	by := map[record.ID]*charted{}
	var ids []record.ID
	for _, x := range shown {
		if x.Held {
			by[x.Item], ids = x, append(ids, x.Item)
		}
	}
	found, err := askList(c.a, question[record.ID]{func(in string) string {
		return `SELECT l.holding, COUNT(DISTINCT l.report), 0 FROM link l WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0
			AND l.kept_out = 0 AND l.state <> $4 AND l.holding IN ` + in + ` GROUP BY l.holding`
	}, append(c.a.asking(), int64(record.LinkRefuted)), ids, idArg}, (*countedRow).fields)
	for _, r := range found {
		by[idOf(r.id)].All = int(r.n)
	}
	if err != nil {
		return err
	}
	return c.uncount(ids, by)
}

// uncount takes out of the counts the links that may not be known of: those that
// say who somebody under 18 is, and those to records that are closed for them.
func (c *charting) uncount(ids []record.ID, by map[record.ID]*charted) error {
	any, err := c.a.anyYoung()
	if err != nil {
		return err
	}
	condition := `c.status > 0`
	if any {
		condition = `(c.status > 0 OR EXISTS (` + youngSaid + ` AND m.report = l.report) OR EXISTS (` + youngMarked + ` AND p.report = l.report))`
	}
	found, err := askList(c.a, question[record.ID]{func(in string) string { return linksQuery + condition + ` AND l.holding IN ` + in }, c.a.asking(), ids, idArg}, (*linkAt).fields)
	if err != nil {
		return err
	}
	reports := make([]record.ID, len(found))
	for i, l := range found {
		reports[i] = idOf(l.report)
	}
	if err := c.a.lookYoung(reports); err != nil {
		return err
	}
	for _, l := range found {
		shown, ok, err := c.mayShow(l)
		if err != nil {
			return err
		}
		if (!ok || shown.closed) && l.state != uint8(record.LinkRefuted) {
			by[idOf(l.holding)].All--
		}
	}
	return nil
}

// hide says of each thing how many neighbours of it are not on the chart.
func (c *charting) hide(x *charted) {
	counts := map[desk.ChartKind]int{}
	switch x.Kind {
	case desk.ChartReport:
		if !x.lead.IsZero() && c.at[leadPlace(x.lead)] == nil {
			counts[desk.ChartLead]++
		}
		var seen []string
		count := func(at string, kind desk.ChartKind) {
			if c.at[at] == nil && !slices.Contains(seen, at) {
				seen = append(seen, at)
				counts[kind]++
			}
		}
		for _, l := range x.links {
			count(l.place(), l.kind())
		}
		for _, m := range x.mentions {
			if kind, ok := desk.ChartKindOfMention(record.MentionKind(m.kind)); ok {
				count(c.a.s.db.keys.valuePlace(m.key), kind)
			}
		}
	default:
		if !x.Shared {
			counts[desk.ChartReport] = max(0, x.All-x.Here)
		}
		for _, t := range x.ties {
			if c.at[t.at()] == nil {
				counts[t.kind]++
			}
		}
	}
	x.Hidden = desk.CountKinds(counts)
}
