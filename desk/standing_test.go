package desk_test

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// TestR4SecondGroupBehavioursNeedFacts walks a lead whose only behaviours are
// lawful in themselves through every way on: each is closed until a named person
// has stated facts, and open after that.
func TestR4SecondGroupBehavioursNeedFacts(t *testing.T) {
	report := record.ID{11}
	on := map[string]desk.Decision{
		"attached to an operation": {Act: desk.Attach, Lead: open, Operation: record.ID{6}},
		"opening an operation":     {Act: desk.OpenOperation, Lead: open, Words: "Lantern"},
		"becoming intelligence":    {Act: desk.SetStanding, Lead: open, Reports: []record.ID{report}, Standing: record.StandingIntelligence, Words: "seen twice"},
	}
	for _, needs := range []bool{true, false} {
		b := aBoard()
		lead := b.leads[open]
		lead.NeedsFacts = needs
		b.leads[open] = lead
		for what, d := range on {
			if _, _, err := desk.Decide(b, lawful.Viewer{Actor: me}, d); (err != nil) != needs {
				t.Errorf("%s while facts are missing is %t: %v", what, needs, err)
			}
		}
		for _, act := range []desk.Act{desk.Trace, desk.Claim, desk.StateFacts} {
			if _, _, err := desk.Decide(b, lawful.Viewer{Actor: me}, desk.Decision{Act: act, Lead: open, Words: "the same van, three gates"}); err != nil {
				t.Errorf("%s while facts are missing is %t: %v", act, needs, err)
			}
		}
	}
}

func TestR4OnlyTheSecondGroupNeedsFacts(t *testing.T) {
	for _, c := range []struct {
		set  rank.Indicators
		want bool
	}{
		{rank.Of(), false}, // nothing was recognised: a person judges it
		{rank.Of(rank.Photography), true},
		{rank.Of(rank.Eliciting, rank.TestingSecurity, rank.Recruiting, rank.Photography, rank.Surveillance, rank.Materials, rank.Expertise, rank.Weapons, rank.Sector), true},
		{rank.Of(rank.Photography, rank.TimeNamed, rank.TargetNamed, rank.ImminentClaim), true},
		{rank.Of(rank.Photography, rank.Intrusion), false},
		{rank.Of(rank.Photography, rank.ThreatToLife), false},
		{rank.Of(rank.Threat), false}, {rank.Of(rank.Cyber), false}, {rank.Of(rank.TimeNamed), false},
	} {
		if got := desk.OnlySecondGroup(c.set); got != c.want {
			t.Errorf("%b: %t", c.set, got)
		}
	}
}

// TestR6StandingIsANamedPersonsWord: nobody sets a standing without a name and
// words, in either direction, nor of a report that is not in the lead.
func TestR6StandingIsANamedPersonsWord(t *testing.T) {
	report, person := record.ID{11}, lawful.Viewer{Actor: me}
	b := aBoard()
	up := desk.Decision{Act: desk.SetStanding, Lead: open, Reports: []record.ID{report}, Standing: record.StandingIntelligence, Words: "seen twice"}
	silent, elsewhere, down := up, up, up
	silent.Words = " "
	elsewhere.Reports = []record.ID{{13}}
	down.Standing = record.StandingTip
	for what, x := range map[string]struct {
		v    lawful.Viewer
		d    desk.Decision
		want bool
	}{
		"by a person": {person, up, true}, "by nobody": {lawful.Viewer{}, up, false}, "without words": {person, silent, false},
		"of a report elsewhere": {person, elsewhere, false}, "of a tip": {person, down, false},
	} {
		drafts, _, err := desk.Decide(b, x.v, x.d)
		if (err == nil) != x.want {
			t.Errorf("%s: %v", what, err)
		}
		if x.want && (drafts[0].About != report || len(drafts[0].Contents) != 1) {
			t.Errorf("%s: %+v", what, drafts[0])
		}
	}
	lead := b.leads[open]
	lead.Standing = map[record.ID]record.Standing{report: record.StandingIntelligence}
	b.leads[open] = lead
	if _, _, err := desk.Decide(b, person, up); err == nil {
		t.Error("intelligence is made intelligence again")
	}
	if _, _, err := desk.Decide(b, person, down); err != nil {
		t.Errorf("back to a tip: %v", err)
	}
}
