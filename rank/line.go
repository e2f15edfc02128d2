package rank

import "watchfloor/record"

// Line is how far down an order the work that can be done reaches.
type Line struct {
	Reach int               // the last lead that is reached, from 1; 0: not even the first
	Index record.Millionths // of the first lead that is not reached; 0: every lead of the order is
}

// LineOf goes down an order, the first lead first, as long as the hands-on work expected
// for its leads fits into work, told as theirs is: a Day for eight hours ([Weight.HandsOn]).
func LineOf(order []Ranked, work record.Time) Line {
	for i, r := range order {
		if work -= r.Weight.HandsOn(); work < 0 {
			return Line{Reach: i, Index: r.Index}
		}
	}
	return Line{Reach: len(order)}
}

// LongestDrop is how far ahead DropsUnder looks.
const LongestDrop = 14 * record.Day

// DropsUnder says after how long a lead's index falls under a level that stays as it is,
// to the hour; false when it does not within LongestDrop. What falls and rises again
// counts as fallen.
func (s *Scale) DropsUnder(w Weight, now record.Time, level record.Millionths) (record.Time, bool) {
	step := record.Hour
	for after := record.Time(0); after <= LongestDrop; after += step {
		if s.index(&w, now+after) < level {
			return after, true
		}
		if after >= 2*record.Day {
			step = 6 * record.Hour
		}
	}
	return 0, false
}
