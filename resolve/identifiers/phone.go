package identifiers

import (
	"strings"

	"watchfloor/record"
)

const (
	fewestDigits = 7
	mostDigits   = 17 // fifteen of E.164 and the "00" before them
	mostGroups   = 8
)

// phones claims runs of digit groups that can be a telephone number.
func (r *reader) phones() {
	for i := 0; i < len(r.tokens); i++ {
		if r.tokens[i].dials() {
			i = r.phonesFrom(i)
		}
	}
}

// phonesFrom reads the run of digit groups that begins with token i and returns
// its last token.
func (r *reader) phonesFrom(i int) int {
	last := i
	for last+1 < len(r.tokens) && r.tokens[last+1].dials() && phoneGap(r.gap(last)) {
		last++
	}
	if r.tokens[last].end-r.tokens[i].start < fewestDigits {
		return last
	}
	for at := i; at <= last; {
		if n := r.notPhone(at, last); n > 0 {
			at += n
			continue
		}
		at = r.phoneAt(at, last) + 1
	}
	return last
}

// phoneGap reports whether s can stand between the groups of one number.
func phoneGap(s string) bool {
	if len(s) > 4 {
		return false
	}
	plain := 0
	for i := range len(s) {
		switch s[i] {
		case '.', '/', '-':
			plain++
		case ' ', '\t', '(', ')':
		case '+':
			return false
		default:
			return false
		}
	}
	return s != "" && plain <= 1
}

// phoneAt claims the best number that begins with token at and ends before or
// with last: the longest valid one, else the longest possible one. It returns
// the number's last token, or at when there is none.
func (r *reader) phoneAt(at, last int) int {
	c := r.candidate(at)
	if c.barred {
		return at
	}
	ends, grades, keys := [mostGroups]int{}, [mostGroups]grade{}, [mostGroups]string{}
	n := 0
	for k := at; k <= last && k-at < mostGroups; k++ {
		part := r.extend(&c, k)
		if len(c.digits) > mostDigits {
			break
		}
		if !part || len(c.digits) < fewestDigits || !r.phoneEnd(k) {
			continue
		}
		if c.misread && !c.told && !c.plus {
			break // a code of letters and digits, if nothing speaks of a phone
		}
		keys[n], grades[n] = r.weigh(&c)
		ends[n] = k
		n++
	}
	for _, want := range [...]grade{valid, possible} {
		for k := n - 1; k >= 0; k-- {
			if grades[k] == want && r.claim(c.start, r.tokens[ends[k]].end, Found{Kind: record.MentionPhone, Key: keys[k]}) {
				return ends[k]
			}
		}
	}
	return at
}

// candidate is what may be a number, and what its look says of it.
type candidate struct {
	start   int // in the view, with plus and bracket
	digits  string
	groups  []int // lengths
	plus    bool
	told    bool // a word such as "call" stands before it
	barred  bool // what stands before it says that it is none
	joined  bool // its groups are joined by signs other than spaces
	misread bool // letters stand for digits in it
}

// candidate looks at what stands before token at.
func (r *reader) candidate(at int) candidate {
	c := candidate{start: r.tokens[at].start}
	if r.byteAt(c.start-1) == '(' && r.byteAt(c.start-2) == '+' {
		c.start--
	}
	if r.byteAt(c.start-1) == '+' {
		c.plus = true
		c.start--
	}
	if r.byteAt(c.start-1) == '(' && strings.IndexByte(r.s[c.start:min(len(r.s), c.start+mostDigits+8)], ')') > 0 {
		c.start--
	}
	c.told = r.near(c.start, wordPhone)
	switch b := r.byteAt(c.start - 1); b {
	case '$', '_', '=', '#', '@', '%', '&', '*':
		c.barred = !c.plus
	case '/', '.', ',':
		c.barred = shapeOf(r.byteAt(c.start-2)) != 0 && !c.plus && !r.behindNumber(at)
	case '-':
		c.barred = shapeOf(r.byteAt(c.start-2)) != 0 && !c.plus && !c.told
	case ':':
		c.barred = isDigit(r.byteAt(c.start - 2))
	default:
		c.barred = shapeOf(b) != 0
	}
	if !c.plus && !c.barred && !c.told {
		c.barred = r.referenced(at)
	}
	return c
}

// behindNumber reports whether what stands before token at is long enough to be
// a number of its own, so that the two are a list.
func (r *reader) behindNumber(at int) bool {
	return at > 0 && (r.size(at-1) >= fewestDigits || r.anyTaken(r.tokens[at-1].start, r.tokens[at-1].end))
}

// referenced reports whether the number from token at is said to be one of an
// order, a case or an account.
func (r *reader) referenced(at int) bool {
	for k := at - 1; k >= 0 && at-k <= 3; k-- {
		if strings.ContainsAny(r.gap(k), ",;\n!?") {
			return false
		}
		switch r.tokens[k].word {
		case wordReference, wordDocument, wordIdentity:
			return true
		case wordNumber, wordFiller:
		default:
			return false
		}
	}
	return false
}

// extend adds the group of token k. It reports false for the zero of
// "+44 (0)7700", which is no part of an international number.
func (r *reader) extend(c *candidate, k int) bool {
	t := r.tokens[k]
	if len(c.groups) > 0 {
		gap := r.gap(k - 1)
		c.joined = c.joined || strings.Trim(gap, " \t") != ""
		if c.abroad() && t.end-t.start == 1 && r.s[t.start] == '0' && r.byteAt(t.start-1) == '(' && r.byteAt(t.end) == ')' {
			return false
		}
	}
	if t.misread {
		c.digits += figures(r.s[t.start:t.end])
		c.misread = true
	} else {
		c.digits += r.s[t.start:t.end]
	}
	c.groups = append(c.groups, t.end-t.start)
	return true
}

// abroad reports whether a candidate begins as numbers with a country code do.
func (c *candidate) abroad() bool { return c.plus || strings.HasPrefix(c.digits, "00") }

// phoneEnd reports whether a number can end with token k.
func (r *reader) phoneEnd(k int) bool {
	end := r.tokens[k].end
	switch b, next := r.byteAt(end), r.byteAt(end+1); b {
	case '_', '%', '@', '=':
		return false
	case ':':
		return !isDigit(next)
	case ',':
		return !isDigit(next) || k+1 < len(r.tokens) && r.size(k+1) > 3
	case '-', '/', '.':
		return shapeOf(next) == 0 || isDigit(next)
	}
	return true
}
