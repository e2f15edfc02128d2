package store

import (
	"bytes"
	"cmp"
	"crypto/aes"
	"encoding/hex"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// The chart around a lead or a holding. What stands on it is found by ids and
// look-up keys alone; words are opened for what a page shows. Whatever the viewer
// may not read is left out of the rows before anything is counted.

const (
	tableLines = 100 // of one page of a table
	mostOpen   = 40  // expansions of one chart
)

// charting is one chart while it is made.
type charting struct {
	a       *Asked
	q       desk.ChartQuery
	v       desk.ChartView
	center  *charted
	all     []*charted // the center, reports by their entries, then what they hold
	at      map[string]*charted
	reports map[int64]*charted
	joined  map[[2]*charted]bool
	edges   []chartJoin
	noNames bool
	judged  map[record.ID]bool        // holdings that somebody judged to be one with another
	one     map[record.ID][]record.ID // the parts of what is one, by each of them
}

// charted is one thing on the chart, with what is needed to say its words.
type charted struct {
	desk.ChartNode
	seq        int64  // of a report its entry; of the rest the first report in which it stands
	value      []byte // of an identifier its look-up key
	content    record.ID
	source     record.ID
	text, said record.ID   // of a report
	start, end int64       // where the first report writes a value
	spelt      string      // a value in its normal form, where it was opened on the way
	mentions   []valueAt   // of a report
	links      []chartLink // of a report, those that may be shown
	lead       record.ID   // of a report
	ties       []tied      // of a holding: what its list says belongs to it
	tiesRead   bool
	byList     bool // an identifier that a list gives to somebody: by itself it leads to no report
}

type chartJoin struct {
	from, to *charted
	desk.ChartEdge
}

// Chart returns the chart around a lead or a holding.
func (a *Asked) Chart(q desk.ChartQuery) (desk.ChartView, error) {
	c := charting{a: a, q: q, at: map[string]*charted{}, reports: map[int64]*charted{}, joined: map[[2]*charted]bool{}}
	c.v = desk.ChartView{Moment: a.Moment, Nodes: []desk.ChartNode{}, Edges: []desk.ChartEdge{}}
	begin := c.aroundLead
	if q.Lead.IsZero() {
		begin = c.aroundHolding
	}
	if err := c.readJudged(); err != nil {
		return c.v, err
	}
	if err := begin(); err != nil || c.v.Closed || c.v.KeptOut {
		return c.v, err
	}
	if err := c.sharers(); err != nil {
		return c.v, err
	}
	for i, o := range q.Open[:min(len(q.Open), mostOpen)] {
		if err := c.expand(o, i+1); err != nil {
			return c.v, err
		}
	}
	if err := c.names(); err != nil {
		return c.v, err
	}
	return c.v, c.finish()
}

// add puts something on the chart, or returns what stands there already.
func (c *charting) add(x charted) *charted {
	if old, ok := c.at[x.At]; ok {
		return old
	}
	c.at[x.At] = &x
	c.all = append(c.all, &x)
	if x.Kind == desk.ChartReport {
		c.reports[x.seq] = &x
	}
	return &x
}

// join draws an edge, once.
func (c *charting) join(from, to *charted, e desk.ChartEdge) {
	if from == to || c.joined[[2]*charted{from, to}] || c.joined[[2]*charted{to, from}] {
		return
	}
	c.joined[[2]*charted{from, to}] = true
	e.From, e.To = from.At, to.At
	c.edges = append(c.edges, chartJoin{from, to, e})
	switch {
	case from.Kind == desk.ChartReport:
		to.Here++
	case to.Kind == desk.ChartReport:
		from.Here++
	}
}

// valueAt is an identifier that a report mentions.
type valueAt struct {
	report, n, start, end int64
	kind                  uint8
	key                   []byte
}

func (v *valueAt) fields() []any { return []any{&v.report, &v.n, &v.kind, &v.start, &v.end, &v.key} }

// valuePlace is the place of an identifier on charts: its look-up key under the
// key of the marks, so that the look-up key itself never leaves the house.
func (k *keyring) valuePlace(key []byte) string {
	var b [aes.BlockSize]byte
	copy(b[:], key)
	k.marks.Encrypt(b[:], b[:])
	return "v-" + hex.EncodeToString(b[:])
}

func (c *charting) value(m valueAt, depth, step int) *charted {
	kind, ok := desk.ChartKindOfMention(record.MentionKind(m.kind))
	if !ok {
		return nil
	}
	return c.add(charted{ChartNode: desk.ChartNode{At: c.a.s.db.keys.valuePlace(m.key), Kind: kind, Depth: depth, Step: step},
		seq: m.report, value: m.key, start: m.start, end: m.end})
}

// holding is what a link leads to. Of a closed record nothing shows which of two
// links lead to the same one.
func (c *charting) holding(l chartLink, depth, step int) *charted {
	if l.closed {
		return c.add(charted{ChartNode: desk.ChartNode{At: l.place(), Kind: desk.ChartClosed, Label: desk.ClosedWords, Depth: depth, Step: step}, seq: l.seq})
	}
	return c.add(charted{ChartNode: desk.ChartNode{At: l.place(), Kind: l.kind(), Item: l.stands, Held: true, Depth: depth, Step: step},
		seq: l.seq, content: l.own()})
}

// chartLink is a link of which the viewer may know; closed when of what it leads
// to they may know no more than that a closed record may be meant.
type chartLink struct {
	linkAt
	closed bool
	stands record.ID // the holding itself, or that which stands for all that are one with it
}

func (l chartLink) place() string {
	if l.closed {
		return "c-" + idOf(l.id).String()
	}
	return holdingPlace(l.stands)
}

// own is the content of what the link leads to, where that stands for itself.
func (l chartLink) own() record.ID {
	if l.stands == idOf(l.holding) {
		return idOf(l.content)
	}
	return record.ID{}
}

func (l chartLink) edge() desk.ChartEdge {
	return desk.ChartEdge{Link: true, State: record.LinkState(l.state)}
}

func (l chartLink) kind() desk.ChartKind {
	if l.closed {
		return desk.ChartClosed
	}
	return desk.ChartKindOf(record.HoldingType(l.typ))
}

func holdingPlace(id record.ID) string { return "h-" + id.String() }
func leadPlace(id record.ID) string    { return "l-" + id.String() }
func reportPlace(id record.ID) string  { return "r-" + id.String() }

// finish orders, counts and opens what is shown.
func (c *charting) finish() error {
	counts := map[desk.ChartKind]int{}
	for _, x := range c.all {
		counts[x.Kind]++
	}
	c.v.Center, c.v.Counts, c.v.Total, c.v.NoNames = c.center.At, desk.CountKinds(counts), len(c.all), c.noNames
	c.v.Table = c.q.Table || len(c.all) > desk.ChartMost
	shown := c.all
	if c.v.Table {
		shown = c.page()
	}
	if err := c.fill(shown); err != nil {
		return err
	}
	for _, x := range shown {
		c.v.Nodes = append(c.v.Nodes, x.ChartNode)
		c.v.Handling = c.v.Handling.Union(x.Handling)
	}
	if !c.v.Table {
		for _, e := range c.edges {
			c.v.Edges = append(c.v.Edges, e.ChartEdge)
		}
	}
	return nil
}

// page is the part of a table that is shown: by the number of reports in which
// something stands here, or by kind; of equals in the order of the reports.
func (c *charting) page() []*charted {
	lines := slices.DeleteFunc(slices.Clone(c.all), func(x *charted) bool { return x == c.center })
	order := map[*charted]int{}
	for i, x := range lines {
		order[x] = i
	}
	slices.SortStableFunc(lines, func(x, y *charted) int {
		if c.q.ByKind && x.Kind != y.Kind {
			return cmp.Compare(x.Kind, y.Kind)
		}
		return cmp.Or(cmp.Compare(y.Here, x.Here), cmp.Compare(order[x], order[y]))
	})
	c.v.From = min(max(c.q.From, 0), len(lines))
	lines = lines[c.v.From:min(len(lines), c.v.From+tableLines)]
	return append([]*charted{c.center}, lines...)
}

// byReports puts links in the order in which a chart adds them: by report, closed
// records first, for where they stood would say how likely they are.
func byReports(x, y chartLink) int {
	likely := cmp.Compare(y.p, x.p)
	if x.closed && y.closed {
		likely = 0
	}
	return cmp.Or(cmp.Compare(x.seq, y.seq), cmp.Compare(oneIf(y.closed), oneIf(x.closed)), likely, bytes.Compare(x.id, y.id))
}
