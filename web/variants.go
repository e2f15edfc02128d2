package web

import (
	"strings"
	"unicode"
)

// mostEdits bounds how many words two variants of a sentence may differ in
// before they are shown without their differences.
const mostEdits = 400

// variants cuts two forms of one sentence into what both have and what only one
// of them has: "know we" and "know that we" differ in "that".
func variants(a, b string) (left, right []piece) {
	wordsA, wordsB := wordsOf(a), wordsOf(b)
	keptA, keptB, ok := common(bare(wordsA), bare(wordsB))
	if !ok {
		return []piece{{Text: a}}, []piece{{Text: b}}
	}
	return pieces(wordsA, keptA), pieces(wordsB, keptB)
}

// wordsOf cuts a text after its spaces, so that the words joined are the text.
func wordsOf(s string) []string {
	var out []string
	start, inSpace := 0, false
	for i, r := range s {
		space := unicode.IsSpace(r)
		if inSpace && !space {
			out = append(out, s[start:i])
			start = i
		}
		inSpace = space
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// bare leaves case and signs out, which variants of one sentence do not share.
func bare(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, w)
	}
	return out
}

func pieces(words []string, kept []bool) []piece {
	var out []piece
	for i, w := range words {
		if n := len(out); n > 0 && out[n-1].Only == !kept[i] {
			out[n-1].Text += w
		} else {
			out = append(out, piece{w, !kept[i]})
		}
	}
	return out
}

// common marks a longest common subsequence of two lists of words (Myers 1986);
// ok is false when they differ in more than mostEdits words.
func common(a, b []string) (inA, inB []bool, ok bool) {
	best := map[int]int{1: 0} // by diagonal, how far it reaches in a
	var trail []map[int]int
	for d := 0; d <= min(mostEdits, len(a)+len(b)); d++ {
		trail = append(trail, reach(best, d))
		for k := -d; k <= d; k += 2 {
			x := stepTo(best, k, d)
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			best[k] = x
			if x >= len(a) && x-k >= len(b) {
				inA, inB = walkBack(trail, a, b)
				return inA, inB, true
			}
		}
	}
	return nil, nil, false
}

// reach copies what the step before reached.
func reach(best map[int]int, d int) map[int]int {
	out := make(map[int]int, d+2)
	for k := -d - 1; k <= d+1; k++ {
		if x, ok := best[k]; ok {
			out[k] = x
		}
	}
	return out
}

// stepTo is where diagonal k begins: one word of a or one of b further.
func stepTo(best map[int]int, k, d int) int {
	if k == -d || k != d && best[k-1] < best[k+1] {
		return best[k+1]
	}
	return best[k-1] + 1
}

func walkBack(trail []map[int]int, a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	x, y := len(a), len(b)
	for d := len(trail) - 1; d >= 0; d-- {
		k := x - y
		from := stepTo(trail[d], k, d)
		for x > from {
			x, y = x-1, y-1
			inA[x], inB[y] = true, true
		}
		if d == 0 {
			return inA, inB
		}
		if k == -d || k != d && trail[d][k-1] < trail[d][k+1] {
			y--
		} else {
			x--
		}
	}
	return inA, inB
}
