package main

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// switchboard is a house in which too many reports have one number.
func switchboard(t *testing.T, h *tested) *teller {
	l := newTeller(t, h)
	for i := range resolve.TooMany + 1 {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"m%d","source":"Line %d","text":"Matter %d at place %d. Ask the desk, 020 7946 0999."}`, i, i, i, i*13)})
	}
	return l
}

// chartHas reports whether a chart has something under a name, shared by too many or not.
func chartHas(v desk.ChartView, label string, shared bool) bool {
	n, ok := found(v, label)
	return ok && n.Shared == shared
}

func (l *teller) sharedNow() []desk.SharedValue {
	l.t.Helper()
	v, err := l.Shared(l.t.Context(), l.viewer(0, 1), 0)
	if err != nil {
		l.t.Fatal(err)
	}
	return v.Values
}

func (l *teller) says(c record.Connects, why string) error {
	all := l.sharedNow()
	if len(all) != 1 {
		l.t.Fatalf("%d values are shared by too many", len(all))
	}
	return l.JudgeValue(l.t.Context(), l.viewer(0, 1), desk.ValueDecision{Request: record.NewID(), At: all[0].At, Connects: c, Words: why})
}

// joins takes a report with the number in, and reports whether it joined another.
func (l *teller) joins(id string) bool {
	l.t.Helper()
	l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":%q,"source":"Line x%s","text":"Quite another thing, %s. Ask 020 7946 0999."}`, id, id, id)})
	report := l.open.reports[len(l.open.reports)-1]
	return l.leadNow(report).Reports > 1
}

// TestAPersonSaysWhetherASharedValueConnects: too many have it and it is listed; a
// word acts on what comes later, and another takes it back.
func TestAPersonSaysWhetherASharedValueConnects(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := switchboard(t, empty(record.HouseFounded{}))
		before := l.now()
		l.clock.move(time.Hour)
		all := l.sharedNow()
		if len(all) != 1 || all[0].Text != "+442079460999" || all[0].Reports != resolve.TooMany+1 || all[0].Since == 0 || all[0].Leads != 2 || all[0].Joins() {
			t.Fatalf("listed: %+v", all)
		}
		if l.joins("a") {
			t.Error("a number that too many share joins a report")
		}
		if err := l.says(record.ConnectsNever, ""); !errors.As(err, new(desk.Cannot)) {
			t.Error("a word without a reason:", err)
		}
		if err := l.says(record.ConnectsAlways, "It is the ring's own line."); err != nil {
			t.Fatal(err)
		}
		if w := l.sharedNow()[0].Word; w == nil || w.Why != "It is the ring's own line." || w.Connects != record.ConnectsAlways {
			t.Errorf("the word is %+v", w)
		}
		if v := l.chart(desk.ChartQuery{Lead: l.open.leads[0]}); !chartHas(v, "020 7946 0999", false) {
			t.Error("the chart stops at a value that connects all the same")
		}
		if !l.joins("b") {
			t.Error("what connects all the same joins nothing")
		}
		if err := l.says(record.ConnectsNever, "A switchboard after all."); err != nil {
			t.Fatal(err)
		}
		if l.joins("c") {
			t.Error("what never connects joins")
		}
		if then, err := l.Shared(t.Context(), l.viewer(), before); err != nil || len(then.Values) != 1 || then.Values[0].Word != nil {
			t.Errorf("at an earlier moment: %+v %v", then.Values, err)
		}
		if err := l.says(record.ConnectsAsCounted, ""); err != nil {
			t.Fatal(err)
		}
		if l.joins("d") {
			t.Error("after the word was taken back it joins")
		}
		heldHouse{t, l.house}.addsUp()
	})
}

// TestWhatFewerMayReadIsNotCounted: an outsider counts what they may read, and a word
// of somebody who reads more does not reach them.
func TestWhatFewerMayReadIsNotCounted(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for i := range resolve.TooMany + 1 {
		labels := ""
		if i%2 == 0 {
			labels = `"labels":["harbour"],`
		}
		l.tell(happening{what: "take", sealed: labels != "", line: fmt.Sprintf(`{"id":"m%d",%s"source":"Line %d","text":"Matter %d at place %d. Ask the desk, 020 7946 0999."}`, i, labels, i, i, i*13)})
	}
	if all := l.sharedNow(); len(all) != 1 {
		t.Fatalf("who may read all sees %+v", all)
	}
	if v, err := l.Shared(t.Context(), l.viewer(), 0); err != nil || len(v.Values) != 0 {
		t.Errorf("an outsider sees %+v %v", v.Values, err)
	}
}

// TestTheWordsOfAValueGoWithItsLastReport: what somebody said of a number keeps the
// number no longer than the reports that mention it.
func TestTheWordsOfAValueGoWithItsLastReport(t *testing.T) {
	l := switchboard(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	if err := l.says(record.ConnectsNever, "A switchboard."); err != nil {
		t.Fatal(err)
	}
	disposed := func(reports ...record.ID) int {
		t.Helper()
		if err := l.db.Dispose(t.Context(), l.viewer(0, 1), record.DisposalDue, reports...); err != nil {
			t.Fatal(err)
		}
		var keys int
		err := l.db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
			all, err := tx.EntriesBehind(record.Stage{Kinds: []record.Kind{record.KindContentDisposed}, Cursor: record.CursorAsk}, -1)
			for _, e := range all {
				keys = len(e.Body.(*record.ContentDisposed).Keys)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	all := l.open.reports
	if n := disposed(all[0]); n != 1 {
		t.Errorf("%d keys are destroyed with the first report", n)
	}
	if n := disposed(all[1:]...); n != len(all) {
		t.Errorf("%d keys are destroyed with the other %d reports: theirs and the value's", n, len(all)-1)
	}
	heldHouse{t, l.house}.addsUp()
}
