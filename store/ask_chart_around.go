package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// aroundLead begins the chart of a lead: its reports, and all that they hold.
func (c *charting) aroundLead() error {
	l, err := c.a.leadAt(c.q.Lead)
	if err != nil {
		return err
	}
	c.center = c.add(charted{ChartNode: desk.ChartNode{At: leadPlace(l.id), Kind: desk.ChartLead, Item: l.id}})
	seqs, err := c.seqs(`SELECT m.report FROM lead_report m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND m.lead = $4`, l.id[:])
	if err != nil {
		return err
	}
	added, err := c.take(seqs, 1, 0, nil)
	if err != nil {
		return err
	}
	c.spread(added, 2)
	return nil
}

// aroundHolding begins the chart of a holding: the reports that may mean it, and
// all that they hold, their leads, and what belongs to the holding by its list.
func (c *charting) aroundHolding() error {
	id := c.q.Holding
	h, err := c.a.heldAt(id)
	if err != nil {
		return err
	}
	if c.v.KeptOut = h.role.KeptOut(); c.v.KeptOut {
		return nil
	}
	if c.v.Closed, err = c.a.ClosedTo(id); c.v.Closed || err != nil {
		return err
	}
	c.center = c.add(charted{ChartNode: desk.ChartNode{At: holdingPlace(id), Kind: desk.ChartKindOf(h.typ), Item: id, Held: true}, content: h.content, source: h.source})
	seqs, err := c.meaning(id)
	if err != nil {
		return err
	}
	added, err := c.take(seqs, 1, 0, &id)
	if err != nil {
		return err
	}
	if err := c.tie(c.center, 1, 0, nil); err != nil {
		return err
	}
	c.spread(added, 2)
	for _, r := range added {
		c.leadOf(r, 2, 0)
	}
	return nil
}

// heldThen is the version of a holding at the moment.
type heldThen struct {
	typ             record.HoldingType
	role            record.Role
	content, source record.ID
}

func (a *Asked) heldAt(id record.ID) (heldThen, error) {
	var (
		h               heldThen
		content, source []byte
	)
	err := a.s.row(`SELECT type, role, content, source FROM holding WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND id = $4`,
		append(a.asking(), id[:])...).Scan((*uint8)(&h.typ), (*uint8)(&h.role), &content, &source)
	if errors.Is(err, sql.ErrNoRows) {
		return h, desk.ErrNotFound
	}
	h.content, h.source = idOf(content), idOf(source)
	return h, err
}

func (c *charting) seqs(query string, args ...any) ([]int64, error) {
	rows, err := c.a.s.rows(query, append(c.a.asking(), args...)...)
	if err != nil {
		return nil, err
	}
	seqs, err := collect(rows, func(n *int64) []any { return []any{n} })
	slices.Sort(seqs)
	return seqs, err
}

// meaning are the reports that may mean a holding, or one that is one with it.
func (c *charting) meaning(holding record.ID) ([]int64, error) {
	parts, err := c.parts(holding)
	var all []int64
	for _, id := range parts {
		seqs, err := c.seqs(`SELECT DISTINCT l.report FROM link l WHERE l.house = $1 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 AND l.kept_out = 0 AND l.holding = $4 AND l.state <> $5`,
			id[:], int64(record.LinkRefuted))
		if err != nil {
			return nil, err
		}
		all = append(all, seqs...)
	}
	slices.Sort(all)
	return slices.Compact(all), err
}

// take puts reports on the chart with all that stands in the tables about them,
// and joins them to what is there. With only, those are left out that no link
// which may be shown joins to that holding.
func (c *charting) take(seqs []int64, depth, step int, only *record.ID) ([]*charted, error) {
	seqs = slices.DeleteFunc(slices.Clone(seqs), func(n int64) bool { return c.reports[n] != nil })
	reports, err := c.read(seqs)
	if err != nil {
		return nil, err
	}
	var added []*charted
	for _, r := range reports {
		meant := only == nil || slices.ContainsFunc(r.links, func(l chartLink) bool { return !l.closed && l.stands == *only })
		if !meant {
			continue
		}
		r.Depth, r.Step = depth, step
		added = append(added, c.add(*r))
	}
	c.joinUp(added)
	return added, nil
}

// joinUp joins reports to what is on the chart.
func (c *charting) joinUp(reports []*charted) {
	for _, r := range reports {
		if lead, ok := c.at[leadPlace(r.lead)]; ok {
			c.join(lead, r, desk.ChartEdge{})
		}
		for _, l := range r.links {
			if h, ok := c.at[l.place()]; ok {
				c.join(r, h, l.edge())
			}
		}
		for _, m := range r.mentions {
			if v, ok := c.at[c.a.s.db.keys.valuePlace(m.key)]; ok {
				c.join(r, v, desk.ChartEdge{})
			}
		}
	}
}

// spread adds all that reports mention and may mean.
func (c *charting) spread(reports []*charted, depth int) {
	for _, r := range reports {
		for _, l := range r.links {
			c.join(r, c.holding(l, depth, 0), l.edge())
		}
		for _, m := range r.mentions {
			if v := c.value(m, depth, 0); v != nil {
				c.join(r, v, desk.ChartEdge{})
			}
		}
	}
}

// leadOf adds the lead of a report.
func (c *charting) leadOf(r *charted, depth, step int) {
	if !r.lead.IsZero() {
		c.join(c.add(charted{ChartNode: desk.ChartNode{At: leadPlace(r.lead), Kind: desk.ChartLead, Item: r.lead, Depth: depth, Step: step}, seq: r.seq}), r, desk.ChartEdge{})
	}
}

// expand adds the neighbours of one kind of one thing. What is not on the chart,
// or connects nothing, is left as it is.
func (c *charting) expand(o desk.ChartOpen, step int) error {
	x, ok := c.at[o.At]
	if !ok {
		return nil
	}
	before := len(c.all)
	var err error
	switch {
	case x.Kind == desk.ChartReport:
		c.expandReport(x, o.Kind, step)
	case o.Kind == desk.ChartReport:
		err = c.expandToReports(x, step)
	case x.Held:
		err = c.tie(x, x.Depth+1, step, &o.Kind)
	}
	if err != nil {
		return err
	}
	var added []*charted
	for _, r := range c.reports {
		added = append(added, r)
	}
	slices.SortFunc(added, func(x, y *charted) int { return cmp.Compare(x.seq, y.seq) })
	if len(c.all) > before {
		c.joinUp(added) // what came may stand in reports that were there before
	}
	return nil
}

func (c *charting) expandReport(r *charted, kind desk.ChartKind, step int) {
	if kind == desk.ChartLead {
		c.leadOf(r, r.Depth+1, step)
	}
	for _, l := range r.links {
		if l.kind() == kind {
			c.join(r, c.holding(l, r.Depth+1, step), l.edge())
		}
	}
	for _, m := range r.mentions {
		if k, ok := desk.ChartKindOfMention(record.MentionKind(m.kind)); ok && k == kind {
			c.join(r, c.value(m, r.Depth+1, step), desk.ChartEdge{})
		}
	}
}

// expandToReports adds all reports in which something stands.
func (c *charting) expandToReports(x *charted, step int) error {
	var (
		seqs []int64
		err  error
	)
	switch {
	case len(x.value) > 0:
		if err := c.countValue(x); err != nil || x.Shared || x.alone() {
			return err
		}
		seqs, err = c.seqs(mentioning, x.value, c.q.Holding[:])
	case x.Kind == desk.ChartLead:
		seqs, err = c.seqs(`SELECT m.report FROM lead_report m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND m.lead = $4`, x.Item[:])
	case x.Held:
		seqs, err = c.meaning(x.Item)
	}
	if err != nil {
		return err
	}
	var only *record.ID
	if x.Held {
		only = &x.Item
	}
	_, err = c.take(seqs, x.Depth+1, step, only)
	return err
}
