package web

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// crowded are values of all states.
func crowded() []desk.SharedValue {
	word := func(c record.Connects, why string) *desk.ValueWord {
		return &desk.ValueWord{Connects: c, At: noon - record.Hour, Why: why}
	}
	return []desk.SharedValue{
		{At: "v-0", Kind: desk.ChartPhone, Text: "+442079460999", Reports: 212, Leads: 31, Since: noon - 9*record.Hour},
		{At: "v-1", Kind: desk.ChartLink, Text: "https://news.example.org/a-long-address/with-parts-that-do-not-end/2026/11/20/the-ferry.html", Reports: 10_000, Many: true, Leads: 400, Since: noon - record.Hour,
			Word: word(record.ConnectsNever, "Everybody passes this page on; it says nothing of who is meant.")},
		{At: "v-2", Kind: desk.ChartHandle, Text: "telegram:quayseven", Reports: 64, Leads: 2, Since: noon - record.Hour, Word: word(record.ConnectsAlways, "قناة المجموعة نفسها")},
		{At: "v-3", Kind: desk.ChartEmail, Text: "", Reports: 3, Leads: 3, Word: word(record.ConnectsNever, "")},
	}
}

// looks shows a page in both widths and lights, without a barrier and not too wide.
func looks(t *testing.T, p *browser.Page, name, address string) {
	t.Helper()
	for _, look := range []struct {
		name  string
		width int
		dark  bool
	}{{"", 1280, false}, {"-dark", 1280, true}, {"-narrow", 390, false}, {"-narrow-dark", 390, true}} {
		p.Show(look.width, 900, look.dark)
		p.Goto(address)
		if p.Eval("document.title.startsWith('Not answered') || document.querySelector('h1').textContent === 'Not answered'") == true {
			t.Fatalf("%s%s is not answered", name, look.name)
		}
		for _, v := range p.Axe() {
			t.Errorf("%s%s: %s", name, look.name, v)
		}
		if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
			t.Errorf("%s%s: wider than %d by %v", name, look.name, look.width, over)
		}
		if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
			p.Screenshot(filepath.Join(dir, name+look.name+".png"), look.width, 900, look.dark)
		}
	}
}

// TestValuesSharedByTooManyInABrowser: the list has no barrier, and a word on a value
// goes with its reason.
func TestValuesSharedByTooManyInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	m.shared.values = crowded()
	m.shared.streets = []desk.SharedStreet{{Text: "Tharrow Street", Reports: 212, Newest: noon - record.Hour}, {Text: "ossery wharf", Reports: 9}}
	p, at := enter(t, b, m)
	looks(t, p, "shared", at+"/shared")
	v := newVisitor(t, m)
	if w := v.post("/shared", url.Values{"value": {"v-0"}, "connects": {"never"}, "words": {"a desk"}, "once": {record.NewID().String()}}); w.Code != 303 || len(m.shared.judged) != 1 || m.shared.judged[0].Words != "a desk" {
		t.Errorf("a word: %d, %+v", w.Code, m.shared.judged)
	}
}

// TestPlacesInABrowser: the gazetteer has no barrier, and its form says what is kept.
func TestPlacesInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	spot := desk.Spot{Latitude: 51_501_000, Longitude: -71_000, Within: 150}
	m.places.kept = []desk.PlaceLine{
		{Place: record.NewID(), Names: []string{"Tallow Steps", "The Tallows", "Talgtrappen", "درجات تالو"}, Spot: spot, At: noon - record.Hour},
		{Place: record.NewID(), Names: []string{"The long quay behind the old grain store of Messrs Anderby and Quillon, north side"}, Spot: spot, Labels: []string{"harbour"}, At: noon - 40*record.Day},
		{Place: record.NewID(), Spot: spot, At: noon - record.Day},
	}
	m.places.dropped = []desk.PlaceLine{{Place: record.NewID(), Names: []string{"Mill Bank Yard"}, Spot: spot, At: noon - record.Hour, Why: "Built over."}}
	p, at := enter(t, b, m)
	looks(t, p, "places", at+"/places")
	v := newVisitor(t, m)
	form := url.Values{"act": {"keep"}, "name": {"Dock Four"}, "names": {"D4\nFourth Dock"}, "latitude": {"51.5"}, "longitude": {"-0.02"}, "within": {""}, "once": {record.NewID().String()}}
	if w := v.post("/places", form); w.Code != 303 || len(m.places.decided) != 1 || len(m.places.decided[0].Names) != 3 || m.places.decided[0].Longitude != -20_000 {
		t.Errorf("kept: %d, %+v", w.Code, m.places.decided)
	}
	form.Set("latitude", "north")
	if w := v.post("/places", form); w.Code != 400 {
		t.Errorf("no degrees: %d", w.Code)
	}
	if w := v.post("/places", url.Values{"act": {"drop"}, "words": {"gone"}, "once": {record.NewID().String()}}); w.Code != 400 {
		t.Errorf("none to take out: %d", w.Code)
	}
}

// TestWhereAndWhenInABrowser: each place and time stands with what is said of it, and
// those of a title are marked in it.
func TestWhereAndWhenInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	r := &m.leads[0].first.Members[0]
	r.Said.Title = "Caller from Leeds"
	r.TitleMarks = []desk.Mark{{Start: 12, End: 17, What: "place", Means: "Leeds (53.800, -1.550, within 12 km)"}}
	r.Where = []desk.WhereLine{
		{Kind: record.MentionPlace, Start: -6, End: -1, Words: "Leeds", Means: "Leeds (53.800, -1.550, within 12 km)", Stands: true, Later: noon - record.Hour},
		{Kind: record.MentionPlace, Start: 0, End: 4, Words: "Quay 7", Means: "Paris (48.860, 2.350, within 20 km)", At: noon - record.Hour, Why: "a berth of the harbour"},
		{Kind: record.MentionPlace, Start: 5, End: 9, Words: "العبّارة", Means: "51.501, -0.071, within 1 km", Read: "Berlin (52.520, 13.400, within 25 km)", Stands: true, At: noon - record.Hour, By: m.viewer.Actor},
		{Kind: record.MentionDate, Start: 10, End: 19, Words: "tomorrow night at about nine, or when the second ferry is in", Means: "21 Nov 2026 21:00 UTC", Stands: true},
	}
	p, at := enter(t, b, m)
	looks(t, p, "where", at+"/report/"+r.ID.String()+"#where")
	if words := p.Eval(`document.querySelector(".title mark").textContent`); words != "Leeds" && words != "Leedsplace: Leeds (53.800, -1.550, within 12 km)" {
		t.Errorf("marked in the title: %v", words)
	}
	v := newVisitor(t, m)
	form := url.Values{"report": {r.ID.String()}, "kind": {"date"}, "start": {"10"}, "end": {"19"}, "from": {"2026-11-22T21:00"}, "threatens": {"1"}, "act": {"means"}, "once": {record.NewID().String()}}
	if w := v.post("/where", form); w.Code != 303 || len(m.where) != 1 || !m.where[0].Threatens || m.where[0].When.Until != m.where[0].When.From || m.where[0].When.From == 0 {
		t.Errorf("a word: %d, %+v", w.Code, m.where)
	}
	form.Set("from", "at nine")
	if w := v.post("/where", form); w.Code != 400 {
		t.Errorf("no time: %d", w.Code)
	}
}

// TestReportsOfOneAreListedInABrowser: what is linked to a holding that is one with
// this one stands below, under the name that it is linked to.
func TestReportsOfOneAreListedInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	h := &m.holdings[0]
	for i, text := range []string{"Caller on the Quay 7 crossing", "رجل سأل مرتين عن العبّارة عند الرصيف"} {
		r := m.leads[0].first.Members[0]
		h.Also = append(h.Also, desk.LinkedReport{Headline: text, Received: noon - record.Hour, Lead: r.Lead, Link: desk.LinkView{ID: record.NewID(), Report: r.ID,
			Holding: m.holdings[1].ID, Name: "Ilyass Morvanne", ListID: "ML-0999", Type: record.HoldingPerson, Mention: "Morvanne", P: record.Millionths(870_000 - i), State: record.LinkConfirmed}})
	}
	p, at := enter(t, b, m)
	looks(t, p, "also", at+"/holding/"+h.ID.String()+"#h-also")
	if len(h.Also) == 0 || p.Eval(`document.querySelectorAll("[aria-labelledby=h-also] > ul > li").length`).(float64) != float64(len(h.Also)) {
		t.Errorf("listed are %v of %d", p.Eval(`document.querySelectorAll("[aria-labelledby=h-also] > ul > li").length`), len(h.Also))
	}
}
