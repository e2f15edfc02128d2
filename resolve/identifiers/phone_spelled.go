package identifiers

import (
	"strings"

	"watchfloor/record"
)

// fewestWords tells a spelled number from a sentence that counts.
const fewestWords = 4

// spelledPhones claims numbers written in words: "oh double seven hundred …".
func (r *reader) spelledPhones() {
	for i := 0; i < len(r.tokens); i++ {
		if r.tokens[i].word >= wordPlus {
			i = r.spelledFrom(i)
		}
	}
}

// spelledFrom reads the run of digit words that begins with token i and returns
// its last token.
func (r *reader) spelledFrom(i int) int {
	var d dictation
	last := i
	for k := i; k < len(r.tokens) && d.hear(r.tokens[k], r.str(k)); k++ {
		last = k
		if k+1 < len(r.tokens) && !dictated(r.gap(k)) {
			break
		}
	}
	if d.words < fewestWords || len(d.digits) < fewestDigits || len(d.digits) > mostDigits {
		return last
	}
	start := r.tokens[i].start
	c := candidate{start: start, digits: string(d.digits), groups: []int{len(d.digits)}, plus: d.plus, told: r.near(start, wordPhone)}
	if key, g := r.weigh(&c); g != none {
		r.claim(start, r.tokens[last].end, Found{Kind: record.MentionPhone, Key: key})
	}
	return last
}

// dictated reports whether s can stand between the words of one number.
func dictated(s string) bool { return len(s) <= 3 && strings.Trim(s, " ,.-") == "" }

// dictation is a number as far as it has been said.
type dictation struct {
	digits []byte
	plus   bool
	times  int // what "double" and "triple" ask of the next word; 0 for nothing
	words  int
}

// hear takes the next word. It reports false when that is no part of a number.
func (d *dictation) hear(t token, s string) bool {
	switch {
	case len(d.digits) > mostDigits:
		return false
	case t.word == wordPlus:
		if d.plus || len(d.digits) > 0 {
			return false
		}
		d.plus = true
	case t.word == wordDouble && d.times == 0:
		d.times = 2
	case t.word == wordTriple && d.times == 0:
		d.times = 3
	case t.word == wordHundred && len(d.digits) > 0 && d.times == 0:
		d.digits = append(d.digits, "00"...)
	case t.word >= wordZero:
		for range max(d.times, 1) {
			d.digits = append(d.digits, '0'+byte(t.word-wordZero))
		}
		d.times = 0
		d.words++
	case t.digits() && d.times == 0:
		d.digits = append(d.digits, s...)
	default:
		return false
	}
	return true
}
