package identifiers

import (
	"strings"

	"watchfloor/record"
)

// Letters and digits that people take for each other, above all on plates seen in
// passing: each is written as its digit.
func alikeOf(c byte) byte {
	switch c {
	case 'O', 'Q':
		return '0'
	case 'I', 'L':
		return '1'
	case 'Z':
		return '2'
	case 'S':
		return '5'
	case 'G':
		return '6'
	case 'B':
		return '8'
	}
	return c
}

// alike writes every letter of s that is read for a digit as that digit. Mixed says
// that some sign of s can be misread at all.
func alike(s string) (folded string, mixed bool) {
	b := []byte(s)
	for i, c := range b {
		b[i] = alikeOf(c)
		mixed = mixed || b[i] != c || strings.IndexByte("012568", c) >= 0
	}
	return string(b), mixed
}

const (
	likePrefix   = "like:"
	headPrefix   = "part:^"
	tailPrefix   = "part:$"
	shortestPart = 2
	longestPart  = 5
)

// Like is the key that a plate shares with every plate that is easily read for it
// ("AB12 CDE" and "A812 CDE"); not ok where the key is no plate's, or no sign of it
// is misread. Sharing it is a hint and never makes two reports one lead.
func Like(key string) (string, bool) {
	s, ok := strings.CutPrefix(key, record.MentionPlate.String()+":")
	if !ok {
		return "", false
	}
	folded, mixed := alike(s)
	return likePrefix + folded, mixed
}

// Parts are the keys of what somebody may have kept of a plate: its beginnings and
// its ends. None for other keys.
func Parts(key string) []string {
	s, ok := strings.CutPrefix(key, record.MentionPlate.String()+":")
	if !ok {
		return nil
	}
	s, _ = alike(s)
	var out []string
	for n := shortestPart; n <= longestPart && n < len(s); n++ {
		out = append(out, headPrefix+s[:n], tailPrefix+s[len(s)-n:])
	}
	return out
}

// parts claims what somebody kept of a plate: "ends in 4KT", "AB12 ???".
func (r *reader) parts() {
	for i, t := range r.tokens {
		if r.tokens[i].word == wordEnds || r.tokens[i].word == wordBegins {
			r.partBehind(i)
			continue
		}
		if n := len(r.s[t.start:t.end]); n < shortestPart || n > longestPart || t.shape&(hasLower|hasWide) != 0 {
			continue
		}
		after, before := marks(r.s[t.end:], false), marks(r.s[:t.start], true)
		if after > 0 && before == 0 {
			r.part(headPrefix, t, t.start, t.end+after, t.mixed())
		} else if before > 0 && after == 0 {
			r.part(tailPrefix, t, t.start-before, t.end, t.mixed())
		}
	}
}

// partBehind claims what follows "ends in" or "starts with" where a plate or a
// vehicle is spoken of.
func (r *reader) partBehind(i int) {
	told := false
	for k := i - 1; k >= 0 && i-k <= partReach && !told; k-- {
		told = r.tokens[k].word == wordPlate || r.tokens[k].word == wordVehicle
	}
	k := i + 1
	for k < len(r.tokens) && k <= i+3 && (r.tokens[k].word == wordFiller || r.tokens[k].word == wordVia || r.tokens[k].word == wordWith) {
		k++
	}
	if !told || k >= len(r.tokens) || strings.ContainsAny(r.s[r.tokens[i].end:r.tokens[k].start], ".;\n!?") {
		return
	}
	prefix := headPrefix
	if r.tokens[i].word == wordEnds {
		prefix = tailPrefix
	}
	if t := r.tokens[k]; t.shape&(hasLower|hasWide) == 0 {
		r.part(prefix, t, t.start, t.end, true)
	}
}

// partReach is how many words before "ends in" a plate or a vehicle may be spoken of.
const partReach = 12

// part claims a piece of a plate. Where nothing says that it is one it needs
// letters and digits.
func (r *reader) part(prefix string, t token, start, end int, sure bool) {
	s, _ := squash(r.s[t.start:t.end])
	if len(s) < shortestPart || len(s) > longestPart || !sure && !r.near(t.start, wordPlate) {
		return
	}
	folded, _ := alike(s)
	r.claim(start, end, Found{Kind: record.MentionPart, Key: prefix + folded})
}

// marks returns the length of what stands for signs that nobody saw, "???" or
// "***", at the beginning of s or at its end, with a blank between.
func marks(s string, back bool) int {
	at := func(i int) byte {
		if i >= len(s) {
			return 0
		}
		if back {
			return s[len(s)-1-i]
		}
		return s[i]
	}
	n := 0
	if at(0) == ' ' || at(0) == '-' {
		n = 1
	}
	c := at(n)
	if c != '?' && c != '*' {
		return 0
	}
	k := n
	for at(k) == c {
		k++
	}
	if k-n < 2 || k-n > 6 || isAlnum(at(k)) {
		return 0
	}
	return k
}

// misreadForm reports whether a long plate has a form once signs that are read for
// each other are exchanged: "AB12 CD5".
func misreadForm(s string) bool {
	if len(s) < 6 {
		return false
	}
	for _, form := range plateForms {
		if len(form) != len(s) {
			continue
		}
		ok := true
		for i := 0; i < len(s) && ok; i++ {
			if form[i] == 'D' {
				ok = isDigit(alikeOf(s[i]))
			} else {
				ok = !isDigit(s[i]) || strings.IndexByte("012568", s[i]) >= 0
			}
		}
		if ok {
			return true
		}
	}
	return false
}
