package main

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// taking takes lines in, in a fresh house on SQLite unless h is given.
func taking(t *testing.T, h *tested, v lawful.Viewer, lines ...string) web.Receipt {
	t.Helper()
	got, err := h.Take(t.Context(), v, web.Delivery{Door: record.DoorAPI}, jsonl.Read(strings.NewReader(strings.Join(lines, "\n")), intake.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestWhoMayNotReadWhatTheySendIsToldOnlyThatItIsHeld(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	const line = `{"id":"s1","text":"Tell nobody.","labels":["lantern"]}`
	first := taking(t, h, h.viewer(), line)
	again := taking(t, h, h.viewer(), line)
	for _, got := range []web.Receipt{first, again} {
		l := web.NewTakenLine(got.Taken[0])
		if l.SentID != "s1" || !l.Report.IsZero() || !l.Lead.IsZero() || l.Arrival != record.ArrivalNew {
			t.Errorf("an outsider is told %+v", l)
		}
	}
	if b, err := h.Board(t.Context(), h.viewer(0), 0, 10); err != nil || b.Open != 1 {
		t.Errorf("who may read it sees %d leads, %v: want the one report, once", b.Open, err)
	}
}

func TestALabelTooManyRefusesItsLineAndNoOther(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	var lines []string
	for i := range record.MaxLabels + 2 {
		lines = append(lines, fmt.Sprintf(`{"id":"s%d","text":"Number %d.","labels":["label %d"]}`, i, i, i))
	}
	lines = append(lines, `{"id":"open","text":"No label."}`)
	got := taking(t, h, h.sitter(), lines...)
	if len(got.Taken) != record.MaxLabels+1 || len(got.Refused) != 2 || got.Refused[0].Line != record.MaxLabels+1 {
		t.Errorf("%d taken, refused %+v", len(got.Taken), got.Refused)
	}
	for _, r := range got.Taken {
		if r.ID.IsZero() {
			t.Errorf("acknowledged without an id: %q", r.Said.SentID)
		}
	}
	if lines, err := h.Arrivals(t.Context(), h.sitter(), 0, desk.ArrivalQuery{}); err != nil || len(lines.Lines) != len(got.Taken)+2 {
		t.Errorf("the log of arrivals has %d lines, %v", len(lines.Lines), err)
	}
}

func TestANumberThatTooManyGiveJoinsNothingEvenGivenTwice(t *testing.T) {
	inTurn(t)
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	var lines []string
	for i := range 50 {
		lines = append(lines, fmt.Sprintf(`{"text":"Number %d: 07700 900123, again 07700 900123.","identifiers":["07700 900123"]}`, i))
	}
	taking(t, h, h.sitter(), lines...)
	last := taking(t, h, h.sitter(), `{"text":"And one more, 07700 900123."}`).Taken[0]
	lead, err := h.Lead(t.Context(), h.sitter(), 0, last.Lead)
	if err != nil || lead.Reports != 1 {
		t.Errorf("the report stands in a lead of %d reports, %v", lead.Reports, err)
	}
}
