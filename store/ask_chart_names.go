package store

import (
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
)

// names adds the names that stand in the reports on the chart and lead to nothing
// held, and the places that reports name. They are words: of more reports than a
// chart has room for, nobody opens them.
func (c *charting) names() error {
	if c.noNames = len(c.reports) > desk.ChartMost; c.noNames {
		return nil
	}
	var reports []*charted
	var contents []record.ID
	for _, x := range c.all {
		if x.Kind == desk.ChartReport {
			reports = append(reports, x)
			contents = append(contents, x.text, x.said)
		}
	}
	if err := c.a.openAll(contents); err != nil {
		return err
	}
	for _, r := range reports {
		if err := c.namesIn(r); err != nil {
			return err
		}
	}
	return nil
}

func (c *charting) namesIn(r *charted) error {
	said, err := c.a.said(r.said)
	if err != nil {
		return err
	}
	lines, err := c.people(r, said)
	if err != nil {
		return err
	}
	for _, l := range lines {
		linked := slices.ContainsFunc(r.links, func(k chartLink) bool {
			return !k.closed && l.Meets(record.Named{Mention: k.mention, Start: k.starts, End: k.ends})
		})
		if l.OnCharts() && !linked {
			c.named(r, desk.ChartName, l.Name)
		}
	}
	if said.Place != nil && said.Place.Name != "" {
		c.named(r, desk.ChartPlace, said.Place.Name)
	}
	return nil
}

// people reads the people in a report of the chart as the viewer may see them.
func (c *charting) people(r *charted, said intake.Report) ([]desk.PersonLine, error) {
	over, err := c.a.coverOf(r.Item)
	if err != nil {
		return nil, err
	}
	if over != nil {
		lines, err := c.a.peopleAs(record.Seq(r.seq), r.text, r.said, c.a.Seq)
		over.Lines(lines)
		return lines, err
	}
	p, err := peopleIn(c.a.s, c.a.s.db.house, record.Seq(r.seq), c.a.Seq)
	if err != nil || len(p.Mentions)+len(p.Marks) == 0 {
		return nil, err
	}
	text, err := c.a.words(r.text)
	if err != nil {
		return nil, err
	}
	p.spell(string(text), said)
	return p.Lines(), nil
}

// named adds a name: the same words in two reports are one name, which does not say
// that one person is meant.
func (c *charting) named(r *charted, kind desk.ChartKind, name string) {
	at := "n-" + kind.String() + "-" + desk.SameName(name)
	x, ok := c.at[at]
	if !ok {
		x = c.add(charted{ChartNode: desk.ChartNode{At: at, Kind: kind, Label: desk.Headline("", name), Depth: r.Depth + 1, Step: r.Step}, seq: r.seq})
		x.At = "n-" + r.Item.String() + "-" + strconv.Itoa(len(c.all))
	}
	c.join(r, x, desk.ChartEdge{})
}

// sharers adds the leads of other reports that mention what stands on the chart.
func (c *charting) sharers() error {
	for _, x := range slices.Clone(c.all) {
		if len(c.all) >= desk.ChartMost {
			return nil
		}
		if len(x.value) == 0 {
			continue
		}
		if err := c.countValue(x); err != nil {
			return err
		}
		if x.Shared || x.All <= x.Here {
			continue
		}
		if err := c.sharing(x); err != nil {
			return err
		}
	}
	return nil
}

// mostSharing bounds how many reports are looked through for the leads of others.
const mostSharing = 500

func (c *charting) sharing(x *charted) error {
	rows, err := c.a.s.rows(`SELECT m.lead, m.report, 0 FROM lead_report m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
		AND m.report IN (`+mentioning+` ORDER BY m.report LIMIT $6) ORDER BY m.report`, append(c.a.asking(), x.value, c.q.Holding[:], mostSharing)...)
	if err != nil {
		return err
	}
	found, err := collect(rows, (*countedRow).fields)
	if err != nil {
		return err
	}
	counts := map[record.ID]int{}
	var leads []countedRow
	for _, r := range found {
		if c.reports[r.n] != nil {
			continue
		}
		if counts[idOf(r.id)]++; counts[idOf(r.id)] == 1 {
			leads = append(leads, r)
		}
	}
	for _, r := range leads {
		id := idOf(r.id)
		if len(c.all) >= desk.ChartMost && c.at[leadPlace(id)] == nil {
			continue
		}
		lead := c.add(charted{ChartNode: desk.ChartNode{At: leadPlace(id), Kind: desk.ChartLead, Item: id, Depth: x.Depth + 1}, seq: r.n})
		c.join(x, lead, desk.ChartEdge{Words: reportsMention(counts[id])})
	}
	return nil
}

func reportsMention(n int) string {
	if n == 1 {
		return "1 report of it mentions it"
	}
	return strconv.Itoa(n) + " reports of it mention it"
}
