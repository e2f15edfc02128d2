package names

import (
	"hash/fnv"
	"slices"
	"strings"
	"sync"
)

// placeAgreement is how the places of a query stand to those held.
type placeAgreement uint8

const (
	placeUnknown placeAgreement = iota
	placeSame                   // a town or district
	placeLarge                  // a city of millions
	placeOther                  // both are known, none is the same
)

// placeWeights are the log-odds of each. People move, so another place says little.
var placeWeights = [...]float64{placeUnknown: 0, placeSame: 2, placeLarge: 1, placeOther: -0.4}

// placeKeys are the towns, districts and regions in addresses, as numbers. Parts
// with a number in them are left out, and countries are: a country is near to a
// nationality, which is no feature. A key of a large city has its lowest bit set.
func placeKeys(texts []string) []uint32 {
	var out []uint32
	for _, text := range texts {
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;/|()\n،", r) }) {
			if k, ok := placeKey(part); ok && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

func placeKey(part string) (uint32, bool) {
	t := placesKnown()
	s, letters, numbered := t.sounds(part)
	if numbered || letters < 3 || t.countries[s] {
		return 0, false
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	k := h.Sum32() &^ 1
	if t.cities[s] {
		k |= 1
	}
	return k, true
}

func agreePlaces(asked, held []uint32) (placeAgreement, uint8) {
	if len(asked) == 0 || len(held) == 0 {
		return placeUnknown, 0
	}
	best, n := placeOther, uint8(0)
	for _, k := range asked {
		if !slices.Contains(held, k) {
			continue
		}
		n++
		if k&1 == 0 {
			best = placeSame
		} else if best != placeSame {
			best = placeLarge
		}
	}
	return best, n
}

// placeTable is what is known of places: which words say nothing, which names are
// countries, which are large cities.
type placeTable struct{ small, countries, cities map[string]bool }

var placesKnown = sync.OnceValue(func() *placeTable {
	t := &placeTable{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for w := range strings.SplitSeq(wordsOfPlaces, ",") {
		t.small[w] = true
	}
	for name := range strings.SplitSeq(countries, ",") {
		s, _, _ := t.sounds(name)
		t.countries[s] = true
	}
	for name := range strings.SplitSeq(cities, ",") {
		s, _, _ := t.sounds(name)
		t.cities[s] = true
	}
	return t
})

// sounds brings the name of a place to the form in which it is compared; numbered
// tells that there is a number in it.
func (t *placeTable) sounds(name string) (sound string, letters int, numbered bool) {
	var b strings.Builder
	for _, k := range Normalise(name) {
		if k.Text[0] <= '9' {
			return "", 0, true
		}
		if words().role[k.Text] != particle && !t.small[k.Text] {
			b.WriteString(words().sounds(k.Text, k.Script == Bare))
			letters += len(k.Text)
		}
	}
	return b.String(), letters, false
}
