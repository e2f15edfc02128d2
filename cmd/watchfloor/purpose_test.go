package main

import (
	"errors"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/record"
	"watchfloor/web"
)

// TestR17MatchKeepsClosedRecordsBack: the measured interface answers the sitter as
// before, and an account only that a closed record may be meant, last, until the
// query says for what.
func TestR17MatchKeepsClosedRecordsBack(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	var list []holdings.Holding
	for one := range csvlist.Read(strings.NewReader("list_id,name,status\nC1,Orsin Mestrov,closed\nA1,Orsin Mestrof,\n"), holdings.Options{}) {
		list = append(list, one)
	}
	if _, err := h.house.hold(t.Context(), list, "", 0); err != nil {
		t.Fatal(err)
	}
	q := web.MatchQuery{Name: "Orsin Mestrov"}
	all, err := h.Match(t.Context(), h.sitter(), q)
	if err != nil || len(all.Candidates) != 2 || all.Candidates[0].ListID != "C1" || all.Candidates[0].Closed {
		t.Fatalf("the sitter is answered %+v, %v", all.Candidates, err)
	}
	account := h.viewer()
	account.Actor, account.Stated = record.NewID(), false
	got, err := h.Match(t.Context(), account, q)
	if err != nil || len(got.Candidates) != 2 || got.Candidates[0].ListID != "A1" {
		t.Fatalf("an account is answered %+v, %v", got.Candidates, err)
	}
	if c := got.Candidates[1]; !c.Closed || c.Name != desk.ClosedWords || c.ListID != "" || !c.Holding.IsZero() || c.P != 0 || len(c.Why) != 0 {
		t.Errorf("a closed candidate tells %+v", c)
	}
	q.Purpose.Words = "review: what risk remains"
	for range 2 { // the second time the purpose is remembered
		got, err = h.Match(t.Context(), account, q)
		if err != nil || len(got.Candidates) != 2 || got.Candidates[0].ListID != "C1" {
			t.Errorf("for a purpose: %+v, %v", got.Candidates, err)
		}
		q.Purpose.Words = ""
	}
}

// TestR9SearchesAreEntries: the sitter is there for triage, an account says for
// what, and the words of a search are kept and can be disposed of.
func TestR9SearchesAreEntries(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	account := h.viewer()
	account.Actor, account.Stated = record.NewID(), false
	if s, err := h.SearchFor(t.Context(), h.sitter(), record.ID{}); err != nil || s.Purpose != record.PurposeTriage {
		t.Errorf("the sitter is asked: %+v, %v", s, err)
	}
	if _, err := h.SearchFor(t.Context(), account, record.ID{}); !errors.Is(err, desk.ErrNoPurpose) {
		t.Errorf("an account searches without a purpose: %v", err)
	}
	got, err := h.Take(t.Context(), h.sitter(), web.Delivery{}, jsonl.Read(strings.NewReader(`{"id":"s1","text":"There was a van by the gate."}`), intake.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.SearchFor(t.Context(), account, got.Taken[0].Lead)
	if err != nil || s.Lead != got.Taken[0].Lead {
		t.Errorf("for a lead: %+v, %v", s, err)
	}
	if err := h.StatePurpose(t.Context(), account, desk.Purpose{Words: "operation: Lantern"}); err != nil {
		t.Fatal(err)
	}
	if s, err = h.SearchFor(t.Context(), account, record.ID{}); err != nil || s.Purpose != record.PurposeOperation {
		t.Errorf("for a stated purpose: %+v, %v", s, err)
	}
	s.Words = "Northgate depot 7"
	if err := h.Searched(t.Context(), account, s); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := h.Read(t.Context(), account, record.ReadReport, got.Taken[0].ID, 0); err != nil {
			t.Fatal(err)
		}
	}
	heldHouse{t, h.house}.addsUp()
}
