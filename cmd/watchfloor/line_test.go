package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// TestTodaysLineFollowsTheRosterAndTheRules: without either it is not known; the rules
// give it, and a roster goes before them. A lead says when it drops under it.
func TestTodaysLineFollowsTheRosterAndTheRules(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		for i := range 8 {
			text := fmt.Sprintf("Parcel number %d was left open at gate %d.", i, i*11)
			if i == 3 {
				text = "He says he will kill the clerk at the mill."
			}
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","text":%q}`, i, i, text)})
		}
		board := func() desk.Board {
			t.Helper()
			b, err := l.Board(ctx, v, 0, 100)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		if b := board(); b.Line != nil || strings.Contains(b.Rows[0].Sentence, "line") {
			t.Errorf("a line that nobody knows: %+v", b.Line)
		}
		work := map[desk.FigureCode]float64{{Group: rank.Desk, At: 1}: .5} // half a day: the first takes a quarter of it
		if err := l.DecideRules(ctx, v, desk.RulesDecision{Request: record.NewID(), On: 2, Figures: work, Words: "What two people get through."}); err != nil {
			t.Fatal(err)
		}
		if err := l.settleAll(ctx, store.Bulk); err != nil {
			t.Fatal(err)
		}
		b := board()
		if b.Line == nil || b.Line.Reach != 2 || b.Line.Text != "Today’s line stands below lead 2. The rules of the order give 4 hours of work in the next 24, and each lead takes the work its sentence says." {
			t.Fatalf("the line of the rules is %+v", b.Line)
		}
		if s := b.Rows[1].Sentence; !strings.Contains(s, " · drops below today’s line in ") {
			t.Errorf("the last lead that is reached says %q", s)
		}
		if s := b.Rows[7].Sentence; !strings.HasSuffix(s, " · below today’s line") {
			t.Errorf("the last lead says %q", s)
		}
		before := l.now()
		l.clock.move(time.Hour)
		post := record.NewID()
		opened := v.Draft(post, &record.PostOpened{Post: post})
		opened.Contents = []record.Content{{ID: record.NewID(), Key: post, Class: record.ClassName, Bytes: []byte("Night desk")}}
		shift := v.Draft(post, &record.ShiftRostered{Shift: record.NewID(), Post: post, Account: v.Actor, From: l.now() - record.Hour, Until: l.now() + 8*record.Hour})
		write(l, opened, shift)
		if b := board(); b.Line == nil || !b.Line.All && b.Line.Reach < 3 || !strings.Contains(b.Line.Text, "The roster gives 8 hours of work in the next 24, from 1 post, ") {
			t.Errorf("the line of the roster is %+v", b.Line)
		}
		then, err := l.Board(ctx, v, before, 100)
		if err != nil || then.Line == nil || *then.Line != *b.Line {
			t.Errorf("the line of the hour before is %+v now, was %+v, %v", then.Line, b.Line, err)
		}
	})
}

// TestARosterThatRunsOutSaysSo: a house with posts and nobody on duty has no line, says
// why, and says nothing of it at its rows; one whose history is asked has the line of then.
func TestARosterThatRunsOutSaysSo(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		for i := range 3 {
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","text":"Parcel number %d was left open at gate %d."}`, i, i, i, i*11)})
		}
		post := record.NewID()
		opened := v.Draft(post, &record.PostOpened{Post: post})
		opened.Contents = []record.Content{{ID: record.NewID(), Key: post, Class: record.ClassName, Bytes: []byte("Night desk")}}
		write(l, opened, v.Draft(post, &record.ShiftRostered{Shift: record.NewID(), Post: post, Account: v.Actor, From: l.now(), Until: l.now() + 2*record.Hour}))
		then := l.now()
		l.clock.move(3 * time.Hour)
		for at, want := range map[record.Time]string{0: "No line is drawn today: the roster has nobody on duty", then: "Today’s line stands below lead 1. The roster gives 2 hours of work in the next 24, from 1 post"} {
			b, err := l.Board(ctx, v, at, 100)
			if err != nil || b.Line == nil || !strings.HasPrefix(b.Line.Text, want) {
				t.Fatalf("at %v the line is %+v, %v", at, b.Line, err)
			}
			if s := b.Rows[2].Sentence; strings.Contains(s, "line") != (at != 0) {
				t.Errorf("at %v the last lead says %q", at, s)
			}
		}
	})
}

// write makes entries part of the record of a house.
func write(l *teller, drafts ...record.Draft) {
	l.t.Helper()
	err := l.db.Write(l.t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(drafts...)
		return err
	})
	if err != nil {
		l.t.Fatal(err)
	}
}

// TestWorthMoreThanTwiceIsAdvisedAndNothingElseHappens: who works on little is told of
// what is worth more, and nothing moves by itself.
func TestWorthMoreThanTwiceIsAdvisedAndNothingElseHappens(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		for i, text := range []string{"The lamp at the north gate flickers.", "He says he will kill the clerk at the mill with a bomb."} {
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","text":%q}`, i, i, text)})
		}
		b, err := l.Board(ctx, v, 0, 100)
		if err != nil || b.Retask != nil {
			t.Fatalf("nobody works on anything, and the advice is %+v, %v", b.Retask, err)
		}
		grave, lamp := b.Rows[0].Lead, b.Rows[1].Lead
		write(l, v.Draft(lamp, &record.LeadClaimed{Lead: lamp}))
		if b, err = l.Board(ctx, v, 0, 100); err != nil || b.Retask == nil || *b.Retask != (desk.Retask{Lead: grave, Running: lamp}) {
			t.Fatalf("the advice is %+v, %v", b.Retask, err)
		}
		if b.Rows[1].ClaimedBy != v.Actor {
			t.Error("the running work changed hands")
		}
		write(l, v.Draft(grave, &record.LeadClaimed{Lead: grave}))
		if b, err = l.Board(ctx, v, 0, 100); err != nil || b.Retask != nil {
			t.Errorf("all are worked on, and the advice is %+v, %v", b.Retask, err)
		}
	})
}

// TestWhatWouldChangeALeadIsWhatThenChangesIt: the rank foretold for a report that says
// the same, and for a misread sign, is the rank that comes of them.
func TestWhatWouldChangeALeadIsWhatThenChangesIt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		for i, text := range []string{"He says he will kill the clerk at the mill.", "She says she will kill the guard at the pier, her number is 01632 960111.", "The lamp at the north gate flickers.", "Somebody photographs the tank farm for an hour."} {
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","text":%q}`, i, i, text)})
		}
		b, err := l.Board(ctx, v, 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		foretold := map[string]map[string]int{}
		for _, r := range b.Rows {
			c, err := l.LeadChange(ctx, v, 0, r.Lead)
			if err != nil || c.Rank != r.Rank || c.Open != 4 {
				t.Fatalf("%s stands at %d, said %+v %v", r.SentIDs, r.Rank, c, err)
			}
			foretold[r.SentIDs[0]] = map[string]int{}
			for _, line := range c.Changes {
				foretold[r.SentIDs[0]][line.Text] = line.Rank
			}
		}
		if to := foretold["r0"]["if “threat expressed” were misread"]; to == 0 {
			t.Errorf("nothing is foretold of a misread threat: %v", foretold["r0"])
		}
		l.tell(happening{what: "take", line: `{"id":"again","source":"Line 9","text":"A woman who has the number 01632 960111 told me that she will kill the guard."}`})
		b, err = l.Board(ctx, v, 0, 100)
		if err != nil || len(b.Rows) != 4 {
			t.Fatal(err, len(b.Rows))
		}
		if foretold["r1"]["if another, independent source said the same"] != 1 {
			t.Errorf("foretold of r1: %v", foretold["r1"])
		}
		for _, r := range b.Rows {
			if r.SentIDs[0] == "r1" && r.Rank != foretold["r1"]["if another, independent source said the same"] {
				t.Errorf("r1 stands at %d, foretold %v", r.Rank, foretold["r1"])
			}
		}
	})
}
