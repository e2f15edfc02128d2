package names

import "slices"

// leastJoined is the length from which a word is tried as several written
// together.
const leastJoined = 6

// parted returns the reading of v in which every word that nobody bears, but
// that is made of words somebody bears, is parted: "annaberg" asks for "Anna
// Berg". It reports false where there is none.
func (x *Index) parted(s *scratch, v *variant, t Type) (variant, bool) {
	var toks []Token
	found := false
	for i := range v.terms {
		a := &v.terms[i]
		if a.role == plain && !a.bare && len(a.text) >= leastJoined && a.text[0] < 0x80 && !x.borne(s, a.text) {
			if ends := x.segment(s, a.text); len(ends) > 1 {
				from := 0
				for _, to := range ends {
					toks = append(toks, Token{Text: a.text[from:to]})
					from = to
				}
				found = true
				continue
			}
		}
		toks = append(toks, Token{Text: a.text, Script: scriptOf(a)})
	}
	if !found {
		return variant{}, false
	}
	return variantOf(parse(toks, t))
}

func scriptOf(a *term) Script {
	switch {
	case a.bare:
		return Bare
	case a.text[0] >= 0x80:
		return Native
	}
	return Latin
}

// borne reports whether somebody readable bears the word.
func (x *Index) borne(s *scratch, text string) bool {
	id, ok := x.vocab.byText[text]
	return ok && x.reach(s, id) > 0
}

// segment returns where the words end of which s is made, nil if it is not.
// Long words win over short ones, and a few letters may belong to none.
func (x *Index) segment(sc *scratch, s string) []int {
	l := words()
	var best, from [maxToken + 1]int
	var strange [maxToken + 1]int // letters that belong to no word
	for i := 1; i <= len(s); i++ {
		best[i], from[i], strange[i] = best[i-1]-3, i-1, strange[i-1]+1
		for j := max(0, i-16); j <= i-2; j++ {
			if j == 0 && i == len(s) {
				continue
			}
			part := s[j:i]
			worth := (i - j) * (i - j)
			if r := l.role[part]; r == particle || r == title {
				worth = 2 * (i - j)
			} else if !x.borne(sc, part) {
				continue
			}
			if best[j]+worth > best[i] {
				best[i], from[i], strange[i] = best[j]+worth, j, strange[j]
			}
		}
	}
	if strange[len(s)] > len(s)/4 {
		return nil
	}
	var ends []int
	for i := len(s); i > 0; i = from[i] {
		ends = append(ends, i)
	}
	slices.Reverse(ends)
	return ends
}
