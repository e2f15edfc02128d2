package web

import (
	"testing"

	"watchfloor/internal/browser"
)

// TestCapacityInABrowser: the page has no barrier, with figures and without, and a
// slider says where it stands.
func TestCapacityInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	p, at := enter(t, b, m)
	p.Show(390, 900, true)
	p.Goto(at + "/capacity")
	for _, v := range p.Axe() {
		t.Errorf("an empty house: %s", v)
	}
	m.worked = worked()
	looks(t, p, "capacity", at+"/capacity?people=3&minutes=60&day=80")
	p.Eval(`(() => { const s = document.querySelector('#c-people'); s.value = 9; s.dispatchEvent(new Event('input')); })()`)
	if got := p.Eval(`document.querySelector('output[for=c-people]').textContent`); got != "9 people" {
		t.Errorf("the slider says %q", got)
	}
	p.Eval(`document.querySelector('form.capacity').requestSubmit()`)
	p.WaitUntil(`location.search.includes('people=9') && document.querySelector('.figures tr[aria-current] th').textContent === '9'`)
	noErrors(t, p)
}
