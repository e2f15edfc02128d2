package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
	"watchfloor/store"
)

func (d deskOfThree) learned(at record.Time, labels ...int) desk.LearningView {
	d.t.Helper()
	v, err := d.Learning(d.t.Context(), d.viewer(labels...), at)
	if err != nil {
		d.t.Fatal(err)
	}
	return v
}

// hears takes a report of these words in and returns its lead.
func (d deskOfThree) hears(i int, words string) record.ID {
	d.t.Helper()
	d.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"h%d","source":"Line %d","text":%q}`, i, i%2, words)})
	return d.leadOf(d.open.reports[len(d.open.reports)-1])
}

func reason(r record.Reason) func(*desk.Decision) { return func(x *desk.Decision) { x.Reason = r } }

func came(c record.Came, words string) func(*desk.Decision) {
	return func(x *desk.Decision) { x.Came, x.Words = c, words }
}

// TestOutcomesAreThoseThatWereKnown: of each closed lead the newest outcome counts, once
// for each origin, as of the moment, over what the viewer may read.
func TestOutcomesAreThoseThatWereKnown(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		d := newDeskOfThree(t, empty(record.HouseFounded{}))
		threat := d.hears(0, "He says he will kill the clerk at the harbour office.")
		gate := d.hears(1, "The garden gate was left open.")
		van := d.hears(2, "A man took photographs of the substation fence.")
		quay := d.hears(3, "Somebody smelled paint on the quay.")
		if v := d.learned(0); v.Outcomes != 0 || len(v.Came) != 0 {
			t.Errorf("nothing is closed: %+v", v)
		}
		d.does(0, threat, desk.OpenOperation, func(x *desk.Decision) { x.Words, x.Priority = "HARBOUR LIGHT", record.P2H })
		d.does(1, gate, desk.Reject)
		d.does(2, van, desk.Trace)
		d.does(0, quay, desk.Reject, reason(record.ReasonDuplicate))
		before := d.now()
		v := d.learned(0)
		if v.Outcomes != 3 || v.Origins != [3]int{1, 2, 0} || v.Tenths != nil || len(v.Came) != 4 {
			t.Errorf("four leads were closed, one of them for what says nothing: %+v", v)
		}
		if n := v.Signs[rank.ThreatToLife]; n.Counts.With != [3]int{0, 1, 0} || n.Plot != nil || n.Now[1].Basis == "" {
			t.Errorf("a threat to life: %+v", n)
		}
		if len(v.Sources) != 0 || len(v.Channels) != 1 { // each of these sources can be one person
			t.Errorf("sources and channels: %+v %+v", v.Sources, v.Channels)
		}
		d.clock.move(time.Hour)
		x := desk.Decision{Request: record.NewID(), Act: desk.SayOutcome, Lead: threat, Came: record.CameDisrupted}
		var cannot desk.Cannot
		if _, err := d.Decide(t.Context(), d.three[0], x); !errors.As(err, &cannot) {
			t.Errorf("an outcome without words: %v", err)
		}
		d.does(0, threat, desk.SayOutcome, came(record.CameDisrupted, "A man was arrested with the knife, 20 Nov."))
		d.does(1, gate, desk.Reopen)
		x = desk.Decision{Request: record.NewID(), Act: desk.SayOutcome, Lead: gate, Came: record.CameMissed, Words: "x"}
		if _, err := d.Decide(t.Context(), d.three[0], x); !errors.As(err, &cannot) {
			t.Errorf("an outcome of an open lead: %v", err)
		}
		if v := d.learned(0); v.Outcomes != 2 || v.Origins != [3]int{0, 1, 1} || v.Signs[rank.ThreatToLife].Counts.With != [3]int{0, 0, 1} {
			t.Errorf("after the plot and the reopening: %+v", v)
		}
		d.does(1, gate, desk.Reject, reason(record.ReasonNotOurs))
		if v := d.learned(0); v.Outcomes != 3 || v.Origins != [3]int{0, 2, 1} {
			t.Errorf("the later outcome does not replace the earlier one: %+v", v.Origins)
		}
		if then := d.learned(before); then.Outcomes != 3 || then.Origins != [3]int{1, 2, 0} {
			t.Errorf("the outcomes of the hour before changed: %+v", then.Origins)
		}
		d.tell(happening{what: "take", sealed: true, line: `{"id":"x1","source":"Line 0","text":"He will kill Orsin Mestrov.","labels":["harbour","lantern"]}`})
		if _, err := d.Decide(t.Context(), d.viewer(0, 1), desk.Decision{Request: record.NewID(), Act: desk.Reject, Lead: d.sealed.leads[0], Reason: record.ReasonNothing}); err != nil {
			t.Fatal(err)
		}
		if v := d.learned(0); v.Outcomes != 3 || v.Channels[0].Counts.Of != [3]int{0, 2, 1} {
			t.Errorf("an outsider counts what is restricted: %+v", v)
		}
		if v := d.learned(0, 0, 1); v.Outcomes != 4 || v.Signs[rank.ThreatToLife].Counts.With != [3]int{1, 0, 1} {
			t.Errorf("who may read all counts %+v", v.Origins)
		}
		l, err := d.Lead(t.Context(), d.viewer(), 0, gate)
		if err != nil || l.Chance.P != 0 || l.Chance.Outcomes != 3 || !l.Chance.Few() {
			t.Errorf("a probability is shown after three outcomes: %+v %v", l.Chance, err)
		}
	})
}

// TestGradesWindowsAndAgreementAreLearned: each as it was weighed when the lead was closed.
func TestGradesWindowsAndAgreementAreLearned(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	say := func(id, more, text string) record.ID {
		d.tell(happening{what: "take", line: fmt.Sprintf(`{"id":%q,"source":"Line %s","text":%q%s}`, id, id, text, more)})
		return d.leadOf(d.open.reports[len(d.open.reports)-1])
	}
	blast := "A loud blast and a column of black smoke rose behind the Tannery boathouse near Quillon weir."
	fire := say("b1", `,"channel":"partner","grade":{"scheme":"admiralty","code":"B2"}`, blast)
	say("b2", "", "Black smoke behind the Tannery boathouse at Quillon weir after a blast, people running from the column.")
	threat := say("w1", "", "He says he will blow up the customs shed tomorrow at noon.")
	d.does(0, fire, desk.Trace)
	d.does(0, threat, desk.Reject)
	v := d.learned(0)
	names := func(lines []desk.RatioLine) (out []string) {
		for _, l := range lines {
			out = append(out, fmt.Sprint(l.Name, l.Counts.With, l.Counts.Of, len(l.Now)))
		}
		return out
	}
	if got := fmt.Sprint(names(v.Sources), names(v.Channels)); got != "[Line b1[0 1 0] [1 2 0] 0] [unstated[1 1 0] [1 2 0] 2 partner[0 1 0] [1 2 0] 2]" {
		t.Errorf("sources and channels: %s", got)
	}
	got := fmt.Sprint(names(v.Grades), names(v.Windows), names(v.Agree))
	want := "[admiralty B-[0 1 0] [1 2 0] 2 admiralty -2[0 1 0] [1 2 0] 2] [a moment stated one day to three days ahead[1 0 0] [1 0 0] 2] [one further origin[0 1 0] [1 1 0] 2]"
	if got != want {
		t.Errorf("learned:\n%s\nwant:\n%s", got, want)
	}
}

// takesAgain takes the next drawn lead for one of the three, and returns what they see.
func (d deskOfThree) takesAgain(who int) desk.AgainView {
	d.t.Helper()
	if err := d.TakeAgain(d.t.Context(), d.three[who], record.NewID()); err != nil {
		d.t.Fatal(err)
	}
	v, err := d.Again(d.t.Context(), d.three[who], 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return v
}

// TestWhatIsMissedIsSeenByLookingAgain: from 200 outcomes on a lead says how often such
// leads were of a plot; drawn leads come to whoever did not reject them, and both
// decisions are counted.
func TestWhatIsMissedIsSeenByLookingAgain(t *testing.T) {
	inTurn(t)
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	ctx := t.Context()
	all := map[desk.FigureCode]float64{{Group: rank.LookedAgain}: 1}
	if err := d.DecideRules(ctx, d.viewer(), desk.RulesDecision{Request: record.NewID(), On: 2, Figures: all, Words: "The desk is new: look at all of them."}); err != nil {
		t.Fatal(err)
	}
	if err := d.settleAll(ctx, store.Bulk); err != nil {
		t.Fatal(err)
	}
	var leads []record.ID
	for i := range learn.Enough {
		leads = append(leads, d.takes(i))
		if i == learn.Enough-1 {
			if b, err := d.Board(ctx, d.viewer(), 0, 10); err != nil || len(b.Rows) != 1 || b.Rows[0].Chance.P != 0 {
				t.Errorf("a probability is shown after 199 outcomes: %+v %v", b.Rows, err)
			}
		}
		d.does(0, leads[i], desk.Reject)
	}
	l, err := d.Lead(ctx, d.viewer(), 0, leads[7])
	if err != nil || l.Chance.P == 0 || l.Chance.Tenth.Plots != 0 || l.Chance.Tenth.N < 20 {
		t.Errorf("200 outcomes, and the chance is %+v %v", l.Chance, err)
	}
	d.takes(learn.Enough)
	if b, err := d.Board(ctx, d.viewer(), 0, 10); err != nil || len(b.Rows) != 1 || b.Rows[0].Chance.Share() == "" || !strings.HasPrefix(b.Rows[0].Chance.Short(), "0 of ") {
		t.Errorf("200 outcomes, and the board says %+v %v", b.Rows, err)
	}
	v := d.learned(0)
	if v.Outcomes != learn.Enough || len(v.Tenths) == 0 || v.Again.N != 0 {
		t.Errorf("200 outcomes: %+v", v)
	}
	mine, err := d.Again(ctx, d.three[0], 0)
	if err != nil || mine.Waiting != 0 {
		t.Errorf("who rejected them is asked again: %d %v", mine.Waiting, err)
	}
	other := d.takesAgain(1)
	if other.Waiting < 50 || other.Waiting > learn.Enough || len(other.Members) != 1 || other.Lead.IsZero() {
		t.Fatalf("what waits: %d", other.Waiting)
	}
	before := d.now()
	d.clock.move(time.Hour)
	none := map[desk.FigureCode]float64{{Group: rank.LookedAgain}: 0}
	if err := d.DecideRules(ctx, d.viewer(), desk.RulesDecision{Request: record.NewID(), On: 3, Figures: none, Words: "Enough for now."}); err != nil {
		t.Fatal(err)
	}
	if still, err := d.Again(ctx, d.three[1], 0); err != nil || still.Waiting != other.Waiting || still.Lead != other.Lead {
		t.Errorf("another share took back what was drawn: %d %v", still.Waiting, err)
	}
	look := func(v lawful.Viewer, lead record.ID, follow bool) error {
		return d.LookAgain(ctx, v, desk.AgainDecision{Request: record.NewID(), Lead: lead, Follow: follow, Words: "The gate is that of the pumping station."})
	}
	if err := look(d.three[0], other.Lead, true); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("who rejected it looks again: %v", err)
	}
	if err := look(d.three[1], leads[len(leads)-1], true); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("a lead is looked at again before it can be drawn: %v", err)
	}
	if err := look(d.three[1], other.Lead, true); err != nil {
		t.Fatal(err)
	}
	if err := look(d.three[2], other.Lead, false); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("it is looked at again a third time: %v", err)
	}
	next := d.takesAgain(2)
	if next.Waiting != other.Waiting-1 || next.Lead == other.Lead {
		t.Errorf("what waits after one: %d", next.Waiting)
	}
	if err := look(d.three[2], next.Lead, false); err != nil {
		t.Fatal(err)
	}
	if then, err := d.Again(ctx, d.three[1], before); err != nil || then.Waiting != other.Waiting || then.Lead != other.Lead {
		t.Errorf("what waited an hour before: %d %v", then.Waiting, err)
	}
	a := d.learned(0).Again
	want := learn.Exact(1, 2)
	if a.N != 2 || a.Missed != 1 || a.Interval != want || len(a.Pairs) != 2 || a.Pairs[1].Lead != other.Lead || !a.Pairs[1].Follow || a.Pairs[1].Reason != record.ReasonNothing {
		t.Errorf("both decisions: %+v", a)
	}
	if l, err := d.Lead(ctx, d.viewer(), 0, other.Lead); err != nil || l.State != record.StateRejected {
		t.Errorf("looking again changed the lead: %v %v", l.State, err)
	}
}
