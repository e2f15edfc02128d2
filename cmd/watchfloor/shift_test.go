package main

import (
	"errors"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestAShiftSheetSaysWhatWasNotLookedAt, stays as it stood, and is signed by both
// sides; who may not read a lead does not see it there, nor in the counts.
func TestAShiftSheetSaysWhatWasNotLookedAt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		out, in := h.sitter(), h.sitter()
		out.Actor, in.Actor = record.NewID(), record.NewID()
		seen := taking(t, h, out, `{"id":"seen","text":"There was a van by the gate."}`).Taken[0].Lead
		unseen := taking(t, h, out, `{"id":"unseen","text":"He said that he will kill them all with a bomb."}`).Taken[0].Lead
		sealed := taking(t, h, out, `{"id":"sealed","text":"A lamp is out.","labels":["lantern"]}`).Taken[0].Lead
		if _, err := h.Decide(t.Context(), out, desk.Decision{Act: desk.MarkRead, Lead: seen}); err != nil {
			t.Fatal(err)
		}
		h.clock.move(time.Minute)
		id := record.NewID()
		for range 2 { // sent twice it counts once
			if err := h.MakeSheet(t.Context(), out, id); err != nil {
				t.Fatal(err)
			}
		}
		h.clock.move(time.Minute)
		if _, err := h.Decide(t.Context(), in, desk.Decision{Act: desk.Reject, Reason: record.ReasonJunk, Lead: unseen}); err != nil {
			t.Fatal(err)
		}
		whole, err := h.Sheet(t.Context(), out, 0, id)
		if err != nil {
			t.Fatal(err)
		}
		if whole.Open != 3 || whole.Unlooked != 2 || len(whole.Due) != 3 || len(whole.Pile) != 2 || whole.Due[0].Lead != unseen || whole.Due[0].State != record.StateOpen || whole.Pile[1].Lead != sealed {
			t.Errorf("the sheet is %+v", whole)
		}
		open, err := h.Sheet(t.Context(), h.viewer(), 0, id)
		if err != nil || open.Open != 2 || open.Unlooked != 1 || len(open.Due) != 2 || len(open.Pile) != 1 {
			t.Errorf("an outsider sees %+v: %v", open, err)
		}
		var cannot desk.Cannot
		sign := func(v record.ID, side record.SheetSide) error {
			who := out
			who.Actor = v
			return h.SignSheet(t.Context(), who, id, side, "The gate is watched.")
		}
		if err := sign(out.Actor, record.SideOutgoing); err != nil {
			t.Fatal(err)
		}
		if err := sign(out.Actor, record.SideIncoming); !errors.As(err, &cannot) {
			t.Errorf("who hands over takes over too: %v", err)
		}
		if err := sign(in.Actor, record.SideOutgoing); !errors.As(err, &cannot) {
			t.Errorf("one side signs twice: %v", err)
		}
		if err := sign(in.Actor, record.SideIncoming); err != nil {
			t.Fatal(err)
		}
		all, err := h.Sheets(t.Context(), in, 0)
		if err != nil || len(all) != 1 || len(all[0].Signed) != 2 || all[0].Open != 3 || all[0].Signed[1].Words != "The gate is watched." {
			t.Errorf("the sheets are %+v: %v", all, err)
		}
		if err := h.SignSheet(t.Context(), h.viewer(), record.NewID(), record.SideIncoming, ""); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("no sheet is signed: %v", err)
		}
	})
}
