package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/intake/origin"
	"watchfloor/record"
)

const (
	wireStory   = "The council has closed the ferry terminal after a threat was found on the door. \"What we know we will tell you,\" the harbour master said on Friday, \"and we know little.\" The ferries to the islands do not run before Sunday."
	outletStory = "Aldery – The council has closed the ferry terminal after a threat was found on the door. \"What we know that we will tell you,\" the harbour master said on Friday, \"and we know little.\" More follows."
)

// family is a wire story, a copy, a copy of that, and one that quotes it.
func (m *memory) family() desk.OriginView {
	var ids []record.ID
	for i, w := range []writing{
		{"Northline Wire", "Ferry terminal closed", wireStory, ""}, {"Aldery Courier", "Terminal closed after threat", outletStory, ""},
		{"اليوم", "إغلاق محطة العبارات", outletStory, ""},
		{"Island Radio", "No ferries before Sunday", "Listeners ask what happened. The harbour master told us: \"What we know we will tell you, and we know little.\"", ""},
	} {
		m.add(len(writings)+i, w, m.holdings[0])
		l := m.leads[len(m.leads)-1]
		l.first.Members[0].Said.ReceivedAt = l.first.Members[0].Received
		ids = append(ids, l.first.Members[0].ID)
	}
	v := desk.OriginView{Origin: ids[0]}
	for i, x := range []desk.OriginMember{
		{Source: "Northline Wire", SentID: "NW-1", Headline: "Ferry terminal closed", Stated: noon - 3*record.Hour},
		{Source: "Aldery Courier", SentID: "AC-7", Headline: "Terminal closed after threat", Arrival: record.ArrivalCopy, Of: ids[0], OfSentID: "NW-1", Share: 870_000, Labels: []string{"MEDICAL"}},
		{Source: "اليوم", SentID: "Y-2", Headline: "إغلاق محطة العبارات", Arrival: record.ArrivalExcerpt, Of: ids[1], OfSentID: "AC-7", Share: 1_000_000},
		{Source: "Island Radio", Headline: "No ferries before Sunday", Arrival: record.ArrivalQuotes, Of: ids[0], Share: 120_000},
	} {
		x.Report, x.Seq, x.Received = ids[i], record.Seq(900+i), noon-2*record.Hour+record.Time(i)*record.Minute
		v.Members = append(v.Members, x)
	}
	again := v.Members[1]
	again.Arrival, again.Of, again.OfSentID, again.Share, again.Seq, again.Source = record.ArrivalRepeat, again.Report, "AC-7", record.One, 990, "Aldery Courier, evening"
	v.Members = append(v.Members, again)
	v.Arrange()
	return v
}

// inBrackets writes parts the way a reader sees them: what is shared in square
// brackets, what only one variant has in round ones.
func inBrackets(parts []stretch) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Run > 0 {
			b.WriteString("[")
		}
		for _, w := range p.Words {
			if w.Only {
				b.WriteString("(" + w.Text + ")")
			} else {
				b.WriteString(w.Text)
			}
		}
		if p.Run > 0 {
			b.WriteString("]")
		}
	}
	return b.String()
}

func TestVariantsShowTheWordsThatOnlyOneHas(t *testing.T) {
	for _, c := range []struct{ a, b, left, right string }{
		{"what we know we tell", "what we know that we tell", "what we know we tell", "what we know (that )we tell"},
		{"What we know, we tell", "what we know we tell", "What we know, we tell", "what we know we tell"},
		{"the red gate was open", "the old gate stood open", "the (red )gate (was )open", "the (old )gate (stood )open"},
		{"", "a", "", "(a)"},
		{"a b c", "d e f", "(a b c)", "(d e f)"},
	} {
		left, right := variants(c.a, c.b)
		if l, r := inBrackets([]stretch{{Words: left}}), inBrackets([]stretch{{Words: right}}); l != c.left || r != c.right {
			t.Errorf("%q and %q are shown as\n%q and\n%q", c.a, c.b, l, r)
		}
	}
}

func TestMarkedTextsAreWhole(t *testing.T) {
	a, b := "one two three four five six", "zero one two three four five"
	runs := []origin.Run{
		{A: origin.Span{Start: 0, End: 8}, B: origin.Span{Start: 5, End: 13}, Exact: true},
		{A: origin.Span{Start: 4, End: 12}, B: origin.Span{Start: 0, End: 4}},                 // overlaps in one
		{A: origin.Span{Start: 14, End: 18}, B: origin.Span{Start: 20, End: 99}},              // outside the other
		{A: origin.Span{Start: -1, End: 3}, B: origin.Span{Start: 1, End: 1}},                 // nowhere
		{A: origin.Span{Start: 19, End: 27}, B: origin.Span{Start: 20, End: 28}, Exact: true}, // out of the first by little
	}
	left, right := marked(a, b, runs)
	strip := strings.NewReplacer("[", "", "]", "", "(", "", ")", "")
	if l, r := strip.Replace(inBrackets(left)), strip.Replace(inBrackets(right)); l != a || r != b {
		t.Errorf("the texts became %q and %q", l, r)
	}
	if got := inBrackets(left); !strings.HasPrefix(got, "[one two ]") {
		t.Errorf("the first stretch is not marked: %q", got)
	}
}

func TestTwoReportsStandSideBySide(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	o := m.origins[0]
	page := v.get("/origin/" + o.Origin.String()).Body.String()
	for _, want := range []string{"Northline Wire", "<strong>was there first</strong>", "<strong>took a part over</strong>", "<strong>arrived again, word for word</strong>",
		"<strong>quotes it, and stands for itself</strong>", "87 % of the words", "undated", `class="in2"`, `<mark class="same varied"`, "<ins>that </ins>",
		`href="#right-1"`, `id="left-1"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	radio := o.Members[len(o.Members)-1]
	other := v.get("/origin/" + o.Origin.String() + "?a=" + radio.Report.String() + "&b=" + o.First.String()).Body.String()
	_, beside, _ := strings.Cut(other, "Side by side")
	if !strings.Contains(beside, "Island Radio") || !strings.Contains(beside, "quoted: ") || strings.Count(other, " checked") != 2 {
		t.Errorf("the two that were chosen are not the two that are shown: %s", beside)
	}
	m.hidden[o.Members[1].Report] = true
	if w := v.get("/origin/" + o.Origin.String() + "?b=" + o.Members[1].Report.String()); w.Code != http.StatusNotFound {
		t.Errorf("a report that may not be read is shown beside another: %d", w.Code)
	}
}

// TestLargeTextsAreComparedInTime would not end if comparing grew with the
// square of the texts.
func TestLargeTextsAreComparedInTime(t *testing.T) {
	long := strings.Repeat(wireStory+" ", 100_000/len(wireStory))
	words := strings.Fields(long)
	for i := 7; i < len(words); i += 11 {
		words[i] += " indeed"
	}
	done := make(chan string)
	go func() {
		left, right := variants(long, strings.Join(words, " "))
		done <- inBrackets([]stretch{{Words: left}}) + inBrackets([]stretch{{Words: right}})
	}()
	select {
	case got := <-done:
		if len(got) < 200_000 {
			t.Errorf("only %d bytes are left", len(got))
		}
	case <-time.After(time.Minute):
		t.Fatal("two texts of 100,000 bytes are not compared within a minute")
	}
}
