package unheld

import (
	"slices"

	"watchfloor/resolve/names"
)

// caseless reads names in a script without capitals from word i.
func (r *reading) caseless(i int) int {
	if r.toks[i].Script != names.Bare || !r.class[i].is(given) {
		return 0
	}
	j, words := i+1, 1
	for j < len(r.toks) && words < mostWords && !r.apart(j) && r.toks[j].Script == names.Bare {
		switch {
		case r.class[j].is(given) || r.withArticle(j):
			words++
		case r.class[j].is(particle|kunya) && j+1 < len(r.toks) && !r.apart(j+1):
			j++
			words++
		default:
			return r.caselessName(i, j, words)
		}
		j++
	}
	return r.caselessName(i, j, words)
}

func (r *reading) caselessName(i, j, words int) int {
	if words < 2 {
		return 0
	}
	r.add(i, j)
	return j - i
}

// withArticle reports whether word j is a family name with the Arabic article:
// "الطرابيشي".
func (r *reading) withArticle(j int) bool {
	word := r.text[r.toks[j].Start:r.toks[j].End]
	return len(word) >= 10 && word[:4] == "ال" && !r.class[j].is(people|ordinary|place) && slices.Contains(nisba[:], word[len(word)-2:])
}

// nisba are the last letters of family names that say where somebody is from, or
// whose they are.
var nisba = [...]string{"ي", "ی"}
