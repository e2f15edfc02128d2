package queue

import (
	"fmt"
	"math"
	"testing"
)

// near fails when a value is not the one wanted, to one part in ten thousand.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-4*math.Abs(want)) { // what is not a number is near nothing
		t.Errorf("%s: got %.9g, want %.9g", what, got, want)
	}
}

// nearAll does the same for a row of values.
func nearAll(t *testing.T, what string, got, want []float64) {
	t.Helper()
	for i := range want {
		near(t, fmt.Sprint(what, " ", i), got[i], want[i])
	}
}

// caseA, caseB and caseC are three terror queues of different size.
var (
	caseA = Plots{Arise: 10, Attack: 1, Find: .1, Interdict: 4, Agents: 30}
	caseB = Plots{Arise: 20, Attack: 1, Find: .05, Interdict: 2, Agents: 60}
	caseC = Plots{Arise: 5, Attack: 1. / 9, Find: .01, Interdict: 1. / 3, Agents: 60}
)

func TestTheSteadyStateAndItsSpreadReproduceTheTerrorQueueModel(t *testing.T) {
	for _, c := range []struct {
		p                     Plots
		x, y, share           float64
		xx, xy, yy            float64
		busy, given, deviates float64
	}{
		{caseA, 2.620873, 1.844782, .737913, 2.624916, .058846, 1.770214, 3, 2.659275, 1.619555},
		{caseB, 5.498344, 7.250828, .725083, 5.522898, .324876, 6.751236, 8, 5.534395, 2.346756},
		{caseC, 8.483362, 12.172213, .811481, 8.624123, .977949, 10.821361, 13, 8.558171, 2.921599},
	} {
		s, err := c.p.Steady()
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "steady", []float64{s.Hidden, s.Known, s.Share}, []float64{c.x, c.y, c.share})
		near(t, "agents", s.Available+s.Known, c.p.Agents)
		near(t, "attacks", s.Attacks, c.p.Arise*(1-c.share))
		o, err := c.p.Spread()
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "spread", []float64{o.Hidden, o.Both, o.Known}, []float64{c.xx, c.xy, c.yy})
		given, deviates := o.Given(c.busy)
		nearAll(t, "given", []float64{given, deviates}, []float64{c.given, c.deviates})
		if r := o.Correlation(); r < .02 || r > .2 {
			t.Errorf("how busy agents are tells of what is hidden: %v", r)
		}
	}
}

func TestTheFluidAndTheDiffusionAreNearTheExactChain(t *testing.T) {
	for _, c := range []struct {
		p    Plots
		most int
		want []float64 // EX EY VX Cov VY p
		busy int
		held float64
	}{
		{caseA, 24, []float64{2.622408, 1.844398, 2.626573, .059545, 1.768926, .737759}, 3, 2.660808},
		{caseB, 32, []float64{5.502682, 7.248659, 5.527743, .327468, 6.744926, .724866}, 8, 5.536894},
		{caseC, 40, []float64{8.499345, 12.166885, 8.644012, .987344, 10.802204, .811126}, 13, 8.567451},
	} {
		e, err := c.p.Exact(c.most)
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "exact", []float64{e.Hidden, e.Known, e.VarHidden, e.Both, e.VarKnown, e.Share}, c.want)
		near(t, "exact given", e.Given(c.busy), c.held)
	}
}

func TestStaffingReproducesTheTerrorQueueModel(t *testing.T) {
	for _, c := range []struct {
		p    Plots
		want []float64 // f at .5 .8 .9 .95, dp/df at the agents of the case
	}{
		{caseA, []float64{11.25, 42, 92.25, 192.375, .006753}},
		{caseB, []float64{25, 88, 189, 389.5, .003641}},
		{caseC, []float64{18.611111, 56.444444, 113.5, 225.361111, .003052}},
	} {
		s, _ := c.p.Steady()
		got := []float64{}
		for _, share := range []float64{.5, .8, .9, .95} {
			got = append(got, c.p.Staffing(share).All())
		}
		nearAll(t, "staffing", got, c.want[:4])
		if worth := c.p.Worth(s.Share); math.Abs(worth-c.want[4]) > 5e-7 {
			t.Errorf("worth of an agent: got %.9g, want %.9g", worth, c.want[4])
		}
	}
	nearAll(t, "odds law", []float64{MoreSearch(.8, .9), MoreSearch(.9, .95), MoreSearch(.95, .99)}, []float64{2.25, 19. / 9, 99. / 19})
}

func TestTheTransientReproducesTheTerrorQueueModel(t *testing.T) {
	for _, c := range []struct {
		p       Plots
		t, x, y float64
	}{
		{caseA, .5, 2.190795, 1.093267}, {caseA, 1, 2.539354, 1.663345}, {caseA, 2, 2.617529, 1.836467},
		{caseB, .5, 4.397712, 2.930869}, {caseB, 1, 5.172540, 5.405051},
	} {
		x, y := c.p.After(0, 0, c.t)
		nearAll(t, fmt.Sprint("after ", c.t), []float64{x, y}, []float64{c.x, c.y})
	}
}

func TestFalseDetectionsReproduceTheTerrorQueueModel(t *testing.T) {
	for _, c := range []struct {
		p          Plots
		found, off float64
		want       []float64 // x y z available p f(.8)
	}{
		{caseA, 1, 4, []float64{3.066239, 1.733440, 5.653312, 22.613248, .693376, 52}},
		{caseA, 4, 4, []float64{4.121138, 1.469715, 14.265142, 14.265142, .587886, 82}},
		{caseC, 1, 4, []float64{10.042364, 11.652545, 9.669491, 38.677964, .776836, 67.555556}},
	} {
		c.p.FalseFound, c.p.FalseCleared = c.found, c.off
		s, err := c.p.Steady()
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "false", []float64{s.Hidden, s.Known, s.False, s.Available, s.Share, c.p.Staffing(.8).All()}, c.want)
	}
}

func TestWaitingAgreesWithErlangPalmAndCobham(t *testing.T) {
	for _, c := range []struct {
		arrive, finish, leave float64
		n                     int
		want                  []float64
	}{
		{10, 1, .5, 10, []float64{.10391321, .61965523, .20782642}},
		{10, 1, .5, 8, []float64{.22721843, .86979370, .45443685}},
		{100, 4, .2, 25, []float64{.02914093, .82652467, .14570463}},
	} {
		w, err := Impatient(c.arrive, c.finish, c.leave, c.n)
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "Erlang-A", []float64{w.Leaves, w.Waits, w.Wait}, c.want)
	}
	for _, c := range []struct {
		arrive, finish float64
		n              int
		want           []float64
	}{{10, 1, 12, []float64{.44938822, .22469411}}, {100, 4, 27, []float64{.60295889, .07536986}}} {
		w, err := Patient(c.arrive, c.finish, c.n)
		if err != nil {
			t.Fatal(err)
		}
		nearAll(t, "Erlang-C", []float64{w.Waits, w.Wait}, c.want)
	}
	waits, err := InOrder([]float64{1, 2, 3, 2}, 1, 10)
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "Cobham", waits, []float64{.04546446, .06494923, .14613577, .51147519})
}

func TestHowLongPlotsLastFitsWhatIsPublished(t *testing.T) {
	g := GammaBy(9, 25, .975)
	nearAll(t, "gamma", []float64{g.Shape, g.Scale, g.Until(.5)}, []float64{2.015399, 4.465617, 7.563})
	if short := g.Until(.025); math.Abs(short-1.103) > 5e-4 {
		t.Errorf("short: %v", short)
	}
	if sd := g.Deviation(); math.Abs(sd-6.340) > 5e-4 {
		t.Errorf("deviation: %v", sd)
	}
	early := GammaBy(9, 1, .025)
	near(t, "gamma through the short end", early.Shape, 1.895957)
	near(t, "its long end", early.Until(.975), 25.586)
	w := WeibullBy(9, 25, .975)
	nearAll(t, "Weibull", []float64{w.Shape, w.Scale, w.Until(.025)}, []float64{1.406286, 9.881558, .7236})
	near(t, "lognormal", LognormalMean(1, 25, .975), 7.005)
	for days, want := range map[float64]float64{3: .000223, 7: .001207, 14: .004715, 30: .020270, 90: .139679, 180: .377019, 365: .745125} {
		if got := g.By(days / 30.4375); math.Abs(got-want) > 6e-7 {
			t.Errorf("within %v days: got %.7f, want %.6f", days, got, want)
		}
	}
}

func TestACountOfPlotsIsTurnedAround(t *testing.T) {
	c := Counted{Arise: 24. / 4, Lasts: 9. / 12, Share: 20. / 24}
	attack, found := c.Hazards()
	nearAll(t, "inversion", []float64{c.Arise, c.Share, c.Hidden(), attack, found}, []float64{6, 5. / 6, 4.5, 2. / 9, 10. / 9})
	nearAll(t, "more search", []float64{MoreSearch(c.Share, .9), MoreSearch(c.Share, .95), MoreSearch(c.Share, .99)}, []float64{1.8, 3.8, 19.8})
	for months, want := range map[float64]float64{3: 166.7, 6: 83.3, 12: 41.7} {
		if got := 500 / months; math.Abs(got-want) > .05 {
			t.Errorf("operations of %v months: %v a month, want %v", months, got, want)
		}
	}
}
