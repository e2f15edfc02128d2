package chart

import (
	"math/rand/v2"
	"slices"
	"testing"
	"testing/quick"
)

// made is a chart of a seed: a center, reports, what they hold, and expansions.
func made(seed uint64) []Thing {
	r := rand.New(rand.NewPCG(seed, 1))
	things := []Thing{{}}
	join := func(i, k int) {
		things[i].Near = append(things[i].Near, k)
		things[k].Near = append(things[k].Near, i)
	}
	for range r.IntN(60) {
		things = append(things, Thing{Column: 1})
		join(len(things)-1, 0)
	}
	for step := range 1 + r.IntN(4) {
		for range r.IntN(40) {
			with := r.IntN(len(things))
			things = append(things, Thing{Column: things[with].Column + 1, Step: step})
			join(len(things)-1, with)
			if more := r.IntN(len(things) - 1); things[more].Column != things[len(things)-1].Column {
				join(len(things)-1, more)
			}
		}
	}
	return things
}

func TestNothingLiesOverSomethingElse(t *testing.T) {
	check := func(seed uint64) bool {
		things := made(seed)
		places := Lay(things)
		for i, a := range places {
			if a.Row < 0 || a.Column != things[i].Column {
				return false
			}
			for _, b := range places[:i] {
				if a.Column == b.Column && a.Row-b.Row < apart && b.Row-a.Row < apart {
					return false
				}
			}
		}
		return slices.Equal(places, Lay(things))
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

// TestWhatStandsStaysWhereItIs: each expansion leaves what was there in place.
func TestWhatStandsStaysWhereItIs(t *testing.T) {
	for seed := range uint64(50) {
		things := made(seed)
		last := 0
		for _, x := range things {
			last = max(last, x.Step)
		}
		all := Lay(things)
		for step := range last {
			var before []Thing
			index := map[int]int{} // in all, of those before
			for i, x := range things {
				if x.Step <= step {
					index[i] = len(before)
					before = append(before, x)
				}
			}
			for n := range before {
				var near []int
				for _, k := range before[n].Near {
					if at, ok := index[k]; ok {
						near = append(near, at)
					}
				}
				before[n].Near = near
			}
			places := Lay(before)
			for i, n := range index {
				if places[n] != all[i] {
					t.Fatalf("seed %d: thing %d stood at %v before expansion %d and stands at %v now", seed, i, places[n], step+1, all[i])
				}
			}
		}
	}
}
