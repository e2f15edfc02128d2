package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/town"
)

// TestNobodyBornInOtherYearsIsLikelyMeant asks for people who were born years from
// those held, with the first name of one and the last of another, or with the very
// name of somebody held: none may be called enough to connect, and few who bear
// another name may look likely.
func TestNobodyBornInOtherYearsIsLikelyMeant(t *testing.T) {
	const people = 2000
	made, r := town.New(people), rand.New(rand.NewPCG(3, 4))
	x := New()
	names, years := make([]string, people), make([]int, people)
	for i := range people {
		names[i], years[i] = made.Name(), 1950+r.IntN(50)
		x.Put(Entity{Ref: uint32(i), Type: Person, Names: []string{names[i]}, DOB: []string{fmt.Sprintf("%d-%02d-%02d", years[i], 1+r.IntN(12), 2+r.IntN(13))}})
	}
	asked, likely := 0, 0
	for i := range people {
		first, _, _ := strings.Cut(names[i], " ")
		_, last, _ := strings.Cut(names[(i*7+1)%people], " ")
		for _, name := range []string{first + " " + last, names[i]} {
			born := years[i] + 3 + r.IntN(20)
			for _, c := range x.Match(Query{Name: name, Type: Person, DOB: fmt.Sprintf("%d-%02d-%02d", born, 1+r.IntN(12), 15+r.IntN(13))}) {
				if years[c.Ref] >= born-1 && years[c.Ref] <= born+1 {
					continue // somebody alike was born then
				}
				if c.Rule.Enough() {
					t.Errorf("%s, born %d, is taken for %s, born %d: %v", name, born, c.Name, years[c.Ref], c.P)
				}
				if c.Name != name {
					if asked++; c.P >= LeastP {
						likely++
					}
				}
			}
		}
	}
	t.Logf("%d of %d candidates with another name who were born years apart look likely", likely, asked)
	if likely*100 > asked {
		t.Error("want less than one of a hundred: some differ by one letter")
	}
}

// TestHardNegativesBornInOtherYearsAreNotLikely asks the list for names that mix
// those of two entries, with a date of birth that is years from that of whoever is
// found.
func TestHardNegativesBornInOtherYearsAreNotLikely(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a list")
	}
	data := shared(t)
	x, _ := readList(t, filepath.Join(data, "lists", "ofac_sdn_2021"), -1)
	f, err := os.Open(filepath.Join(data, "names", "negatives.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	asked, likely, passed := 0, 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q openQuery
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		if q.Cat != "neg_recombined" {
			continue
		}
		for _, c := range x.Match(Query{Name: q.Name, Type: Person, Limit: 1}) {
			slot, _ := x.byRef.get(c.Ref)
			held := x.entities.at(slot).dob
			if held.year == 0 || len(x.dates[slot]) > 0 {
				continue
			}
			// Fifteen years later, another day: nobody meant.
			born := fmt.Sprintf("%d-11-23", int(held.year)+int(held.span)+15)
			asked++
			for _, d := range x.Match(Query{Name: q.Name, Type: Person, DOB: born}) {
				if d.Ref != c.Ref {
					continue
				}
				if d.P >= LeastP {
					likely++
				}
				if d.Rule.Enough() {
					passed++
				}
			}
		}
	}
	t.Logf("of %d hard negatives born in another year %d reach %v, %d would be proposed to a person", asked, likely, LeastP, passed)
	if asked < 100 || likely*1000 > asked || passed > 0 {
		t.Error("want less than one of a thousand")
	}
}
