package lawful

import (
	"testing"

	"watchfloor/record"
)

func TestRefusalsAreEntriesUntilThereAreManyAndThenCounted(t *testing.T) {
	var r Refusals
	v, other := Viewer{Actor: record.ID{1}}, Viewer{Actor: record.ID{2}}
	now := record.Time(1e15)
	entries := 0
	for range RefusalsEach + 1000 {
		drafts, _ := r.Note(v, record.NewID(), record.NotHere, now)
		entries += len(drafts)
	}
	r.Note(v, record.ID{}, record.NotTheirRole, now)
	if entries != RefusalsEach {
		t.Errorf("%d entries in a minute, want %d", entries, RefusalsEach)
	}
	if drafts, ok := r.Note(other, record.ID{9}, record.NotHere, now); !ok || drafts[0].Body.(*record.ReadRefused).Item != (record.ID{9}) || !drafts[0].About.IsZero() || drafts[0].Labels != 0 {
		t.Errorf("somebody else's refusal is %+v", drafts)
	}
	if due := r.Due(now + record.Minute - 1); len(due) != 0 {
		t.Errorf("before the minute is over: %+v", due)
	}
	drafts, ok := r.Note(v, record.ID{9}, record.NotHere, now+record.Minute)
	if !ok || len(drafts) != 3 {
		t.Fatalf("in the next minute: %+v", drafts)
	}
	for i, want := range []record.ReadRefused{{Why: record.NotHere, Times: 1000}, {Why: record.NotTheirRole, Times: 1}, {Item: record.ID{9}, Why: record.NotHere}} {
		if got := *drafts[i].Body.(*record.ReadRefused); got != want {
			t.Errorf("entry %d is %+v, want %+v", i, got, want)
		}
	}
	if due := r.Due(now + 2*record.Minute); len(due) != 0 || len(r.of) != 0 {
		t.Errorf("nothing was counted, and %+v is due; %d people are remembered", due, len(r.of))
	}
}

// grantsRead is a record with these grants, up to an entry.
type grantsRead struct {
	all []Grant
	at  record.Seq
}

func (r grantsRead) GrantsNow(after record.Seq, _ record.Time) ([]Grant, record.Seq, bool, error) {
	return r.all, r.at, r.at > after, nil
}

func TestGrantsAddLabelsWhileTheyLast(t *testing.T) {
	var g Grants
	who := record.ID{1}
	read := grantsRead{at: 5, all: []Grant{{Account: who, Labels: 1}, {Account: who, Labels: 2, Until: 100}, {Account: who, Labels: 4, Until: 50, Emergency: true}, {Account: record.ID{2}, Labels: 8}}}
	if err := g.CatchUp(read, 0); err != nil || g.Behind(5) || !g.Behind(6) {
		t.Fatalf("behind after reading: %v", err)
	}
	v := Viewer{Actor: who, Holds: 16, Basis: record.BasisDuty}
	for _, c := range []struct {
		now   record.Time
		holds record.Labels
		basis record.Basis
	}{{49, 1 | 2 | 4 | 16, record.BasisEmergency}, {50, 1 | 2 | 16, record.BasisDuty}, {100, 1 | 16, record.BasisDuty}} {
		if got := g.Added(v, c.now); got.Holds != c.holds || got.Basis != c.basis {
			t.Errorf("at %d: holds %b on %s", c.now, got.Holds, got.Basis)
		}
	}
	if err := g.CatchUp(grantsRead{at: 6}, 0); err != nil || g.Added(v, 0).Holds != 16 {
		t.Errorf("what was taken back goes on: %v", err)
	}
}
