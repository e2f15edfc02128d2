package learn

import (
	"slices"

	"watchfloor/record"
)

// Enough is how many outcomes have to be recorded before a probability is shown.
const Enough = 200

// Judged is how likely a plot was taken to be when a lead was decided about, and what
// the lead came to.
type Judged struct {
	P     record.Millionths
	Class Class
}

// Tenth is a tenth of the closed leads, by how likely a plot was taken to be.
type Tenth struct {
	From  record.Millionths `json:"from"`
	To    record.Millionths `json:"to"`
	Mean  float64           `json:"mean"` // of the probabilities
	N     int               `json:"n"`
	Plots int               `json:"plots"`
	Share float64           `json:"share"` // that were of a plot
	Interval
}

// Tenths puts leads into ten parts of like size, the least likely first. Leads of one
// probability stand in one part, so there may be fewer.
func Tenths(judged []Judged) []Tenth {
	sorted := sortedByP(judged)
	var out []Tenth
	begin := 0
	for i := range 10 {
		end := max((i+1)*len(sorted)/10, begin)
		for end > begin && end < len(sorted) && sorted[end].P == sorted[end-1].P {
			end++
		}
		if end > begin {
			out = append(out, tenth(sorted[begin:end]))
		}
		begin = end
	}
	return out
}

// sortedByP sorts plain numbers, which is several times as fast as comparing structs.
func sortedByP(judged []Judged) []Judged {
	keys := make([]int64, len(judged))
	for i, j := range judged {
		keys[i] = int64(j.P)*int64(classes) + int64(j.Class)
	}
	slices.Sort(keys)
	out := make([]Judged, len(keys))
	for i, k := range keys {
		out[i] = Judged{record.Millionths(k / int64(classes)), Class(k % int64(classes))}
	}
	return out
}

func tenth(part []Judged) Tenth {
	t := Tenth{From: part[0].P, To: part[len(part)-1].P, N: len(part)}
	for _, j := range part {
		t.Mean += j.P.Float() / float64(len(part))
		if j.Class == Plot {
			t.Plots++
		}
	}
	t.Share, t.Interval = float64(t.Plots)/float64(t.N), Wilson(t.Plots, t.N)
	return t
}

// In returns the tenth in which a probability stands, the nearest below where it lies
// between two; false where there is none at all.
func In(tenths []Tenth, p record.Millionths) (Tenth, bool) {
	if len(tenths) == 0 {
		return Tenth{}, false
	}
	in := tenths[0]
	for _, t := range tenths {
		if t.From <= p {
			in = t
		}
	}
	return in, true
}

// Fits reports whether the probabilities of the tenth agree with what happened.
func (t Tenth) Fits() bool { return t.Low <= t.Mean && t.Mean <= t.High }
