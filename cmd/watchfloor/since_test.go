package main

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestWhoComesBackIsToldInOrderOfConsequence: what ran out, what happened to leads
// they worked on, what was corrected and decided by others, what came and what moved.
func TestWhoComesBackIsToldInOrderOfConsequence(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		me, other := h.sitter(), h.sitter()
		me.Actor, other.Actor = record.NewID(), record.NewID()
		grave := taking(t, h, me, `{"id":"grave","text":"He said that he will kill them all with a bomb."}`).Taken[0].Lead
		mine := taking(t, h, me, `{"id":"mine","text":"There was a van by the gate."}`).Taken[0].Lead
		theirs := taking(t, h, me, `{"id":"theirs","source":"Line 1","text":"A lamp is out on Marl Street."}`).Taken[0].Lead
		does := func(v record.ID, d desk.Decision) {
			t.Helper()
			by := me
			by.Actor = v
			if _, err := h.Decide(t.Context(), by, d); err != nil {
				t.Fatal(err)
			}
		}
		does(me.Actor, desk.Decision{Act: desk.Claim, Lead: mine})
		h.clock.move(time.Minute)
		left := h.now()
		h.clock.move(5 * time.Hour) // longer than life at risk may stand unlooked
		does(other.Actor, desk.Decision{Act: desk.Note, Lead: mine, Words: "The van was the florist's."})
		does(other.Actor, desk.Decision{Act: desk.Reject, Lead: theirs, Reason: record.ReasonJunk})
		does(me.Actor, desk.Decision{Act: desk.Note, Lead: grave, Words: "my own words are no news to me"})
		taking(t, h, other, `{"id":"theirs","source":"Line 1","text":"Two lamps are out on Marl Street, and a window."}`)
		fresh := taking(t, h, other, `{"id":"new","text":"Somebody tries the doors of cars."}`).Taken[0].Lead
		s, err := h.Since(t.Context(), me, left)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Due) != 1 || s.Due[0].Lead != grave {
			t.Errorf("ran out: %+v", s.Due)
		}
		if len(s.Mine) != 1 || s.Mine[0].Lead != mine || s.Mine[0].Words != "The van was the florist's." || s.Mine[0].Headline == "" {
			t.Errorf("on my leads: %+v", s.Mine)
		}
		if len(s.Fixed) != 1 || s.Fixed[0].Text != "Sent again with another text" {
			t.Errorf("corrected: %+v", s.Fixed)
		}
		if len(s.Done) != 1 || s.Done[0].Lead != theirs || s.Done[0].Actor != other.Actor {
			t.Errorf("decided: %+v", s.Done)
		}
		if len(s.New) != 1 || s.New[0].Lead != fresh || s.Before != 3 {
			t.Errorf("arrived: %+v, %d open before", s.New, s.Before)
		}
		if s, err = h.Since(t.Context(), me, h.now()); err != nil || len(s.Due)+len(s.Mine)+len(s.Fixed)+len(s.Done)+len(s.New)+len(s.Moved) != 0 {
			t.Errorf("nothing happened since now, and it tells %+v: %v", s, err)
		}
	})
}
