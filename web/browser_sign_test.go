package web

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/rank"
	"watchfloor/record"
)

// TestSignsInABrowser: what a report says is marked on its words, corrected with one
// key, and marked from selected words, on a page without a barrier.
func TestSignsInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	r := &m.leads[0].first.Members[0]
	r.Text, r.Said.Title, r.Marks, r.People = "Mara Quill said he will kill her tonight, and tonight he has a knife.", "A knife", nil, nil
	r.Marks = []desk.Mark{{Start: 0, End: 10, What: "name"}, {Start: 25, End: 33, What: "name"}}
	line := func(i rank.Indicator, start, end int64, state desk.SignState) desk.SignLine {
		return desk.SignLine{Code: uint8(i), What: i.String(), Start: start, End: end, State: state, Stands: state.Stands(), NeedsFacts: desk.OnlySecondGroup(rank.Of(i))}
	}
	r.Indicators = []desk.SignLine{line(rank.Weapons, -6, -1, desk.SignRead), line(rank.Threat, 19, 32, desk.SignRead), line(rank.ThreatToLife, 19, 32, desk.SignHolds),
		line(rank.TimeNamed, 33, 40, desk.SignFallen), line(rank.Weapons, 57, 68, desk.SignRefuted)}
	for i := range r.Indicators {
		if l := &r.Indicators[i]; l.Start >= 0 {
			l.Words = r.Text[l.Start:l.End]
		}
	}
	r.Indicators[4].By, r.Indicators[4].At, r.Indicators[4].Why = m.viewer.Actor, noon-record.Hour, "it was a butter knife"
	p, url := enter(t, b, m)
	for _, address := range []string{"/report/" + r.ID.String(), "/lexicon?q=wpns"} {
		for _, width := range []int{1280, 390} {
			dark := width == 390
			p.Show(width, 800, dark)
			p.Goto(url + address)
			for _, v := range p.Axe() {
				t.Errorf("%s, %d wide: %s", address, width, v)
			}
			if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
				t.Errorf("%s: wider than %d by %v", address, width, over)
			}
			shoot(t, p, "signs-"+map[bool]string{true: "390", false: "1280"}[dark]+address[1:4]+".png", width, dark)
		}
	}
	p.Show(1280, 800, false)
	p.Goto(url + "/report/" + r.ID.String())
	if got := p.Text("mark.sign .label:last-child"); got == "" {
		t.Error("no mark says in words what it means")
	}
	p.Press("j")
	p.Press("n")
	p.WaitUntil("location.hash === '#signs'")
	if len(m.signed) != 1 || m.signed[0].Holds || m.signed[0].Sign.Start != -6 || m.signed[0].Sign.Code != uint8(rank.Weapons) {
		t.Errorf("j n said %+v", m.signed)
	}
	p.Goto(url + "/report/" + r.ID.String())
	p.Eval(`(() => { const text = document.querySelector('.text'), last = text.lastChild; const range = document.createRange();
		const at = last.textContent.lastIndexOf('tonight'); range.setStart(last, at); range.setEnd(last, at + 7);
		document.getSelection().removeAllRanges(); document.getSelection().addRange(range); return at })()`)
	p.WaitUntil("document.querySelector('.missed input[name=name]').value === 'tonight'")
	if got := p.Eval("document.querySelector('.missed input[name=nth]').value"); got != "1" {
		t.Errorf("the second place of the words is the %v. from 0", got)
	}
	noErrors(t, p)
}
