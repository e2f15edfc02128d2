package simulate

import (
	"encoding/binary"
	"math"

	"watchfloor/rank"
	"watchfloor/record"
)

// matter is what is looked at: a lead of [Desk], or what reports were linked to in
// [Watch].
type matter struct {
	rank.Row
	evidence rank.Evidence
	place    rank.Place // at the last ordering
	at       int        // where it stands in its queue, -1: in none

	entered  float64 // when it came into the queue
	closes   float64 // when it leaves the queue unserved
	first    float64 // its first report
	reports  int     // copies counted
	priority int     // 1 to 4, of its best report; a claim is not made credible by another report
	deadline float64 // the soonest stated
	attack   float64 // when it is too late; +Inf: no plot
	work     float64 // what is left of the work of its stage
	counts   bool    // in [Desk]: a plot whose finding counts

	// In [Watch]:
	story int32
	state state
	heard int     // reports when it last waited, or was last looked at
	looks int     // looks so far
	luck  float64 // of its next look
}

type state uint8

const (
	waiting state = iota
	worked        // on
	closed        // looked at, no concern
	done          // investigated, or too late
)

func newMatter(n int, now, attack float64) *matter {
	return &matter{Row: rank.Row{ID: idOf(n)}, at: -1, first: now, deadline: math.Inf(1), attack: attack}
}

// enter begins the wait for a stage's work.
func (m *matter) enter(now, patience float64) { m.entered, m.closes = now, now+patience }

// waits reports whether a matter still waits for something.
func (m *matter) waits(now float64) bool { return now < m.attack && now < m.closes }

func idOf(n int) (id record.ID) {
	binary.BigEndian.PutUint64(id[8:], uint64(n)+1)
	return id
}

// hear adds what a report says; origin is the number of the utterance that it traces to.
func (m *matter) hear(s saying, now float64, origin int) {
	report := rank.Report{Origin: idOf(origin), Grade: gradeOf(s.grade), Received: moment(now)}
	if s.claim {
		report.Indicators = rank.Of(rank.Threat)
	}
	if s.hint > 0 {
		until := now + min(s.hint, longestHint)
		report.Deadline.Until = moment(until)
		m.deadline = min(m.deadline, until)
	}
	if m.priority == 0 || s.priority() < m.priority {
		m.priority = s.priority()
	}
	m.evidence.Reports = append(m.evidence.Reports, report)
}

// longestHint keeps moments within what a record.Time can hold.
const longestHint = 36500

// choice is how one policy chooses among matters.
type choice struct {
	policy Policy
	scale  *rank.Scale // of an index, else nil
	cmu    [5]int64    // for CMu, by priority: how soon it comes
}

// weigh makes what the index keeps of a matter, after its evidence changed.
func (d *choice) weigh(m *matter, now float64) {
	if d.scale != nil {
		m.Weight = d.scale.Weigh(m.evidence, moment(now))
		m.Weight.Factors = nil // reasons are for people
	}
}

// rank gives a matter its place in the queue. Every order is told in the terms of a
// place: the higher Index first, then the lower First, then the id, which grows.
func (d *choice) rank(m *matter, now float64) {
	switch d.policy.By {
	case Index, House:
		m.place = d.scale.Place(&m.Row, moment(now))
		return
	case FIFO:
		m.place = rank.Place{First: moment(m.entered)}
	case LIFO:
		m.place = rank.Place{First: -moment(m.entered)}
	case EDF:
		m.place = rank.Place{First: deadlineOf(m)}
	case Static:
		m.place = rank.Place{Index: record.Millionths(-m.priority), First: moment(m.entered)}
	case StaticEDF:
		m.place = rank.Place{Index: record.Millionths(-m.priority), First: deadlineOf(m)}
	case CMu:
		m.place = rank.Place{Index: record.Millionths(-d.cmu[m.priority]), First: moment(m.entered)}
	case Volume:
		m.place = rank.Place{Index: record.Millionths(m.reports), First: moment(m.entered)}
	case Oracle:
		m.place = rank.Place{First: moment(m.entered)}
		if !math.IsInf(m.attack, 1) {
			m.place = rank.Place{Index: 1, First: moment(m.attack)}
		}
	}
	m.place.ID = m.ID
}

// deadlineOf is the soonest deadline stated; what states none has until it closes
// unserved.
func deadlineOf(m *matter) record.Time {
	if math.IsInf(m.deadline, 1) {
		return moment(m.closes)
	}
	return moment(m.deadline)
}

// gone reports whether a matter has left without an investigation, or after one.
func (m *matter) gone(now float64) bool {
	return m.state == closed || m.state == done || m.state == waiting && !m.waits(now)
}
