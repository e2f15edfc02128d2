package picture

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/picture/queue"
	"watchfloor/record"
)

func nearly(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6*(1+math.Abs(want))) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// TestAFigureIsMadeFromTwentyPiecesAndSevenDaysOn and from none fewer.
func TestAFigureIsMadeFromTwentyPiecesAndSevenDaysOn(t *testing.T) {
	for n, known := range map[int]bool{19: false, 20: true} {
		d := newDay(t).leads(n, 3, 30)
		d.seen.Leads.New = n
		if v := view(t, d.follow(), nil).Stages.Leads; v.Hands.Known() != known || v.Load.Known() != known || !v.Came.Known() {
			t.Errorf("%d leads: %+v", n, v)
		}
	}
	for days, known := range map[record.Time]bool{7*record.Day - 1: false, 7 * record.Day: true} {
		d := newDay(t).leads(30, 3, 30)
		d.seen.From, d.seen.Duty = d.seen.Moment.Now-days, Duty{Duties: 3, Held: days / 2}
		d.seen.Leads.New = 30
		v := view(t, d.seen, nil).Stages
		if v.Leads.Came.Known() != known || v.Duty.Known() != known || v.Operations.Came.Known() != known {
			t.Errorf("%v: %+v, %+v", days, v.Leads.Came, v.Duty)
		}
		if known {
			nearly(t, "posts held", v.Duty.Value, .5)
			nearly(t, "leads a day", v.Leads.Came.Value, 30./7)
		}
	}
	d := newDay(t)
	if v := view(t, d.seen, nil).Stages.Duty; v.Known() || !strings.Contains(v.From, "nobody was rostered") {
		t.Errorf("nobody on duty: %+v", v)
	}
}

// TestWhatCallsBindIsNotThereForLeads: and one person is always left to choose from.
func TestWhatCallsBindIsNotThereForLeads(t *testing.T) {
	for held, people := range map[record.Time]float64{6: 4, 2: 1, 1: 1} {
		d := newDay(t).leads(30, 3, 60)
		d.seen.Leads.New, d.seen.Duty = 300, Duty{Duties: 90, Held: held * Window}
		for i := range 30 {
			d.did(byte(i%3+1), &record.CallBegun{Call: lead(i)}).after(24*record.Minute).did(byte(i%3+1), &record.CallEnded{Call: lead(i)})
		}
		s := d.follow()
		s.Calls.Begun = 28 * 120 // of 24 minutes each: two people at any moment
		v := view(t, s, nil)
		nearly(t, "people whom calls bind", v.Stages.Calls.Load.Value, 2)
		if got := v.Choices.Of(People); got != people {
			t.Errorf("%d on duty: %v people for leads, want %v", held, got, people)
		}
		nearly(t, "people whom both bind", v.Stages.Load.Value, 2+v.Stages.Leads.Load.Value)
		nearly(t, "how busy they are", v.Stages.Used.Value, v.Stages.Load.Value/float64(held))
	}
}

// TestWhatIsNotKnownOfOneStageIsLeftOutAndSaid.
func TestWhatIsNotKnownOfOneStageIsLeftOutAndSaid(t *testing.T) {
	one, two, none := figure(1, "people", Counted, "x"), figure(2, "people", Computed, "y"), Figure{Basis: TooFew}
	for _, c := range []struct {
		calls, leads Figure
		value        float64
		basis        Basis
		words        string
	}{
		{one, two, 3, Computed, "calls and leads"}, {one, one, 2, Counted, "calls and leads"}, {one, none, 1, Counted, "calls alone"},
		{none, two, 2, Computed, "leads alone"}, {none, none, 0, TooFew, "not known"},
	} {
		if f := together(c.calls, c.leads); f.Value != c.value || f.Basis != c.basis || !strings.Contains(f.From, c.words) {
			t.Errorf("%+v and %+v: %+v", c.calls, c.leads, f)
		}
	}
	for _, c := range []struct {
		load, duty Figure
		known      bool
	}{{one, two, true}, {none, two, false}, {one, none, false}, {one, figure(0, "people", Counted, ""), false}} {
		if f := used(c.load, c.duty); f.Known() != c.known || c.known && f.Value != .5 || !c.known && f.Basis != TooFew {
			t.Errorf("%+v over %+v: %+v", c.load, c.duty, f)
		}
	}
}

// TestAPieceOfWorkIsFollowedThroughMergingPaperAndNights.
func TestAPieceOfWorkIsFollowedThroughMergingPaperAndNights(t *testing.T) {
	claim := func(n int) *record.LeadClaimed { return &record.LeadClaimed{Lead: lead(n)} }
	reject := func(n int) *record.LeadRejected { return &record.LeadRejected{Lead: lead(n)} }
	for name, c := range map[string]struct {
		tell func(*day)
		want Work
	}{
		"just as long as counts": {func(d *day) { d.leads(1, 1, 8*60) }, Work{Done: 1, TakenUp: 1, Hands: LongestLead, OfFew: true}},
		"a minute longer":        {func(d *day) { d.leads(1, 1, 8*60+1) }, Work{Done: 1, TakenUp: 1, Hands: LongestLead, Cut: 1, OfFew: true}},
		"put down, and finished by who sees it": {func(d *day) {
			d.did(1, claim(0)).after(record.Hour).did(1, &record.LeadReleased{Lead: lead(0)}).after(9*record.Hour).did(2, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: record.Hour, OfFew: true}},
		"two days of it": {func(d *day) {
			for range 2 {
				d.did(1, claim(0)).after(7*record.Hour).did(1, &record.LeadReleased{Lead: lead(0)}).after(17 * record.Hour)
			}
			d.did(1, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: 14 * record.Hour, OfFew: true}},
		"merged while both are worked on": {func(d *day) {
			d.did(1, claim(0)).did(2, claim(7)).after(record.Hour).did(1, &record.LeadsMerged{Into: lead(0), From: lead(7)}).after(record.Hour).did(3, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: 3 * record.Hour}},
		"merged after it was put down": {func(d *day) {
			d.did(1, claim(7)).after(record.Hour).did(1, &record.LeadReleased{Lead: lead(7)}).after(record.Hour)
			d.did(1, &record.LeadsMerged{Into: lead(0), From: lead(7)}).after(record.Hour).did(3, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: record.Hour, OfFew: true}},
		"merged after a night": {func(d *day) {
			d.did(1, claim(7)).after(20*record.Hour).did(2, &record.LeadsMerged{Into: lead(0), From: lead(7)}).after(record.Minute).did(2, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: LongestLead + record.Minute, Cut: 1, OfFew: true}},
		"merged into what lay for a night": {func(d *day) {
			d.did(1, claim(0)).after(20*record.Hour).did(1, &record.LeadReleased{Lead: lead(0)}).did(2, claim(7)).after(record.Minute)
			d.did(2, &record.LeadsMerged{Into: lead(0), From: lead(7)}).did(3, reject(0))
		}, Work{Done: 1, TakenUp: 1, Hands: LongestLead + record.Minute, Cut: 1}},
		"merged, and nobody worked on either": {func(d *day) {
			d.did(1, &record.LeadsMerged{Into: lead(0), From: lead(7)}).did(1, reject(0))
		}, Work{Done: 1}},
		"written down late, with a moment ahead of it": {func(d *day) {
			d.did(1, claim(0)).after(record.Hour).did(1, reject(0))
			d.acts[1].OccurredAt = d.now + record.Day
		}, Work{Done: 1, TakenUp: 1, Hands: record.Hour, OfFew: true}},
		"written down as if finished before it was begun": {func(d *day) {
			d.did(1, claim(0)).after(record.Hour).did(1, reject(0))
			d.acts[1].OccurredAt = d.now - record.Day
		}, Work{Done: 1, TakenUp: 1, OfFew: true}},
	} {
		d := newDay(t)
		c.tell(d)
		if got := d.follow().Leads.Work; got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestCallsAndOperationsCountFromTheBeginningOfTheStretchOn: what was begun before it and
// ended within is finished in it and did not come in it.
func TestCallsAndOperationsCountFromTheBeginningOfTheStretchOn(t *testing.T) {
	d := newDay(t)
	d.now -= record.Hour
	d.did(1, &record.OperationOpened{}).did(1, &record.LeadAttachedTo{Lead: lead(0)})
	d.did(1, &record.CallBegun{Call: lead(1)}).did(1, &record.CallBegun{Call: lead(2)}).after(record.Hour)
	d.did(1, &record.OperationOpened{}).did(1, &record.LeadAttachedTo{Lead: lead(3)}).did(1, &record.CallBegun{Call: lead(4)})
	d.did(1, &record.OperationOpened{}).did(1, &record.LeadAttachedTo{Lead: lead(5)}).did(1, &record.OperationOpened{})
	d.did(1, &record.CallEnded{Call: lead(1)}).after(record.Hour+1).did(1, &record.CallEnded{Call: lead(2)})
	s := d.follow()
	if s.Operations != 3 || s.Attached != 2 || s.Leads.Done != 2 || s.Leads.TakenUp != 0 {
		t.Errorf("%+v", s)
	}
	if want := (Work{Begun: 1, Done: 2, TakenUp: 2, Hands: record.Hour + LongestCall, Cut: 1, OfFew: true}); s.Calls != want {
		t.Errorf("calls %+v, want %+v", s.Calls, want)
	}
}

// TestPeopleAreCountedOncePerSortOfWork: two who take calls and three who work on leads.
func TestPeopleAreCountedOncePerSortOfWork(t *testing.T) {
	d := newDay(t).leads(6, 3, 10)
	for i := range 6 {
		d.did(byte(1+i%2), &record.CallBegun{Call: lead(i)}).did(byte(1+i%2), &record.CallEnded{Call: lead(i)})
	}
	d.did(4, &record.LeadRejected{Lead: lead(900)}) // at once: of nobody's hands is anything told
	if s := d.follow(); s.Leads.OfFew || !s.Calls.OfFew {
		t.Errorf("leads of few %t, calls of few %t", s.Leads.OfFew, s.Calls.OfFew)
	}
	sat := newDay(t)
	sat.did(99, &record.LeadClaimed{Lead: lead(0)}).did(5, &record.LeadRejected{Lead: lead(0)})
	if s := sat.follow(); !s.Leads.OfFew {
		t.Error("the work of whoever sits at the machine and one more is of few")
	}
}

// TestTheDeskOfThePageIsThatOfTheQueues: two people fewer to four more, in hours and in
// leads of four weeks.
func TestTheDeskOfThePageIsThatOfTheQueues(t *testing.T) {
	for people, fewest := range map[string]int{"1": 1, "2": 1, "3": 1, "9": 7} {
		d := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"people": people, "day": "100", "minutes": "72", "patience": "5"}).Desk
		n := d.Now().People
		if len(d.Rows) != n+4-fewest+1 || d.Rows[0].People != fewest || d.Rows[d.Chosen].People != n || d.OneMore().People != n+1 {
			t.Fatalf("%s people: %+v", people, d)
		}
		for _, row := range d.Rows {
			w, err := queue.Impatient(100, 20, .2, row.People)
			if err != nil {
				t.Fatal(err)
			}
			nearly(t, "load", row.Used, 5/float64(row.People))
			nearly(t, "wait", row.Wait, 24*w.Wait)
			nearly(t, "waits", row.Waits, w.Waits)
			nearly(t, "lost", row.Lost, 2800*w.Leaves)
			nearly(t, "share that runs out", row.RunOut, w.Leaves)
		}
		patient, err := queue.Patient(100, 20, n)
		if err != nil || math.IsInf(patient.Wait, 1) != math.IsInf(d.Patient, 1) || n > 5 && math.Abs(d.Patient-24*patient.Wait) > 1e-9 {
			t.Errorf("nobody gives up: %v, want %v", d.Patient, 24*patient.Wait)
		}
		if len(d.Order) != 35 || math.Abs(d.Order[0].Load-.3) > 1e-9 || math.Abs(d.Order[34].Load-.98) > 1e-9 || d.AtNine.Load != .9 {
			t.Fatalf("order is told from %+v on, %d loads", d.Order[0], len(d.Order))
		}
		for i, o := range append(d.Order, d.AtNine) {
			each := o.Load * float64(n) * 20 / 4
			waits, _ := queue.InOrder([]float64{each, each, each, each}, 20, n)
			all, _ := queue.Patient(4*each, 20, n)
			nearly(t, "the first of four", o.First, 24*waits[0])
			nearly(t, "the last of four", o.Last, 24*waits[3])
			nearly(t, "all alike", o.All, 24*all.Wait)
			if i > 0 && i < len(d.Order) && (o.First <= d.Order[i-1].First || o.Last-o.First <= d.Order[i-1].Last-d.Order[i-1].First) {
				t.Errorf("order matters less at a load of %v than before", o.Load)
			}
		}
	}
}

// TestTheWayOfThePageEndsWhereMorePeopleLead: three years on stands the steady state of the
// larger staff, false plots among its work; and nobody more changes nothing.
func TestTheWayOfThePageEndsWhereMorePeopleLead(t *testing.T) {
	for _, more := range []string{"0", "20", "200"} {
		for _, often := range []string{"0", "12"} {
			v := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"more": more, "false": often, "lasts": "3", "takes": "2"})
			p, _ := model(v.Choices)
			now, err := p.Steady()
			if err != nil {
				t.Fatal(err)
			}
			h := v.Hunt
			nearly(t, "found today", now.Share, .8)
			nearly(t, "people who are busy", h.Busy, 1-now.Available/p.Agents)
			nearly(t, "what one more is worth", h.Worth, p.Worth(.8))
			p.Agents += v.Choices.Of(More)
			then, err := p.Steady()
			if err != nil {
				t.Fatal(err)
			}
			if len(h.Way) != 37 {
				t.Fatalf("%d steps", len(h.Way))
			}
			nearly(t, "hidden at first", h.Way[0].Hidden, now.Hidden)
			nearly(t, "hidden in the end", h.Way[36].Hidden, then.Hidden)
			for i, step := range h.Way {
				if step.Months != float64(i) || i > 0 && step.Hidden > h.Way[i-1].Hidden+1e-9 || step.From > step.Hidden || step.To < step.Hidden || step.From < 0 {
					t.Fatalf("step %d: %+v", i, step)
				}
			}
			nearly(t, "the range of today", h.Way[0].To, h.To)
		}
	}
}

// TestAStaffOfThePageFindsItsShare: put back into the model it comes out; its parts are
// those who are busy, search, and clear what is false.
func TestAStaffOfThePageFindsItsShare(t *testing.T) {
	v := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"false": "6"})
	p, _ := model(v.Choices)
	h := v.Hunt
	if len(h.Staff) != 5 || len(h.Curve) != 50 || h.Curve[0].Share != .5 || math.Abs(h.Curve[49].Share-.99) > 1e-12 {
		t.Fatalf("%d shares, a curve of %d", len(h.Staff), len(h.Curve))
	}
	for _, s := range append(h.Staff, h.Curve...) {
		p.Agents = s.All()
		x, err := p.Steady()
		if err != nil {
			t.Fatal(err)
		}
		nearly(t, "share", x.Share, s.Share)
		nearly(t, "busy", s.Busy, x.Known)
		nearly(t, "search", s.Searching, x.Available)
		nearly(t, "clear what is false", s.False, x.False)
		nearly(t, "odds law", s.MoreOf, s.Searching/h.State.Available)
	}
}

// TestAFigureThatIsNoNumberIsNotTold and others are told to six places.
func TestAFigureThatIsNoNumberIsNotTold(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if f := figure(v, "min", Counted, "x"); f.Known() || f.Text() != "–" || f.Value != 0 || f.From != "x" {
			t.Errorf("%v: %+v", v, f)
		}
	}
	if f := figure(1./3, "min", Counted, "x"); f.Value != .333333 || f.Text() != "0.33 min" || f.Shaky() || !f.Known() {
		t.Errorf("%+v", f)
	}
	if f := figure(5, "", Assumed, "x"); f.Text() != "5" || !f.Shaky() {
		t.Errorf("%+v", f)
	}
}

// TestTheRatesOfTheModelAreThoseThatWereChosen: per year, what is found today as often as
// was said.
func TestTheRatesOfTheModelAreThoseThatWereChosen(t *testing.T) {
	v := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"plots": "10", "lasts": "6", "share": "60", "takes": "4", "agents": "50", "false": "3", "clear": "73"})
	p, impossible := model(v.Choices)
	want := queue.Plots{Arise: 10, Attack: .8, Find: p.Find, Interdict: 3, Agents: 50, FalseFound: 3, FalseCleared: 5}
	if impossible != "" || p != want {
		t.Errorf("%+v, want %+v (%s)", p, want, impossible)
	}
	// Two people are busy, and of the others three in eight clear what is false.
	nearly(t, "found by one who searches", p.Find*48/1.6, 1.2)
}

// TestProgramsGetEachFigureOfThePageOnce: those of the record, what stands for choice, and
// what follows, shares in hundredths.
func TestProgramsGetEachFigureOfThePageOnce(t *testing.T) {
	d := newDay(t).leads(30, 3, 60)
	d.seen.Leads.New, d.seen.Operations, d.seen.Duty = 300, 14, Duty{Duties: 90, Held: 4 * Window}
	v := view(t, d.follow(), nil)
	got := map[string]Figure{}
	for _, l := range v.Lines() {
		key := l.Section + ": " + l.Name
		if _, twice := got[key]; twice {
			t.Errorf("%s is told twice", key)
		}
		got[key] = l.Figure
	}
	now := v.Desk.Now()
	row := "Leads with " + strconv.Itoa(now.People) + " people: "
	for key, want := range map[string]float64{
		"Calls: came in": 0, "Leads: came in": 300. / 28, "Leads: hands-on time of one": 60, "Leads: people that this binds": 300. / 28 / 24,
		"Operations: came in": .5, "Desk: people that all stages bind": 300. / 28 / 24, "Desk: people on duty": 4, "Desk: load": 300. / 28 / 24 / 4,
		row + "load": now.Used, row + "leads that wait": 100 * now.Waits, row + "wait": now.Wait,
		row + "leads that run out unlooked": 100 * now.RunOut, row + "leads that run out unlooked in 28 days": now.Lost,
		"Order at a load of 0.90: wait of the first of four classes": v.Desk.AtNine.First, "Order at a load of 0.90: wait when all are alike": v.Desk.AtNine.All,
		"Order at a load of 0.90: wait of the last of four classes": v.Desk.AtNine.Last,
		"Hidden plots: at least, 95 times in 100":                   v.Hunt.From, "Hidden plots: at most, 95 times in 100": v.Hunt.To,
		"Hidden plots: correlation with how many people are busy": v.Hunt.Correlation, "Hidden plots: attacks a year": 6 * .2,
		"Hidden plots: points of share that one person more brings": 100 * v.Hunt.Worth,
		"To find 90 % in time: people in all":                       v.Hunt.Staff[2].All(), "To find 90 % in time: people on plots": v.Hunt.Staff[2].Busy,
		"To find 90 % in time: people who search": v.Hunt.Staff[2].Searching, "To find 90 % in time: people on false plots": v.Hunt.Staff[2].False,
		"To find 90 % in time: searching over that of today": 2.25,
	} {
		f, ok := got[key]
		if !ok || !f.Known() {
			t.Errorf("%s is not told: %+v", key, f)
			continue
		}
		nearly(t, key, f.Value, want)
	}
	for x := range choices {
		if f, ok := got["Assumptions: "+sliders[x].label]; !ok || f != v.Choices.Figure(x) {
			t.Errorf("%s: %+v", sliders[x].label, f)
		}
	}
}
