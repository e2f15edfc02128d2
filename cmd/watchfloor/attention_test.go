package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
)

// plainWords tell of nothing.
var plainWords = strings.Fields("well then there here just quite only again still soon later early often never always maybe perhaps how what which")

// TestR25AttentionIsCountedByArea: closed leads by the places that their reports name, how
// many were opened, how many had a link to a holding; as of a moment, and over what the
// viewer may read.
func TestR25AttentionIsCountedByArea(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		d := newDeskOfThree(t, h)
		var held []holdings.Holding
		for n := range 12 {
			held = append(held, holdings.Holding{ListID: fmt.Sprint(n), List: "test", Type: record.HoldingPerson, Names: []holdings.Name{{Text: plainly().Name(21 * n)}}})
		}
		if _, err := h.hold(t.Context(), held, "", 0); err != nil {
			t.Fatal(err)
		}
		var leads []record.ID
		words := rand.New(rand.NewPCG(25, 25))
		take := func(i int, text string) {
			h.clock.move(7 * time.Hour) // what is told within hours joins
			said := make([]string, 30)
			for i := range said {
				said[i] = plainWords[words.IntN(len(plainWords))]
			}
			d.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"a%d","source":"Line %d","text":"%s %s"}`, i, i, strings.Join(said, " "), text)})
			leads = append(leads, d.leadOf(d.open.reports[len(d.open.reports)-1]))
		}
		for i := range 14 {
			who := "him"
			if i < 12 {
				who = plainly().Name(21 * i)
			}
			take(i, fmt.Sprintf("I saw %s in the city of London.", who))
		}
		for i := range 3 {
			take(20+i, "It was somewhere.")
		}
		h.clock.move(2 * time.Hour)
		for i, lead := range leads[:13] {
			d.does(i, lead, desk.Reject)
		}
		middle := h.now()
		h.clock.move(time.Hour)
		d.does(1, leads[13], desk.Reject)
		for i, lead := range leads[14:] {
			d.does(i, lead, desk.Reject)
		}
		seen := func(at record.Time) desk.Attention {
			t.Helper()
			v := h.as(record.RoleOversight)
			a, err := h.Attention(t.Context(), v, at)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		a := seen(0)
		if a.All.Decided.N != 20 || len(a.Countries) != 2 || a.Countries[0].Area != "GB" || a.Countries[0].Decided.N != 10 || !a.Countries[1].Decided.Hidden {
			t.Errorf("%+v", a)
		}
		if gb := a.Countries[0]; gb.Closed.N != 10 || !gb.Opened.Hidden || gb.Linked.N != 10 || gb.Half < 2*record.Hour {
			t.Errorf("of London: %+v", gb)
		}
		if p := a.Places; len(p) != 2 || p[0].Area != "London, GB" {
			t.Errorf("by place: %+v", p)
		}
		if a := seen(middle); a.All.Decided.N != 10 || len(a.Countries) != 1 {
			t.Errorf("at %s: %+v", middle, a)
		}
		if _, err := h.Attention(t.Context(), lawful.Viewer{Actor: record.NewID(), Holds: lawful.House.Holds, Roles: lawful.Roles{record.RoleAnalyst}}, 0); err == nil {
			t.Error("an analyst reads it: triage must not")
		}
	})
}
