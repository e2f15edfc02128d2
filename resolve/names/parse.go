package names

import (
	"slices"
	"strings"
)

// term is a word of a name made ready for comparing. Several tokens may make
// one term: "Abd al-Rahim" is a single name.
type term struct {
	text       string // romanised letters
	fold       string // its sounds, see fold
	bare       bool
	role       role
	bits       float32 // information
	start, end int     // tokens it was made of
}

// maxTerms is how many words of one name are compared; further ones are left
// out. Queries are cut into pieces before.
const maxTerms = 16

// naturalOrder moves the words before a single comma behind the others: "Berg,
// Anna" is "Anna Berg".
func naturalOrder(toks []Token) []Token {
	comma := 0
	for i := 1; i < len(toks); i++ {
		if toks[i].Break {
			if comma > 0 {
				return toks
			}
			comma = i
		}
	}
	if comma == 0 || comma > 4 {
		return toks
	}
	out := make([]Token, 0, len(toks))
	out = append(append(out, toks[comma:]...), toks[:comma]...)
	out[0].Break, out[len(toks)-comma].Break = false, false
	return out
}

// parse makes terms of the tokens of one name.
func parse(toks []Token, t Type) []term {
	if t != Organisation {
		toks = naturalOrder(toks)
	}
	l := words()
	out := make([]term, 0, len(toks)+2)
	for i := 0; i < len(toks) && len(out) < maxTerms; {
		n := 1
		var x term
		if x, n = l.slaveOf(toks, i); n == 0 {
			x, n = l.single(toks, i, t)
		}
		x.start, x.end = i, i+n
		if x.text != "" {
			out = append(out, x)
		}
		i += n
	}
	l.eastern(out)
	l.settle(out, t)
	return out
}

// eastern gives short words that are particles elsewhere back to Korean,
// Chinese and Vietnamese names: "Do" and "Il" are names there.
func (l *lexicon) eastern(ts []term) {
	if len(ts) < 2 || len(ts) > 4 || !l.eastSurname[ts[0].text] && !l.eastSurname[ts[len(ts)-1].text] {
		return
	}
	for i := range ts {
		if len(ts[i].text) > 6 {
			return
		}
	}
	for i := range ts {
		if ts[i].role == particle || ts[i].role == initial && isVowel(ts[i].text[0]) {
			ts[i].role = plain
		}
	}
}

// single makes a term of one token, or of a run of single letters of a firm.
func (l *lexicon) single(toks []Token, i int, t Type) (term, int) {
	k := &toks[i]
	text, n := k.Text, 1
	bare := k.Script == Bare
	if t != Person && len(text) == 1 && text[0] >= 'a' {
		for i+n < len(toks) && len(toks[i+n].Text) == 1 && toks[i+n-1].End+2 >= toks[i+n].Start {
			text += toks[i+n].Text
			n++
		}
	}
	if bare {
		text = bareWord(text)
	}
	x := term{text: text, bare: bare}
	switch {
	case k.Script == Native:
		x.fold = text
	case text[0] >= '0' && text[0] <= '9':
		x.fold, x.role = text, number
	case len(text) == 1:
		x.fold, x.role = text, initial
	default:
		x.role = l.role[text]
		if bare {
			x.role = l.bareRole[text]
		}
		if x.role == particle && isAssimilated(text) && !(i+1 < len(toks) && toks[i+1].Text[0] == text[1]) {
			x.role = plain // "an" in "an-Nasr" is the article, in "An Chol" it is not
		}
		x.fold = l.sounds(text, bare)
	}
	return x, n
}

// bareWord takes the article off a word of a script without vowels.
func bareWord(s string) string {
	if len(s) > 4 && strings.HasPrefix(s, "al") {
		s = s[2:]
	}
	return strings.ReplaceAll(s, "'", "")
}

// sounds is fold with names made with "Abd" brought to one form.
func (l *lexicon) sounds(text string, bare bool) string {
	if rest, ok := afterAbd(text); ok {
		return slaveFold(rest, bare)
	}
	return fold(text, bare)
}

// slaveOf reads "Abd al-Rahim", "Abdul Rahim", "Abd-ur-Rahim": one name in two
// or three words. It returns 0 where none begins.
func (l *lexicon) slaveOf(toks []Token, i int) (term, int) {
	if !isAbd(toks[i].Text) || toks[i].Script == Native {
		return term{}, 0
	}
	j := i + 1
	if j < len(toks) && isArticle(toks[j].Text) && !toks[j].Break {
		j++
	}
	if j >= len(toks) || toks[j].Break || len(toks[j].Text) < 3 || toks[j].Script != toks[i].Script {
		return term{}, 0
	}
	bare := toks[j].Script == Bare
	if l.role[toks[j].Text] == particle || isAbd(toks[j].Text) {
		return term{}, 0
	}
	rest := toks[j].Text
	if bare {
		rest = bareWord(rest)
	}
	return term{text: "abd" + rest, fold: slaveFold(rest, bare), bare: bare}, j + 1 - i
}

// appendSounds is sounds into out, which is empty and has room.
func (l *lexicon) appendSounds(out []byte, text string, bare bool) []byte {
	if rest, ok := afterAbd(text); ok {
		return append(out, slaveFold(rest, bare)...)
	}
	return appendFold(out, text, bare)
}

// slaveFold is the one form of the names made with "Abd".
func slaveFold(rest string, bare bool) string {
	f := fold(rest, bare)
	f = strings.TrimPrefix(strings.TrimPrefix(f, "u"), "a")
	if bare && f == "lh" {
		f = "la"
	}
	return "abd" + f
}

func isAbd(s string) bool {
	switch s {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdool", "abdu", "abdur", "abdr", "abdar", "abder", "abdus", "abdush", "abdun", "abduz", "abdil", "abdi", "abdou", "abed":
		return true
	}
	return false
}

// isAssimilated reports forms of the Arabic article that are names elsewhere.
func isAssimilated(s string) bool {
	switch s {
	case "ar", "as", "az", "ad", "an", "at", "er", "es", "ez", "ed", "en", "ur", "us", "uz", "ud", "un", "esh", "ush", "eth", "edh":
		return true
	}
	return false
}

// isDescent reports the words between the name of a child and of its father.
func isDescent(s string) bool {
	switch s {
	case "bin", "ben", "ibn", "bint", "ibni", "bn", "ould", "wuld", "walad":
		return true
	}
	return false
}

func isKunya(s string) bool {
	switch s {
	case "abu", "abou", "aboo", "abo", "abi", "abw", "aby", "aba", "umm", "um", "oum":
		return true
	}
	return false
}

func isArticle(s string) bool {
	switch s {
	case "al", "el", "ul", "ol", "ar", "er", "ur", "as", "es", "us", "az", "ez", "uz", "ash", "esh", "ush", "an", "en", "un", "ad", "ed", "ud", "at", "il", "l":
		return true
	}
	return false
}

// afterAbd cuts "abdulrahim", "abderrahim", "abdirahim" after the article.
func afterAbd(s string) (string, bool) {
	if len(s) < 6 || s[:3] != "abd" {
		return "", false
	}
	i := 3
	for i < len(s) && i < 5 && isVowel(s[i]) {
		i++
	}
	if i == 3 {
		if s[3] != 'r' && s[3] != 'l' {
			return "", false
		}
	}
	if i+1 < len(s) && s[i] == s[i+1] && !isVowel(s[i]) {
		i++ // abdu(r)rahim, abda(l)lah
	} else if s[i] == 'l' && i+3 < len(s) {
		i++
	}
	if len(s)-i < 3 {
		return "", false
	}
	return s[i:], true
}

// settle weighs the terms, and lets words that are only titles or particles
// count as names where nothing else is there.
func (l *lexicon) settle(ts []term, t Type) {
	strong := slices.ContainsFunc(ts, func(x term) bool { return x.role == plain })
	for i := range ts {
		x := &ts[i]
		if x.role == legal && t == Person {
			x.role = plain
			if len(x.text) <= 2 {
				x.role = particle
			}
		}
		if x.role == title && t == Person && i > 0 && i == len(ts)-1 && l.bothTitle[x.text] {
			x.role = plain // "Hajji" behind a name is a family name
		}
		if x.role == title && t == Organisation && x.text != "known" {
			x.role = plain
		}
		if !strong && x.role != number && len(x.text) > 1 {
			x.role = plain
		}
		x.bits = l.weight(x, t)
	}
}

// weight is the information of a term in its role.
func (l *lexicon) weight(x *term, t Type) float32 {
	switch x.role {
	case particle, legal:
		return 0.5
	case title:
		return 1
	case initial:
		return 3
	case number:
		return min(10, 3+2*float32(len(x.text)))
	}
	b := l.bits(x.fold, x.bare)
	if t != Person {
		if g, ok := l.generic[x.text]; ok {
			b = min(b, g)
		}
	}
	return b
}
