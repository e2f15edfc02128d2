package rank

import (
	"math"
	"math/rand/v2"
	"testing"
)

// manySorts are sorts as a desk may have them, some of them alike.
func manySorts(r *rand.Rand) []Sort {
	sorts := make([]Sort, 1+r.IntN(40))
	for i := range sorts {
		sorts[i] = Sort{Plots: float64(r.IntN(20)) / 100, Work: .1 + r.Float64()}
		if i > 0 && r.IntN(4) == 0 {
			sorts[i] = sorts[r.IntN(i)]
		}
	}
	return sorts
}

func alike(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)) }

func TestTheMostIsTheBestThatAnyShareOfEachSortReaches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 58))
	for range 200 {
		sorts := manySorts(r)
		people := 10 * r.Float64()
		most, price := NewMost(sorts).With(people)
		// By duality, for every price: what is found lies at or under the price of all
		// people and what each sort is worth above it; at the dual price they are equal.
		above := func(y float64) float64 {
			sum := y * people
			for _, s := range sorts {
				sum += max(0, s.Plots-y*s.Work)
			}
			return sum
		}
		if !alike(most, above(price)) || most > above(2*price*r.Float64())+1e-9 {
			t.Fatalf("%v people find %v, the dual says %v", people, most, above(price))
		}
		for range 20 {
			work, plots := 0.0, 0.0
			for _, s := range sorts {
				z := r.Float64()
				work, plots = work+z*s.Work, plots+z*s.Plots
			}
			if part := min(1, people/work); part*plots > most+1e-9 {
				t.Fatalf("some order finds %v, the most is %v", part*plots, most)
			}
		}
	}
}

func TestMorePeopleNeverFindLessAndAreWorthLessAndLess(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 58))
	for range 50 {
		m := NewMost(manySorts(r))
		all := m.All()
		before, price := m.With(0)
		if before != 0 {
			t.Fatalf("nobody finds %v", before)
		}
		for n := .5; n < 1.2*all.Work+1; n += .5 {
			plots, next := m.With(n)
			if plots < before || next > price || plots-before > .5*price+1e-9 || plots-before < .5*next-1e-9 {
				t.Fatalf("%v people: %v plots at %v, before %v at %v", n, plots, next, before, price)
			}
			before, price = plots, next
		}
		if !alike(before, all.Plots) || price != 0 {
			t.Fatalf("enough people find %v of %v, and one more is worth %v", before, all.Plots, price)
		}
	}
}

func TestTwiceTheLeadsAndTwiceThePeopleFindTheSameShare(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 58))
	for range 50 {
		sorts := manySorts(r)
		people := 8 * r.Float64()
		plots, price := NewMost(sorts).With(people)
		twice, same := NewMost(append(sorts, sorts...)).With(2 * people)
		if !alike(twice, 2*plots) || !alike(price, same) {
			t.Fatalf("%v at %v, twice that: %v at %v", plots, price, twice, same)
		}
		r.Shuffle(len(sorts), func(i, j int) { sorts[i], sorts[j] = sorts[j], sorts[i] })
		if again, at := NewMost(sorts).With(people); !alike(again, plots) || !alike(at, price) {
			t.Fatalf("in another order: %v at %v, not %v at %v", again, at, plots, price)
		}
	}
}

func TestASortWithoutWorkIsLeftOut(t *testing.T) {
	m := NewMost([]Sort{{1, 0}, {1, math.NaN()}, {2, 4}})
	if all := m.All(); all != (Sort{2, 4}) {
		t.Errorf("%+v", all)
	}
	if plots, price := m.With(-3); plots != 0 || price != .5 {
		t.Errorf("fewer than nobody find %v at %v", plots, price)
	}
	if plots, price := NewMost(nil).With(3); plots != 0 || price != 0 {
		t.Errorf("no leads: %v at %v", plots, price)
	}
}
