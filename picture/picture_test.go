package picture

import (
	"errors"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

const began = 1_700_000_000 * record.Second

// day tells a stretch of work: what happened, in its order.
type day struct {
	t    *testing.T
	seen Seen
	acts []record.Entry
	now  record.Time
}

func newDay(t *testing.T) *day {
	return &day{t: t, seen: Seen{From: began, Moment: desk.Moment{Now: began + Window}}, now: began}
}

// after lets time pass.
func (d *day) after(t record.Time) *day { d.now += t; return d }

func (d *day) did(by byte, body record.Body) *day {
	d.acts = append(d.acts, record.Entry{Kind: body.Kind(), RecordedAt: d.now, Actor: record.ID{by}, Body: body})
	return d
}

func (d *day) follow() Seen {
	Follow(&d.seen, d.acts, record.ID{99})
	return d.seen
}

func lead(n int) record.ID { return record.ID{1, byte(n >> 8), byte(n)} }

// leads tells of leads that people took up and rejected after minutes.
func (d *day) leads(n, people int, minutes record.Time) *day {
	for i := range n {
		by := byte(1 + i%people)
		d.did(by, &record.LeadClaimed{Lead: lead(i)}).after(minutes*record.Minute).did(by, &record.LeadRejected{Lead: lead(i)})
	}
	return d
}

func view(t *testing.T, s Seen, said map[string]string) Capacity {
	t.Helper()
	v, err := View(s, func(name string) string { return said[name] })
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestHandsOnTimeRunsFromTakingUpToFinishing(t *testing.T) {
	for name, c := range map[string]struct {
		tell func(*day)
		want record.Time
		cut  int
	}{
		"taken up and rejected": {func(d *day) { d.leads(1, 1, 40) }, 40 * record.Minute, 0},
		"put down in between": {func(d *day) {
			d.did(1, &record.LeadClaimed{Lead: lead(0)}).after(10*record.Minute).did(1, &record.LeadReleased{Lead: lead(0)}).after(5 * record.Hour)
			d.leads(1, 1, 20)
		}, 30 * record.Minute, 0},
		"taken over by somebody": {func(d *day) {
			d.did(1, &record.LeadClaimed{Lead: lead(0)}).after(10*record.Minute).did(2, &record.LeadClaimed{Lead: lead(0)}).after(record.Hour).did(2, &record.LeadTraced{Lead: lead(0)})
		}, 70 * record.Minute, 0},
		"left overnight": {func(d *day) { d.leads(1, 1, 14*60) }, LongestLead, 1},
		"merged into another": {func(d *day) {
			d.did(1, &record.LeadClaimed{Lead: lead(7)}).after(10*record.Minute).did(1, &record.LeadsMerged{Into: lead(0), From: lead(7)}).after(5*record.Minute).did(1, &record.LeadHeldUntil{Lead: lead(0)})
		}, 15 * record.Minute, 0},
		"written down from paper": {func(d *day) {
			d.leads(1, 1, 0)
			d.acts[0].OccurredAt, d.acts[1].OccurredAt = d.now-90*record.Minute, d.now-45*record.Minute
		}, 45 * record.Minute, 0},
		"taken up before the stretch": {func(d *day) {
			d.now -= 20 * record.Minute
			d.leads(1, 1, 30)
		}, 30 * record.Minute, 0},
	} {
		d := newDay(t)
		c.tell(d)
		if w := d.follow().Leads.Work; w.Hands != c.want || w.Done != 1 || w.TakenUp != 1 || w.Cut != c.cut {
			t.Errorf("%s: %+v, want %v", name, w, c.want)
		}
	}
}

func TestWhatWasFinishedBeforeTheStretchDoesNotCount(t *testing.T) {
	d := newDay(t)
	d.now -= record.Day
	d.leads(3, 3, 30)
	d.did(1, &record.CallBegun{Call: lead(0)}).after(record.Minute).did(1, &record.CallEnded{Call: lead(0)})
	if s := d.follow(); s.Leads.Work != (Work{}) || s.Calls != (Work{}) {
		t.Errorf("%+v %+v", s.Leads, s.Calls)
	}
}

func TestWhatComesBackIsAPieceOfItsOwn(t *testing.T) {
	d := newDay(t).leads(1, 1, 30).after(record.Day)
	d.did(1, &record.LeadRejected{Lead: lead(0)})
	if w := d.follow().Leads.Work; w.Done != 2 || w.TakenUp != 1 || w.Hands != 30*record.Minute {
		t.Errorf("%+v", w)
	}
}

func TestTheLoadIsWhatComesInTimesItsHandsOnTime(t *testing.T) {
	d := newDay(t).leads(24, 3, 60)
	d.seen.Leads.New, d.seen.Leads.Back, d.seen.Leads.Over = 700, 12, 12
	d.seen.Duty = Duty{Posts: 2, Duties: 80, Held: 2 * Window}
	v := view(t, d.follow(), nil)
	if c, h, l := v.Stages.Leads.Came, v.Stages.Leads.Hands, v.Stages.Leads.Load; c.Value != 25 || h.Value != 60 || math.Abs(l.Value-25./24) > 1e-6 || l.Basis != Counted {
		t.Errorf("%+v, %+v, %+v", c, h, l)
	}
	if u := v.Stages.Used; math.Abs(u.Value-25./48) > 1e-6 || u.Basis != Counted {
		t.Errorf("used: %+v", u)
	}
	if !strings.Contains(v.Stages.Leads.Came.From, "from 700 leads in 28 days") || !strings.Contains(v.Stages.Leads.Hands.From, "from 24 leads finished in 28 days") {
		t.Errorf("no denominators: %q, %q", v.Stages.Leads.Came.From, v.Stages.Leads.Hands.From)
	}
	if c := v.Choices; c.Of(Day) != 25 || c.Of(Minutes) != 60 || c.Of(People) != 2 {
		t.Errorf("what the record says does not stand in the sliders: %v %v %v", c.Of(Day), c.Of(Minutes), c.Of(People))
	}
}

func TestWhatNobodyTookUpTakesTheAssumedTimeAndSaysSo(t *testing.T) {
	d := newDay(t).leads(30, 4, 50)
	for i := range 20 {
		d.did(1, &record.LeadRejected{Lead: lead(500 + i)})
	}
	h := view(t, d.follow(), map[string]string{"quick": "10"}).Stages.Leads.Hands
	if h.Value != (30*50+20*10)/50 || h.Basis != Computed || !strings.Contains(h.From, "20 that nobody took up before, assumed to take 10 min each") {
		t.Errorf("%+v", h)
	}
}

func TestTooLittleMakesNoFigure(t *testing.T) {
	few := view(t, newDay(t).leads(19, 3, 60).follow(), nil).Stages.Leads
	if few.Hands.Known() || few.Load.Known() || !strings.Contains(few.Hands.From, "19 leads taken up and finished in 28 days, and 20 are needed") {
		t.Errorf("19 leads: %+v", few)
	}
	d := newDay(t).leads(25, 3, 60)
	d.seen.From = d.seen.Moment.Now - 6*record.Day
	if short := view(t, d.seen, nil).Stages; short.Leads.Came.Known() || short.Duty.Known() || short.Used.Known() {
		t.Errorf("six days: %+v", short)
	}
	if nothing := view(t, Seen{Moment: desk.Moment{Now: began}}, nil).Stages; nothing.Load.Known() || nothing.Operations.Hands.Known() {
		t.Errorf("an empty house: %+v", nothing)
	}
}

func TestNoFigureIsAboutOneOrTwoPeople(t *testing.T) {
	for people, told := range map[int]bool{1: false, 2: false, 3: true} {
		h := view(t, newDay(t).leads(60, people, 30).follow(), nil).Stages.Leads.Hands
		if h.Known() != told {
			t.Errorf("%d people: %+v", people, h)
		}
	}
	d := newDay(t)
	for i := range 60 {
		d.did(99, &record.LeadClaimed{Lead: lead(i)}).after(record.Minute).did(99, &record.LeadRejected{Lead: lead(i)})
	}
	if h := view(t, d.follow(), nil).Stages.Leads.Hands; !h.Known() {
		t.Errorf("nobody is named where whoever sits at the machine acts: %+v", h)
	}
}

func TestTwoDutiesOnOnePostAreOnePostHeld(t *testing.T) {
	a, b := record.ID{1}, record.ID{2}
	h := func(n record.Time) record.Time { return began + n*record.Hour }
	d := Held([]desk.Duty{{Post: b, From: h(-5), Until: h(3)}, {Post: a, From: h(2), Until: h(8)}, {Post: a, From: h(0), Until: h(6)}, {Post: a, From: h(3), Until: h(4)},
		{Post: a, From: h(20), Until: h(40)}, {Post: b, From: h(30), Until: h(31)}}, h(0), h(24))
	if d.Held != (3+8+4)*record.Hour || d.Duties != 5 {
		t.Errorf("%+v", d)
	}
}

func TestAFormThatIsSentUnchangedChoosesNothing(t *testing.T) {
	d := newDay(t).leads(23, 3, 37)
	d.seen.Leads.New = 333
	seen := d.follow()
	first := view(t, seen, nil)
	sent := map[string]string{}
	for x := range choices {
		s := first.Choices.Slider(x)
		sent[s.Name] = s.Value
	}
	again := view(t, seen, sent)
	for x := range choices {
		if a, b := first.Choices.Figure(x), again.Choices.Figure(x); a != b {
			t.Errorf("%s: %+v became %+v", sliders[x].name, a, b)
		}
	}
	sent["day"] = "50"
	if f := view(t, seen, sent).Choices.Figure(Day); f.Value != 50 || f.Basis != Assumed || f.From != chosen {
		t.Errorf("%+v", f)
	}
	for name, bad := range map[string]string{"share": "100", "people": "0", "quick": "0", "duty": "0", "lasts": "NaN", "agents": "-5", "takes": "soon", "false": "1e9", "day": "1e300"} {
		if _, err := View(seen, func(n string) string { return map[string]string{name: bad}[n] }); !errors.As(err, new(NotInRange)) {
			t.Errorf("%s %s: %v", name, bad, err)
		}
	}
}

func TestOneMorePersonNeverMakesItWorse(t *testing.T) {
	for _, people := range []string{"1", "2", "3", "7", "25"} {
		d := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"people": people, "day": "100", "minutes": "60"}).Desk
		if d.OneMore().People != d.Now().People+1 || d.OneMore().Lost > d.Now().Lost || d.OneMore().Wait > d.Now().Wait || len(d.Rows) < 5 {
			t.Errorf("%s people: %+v", people, d)
		}
	}
}

func TestOrderHardlyMattersBelowALoadOfNineTenths(t *testing.T) {
	// With a few people and leads of an hour, the last of four classes waits hours,
	// and leads run out in days.
	for _, people := range []string{"3", "4", "8", "20"} {
		d := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"people": people, "minutes": "60"}).Desk
		if d.AtNine.Last > 24 || d.AtNine.First > d.AtNine.All || d.AtNine.All > d.AtNine.Last {
			t.Errorf("%s people: %+v", people, d.AtNine)
		}
	}
}

func TestTheHiddenPlotsAreAWideRangeAndStaffingLeadsBack(t *testing.T) {
	v := view(t, Seen{Moment: desk.Moment{Now: began}}, nil)
	h := v.Hunt
	if h.Impossible != "" || h.To-h.From < h.State.Hidden || h.Correlation >= .2 || h.Correlation <= 0 {
		t.Errorf("%+v", h)
	}
	if math.Abs(h.State.Share-.8) > 1e-9 || math.Abs(h.State.Hidden-4.5) > 1e-9 {
		t.Errorf("what was chosen does not come back: %+v", h.State)
	}
	for _, s := range h.Staff {
		if s.Share == .8 && (math.Abs(s.All()-100) > 1e-6 || math.Abs(s.MoreOf-1) > 1e-9) {
			t.Errorf("the staff of today: %+v", s)
		}
		if s.Share == .9 && math.Abs(s.MoreOf-2.25) > 1e-9 {
			t.Errorf("the odds law: %+v", s)
		}
	}
	if a, b := h.Way[0].Hidden, h.Way[len(h.Way)-1].Hidden; math.Abs(a-h.State.Hidden) > 1e-9 || b >= a {
		t.Errorf("the way with more people goes from %v to %v", a, b)
	}
	none := view(t, Seen{Moment: desk.Moment{Now: began}}, map[string]string{"agents": "5", "plots": "60", "takes": "24"}).Hunt
	if none.Impossible == "" || len(none.lines()) != 0 {
		t.Errorf("more plots than people: %+v", none)
	}
}

func TestEveryFigureSaysWhereItComesFrom(t *testing.T) {
	names := map[string]bool{}
	for _, l := range view(t, newDay(t).leads(30, 3, 60).follow(), nil).Lines() {
		if l.Figure.From == "" || names[l.Section+l.Name] {
			t.Errorf("%+v", l)
		}
		names[l.Section+l.Name] = true
	}
	if len(names) < 60 {
		t.Errorf("only %d figures", len(names))
	}
}

func TestNumbersAreWrittenInThreeDigits(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", .0123: "0.012", .0004: "under 0.001", .5: "0.50", 3.14159: "3.14", 12.345: "12.3", 123.4: "123", 1234.5: "1,234", 1234567: "1,234,567", -1234: "-1,234", -123456: "-123,456", -1: "-1"} {
		if got := Digits(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}

func TestWhateverIsChosenEveryFigureIsANumber(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	seen := newDay(t).leads(30, 3, 60).follow()
	for range 120 {
		said := map[string]string{}
		for _, s := range sliders {
			steps := int((s.max - s.min) / s.step)
			v := s.min + s.step*float64(r.IntN(steps+1))
			if r.IntN(3) == 0 {
				v = []float64{s.min, s.max}[r.IntN(2)]
			}
			said[s.name] = strconv.FormatFloat(v, 'f', -1, 64)
		}
		v := view(t, seen, said)
		for _, l := range v.Lines() {
			if f := l.Figure; !f.Known() && (l.Section == "Hidden plots" || strings.HasPrefix(l.Section, "To find") || strings.HasPrefix(l.Section, "Leads with")) || f.Known() && f.Value < 0 {
				t.Fatalf("%v: %+v", said, l)
			}
		}
		if n := v.Desk.Now(); n.RunOut > 1 || n.Waits > 1+1e-9 || n.Used < 1e-9 {
			t.Fatalf("%v: %+v", said, n)
		}
	}
}
