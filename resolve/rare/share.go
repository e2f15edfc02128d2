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
	nameCounts    Points = 300
	tagCounts     Points = 450
	furtherCounts Points = 75
	classCounts   Points = 150
	alsoCounts    Points = 60
	plainCounts   Points = 40
	mostPlain            = 4
	sameCounts    Points = 150
)

// Shared is what two reports share.
type Shared struct {
	Points Points
	Units  int
	Places int
	Tags   int
	Plain  int
	Terms  []int // of the first report
	Same   bool  // both say little else than what they share
	Echo   bool  // one says nothing that the other does not: it may be passed on from there
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
			case t.Name:
				s.Points += nameCounts
				s.Units++
			case t.Tag:
				s.Points += tagCounts
				s.Tags++
				s.Units++
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
	s.Plain = both(a.Plain, b.Plain)
	most := max(len(a.Terms), len(b.Terms))
	s.Same = s.Plain+len(s.Terms) >= 3 && 4*len(s.Terms) >= 3*most && 4*(s.Plain+len(s.Terms)) >= 3*(most+max(len(a.Plain), len(b.Plain)))
	s.Echo = s.Plain+len(s.Terms) >= 3 && (len(s.Terms) == len(a.Terms) && s.Plain == len(a.Plain) || len(s.Terms) == len(b.Terms) && s.Plain == len(b.Plain))
	return s
}

// both counts what two sorted lists have in common.
func both(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			a, b, n = a[1:], b[1:], n+1
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// Happens adds what happens in both to what they share. Where it is one place, that
// something happens in both says a little, whatever it is. Alone says that nothing
// particular is shared but words.
func (s Shared) Happens(a, b Events) (points Points, alone bool) {
	particular, also := a.Both(b)
	points = s.Points + Points(min(particular, 2))*classCounts + Points(min(also, 1))*alsoCounts
	if s.Units > 0 {
		points += Points(min(s.Plain, mostPlain)) * plainCounts
	}
	if s.Same {
		points += sameCounts
	}
	kin := particular == 0 && s.Places > 0 && a&^general != 0 && b&^general != 0
	if kin {
		points += alsoCounts
	}
	return points, particular == 0 && !kin && s.Tags == 0
}

// Both counts the particular and the general classes of two reports.
func (e Events) Both(f Events) (particular, also int) {
	return bits.OnesCount32(uint32(e & f &^ general)), bits.OnesCount32(uint32(e & f & general))
}
