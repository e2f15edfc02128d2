package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

func seqArg(n int64) any { return n }

type chartReport struct {
	id, text, said, lead []byte
	seq                  int64
	at, received         record.Time
}

func (r *chartReport) fields() []any {
	return []any{&r.id, &r.seq, &r.text, &r.said, (*int64)(&r.at), (*int64)(&r.received), &r.lead}
}

// read reads reports with what they mention, their links and their leads, by the
// order of their entries, in a handful of queries for a thousand of them.
func (c *charting) read(seqs []int64) ([]*charted, error) {
	a := c.a
	found, err := askList(a, question[int64]{func(in string) string {
		return `SELECT r.id, r.seq, r.text, r.said, r.at, r.received_at, m.lead FROM report r
			LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
			WHERE r.house = $1 AND r.since <= $2 AND (r.labels & $3) = 0 AND r.seq IN ` + in
	}, a.asking(), seqs, seqArg}, (*chartReport).fields)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(x, y chartReport) int { return int(x.seq - y.seq) })
	out := make([]*charted, len(found))
	by := make(map[int64]*charted, len(found))
	ids := make([]record.ID, len(found))
	for i, r := range found {
		x := &charted{seq: r.seq, text: idOf(r.text), said: idOf(r.said), lead: idOf(r.lead)}
		x.ChartNode = desk.ChartNode{At: reportPlace(idOf(r.id)), Kind: desk.ChartReport, Item: idOf(r.id), Received: r.received}
		if r.received == 0 {
			x.Received = r.at
		}
		out[i], by[r.seq], ids[i] = x, x, x.Item
	}
	if err := a.lookYoung(ids); err != nil {
		return nil, err
	}
	if err := c.readValues(seqs, by); err != nil {
		return nil, err
	}
	return out, c.readLinks(seqs, by)
}

func (c *charting) readValues(seqs []int64, by map[int64]*charted) error {
	found, err := askList(c.a, question[int64]{func(in string) string {
		return `SELECT m.report, m.n, m.kind, m.starts, m.ends, m.value_key FROM mention m
			WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0 AND length(m.value_key) > 0 AND m.report IN ` + in
	}, c.a.asking(), seqs, seqArg}, (*valueAt).fields)
	for _, m := range found {
		if r := by[m.report]; r != nil {
			r.mentions = append(r.mentions, m)
		}
	}
	for _, r := range by {
		slices.SortFunc(r.mentions, func(x, y valueAt) int { return int(x.n - y.n) })
	}
	return err
}

func (c *charting) readLinks(seqs []int64, by map[int64]*charted) error {
	found, err := askList(c.a, question[int64]{func(in string) string { return linksQuery + `l.report IN ` + in }, c.a.asking(), seqs, seqArg}, (*linkAt).fields)
	if err != nil {
		return err
	}
	for _, l := range found {
		r := by[l.seq]
		if r == nil {
			continue
		}
		shown, ok, err := c.mayShow(l)
		if err != nil {
			return err
		}
		if ok {
			r.links = append(r.links, shown)
		}
	}
	for _, r := range by {
		slices.SortFunc(r.links, byReports)
	}
	return nil
}

// mayShow reports whether a link may be known of at all: not when a person said
// that the holding is not meant, nor when it says who somebody covered is.
func (c *charting) mayShow(l linkAt) (chartLink, bool, error) {
	if l.state == uint8(record.LinkRefuted) {
		return chartLink{}, false, nil
	}
	over, err := c.a.coverOf(idOf(l.report))
	if err != nil {
		return chartLink{}, false, err
	}
	if over != nil {
		h, err := c.a.held(idOf(l.content))
		if err != nil || over.Hides(record.Named{Mention: l.mention, Start: l.starts, End: l.ends}, namesOf(h)) {
			return chartLink{}, false, err
		}
	}
	closed, err := c.a.closedTo(l)
	if err != nil {
		return chartLink{}, false, err
	}
	all, err := c.parts(idOf(l.holding))
	if err != nil {
		return chartLink{}, false, err
	}
	return chartLink{l, closed, all[0]}, true, nil
}
