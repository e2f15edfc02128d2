package rare

import (
	"math/bits"
	"slices"
)

// Points are hundredths of a point.
type Points int

// What is shared counts: the name of a street or building more than a word, further
// words of one unit little, what happens only beside them.
const (
	wordCounts    Points = 200
	placeCounts   Points = 300
	furtherCounts Points = 75
	classCounts   Points = 150
	alsoCounts    Points = 60
)

// Shared is what two reports share.
type Shared struct {
	Points Points
	Units  int
	Places int
	Terms  []int // of the first report
}

// Share compares two reports, counting only the terms for which counts is true. Words
// that stand together in either of them are one piece of evidence.
func Share(a, b Words, counts func(key uint64) bool) Shared {
	other := make(map[uint64]int, len(b.Terms))
	for _, t := range b.Terms {
		other[t.Key] = t.Unit
	}
	var s Shared
	var mine, theirs []int
	add := func(places bool) {
		for i, t := range a.Terms {
			unit, ok := other[t.Key]
			if !ok || t.Place != places || !counts(t.Key) {
				continue
			}
			s.Terms = append(s.Terms, i)
			switch {
			case t.Place:
				s.Points += placeCounts
				s.Places++
				s.Units++
			case t.Part && slices.Contains(mine, t.Unit):
				continue // the place that it is a part of counts
			case slices.Contains(mine, t.Unit) || slices.Contains(theirs, unit):
				s.Points += furtherCounts
			default:
				s.Points += wordCounts
				s.Units++
			}
			mine, theirs = append(mine, t.Unit), append(theirs, unit)
		}
	}
	add(true)
	add(false)
	slices.Sort(s.Terms)
	return s
}

// Happens adds what happens in both to what they share. Where it is one place, that
// something happens in both says a little, whatever it is. Alone says that nothing
// particular is shared but words.
func (s Shared) Happens(a, b Events) (points Points, alone bool) {
	particular, also := a.Both(b)
	points = s.Points + Points(min(particular, 2))*classCounts + Points(min(also, 1))*alsoCounts
	kin := particular == 0 && s.Places > 0 && a&^general != 0 && b&^general != 0
	if kin {
		points += alsoCounts
	}
	return points, particular == 0 && !kin
}

// Both counts the particular and the general classes of two reports.
func (e Events) Both(f Events) (particular, also int) {
	return bits.OnesCount32(uint32(e & f &^ general)), bits.OnesCount32(uint32(e & f & general))
}
