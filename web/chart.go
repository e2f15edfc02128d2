package web

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// chartPage is what stands around a lead or a holding: drawn, and as a table for
// narrow windows and for more than a picture holds.
type chartPage struct {
	*base
	Chart  desk.ChartView
	Of     string    // "lead" or "holding"
	Item   record.ID // of its center
	Center desk.ChartNode
	Pic    picturedChart
	Lines  []chartLine
	query  url.Values
	viewer lawful.Viewer
}

func (chartPage) template() string { return "chart.html" }

// record implements recorded: words of reports are shown, as on the page of the lead
// or the holding.
func (p chartPage) record(ctx context.Context, h House) error {
	if p.Past() {
		return nil
	}
	return shownChart(ctx, h, p.viewer, p.Of, p.Item)
}

func shownChart(ctx context.Context, h House, v lawful.Viewer, of string, item record.ID) error {
	if of == "lead" {
		return h.Opened(ctx, v, item)
	}
	return h.Read(ctx, v, record.ReadHolding, item, 0)
}

func (s *Server) leadChart(a ask) (view, error)    { return s.chart(a, "lead") }
func (s *Server) holdingChart(a ask) (view, error) { return s.chart(a, "holding") }

func (s *Server) chart(a ask, of string) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	v, err := s.house.Chart(a.Context(), a.viewer, a.at, chartQuery(a, of, id))
	if err != nil {
		return nil, err
	}
	if v.Closed {
		return closedRecord{s.base(a, "", "A closed record").of(v.Moment), id}, nil
	}
	b := s.base(a, map[string]string{"lead": "board"}[of], "Chart").of(v.Moment).carries(v.Handling)
	page := chartPage{base: b, Chart: v, Of: of, Item: id, query: a.URL.Query(), viewer: a.viewer}
	if of == "lead" {
		b.For = id
	}
	for _, n := range v.Nodes {
		if n.At == v.Center {
			page.Center = n
			b.Title = "Chart: " + orElse(n.Label, "without words")
		}
	}
	page.Lines = page.lines()
	if !v.Table {
		page.Pic = page.picture()
	}
	return page, nil
}

// chartQuery reads what was expanded, and how the table is wanted. What cannot be
// read is left out: a chart is never wrong for it.
func chartQuery(a ask, of string, id record.ID) desk.ChartQuery {
	values := a.URL.Query()
	q := desk.ChartQuery{Table: values.Get("as") == "table", ByKind: values.Get("sort") == "kind"}
	q.From, _ = strconv.Atoi(values.Get("from"))
	if q.Lead = id; of == "holding" {
		q.Lead, q.Holding = record.ID{}, id
	}
	for _, o := range values["open"] {
		if open, ok := chartOpen(o); ok {
			q.Open = append(q.Open, open)
		}
	}
	return q
}

func chartOpen(s string) (desk.ChartOpen, bool) {
	at, word, _ := strings.Cut(s, ".")
	kind, err := desk.ParseChartKind(word)
	return desk.ChartOpen{At: at, Kind: kind}, err == nil && at != ""
}

// URLs of this chart with one thing changed.
func (p chartPage) with(change func(url.Values)) string {
	q := url.Values{}
	for _, name := range []string{"open", "as", "sort"} {
		if all := p.query[name]; len(all) > 0 {
			q[name] = slices.Clone(all)
		}
	}
	change(q)
	u := url.URL{Path: p.AsOf.Path(), RawQuery: q.Encode()}
	return p.AsOf.carry(u.String())
}

func (p chartPage) set(name, value string) string {
	return p.with(func(q url.Values) {
		if q.Set(name, value); value == "" {
			q.Del(name)
		}
	})
}

// The ways from a chart to its other forms.
func (p chartPage) TableURL() string   { return p.set("as", "table") }
func (p chartPage) DrawnURL() string   { return p.set("as", "") }
func (p chartPage) ByKindURL() string  { return p.set("sort", "kind") }
func (p chartPage) ByCountURL() string { return p.set("sort", "") }
func (p chartPage) ByKind() bool       { return p.query.Get("sort") == "kind" }
func (p chartPage) Asked() bool        { return p.query.Get("as") == "table" }
func (p chartPage) FoldURL() string    { return p.with(func(q url.Values) { q.Del("open") }) }
func (p chartPage) BackURL() string    { return p.URL("/" + p.Of + "/" + p.Item.String()) }
func (p chartPage) TooMany() bool      { return p.Chart.Total > desk.ChartMost }
func (p chartPage) Most() int          { return desk.ChartMost }

// EarlierURL and LaterURL lead through a table; "" where it ends.
func (p chartPage) EarlierURL() string {
	if p.Chart.From == 0 {
		return ""
	}
	return p.set("from", strconv.Itoa(max(0, p.Chart.From-tablePage)))
}

func (p chartPage) LaterURL() string {
	next := p.Chart.From + len(p.Lines)
	if !p.Chart.Table || next >= p.Chart.Total-1 {
		return ""
	}
	return p.set("from", strconv.Itoa(next))
}

// Range says which lines are shown.
func (p chartPage) Range() string {
	return counted(len(p.Lines), "line") + " from " + strconv.Itoa(p.Chart.From+1) + " of " + strconv.Itoa(p.Chart.Total-1)
}

// tablePage is how many lines the house gives of a table at a time.
const tablePage = 100

// chartLine is a thing on a chart as a line of its table.
type chartLine struct {
	desk.ChartNode
	page chartPage
	More []more
}

// more leads to the chart with some neighbours more on it.
type more struct {
	N    int
	What string // "reports"
	URL  string
	Of   string // of what they are neighbours
	Key  string // the key that opens it at the cursor
}

// lines are all things but the center, as the table has them.
func (p chartPage) lines() []chartLine {
	var out []chartLine
	for _, n := range p.Chart.Nodes {
		if n.At != p.Chart.Center {
			out = append(out, p.line(n))
		}
	}
	if !p.Chart.Table {
		slices.SortStableFunc(out, func(a, b chartLine) int {
			if p.ByKind() {
				return cmp.Compare(a.Kind, b.Kind)
			}
			return cmp.Compare(b.Here, a.Here)
		})
	}
	return out
}

func (p chartPage) line(n desk.ChartNode) chartLine {
	l := chartLine{ChartNode: n, page: p}
	for i, h := range n.Hidden {
		l.More = append(l.More, more{h.N, kindWords(h.N, h.Kind), p.with(func(q url.Values) { q.Add("open", n.At+"."+h.Kind.String()) }), l.Name(), strconv.Itoa(i + 1)})
	}
	return l
}

// Name is what a thing is called.
func (l chartLine) Name() string { return orElse(l.Label, "without words") }

// URL is the page of a thing; "" where it has none.
func (l chartLine) URL() string {
	switch {
	case l.Item.IsZero():
		return ""
	case l.Kind == desk.ChartLead:
		return l.page.LeadURL(l.Item)
	case l.Kind == desk.ChartReport:
		return l.page.ReportURL(l.Item)
	}
	return l.page.HoldingURL(l.Item)
}

// ChartURL is the chart around it; "" where there is none.
func (l chartLine) ChartURL() string {
	if l.Kind == desk.ChartReport || l.Item.IsZero() || l.At == l.page.Chart.Center {
		return ""
	}
	return l.page.URL(strings.Split(l.URL(), "?")[0] + "/chart")
}

// KindText says what a thing is.
func (l chartLine) KindText() string { return kindText(l.Kind, l.Held) }

func kindText(k desk.ChartKind, held bool) string {
	switch {
	case k == desk.ChartClosed:
		return "closed record"
	case held:
		return k.String() + ", held"
	}
	return k.String()
}

// AllText is in how many reports it stands in all.
func (l chartLine) AllText() string {
	switch {
	case l.Kind == desk.ChartReport || l.All == 0:
		return ""
	case l.Many:
		return strconv.Itoa(l.All) + " or more"
	}
	return strconv.Itoa(l.All)
}

// kindWords is a kind for a number of things.
func kindWords(n int, k desk.ChartKind) string {
	switch {
	case n == 1:
		return kindText(k, false)
	case k == desk.ChartPerson:
		return "people"
	case k == desk.ChartClosed:
		return "closed records"
	}
	return k.String() + "s"
}

// Counts are what is on the chart, as its legend says it.
func (p chartPage) Counts() []legendEntry {
	return each(p.Chart.Counts, func(c desk.ChartCount) legendEntry {
		return legendEntry{strconv.Itoa(c.N) + " " + kindWords(c.N, c.Kind), shapes[c.Kind]}
	})
}

type legendEntry struct{ Text, Shape string }

// Expansions are what was expanded, each with the way to take it back.
func (p chartPage) Expansions() []more {
	var out []more
	for i, o := range p.query["open"] {
		open, ok := chartOpen(o)
		if !ok {
			continue
		}
		name := ""
		for _, n := range p.Chart.Nodes {
			if n.At == open.At {
				name = orElse(n.Label, "without words")
			}
		}
		out = append(out, more{What: kindWords(2, open.Kind), Of: name, URL: p.with(func(q url.Values) { q["open"] = slices.Delete(q["open"], i, i+1) })})
	}
	return out
}

// ShapePath is the sign of what it is.
func (l chartLine) ShapePath() string { return shapes[l.Kind] }
