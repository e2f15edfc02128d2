package origintest

import (
	"slices"
	"testing"
)

// perfect is the truth told as a house would tell it, quotations with it.
func perfect(t Truth) []Group {
	var groups []Group
	at := map[string]int{} // the group of a report, or of who quotes
	for _, g := range t.Groups {
		for _, x := range g.Reports {
			at[x.SentID] = len(groups)
		}
		g.Reports = slices.Clone(g.Reports)
		if g.First == "" {
			g.First = g.Reports[0].SentID
		}
		groups = append(groups, g)
	}
	own := func(id string) int {
		if _, ok := at[id]; !ok {
			at[id] = len(groups)
			groups = append(groups, Group{Origin: id, First: id, Reports: []Member{{SentID: id, Arrival: "new"}}})
		}
		return at[id]
	}
	for _, s := range t.Statements {
		of, quoters := s.Speech, slices.Sorted(slices.Values(s.Quoters))
		if of == "" {
			of, quoters = quoters[0], quoters[1:]
		}
		g := &groups[own(of)]
		for _, q := range quoters {
			g.Reports = append(g.Reports, Member{SentID: q, Arrival: "quotes", Of: of})
		}
	}
	return groups
}

func TestAPerfectAnswerScoresOne(t *testing.T) {
	c := Make(5, 1200)
	f := Score(c.Truth, perfect(c.Truth))
	for what, r := range map[string]Rate{"recall": f.Recall, "precision": f.Precision, "all recall": f.AllRecall, "all precision": f.AllPrecision, "flood": f.Flood,
		"direction": f.Direction, "kind": f.Kind, "quote recall": f.QuoteRecall, "quote precision": f.QuotePrecision, "quote direction": f.QuoteDirection} {
		if r.Right != r.Of || r.Of == 0 {
			t.Errorf("%s is %v", what, r)
		}
	}
	if len(f.Misses) > 0 {
		t.Errorf("misses:\n%s", f.Worst(5))
	}
}

func TestNoAnswerFindsNothingAndSaysNothingWrong(t *testing.T) {
	c := Make(5, 1200)
	f := Score(c.Truth, nil)
	if f.Recall.Right+f.AllRecall.Right+f.QuoteRecall.Right != 0 || f.Precision.Share() != 1 || f.Recall.Of == 0 {
		t.Errorf("no answer scores\n%v", f)
	}
}

// small is a truth of a copy, an excerpt of the copy, a pair that nobody can
// put in order, a report sent again, and two quotations.
var small = Truth{
	Groups: []Group{
		{First: "a", Reports: []Member{{SentID: "a", Arrival: "new"}, {SentID: "b", Arrival: "copy", Of: "a", Why: "later"},
			{SentID: "c", Arrival: "excerpt", Of: "b", Why: "shorter"}, {SentID: "d", Arrival: "repeat", Of: "a"}}},
		{Reports: []Member{{SentID: "e", Arrival: "excerpt"}, {SentID: "f", Arrival: "excerpt"}}},
	},
	Statements: []Statement{{Speech: "a", Quoters: []string{"g"}}, {Quoters: []string{"h", "i"}}},
	Grey:       []Grey{{Report: "j", Of: []string{"a"}}},
	Made:       map[string]Made{"d": {Same: "a"}},
}

func TestKnownDamageGivesKnownFigures(t *testing.T) {
	entry := func(id, arrival, of string) Member { return Member{SentID: id, Arrival: arrival, Of: of} }
	whole := Group{First: "a", Reports: []Member{entry("a", "new", ""), entry("b", "copy", "a"), entry("c", "excerpt", "b"), entry("g", "quotes", "a")}}
	unnamed := Group{First: "e", Reports: []Member{entry("e", "new", ""), entry("f", "excerpt", "e")}}
	quotes := Group{First: "h", Reports: []Member{entry("h", "new", ""), entry("i", "quotes", "h")}}
	with := func(g Group, more ...Member) Group {
		g.Reports = append(slices.Clone(g.Reports), more...)
		return g
	}
	for _, c := range []struct {
		what   string
		answer []Group
		rate   func(Figures) Rate
		want   Rate
	}{
		{"all is right", []Group{whole, unnamed, quotes}, func(f Figures) Rate { return f.Recall }, Rate{3, 3}},
		{"a group is left out", []Group{whole, quotes}, func(f Figures) Rate { return f.Recall }, Rate{2, 3}},
		{"an excerpt is left out", []Group{whole}, func(f Figures) Rate { return f.RecallExcerpt }, Rate{1, 2}},
		{"the report sent again stands for the first", []Group{{First: "d", Reports: []Member{entry("d", "new", ""), entry("b", "copy", "d")}}},
			func(f Figures) Rate { return f.Direction }, Rate{1, 1}},
		{"a stranger is taken in", []Group{with(whole, entry("x", "copy", "a"))}, func(f Figures) Rate { return f.Precision }, Rate{2, 3}},
		{"a stranger makes a false pair with each", []Group{with(whole, entry("x", "copy", "a"))}, func(f Figures) Rate { return f.AllPrecision }, Rate{3, 6}},
		{"a grey one is taken in", []Group{with(whole, entry("j", "copy", "a"))}, func(f Figures) Rate { return f.AllPrecision }, Rate{3, 3}},
		{"one way round is wrong", []Group{{First: "b", Reports: []Member{entry("b", "new", ""), entry("a", "copy", "b"), entry("c", "excerpt", "b")}}},
			func(f Figures) Rate { return f.Direction }, Rate{0, 2}},
		{"a way round about is right", []Group{whole}, func(f Figures) Rate { return f.Direction }, Rate{2, 2}},
		{"which came first of the unnamed does not count", []Group{unnamed}, func(f Figures) Rate { return f.Direction }, Rate{}},
		{"an excerpt is called a copy", []Group{{First: "a", Reports: []Member{entry("a", "new", ""), entry("b", "excerpt", "a")}}},
			func(f Figures) Rate { return f.Kind }, Rate{0, 1}},
		{"a quotation makes no pair", []Group{{First: "a", Reports: []Member{entry("a", "new", ""), entry("b", "quotes", "a")}}},
			func(f Figures) Rate { return f.Recall }, Rate{0, 3}},
		{"one quotation is left out", []Group{whole}, func(f Figures) Rate { return f.QuoteRecall }, Rate{1, 2}},
		{"one quotation is nobody's", []Group{whole, with(quotes, entry("x", "quotes", "h"))}, func(f Figures) Rate { return f.QuotePrecision }, Rate{2, 3}},
		{"the statement is said to quote", []Group{{First: "g", Reports: []Member{entry("g", "new", ""), entry("a", "quotes", "g")}}},
			func(f Figures) Rate { return f.QuoteDirection }, Rate{0, 1}},
	} {
		if got := c.rate(Score(small, c.answer)); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestReportsMayBeNamedByTheHousesOwnIds(t *testing.T) {
	g := Group{First: "id-a", Reports: []Member{{Report: "id-a", SentID: "a", Arrival: "new"}, {Report: "id-b", SentID: "b", Arrival: "copy", Of: "id-a"}}}
	if f := Score(small, []Group{g}); f.Direction != (Rate{1, 1}) || f.Precision != (Rate{1, 1}) {
		t.Errorf("%v", f)
	}
}
