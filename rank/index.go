package rank

import (
	"math/bits"

	"watchfloor/record"
)

// longest is the longest work that is reckoned with: a year.
const longest = 365 * record.Day

// Index returns the lead's index at a moment: expected plots, weighted by harm,
// per thousand analyst-days. It lies between 0 and the weight's ceiling.
func (s *Scale) Index(w Weight, now record.Time) record.Millionths { return s.index(&w, now) }

func (s *Scale) index(w *Weight, now record.Time) record.Millionths {
	lost := s.outlasts(w, now)
	if s.gamma > 0 {
		lost -= s.outlasts(w, now+s.rules.Delta) * int64(s.gamma) / int64(record.One)
	}
	hi, lo := bits.Mul64(uint64(max(w.Ceiling, 0)), uint64(max(lost, 0)))
	index, _ := bits.Div64(hi, lo, whole)
	return record.Millionths(index)
}

// outlasts is G: the probability, in billionths, that the window lasts until
// work begun at a moment is done. Work takes an exponential time.
func (s *Scale) outlasts(w *Weight, at record.Time) int64 {
	age, service := max(at-w.Since, 0), int64(min(max(w.Service, 0), longest))
	trust := int64(0)
	per := 0.0 // stated windows are measured in lengths of themselves
	if w.Window.Kind == Stated {
		trust = int64(min(max(w.Window.Trust, 0), record.One))
		per = float64(1<<unit) / float64(max(w.Window.deadline().median()-w.Since, record.Hour))
	}
	var assumed, stated int64
	for _, part := range s.service {
		done := age + record.Time(service*part>>16)
		assumed += s.assumed.at(done)
		if trust > 0 {
			stated += s.stated.at(record.Time(float64(done) * per))
		}
	}
	return (assumed*(int64(record.One)-trust) + stated*trust) / (parts * int64(record.One))
}

// InTime returns how likely a plot that is looked at from a moment on is found before
// harm: that the window outlasts the work.
func (s *Scale) InTime(w Weight, from record.Time) record.Millionths {
	return record.Millionths(s.outlasts(&w, from) / (whole / int64(record.One)))
}

// Retask reports whether the head of the board is worth so much more than
// running work that a person should be asked whether to interrupt it: more than
// twice. The desk only proposes it.
func Retask(head, running record.Millionths) bool { return head-running > running }
