package web

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// attendedTo is what leads came to in a house of some months.
func attendedTo() desk.Attention {
	var cases []desk.AttentionCase
	for i, area := range []string{"London, GB", "Leeds, GB", "Paris, FR", "Valletta, MT", ""} {
		for n := range []int{420, 61, 33, 4, 212}[i] {
			c := desk.AttentionCase{Opened: n%9 == 0, Linked: n%3 == 0, Took: record.Time(n) * record.Hour}
			if area != "" {
				c.Places, c.Countries = []string{area}, []string{area[len(area)-2:]}
			}
			cases = append(cases, c)
		}
	}
	a := desk.Attend(cases)
	a.Most = 20_000
	return a
}

// TestR25AttentionInABrowser: the page has no barrier, with counts and without.
func TestR25AttentionInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	p, at := enter(t, b, m)
	looks(t, p, "attention-none", at+"/oversight/attention")
	m.attended = attendedTo()
	looks(t, p, "attention", at+"/oversight/attention")
	noErrors(t, p)
}

// TestR25ATableSaysNoMoreThanThePage: what is hidden there is hidden here.
func TestR25ATableSaysNoMoreThanThePage(t *testing.T) {
	m := newCity(t)
	m.attended = attendedTo()
	v := newVisitor(t, m)
	for _, address := range []string{"/oversight/attention", "/oversight/attention.csv"} {
		body := v.get(address).Body.String()
		if !strings.Contains(body, "Valletta, MT") || strings.Count(body, "fewer than 10") < 8 {
			t.Errorf("%s: %s", address, body)
		}
		if hidden := fmt.Sprint(m.attended.Places[len(m.attended.Places)-1].Opened.N); hidden != "0" {
			t.Errorf("%s leads of a few are kept", hidden)
		}
	}
}
