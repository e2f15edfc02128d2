package web

import (
	"net/url"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// learnedInMemory is a house with some years of outcomes.
func learnedInMemory(m *memory) {
	var judged []learn.Judged
	for i := range 4000 {
		class := learn.Noise
		if i*i%997 < i/80 {
			class = learn.Plot
		}
		judged = append(judged, learn.Judged{P: record.Millionths(300 + i*i/400), Class: class})
	}
	c := desk.Calibrate(judged)
	counted := learn.Counted{Origins: [3]int{3100, 860, 40}, Signs: map[rank.Indicator]learn.Counts{
		rank.Threat: {With: [3]int{700, 140, 26}}, rank.Photography: {With: [3]int{90, 12, 1}}, rank.Weapons: {With: [3]int{2, 1, 1}},
	}}
	v := &m.learned.view
	*v = desk.LearningView{Outcomes: c.Outcomes, Tenths: c.Tenths(), Rules: 3}
	of := [3]int{3100, 860, 40}
	counted.Channels = map[record.Channel]learn.Counts{record.ChannelPublic: {With: [3]int{2800, 300, 12}, Of: of}, record.ChannelPartner: {With: [3]int{90, 160, 14}, Of: of}}
	counted.Grades = map[rank.GradePlace]learn.Counts{}
	for i, p := range append(rank.Grade{Scheme: record.Admiralty, Source: 2, Information: 2}.Places(), rank.Grade{Scheme: record.Admiralty, Source: 5, Information: 4}.Places()...) {
		counted.Grades[p] = learn.Counts{With: [3]int{200 + 300*i, 160 - 30*i, 18 - 5*i}, Of: of}
	}
	counted.Aheads = map[int]learn.Counts{0: {With: [3]int{300, 40, 2}, Of: [3]int{900, 200, 18}}, 2: {With: [3]int{90, 20, 9}, Of: [3]int{900, 200, 18}}}
	counted.Agree = map[int64]learn.Counts{1: {With: [3]int{60, 70, 12}, Of: [3]int{2411, 700, 31}}, 2: {With: [3]int{20, 30, 4}, Of: [3]int{2411, 700, 31}}}
	v.Count(counted, rank.DefaultRules())
	v.Came = []desk.CameLine{{What: "rejected: nothing to act on", Class: "noise", N: 2411}, {What: "traced", Class: "useful", N: 700}, {What: "rejected: already known", N: 340}, {What: "disrupted", Class: "of a plot", N: 31}}
	v.Sources = []desk.RatioLine{desk.NewRatioLine("Harbour line", learn.Counts{With: [3]int{40, 90, 11}, Of: of}), desk.NewRatioLine("الخط الساخن", learn.Counts{With: [3]int{1, 1, 0}, Of: of})}
	v.Again = desk.LookedAgain{Share: .05, N: 62, Missed: 2, Interval: learn.Exact(2, 62), Traced: 9, Agreed: 6, Traces: learn.Exact(6, 9), Pairs: []desk.AgainPair{
		{Lead: m.leads[0].first.Lead, Headline: m.leads[0].first.Headline, Reason: record.ReasonNothing, Follow: true, Why: "The gate is that of the pumping station."},
		{Lead: m.leads[1].first.Lead, Headline: m.leads[1].first.Headline, Reason: record.ReasonJunk, Why: "An advertisement."}}}
	m.learned.again = desk.AgainView{Waiting: 3, Lead: m.leads[0].first.Lead, Members: m.leads[0].first.Members}
	m.leads[0].first.Chance = c.Of(20_000)
}

// TestLearningInABrowser: the pages of what was learned and of looking again, with much
// and with nothing; the figures lead to the page that tries them.
func TestLearningInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	p, at := enter(t, b, m)
	looks(t, p, "learning-empty", at+"/learning")
	looks(t, p, "again-empty", at+"/again")
	m.learned.again = desk.AgainView{Waiting: 4}
	looks(t, p, "again-waiting", at+"/again")
	learnedInMemory(m)
	looks(t, p, "learning", at+"/learning")
	looks(t, p, "again", at+"/again")
	p.WaitUntil(standsBelow("button[name=follow]", "article"))
	looks(t, p, "lead-chance", at+"/lead/"+m.leads[0].first.Lead.String())
	v := newVisitor(t, m)
	page := v.get("/learning").Body.String()
	for _, words := range []string{"/rules/try?f.4.10=", "assumed", "too few outcomes", "2 of 62", "4000", "miss rate", "/rules/try?f.15.", "f.1.", "f.6.0=", "says nothing"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if again := v.get("/again").Body.String(); strings.Contains(again, "nothing to act on") || strings.Contains(again, "/lead/"+m.leads[0].first.Lead.String()) {
		t.Error("who looks again is shown, or led to, the first decision")
	}
	form := url.Values{"lead": {m.leads[0].first.Lead.String()}, "follow": {"yes"}, "words": {"why"}, "once": {record.NewID().String()}}
	if w := v.post("/again", form); w.Code != 303 || len(m.learned.looked) != 1 || !m.learned.looked[0].Follow {
		t.Errorf("looked again: %d %+v", w.Code, m.learned.looked)
	}
	if w := v.post("/again", url.Values{"take": {"1"}, "once": {record.NewID().String()}}); w.Code != 303 || m.learned.taken != 1 {
		t.Errorf("taken: %d %d", w.Code, m.learned.taken)
	}
	outcomesInMemory(t, m, p, at)
	form.Set("follow", "perhaps")
	if w := v.post("/again", form); w.Code != 400 {
		t.Errorf("no answer: %d", w.Code)
	}
	form = url.Values{"act": {"outcome:missed"}, "lead": {m.leads[0].first.Lead.String()}, "words": {"It stood in the papers."}, "once": {record.NewID().String()}}
	if w := v.post("/decide", form); w.Code != 303 || len(m.learned.came) != 1 || m.learned.came[0].Came != record.CameMissed {
		t.Errorf("what came of it: %d %+v", w.Code, m.learned.came)
	}
}

// outcomesInMemory looks at the page on which several leads get an outcome at once, and
// sends its form.
func outcomesInMemory(t *testing.T, m *memory, p *browser.Page, at string) {
	t.Helper()
	looks(t, p, "outcomes-empty", at+"/outcomes")
	op := desk.OperationView{ID: record.NewID(), Name: "HARBOUR LIGHT", Priority: record.P2H}
	m.outcomes.view.Operation = &op
	for i, came := range []record.Came{record.CameUnstated, record.CameDisrupted} {
		row := m.leads[i].first.Row
		m.outcomes.view.Leads = append(m.outcomes.view.Leads, desk.OutcomeLine{Lead: row.Lead, Headline: row.Headline, State: record.StateAttached, Came: came, At: row.First, Handling: row.Handling})
	}
	looks(t, p, "outcomes", at+"/outcomes?operation="+op.ID.String())
	p.WaitUntil(standsBelow("button[name=came]", "input[name=lead]"))
	v := newVisitor(t, m)
	form := url.Values{"lead": {m.leads[0].first.Lead.String(), m.leads[1].first.Lead.String()}, "came": {"disrupted"}, "operation": {op.ID.String()},
		"words": {"Arrested on Friday."}, "once": {record.NewID().String()}}
	if w := v.post("/outcomes", form); w.Code != 303 || w.Header().Get("Location") != "/outcomes?operation="+op.ID.String() || len(m.outcomes.said) != 1 || len(m.outcomes.said[0].Leads) != 2 {
		t.Errorf("said of two leads: %d %q %+v", w.Code, w.Header().Get("Location"), m.outcomes.said)
	}
	form.Set("came", "perhaps")
	if w := v.post("/outcomes", form); w.Code != 400 {
		t.Errorf("no outcome: %d", w.Code)
	}
}

// standsBelow holds when one thing of a page is drawn below another: a control outside of
// the page can be sent by a test and by nobody else.
func standsBelow(one, other string) string {
	return `document.querySelector('` + one + `').getBoundingClientRect().top > document.querySelector('` + other + `').getBoundingClientRect().top`
}
