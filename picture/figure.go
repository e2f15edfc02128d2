package picture

import (
	"math"
	"strconv"
	"strings"

	"watchfloor/record"
)

// Basis is what a figure rests on.
type Basis uint8

// The bases.
const (
	Counted  Basis = iota // in the record
	Assumed               // by the program, or chosen by whoever looks
	Computed              // from other figures, not all of them counted
	TooFew                // there is no figure: it would rest on too little
	Unknown               // there is no figure: the record cannot know it
)

var basisWords = [...]string{"counted", "assumed", "computed", "too few", "not known"}

// String is the word of the basis.
func (b Basis) String() string { return record.Word(basisWords[:], uint8(b), "Basis") }

// Figure is a number and where it comes from.
type Figure struct {
	Value float64 // of no meaning where there is none
	Unit  string
	Basis Basis
	From  string // in words: "from 312 leads in 28 days"
}

// Known says that there is a number.
func (f Figure) Known() bool { return f.Basis < TooFew }

// Shaky says that it was not counted, so that its basis is told beside it.
func (f Figure) Shaky() bool { return f.Basis != Counted }

// figure rounds a number to what is told of it: six places, so that every machine
// tells the same.
func figure(v float64, unit string, b Basis, from string) Figure {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Figure{Unit: unit, Basis: Unknown, From: from}
	}
	return Figure{Value: math.Round(v*1e6) / 1e6, Unit: unit, Basis: b, From: from}
}

// Text is the number as a page shows it: three digits, no more than it is worth.
func (f Figure) Text() string {
	if !f.Known() {
		return "–"
	}
	text := Digits(f.Value)
	return strings.TrimSpace(text + " " + f.Unit)
}

// Digits writes a number in three digits, whole where it is large.
func Digits(v float64) string {
	places := 2
	switch a := math.Abs(v); {
	case a > 0 && a < .0005:
		return "under 0.001"
	case a >= 100 || v == math.Trunc(v):
		places = 0
	case a >= 10:
		places = 1
	case a > 0 && a < .1:
		places = 3
	}
	text := strconv.FormatFloat(v, 'f', places, 64)
	if places > 0 {
		return text
	}
	return thousands(text)
}

func thousands(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
