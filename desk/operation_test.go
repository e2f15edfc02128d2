package desk_test

import (
	"errors"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

func TestAnOperationEndsOnceAndForAReasonInWords(t *testing.T) {
	b := aBoard()
	d := desk.EndDecision{Operation: b.op, How: record.EndedDone, Words: " The flat was searched; nothing is left to do. "}
	drafts, err := desk.EndOperation(b, lawful.Viewer{Actor: me, Holds: 3}, d)
	if err != nil || len(drafts) != 1 || drafts[0].Labels != 2 || drafts[0].About != b.op || string(drafts[0].Contents[0].Bytes) != strings.TrimSpace(d.Words) {
		t.Fatalf("%+v, %v", drafts, err)
	}
	if e, ok := drafts[0].Body.(*record.OperationEnded); !ok || e.How != record.EndedDone {
		t.Errorf("%+v", drafts[0].Body)
	}
	var cannot desk.Cannot
	for name, c := range map[string]struct {
		ended, how record.OperationEnd
		words      string
	}{"no words": {0, record.EndedDone, " "}, "too many": {0, record.EndedDone, strings.Repeat("x", 30_000)}, "it runs": {0, record.OperationRuns, "on"}, "twice": {record.EndedNothing, record.EndedDone, "again"}} {
		b.ended = c.ended
		if drafts, err := desk.EndOperation(b, lawful.Viewer{Actor: me, Holds: 3}, desk.EndDecision{Operation: b.op, How: c.how, Words: c.words}); !errors.As(err, &cannot) || drafts != nil {
			t.Errorf("%s: %+v, %v", name, drafts, err)
		}
	}
	b.ended = record.EndedElsewhere
	drafts, err = desk.EndOperation(b, lawful.Viewer{Actor: me, Holds: 3}, desk.EndDecision{Operation: b.op, How: record.OperationRuns, Words: "A new lead."})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := drafts[0].Body.(*record.OperationReopened); !ok {
		t.Errorf("%+v", drafts[0].Body)
	}
	if _, err := desk.EndOperation(b, lawful.Viewer{Actor: me, Holds: 3}, desk.EndDecision{Operation: record.ID{77}, How: record.EndedDone, Words: "x"}); !errors.Is(err, desk.ErrNotFound) {
		t.Error(err)
	}
}

func TestNothingIsAttachedToAnOperationThatEnded(t *testing.T) {
	b := aBoard()
	d := desk.Decision{Act: desk.Attach, Lead: open, Operation: b.op}
	if _, _, err := desk.Decide(b, lawful.Viewer{Actor: me, Holds: 3}, d); err != nil {
		t.Fatal(err)
	}
	b.ended = record.EndedDone
	var cannot desk.Cannot
	if _, _, err := desk.Decide(b, lawful.Viewer{Actor: me, Holds: 3}, d); !errors.As(err, &cannot) {
		t.Error(err)
	}
}
