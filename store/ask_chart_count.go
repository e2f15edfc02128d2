package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
)

// mostCounted bounds how far the reports that mention a value are counted.
const mostCounted = 10_000

// mentioning are the reports that mention value $4, but for those in which holding $5,
// around which the chart stands, is somebody kept out: no number of theirs leads there.
const mentioning = `SELECT DISTINCT m.report FROM mention m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
	AND m.value_key = $4 AND length(m.value_key) > 0 AND NOT EXISTS (SELECT 1 FROM link k WHERE k.house = $1 AND k.report = m.report AND k.holding = $5
	AND k.kept_out = 1 AND k.since <= $2 AND k.until > $2 AND (k.labels & $3) = 0)`

// countValue counts the reports that mention a value, as far as the viewer may
// read them, and says whether so many do that it connects nothing: copies do not
// count for that, as they do not in grouping.
func (c *charting) countValue(x *charted) error {
	if x.All > 0 || len(x.value) == 0 || x.alone() {
		return nil
	}
	args := append(c.a.asking(), x.value, c.q.Holding[:])
	if err := c.a.s.row(`SELECT COUNT(*) FROM (`+mentioning+` LIMIT $6) AS x`, append(args, mostCounted)...).Scan(&x.All); err != nil {
		return err
	}
	x.Many = x.All == mostCounted
	if x.All < resolve.TooMany {
		return nil
	}
	var own int
	err := c.a.s.row(`SELECT COUNT(*) FROM (SELECT x.report FROM (`+mentioning+` LIMIT $6) AS x WHERE NOT EXISTS (SELECT 1 FROM origin o
		WHERE o.house = $1 AND o.report = x.report AND o.since <= $2 AND o.until > $2 AND (o.labels & $3) = 0 AND o.arrival IN (2, 3)) LIMIT $7) AS y`,
		append(args, mostCounted, resolve.TooMany)...).Scan(&own)
	if err != nil || own < resolve.TooMany {
		return err
	}
	said, err := c.a.saidOf(x.value)
	x.Shared = said != record.ConnectsAlways
	return err
}

// alone says that nothing but a list brings an identifier to the chart. Whatever it
// leads to would be linked to its holding, had nobody been kept out there.
func (x *charted) alone() bool { return x.byList && x.Here == 0 }

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
		if !x.Held {
			continue
		}
		parts, err := c.parts(x.Item)
		if err != nil {
			return err
		}
		for _, id := range parts {
			by[id], ids = x, append(ids, id)
		}
		if len(parts) > 1 {
			seqs, err := c.meaning(x.Item)
			if err != nil {
				return err
			}
			x.All = len(seqs)
		}
	}
	found, err := askList(c.a, question[record.ID]{func(in string) string {
		return `SELECT l.holding, COUNT(DISTINCT l.report), 0 FROM link l WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0
			AND l.kept_out = 0 AND l.state <> $4 AND l.holding IN ` + in + ` GROUP BY l.holding`
	}, append(c.a.asking(), int64(record.LinkRefuted)), ids, idArg}, (*countedRow).fields)
	if err != nil {
		return err
	}
	for _, r := range found {
		if x := by[idOf(r.id)]; len(c.one[x.Item]) < 2 {
			x.All = int(r.n)
		}
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
			x := by[idOf(l.holding)]
			x.All = max(x.All-1, x.Here)
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
			if c.at[t.place] == nil {
				counts[t.kind]++
			}
		}
	}
	x.Hidden = desk.CountKinds(counts)
}
