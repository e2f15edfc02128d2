package store

import (
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// fill says the words of what is shown, and counts what is not.
func (c *charting) fill(shown []*charted) error {
	if err := c.sources(shown); err != nil {
		return err
	}
	if err := c.openWords(shown); err != nil {
		return err
	}
	if err := c.countHoldings(shown); err != nil {
		return err
	}
	if err := c.fillLeads(shown); err != nil {
		return err
	}
	for _, x := range shown {
		if err := c.countValue(x); err != nil {
			return err
		}
		if err := c.say(x); err != nil {
			return err
		}
	}
	if c.v.Table {
		return nil
	}
	for _, x := range shown {
		if err := c.readTies(x); err != nil {
			return err
		}
		c.joinTies(x)
	}
	for _, x := range shown {
		c.hide(x)
	}
	return nil
}

type sourceRow struct {
	id, source, content []byte
}

// sources reads of which list holdings are: their ids there say what they are tied
// to. What stands for others that are one with it is named by its own list.
func (c *charting) sources(shown []*charted) error {
	by := map[record.ID]*charted{}
	var ids []record.ID
	for _, x := range shown {
		if x.Held && x.source.IsZero() {
			by[x.Item], ids = x, append(ids, x.Item)
		}
	}
	found, err := askList(c.a, question[record.ID]{func(in string) string {
		return `SELECT id, source, content FROM holding WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND id IN ` + in
	}, c.a.asking(), ids, idArg}, func(r *sourceRow) []any { return []any{&r.id, &r.source, &r.content} })
	for _, r := range found {
		x := by[idOf(r.id)]
		x.source, x.content = idOf(r.source), idOf(r.content)
	}
	return err
}

// openWords opens all words at once that the labels are made of.
func (c *charting) openWords(shown []*charted) error {
	var contents, items []record.ID
	for _, x := range shown {
		contents = append(contents, x.content, x.text, x.said)
		if r := c.reports[x.seq]; r != nil && len(x.value) > 0 {
			contents, items = append(contents, r.text), append(items, r.Item)
		}
		items = append(items, x.Item)
	}
	if err := c.a.handle(items); err != nil {
		return err
	}
	return c.a.openAll(contents)
}

// say gives something its label, and the handling of the words in it.
func (c *charting) say(x *charted) error {
	var err error
	switch {
	case x.Kind == desk.ChartReport:
		said, err := c.a.said(x.said)
		if err != nil {
			return err
		}
		x.Handling = c.a.handled[x.Item]
		x.Label, err = c.a.headline(said, x.text)
		return err
	case x.Held:
		h, err := c.a.held(x.content)
		if err != nil {
			return err
		}
		x.Handling, x.Label = c.a.handled[x.Item], nameOf(h)
		return c.partsOf(x)
	case len(x.value) > 0:
		if r := c.reports[x.seq]; r != nil {
			x.Handling = c.a.handled[r.Item]
		}
		x.Label, err = c.spell(x)
	}
	return err
}

// spell is a value as the first report that mentions it here writes it, else in
// its normal form.
func (c *charting) spell(x *charted) (string, error) {
	r := c.reports[x.seq]
	if r == nil {
		return x.spelt, nil
	}
	if x.start >= 0 && x.end > x.start {
		text, err := c.a.words(r.text)
		if err != nil {
			return "", err
		}
		if x.end <= int64(len(text)) {
			return desk.Headline("", string(text[x.start:x.end])), nil
		}
	}
	return c.normal(x, r)
}

// normal is a value as it was found in a report.
func (c *charting) normal(x *charted, r *charted) (string, error) {
	v, err := c.a.s.db.valueFound(c.a.s, r.Item, x.value, c.a.words)
	if err != nil {
		return "", err
	}
	if v == "" {
		return disposedWords, nil
	}
	_, v, _ = strings.Cut(v, ":")
	over, err := c.a.coverOf(r.Item)
	if over != nil {
		v = over.Words(v)
	}
	return v, err
}

// fillLeads says what leads are called, by their first report, and how many
// reports they have.
func (c *charting) fillLeads(shown []*charted) error {
	by := map[record.ID]*charted{}
	var ids []record.ID
	for _, x := range shown {
		if x.Kind == desk.ChartLead {
			by[x.Item], ids = x, append(ids, x.Item)
		}
	}
	found, err := askList(c.a, question[record.ID]{func(in string) string {
		return `SELECT m.lead, COUNT(*), MIN(m.report) FROM lead_report m WHERE m.house = $1 AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
			AND m.lead IN ` + in + ` GROUP BY m.lead`
	}, c.a.asking(), ids, idArg}, (*countedRow).fields)
	if err != nil {
		return err
	}
	firsts := make([]int64, len(found))
	for i, r := range found {
		firsts[i] = r.first
	}
	reports, err := askList(c.a, question[int64]{func(in string) string {
		return `SELECT r.id, r.seq, r.text, r.said, r.at, r.received_at, r.id FROM report r WHERE r.house = $1 AND r.since <= $2 AND (r.labels & $3) = 0 AND r.seq IN ` + in
	}, c.a.asking(), firsts, seqArg}, (*chartReport).fields)
	if err != nil {
		return err
	}
	first := map[int64]chartReport{}
	var contents []record.ID
	for _, r := range reports {
		first[r.seq] = r
		contents = append(contents, idOf(r.text), idOf(r.said))
	}
	if err := c.a.openAll(contents); err != nil {
		return err
	}
	for _, r := range found {
		if err := c.sayLead(by[idOf(r.id)], r, first[r.first]); err != nil {
			return err
		}
	}
	return nil
}

func (c *charting) sayLead(x *charted, counted countedRow, first chartReport) error {
	said, err := c.a.said(idOf(first.said))
	if err != nil {
		return err
	}
	x.All = int(counted.n)
	if x.Label, err = c.a.headline(said, idOf(first.text)); err != nil {
		return err
	}
	x.Handling, err = c.a.leadHandling(x.Item)
	return err
}
