package simulate

import (
	"math"
	"reflect"
	"strconv"
	"testing"
)

// scene plays leads that are told one by one at a desk of one person.
func scene(t *testing.T, policy string, all ...lead) Result {
	t.Helper()
	p, err := ParsePolicy(policy)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Desk{People: 1}.Run(p, Leads{all: all})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// busy occupies the one person for days from the beginning on.
func busy(days float64) lead {
	return lead{left: math.Inf(1), work: days, saying: saying{grade: 1}}
}

// taken says which of two leads that wait a policy takes first: each is a plot for which
// there is time only then.
func taken(t *testing.T, policy string, a, b lead) string {
	t.Helper()
	a.at, b.at = .5, .6
	for _, one := range []*lead{&a, &b} {
		if one.left == 0 {
			one.class, one.left = plot, 1.6-one.at
		}
		one.work = .5
	}
	a.counted = true
	first := scene(t, policy, busy(1), a, b)
	a.counted, b.counted = false, true
	second := scene(t, policy, busy(1), a, b)
	if first.Caught+second.Caught != 1 {
		t.Fatalf("%s takes neither or both", policy)
	}
	if first.Caught == 1 {
		return "a"
	}
	return "b"
}

func TestEachOrderTakesFirstWhatItsNameSays(t *testing.T) {
	says := func(grade int, claim bool, hint float64) lead { return lead{saying: saying{grade, claim, hint}} }
	plain := says(1, false, 0)
	for _, c := range []struct {
		policy string
		a, b   lead
		want   string
	}{
		{"fifo", plain, says(5, true, 1), "a"},
		{"lifo", says(5, true, 1), plain, "b"},
		{"edf", plain, says(1, false, 9), "b"},
		{"edf", says(1, false, 9), says(1, false, 9.05), "a"},
		{"edf", says(1, false, 9), says(1, false, 8.8), "b"},
		{"edf", says(1, false, 40), plain, "b"}, // nobody waits for what closes in 30 days
		{"edf", plain, says(1, false, 29.95), "a"},
		{"static", plain, says(1, true, 0), "b"},
		{"static", says(3, true, 0), says(4, false, 0), "b"},
		{"static", says(5, false, 0), says(4, true, 0), "b"},
		{"static", says(4, false, 0), says(5, false, 1), "a"},
		{"static-edf", says(4, false, 0), says(5, false, 1), "b"},
		{"static-edf", says(4, false, 0), says(3, true, 1), "a"},
		{"cmu", says(5, false, 0), says(1, true, 0), "b"}, // a claim takes less time to look at
		{"cmu", says(1, true, 0), says(4, true, 0), "b"},
		{"cmu", plain, says(5, false, 0), "b"},
		{"volume", plain, says(5, true, 1), "a"}, // nothing is told twice here
		{"index", plain, says(4, false, 0), "b"},
		{"index", says(4, false, 0), says(4, true, 0), "b"},
		{"house", plain, says(4, false, 0), "b"},
		{"oracle", plain, plain, "a"},
	} {
		if got := taken(t, c.policy, c.a, c.b); got != c.want {
			t.Errorf("%s takes %s of %+v and %+v", c.policy, got, c.a.saying, c.b.saying)
		}
	}
	hunted := lead{at: .6, class: plot, left: 1, work: .5, counted: true, saying: saying{grade: 1}}
	if r := scene(t, "oracle", busy(1), lead{at: .5, left: math.Inf(1), work: .5, saying: saying{grade: 5}}, hunted); r.Caught != 1 {
		t.Error("who knows the plots takes something else")
	}
	later := lead{at: .55, class: plot, left: 9, work: .5, saying: saying{grade: 5}}
	if r := scene(t, "oracle", busy(1), later, hunted); r.Caught != 1 {
		t.Error("who knows when plots act takes the later one")
	}
}

func TestALeadLeavesAfterThirtyDaysOrAtItsAttackAndCountsWhenTheLookEndsInTime(t *testing.T) {
	waiting := lead{at: 1, left: math.Inf(1), work: 1, saying: saying{grade: 5}}
	for days, looks := range map[float64]int{30.9: 2, 31.1: 1} {
		for _, policy := range []string{"fifo", "index"} {
			if r := scene(t, policy, busy(days), waiting); r.Looks != looks {
				t.Errorf("%s, busy for %v days: %d looks, want %d", policy, days, r.Looks, looks)
			}
		}
	}
	hidden := lead{at: 1, class: plot, work: 1, counted: true, saying: saying{grade: 5}}
	for left, want := range map[float64]Result{
		2.5: {Of: 1, Looks: 1, OfFast: 1},                           // it acts before anybody is free
		3.9: {Of: 1, Looks: 2, OfFast: 1},                           // while somebody looks
		4:   {Of: 1, Caught: 1, Looks: 2, OfFast: 1, CaughtFast: 1}, // as the look ends
		13:  {Of: 1, Caught: 1, Looks: 2, OfFast: 1, CaughtFast: 1}, // still within two weeks
		14:  {Of: 1, Caught: 1, Looks: 2},                           // not within two weeks
	} {
		hidden.left = left
		if got := scene(t, "fifo", busy(4), hidden); got != want {
			t.Errorf("%v days left: %+v, want %+v", left, got, want)
		}
	}
	hidden.counted = false
	if got := scene(t, "fifo", busy(4), hidden); got != (Result{Looks: 2}) {
		t.Errorf("what comes in while the desk warms up counts: %+v", got)
	}
}

// watchScene plays stories of which each is told by reports at a watch.
func watchScene(t *testing.T, w Watch, policy string, stories []story, reports ...report) Result {
	t.Helper()
	for i := range stories {
		if stories[i].attack == 0 {
			stories[i].attack = math.Inf(1)
		}
	}
	for i := range reports {
		if reports[i].grade == 0 {
			reports[i].saying = saying{grade: 5, claim: true}
		}
	}
	return watched(t, w, policy, &Stories{stories, reports})
}

func TestAPlotIsFoundWhenItsInvestigationEndsInTime(t *testing.T) {
	w := Watch{Assessors: 1, Teams: 1}
	for attack, want := range map[float64]Result{
		1.5:  {Of: 1, OfFast: 1, Looks: 1},
		2:    {Of: 1, OfFast: 1, Looks: 1}, // too late as the look ends
		4.9:  {Of: 1, OfFast: 1, Looks: 1, Teams: 1},
		5:    {Of: 1, OfFast: 1, Looks: 1, Teams: 1, Caught: 1, CaughtFast: 1},
		14.5: {Of: 1, Looks: 1, Teams: 1, Caught: 1},
	} {
		for _, policy := range []string{"fifo", "index", "index-retask", "static-nolink"} {
			s := []story{{class: plot, attack: attack, look: 1, team: 3, counted: true}}
			if got := watchScene(t, w, policy, s, report{at: 1}); got != want {
				t.Errorf("%s, attack after %v days: %+v, want %+v", policy, attack, got, want)
			}
		}
	}
	unheard := []story{{class: plot, attack: 5, first: math.Inf(1), counted: true}, {class: plot, attack: 9, look: 1, team: 1}}
	if got := watchScene(t, w, "fifo", unheard, report{at: 1, story: 1}); got != (Result{OfFast: 1, Looks: 1, Teams: 1}) {
		t.Errorf("of a plot that nobody reported, and one that does not count: %+v", got)
	}
}

func TestALookFindsConcernAsOftenAsTheModelSays(t *testing.T) {
	for c, below := range map[class]float64{noise: .03, useful: .30, plot: .90} {
		for luck, teams := range map[float64]int{below - .001: 1, below: 0} {
			s := []story{{class: c, look: 1, team: 1, luck: [looksDrawn]float64{luck, 0, 0}}}
			if r := watchScene(t, Watch{Assessors: 1, Teams: 1}, "fifo", s, report{at: 1, luck: .5}); r.Teams != teams || r.Looks != 1 {
				t.Errorf("class %d, luck %v: %+v", c, luck, r)
			}
			s[0].luck[0] = .5
			if r := watchScene(t, Watch{Assessors: 1, Teams: 1, OwnLuck: true}, "fifo", s, report{at: 1, luck: luck}); r.Teams != teams {
				t.Errorf("class %d, luck %v of the report: %+v", c, luck, r)
			}
		}
	}
}

func TestMattersLeaveTheQueuesOfAWatchUnserved(t *testing.T) {
	w := Watch{Assessors: 1, Teams: 1}
	for days, looks := range map[float64]int{30.9: 2, 31.1: 1} {
		s := []story{{look: days, luck: [looksDrawn]float64{.9, .9, .9}}, {look: 1, luck: [looksDrawn]float64{.9, .9, .9}}}
		if r := watchScene(t, w, "fifo", s, report{at: 0}, report{at: 1, story: 1}); r.Looks != looks {
			t.Errorf("a look of %v days: %+v", days, r)
		}
	}
	for days, teams := range map[float64]int{60.9: 2, 61.1: 1} {
		s := []story{{team: days}, {look: 1, team: 1}}
		if r := watchScene(t, w, "index", s, report{at: 0}, report{at: .1, story: 1, saying: saying{grade: 1}}); r.Teams != teams {
			t.Errorf("an investigation of %v days: %+v", days, r)
		}
	}
}

// What is interrupted goes on where it was: both are found, and one day more would be
// too much for it.
func TestRetaskingInterruptsForWhatIsWorthTwiceAndTheRestIsDoneLater(t *testing.T) {
	for left, caught := range map[float64]int{12.2: 2, 12: 1} {
		s := []story{
			{class: plot, attack: left, look: .1, team: 10, counted: true},
			{class: plot, attack: 4, look: .1, team: 1, counted: true},
		}
		reports := []report{{at: 1, saying: saying{grade: 1}}, {at: 2, story: 1}}
		if r := watchScene(t, Watch{Assessors: 1, Teams: 1}, "index-retask", s, reports...); r.Caught != caught || r.Interrupted != 1 || r.Teams != 3 {
			t.Errorf("left %v: %+v", left, r)
		}
		if r := watchScene(t, Watch{Assessors: 1, Teams: 1}, "index", s, reports...); r.Caught != 1 || r.Interrupted != 0 || r.Teams != 1 {
			t.Errorf("left %v, without interrupting: %+v", left, r)
		}
		reports[0].saying = saying{grade: 5, claim: true}
		if r := watchScene(t, Watch{Assessors: 1, Teams: 1}, "index-retask", s, reports...); r.Interrupted != 0 {
			t.Errorf("left %v, of two alike one was interrupted: %+v", left, r)
		}
	}
}

// One assessor is busy; of two matters that wait the second is told of again. A policy
// takes it first if that copy moves it.
func TestCopiesCountForVolumeAloneAndLinkedReportsForTheIndex(t *testing.T) {
	for _, c := range []struct {
		policy                     string
		copied, seen, linked, want bool
	}{
		{"volume", true, true, true, true}, {"index", true, true, true, false}, {"fifo", true, true, true, false},
		{"index", true, false, true, true}, {"index", false, false, true, true}, {"index", false, true, true, true},
		{"index", false, false, false, false}, {"index-nolink", false, false, true, false}, {"volume-nolink", false, false, true, false},
	} {
		s := []story{{look: 5, luck: [looksDrawn]float64{.9, .9, .9}}, {look: 1, luck: [looksDrawn]float64{.9, .9, .9}}, {class: plot, attack: 7.1, look: 1, team: 1, counted: true}}
		weak := saying{grade: 3, claim: true}
		r := watchScene(t, Watch{Assessors: 1, Teams: 1}, c.policy, s, report{at: 0}, report{at: 1, story: 1, saying: weak}, report{at: 1.01, story: 2, saying: weak},
			report{at: 1.02, story: 2, saying: weak, copied: c.copied, seen: c.seen, linked: c.linked})
		if (r.Caught == 1) != c.want {
			t.Errorf("%+v: %+v", c, r)
		}
	}
}

// Common random numbers: what is played is never changed by whoever plays it, so that
// each policy meets the same.
func TestNoPolicyChangesWhatTheNextOneMeets(t *testing.T) {
	if testing.Short() {
		t.Skip("thirteen policies take a while")
	}
	leads, stories := NewLeads(8, .02), NewStories(8, .02)
	possible, plots := 0, 0
	for _, one := range leads.all {
		if one.counted && one.class == plot {
			plots++
			if one.work <= one.left {
				possible++
			}
		}
	}
	bound := stories.Bound()
	for _, name := range append(orderNames(), "index-retask", "static-nolink", "house-retask-nolink") {
		if r := played(t, 12, name, []Leads{leads}); r.Caught > possible || r.Of != plots {
			t.Errorf("%s finds %d of %d, and %d could be found of %d", name, r.Caught, r.Of, possible, plots)
		}
		if r := watched(t, Watch{Assessors: 9, Teams: 16}, name, &stories); r.Of != bound.Of || r.OfFast != bound.OfFast || r.Caught > bound.Caught {
			t.Errorf("%s: %+v, the bound %+v", name, r, bound)
		}
	}
	if !reflect.DeepEqual(leads, NewLeads(8, .02)) || !reflect.DeepEqual(stories, NewStories(8, .02)) {
		t.Error("playing changed what is played")
	}
}

func TestLoadsAndPeopleAreEachOthersWayBack(t *testing.T) {
	for load, want := range map[float64]int{.7: 29, .9: 22, 1.5: 13, 2: 10, 1000: 1} {
		if got := PeopleFor(load); got != want {
			t.Errorf("a load of %v means %d people, want %d", load, got, want)
		}
		a, b := StaffFor(load)
		if load > 100 {
			if a != 1 || b != 1 {
				t.Errorf("nobody is left: %d and %d", a, b)
			}
			continue
		}
		near(t, "load of "+strconv.Itoa(want), Desk{People: want}.Load(), load, .05*load)
		near(t, "load of a watch", Watch{Assessors: a, Teams: b}.Load(), load, .06*load)
	}
	if a, b := StaffFor(1.5); a != 9 || b != 16 {
		t.Errorf("a load of 1.5 means %d assessors and %d teams", a, b)
	}
	near(t, "load of the fuller stage", Watch{Assessors: 1000, Teams: 16}.Load(), 24.38/16, .001)
	near(t, "load of the fuller stage", Watch{Assessors: 9, Teams: 1000}.Load(), 13.61/9, .001)
}

func TestTheUrgencyThatIsSetGoesBeforeThatOfTheLoad(t *testing.T) {
	for _, c := range []struct {
		by    Order
		u     Urgency
		load  float64
		gamma float64
		days  float64
	}{
		{Index, Urgency{}, 1, .85, 1}, {House, Urgency{}, 1.75, .425, 1}, {Index, Urgency{}, 2, 0, 1},
		{Index, Urgency{true, .6, 3}, 5, .6, 3}, {House, Urgency{true, 0, 7}, .5, 0, 7},
	} {
		s, err := c.u.scale(c.by, Desk{People: 1}.Rules(), c.load)
		if err != nil {
			t.Fatal(err)
		}
		m := newMatter(0, 0, math.Inf(1))
		m.hear(saying{grade: 3}, 0, 0)
		w := s.Weigh(m.evidence, moment(0))
		near(t, "γ", w.Gamma.Float(), c.gamma, 1e-6)
		near(t, "Δ", float64(w.Delta)/float64(length(1)), c.days, 1e-9)
	}
	if s, err := (Urgency{}).scale(Static, Desk{People: 1}.Rules(), 1); s != nil || err != nil {
		t.Errorf("priorities have an index: %v %v", s, err)
	}
}

// TestWhatWaitsIsPutInOrderAnewAsTimePasses: a window of eight days makes a lead the first at
// once, and long after it one without a window goes before it. That holds for looks and
// for investigations alike, and only for orders that look at the time.
func TestWhatWaitsIsPutInOrderAnewAsTimePasses(t *testing.T) {
	soon, open := saying{grade: 4, hint: 8}, saying{grade: 4}
	for days, second := range map[float64]bool{1: false, 29: true} {
		for _, counted := range []bool{false, true} { // of the second
			for _, policy := range []string{"index", "static-edf"} {
				end := days + .55
				desk := scene(t, policy, busy(days),
					lead{at: .5, class: plot, left: end - .5, work: .5, counted: !counted, saying: soon},
					lead{at: .6, class: plot, left: end - .6, work: .5, counted: counted, saying: open})
				want := 0
				if counted == (second && policy == "index") {
					want = 1
				}
				if desk.Caught != want {
					t.Errorf("%s, busy for %v days: the second (%t) is found %d times, want %d", policy, days, counted, desk.Caught, want)
				}
				none := [looksDrawn]float64{.99, .99, .99}
				plots := func(look, team float64) []story {
					return []story{
						{class: plot, attack: end, look: look, team: team, counted: !counted},
						{class: plot, attack: end, look: look, team: team, counted: counted},
						{},
					}
				}
				// The last report keeps the clock going.
				reports := []report{{at: 0}, {at: .5, story: 1, saying: soon}, {at: .6, story: 2, saying: open}, {at: 99, story: 3}}
				w := Watch{Assessors: 1, Teams: 1}
				looks := watchScene(t, w, policy, append([]story{{look: days, luck: none}}, plots(.5, .01)...), reports...)
				teams := watchScene(t, w, policy, append([]story{{look: .001, team: days}}, plots(.001, .5)...), reports...)
				if looks.Caught != want || teams.Caught != want {
					t.Errorf("%s, busy for %v days: the second (%t) is found %d times by looks and %d by teams, want %d", policy, days, counted, looks.Caught, teams.Caught, want)
				}
			}
		}
	}
}
