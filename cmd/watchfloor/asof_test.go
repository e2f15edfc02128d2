package main

import (
	"strings"
	"testing"
	"testing/quick"

	"watchfloor/lawful"
	"watchfloor/record"
)

// TestAsOfNeverChanges is the promise of as-of: what the house answers to a
// viewer at a moment is what it answers about that moment ever after, but for
// the marks of what was disposed of since.
func TestAsOfNeverChanges(t *testing.T) {
	inTurn(t)
	happened := map[record.Kind]bool{}
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{Class: record.Exercise})
		every, long := 6, 170
		if strings.HasSuffix(t.Name(), "postgres") {
			every, long = 9, 90 // each question is a way to a server and back
		}
		asOfNeverChanges(t, h, chronicle(5, long), every, happened)
	})
	for _, k := range record.Kinds() {
		if !happened[k] && !quiet(k) {
			t.Errorf("not in this history: %s", k)
		}
	}
}

// quiet are the kinds that no page tells of.
func quiet(k record.Kind) bool {
	switch k {
	case record.KindHouseFounded, record.KindLabelNamed, record.KindSourceNamed, record.KindRulesSet, record.KindStageFailed,
		record.KindLineRefused, record.KindBoardShown, record.KindOriginFound, record.KindOperationOpened,
		record.KindSourceSetAside, record.KindSourceBroughtBack, record.KindDeliveryTaken,
		record.KindCallBegun, record.KindCallRaised, record.KindCallAnswered, record.KindCallEnded, record.KindCalledBack:
		return true
	}
	return k >= record.KindAccountOpened && k != record.KindHandlingSet // nothing tells of them yet
}

// TestAsOfNeverChangesInAnyHistory is the same for histories of any seed.
func TestAsOfNeverChangesInAnyHistory(t *testing.T) {
	inTurn(t)
	any := func(seed uint64) bool {
		asOfNeverChanges(t, newTested(t, record.HouseFounded{}, inSQLite(t)), chronicle(seed, 60), 4, map[record.Kind]bool{})
		return !t.Failed()
	}
	if err := quick.Check(any, &quick.Config{MaxCount: 3}); err != nil {
		t.Error(err)
	}
}

func asOfNeverChanges(t *testing.T, h *tested, history []happening, every int, happened map[record.Kind]bool) {
	t.Helper()
	l := newTeller(t, h)
	m := &memory{teller: l}
	for i, x := range history {
		l.tell(x)
		if x.what == "dispose" {
			m.disposed(pinnedByTime)
		}
		if i%every != 0 {
			continue
		}
		m.ask([]lawful.Viewer{h.viewer(), h.viewer(0), h.viewer(0, 1)}[i/every%3]) // one after the other
	}
	m.same("later", pinnedByTime)
	if err := h.db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.same("after a rebuild", pinnedBySeq)
	m.kinds(happened)
}
