package rank

import (
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

// start is some moment; all tests are told in hours and days from it.
const start = record.Time(1_767_225_600_000_000)

func scaleOf(tb testing.TB) *Scale {
	tb.Helper()
	s, err := NewScale(DefaultRules())
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func idOf(n int) record.ID {
	return record.ID{1, byte(n >> 16), byte(n >> 8), byte(n)}
}

func admiralty(source, information uint8) Grade {
	return Grade{record.Admiralty, source, information}
}

var (
	b2 = admiralty(2, 2)
	f6 = admiralty(6, 6)
)

// one returns evidence of a single report from one origin, an hour old.
func one(g Grade, i ...Indicator) Evidence {
	return Evidence{Reports: []Report{said(1, g, i...)}}
}

func said(origin int, g Grade, i ...Indicator) Report {
	return Report{Origin: idOf(origin), Grade: g, Indicators: Of(i...), Received: start - record.Hour}
}

func randomGrade(r *rand.Rand) Grade {
	return Grade{record.Scheme(r.IntN(schemes)), uint8(r.IntN(places)), uint8(r.IntN(places))}
}

func randomReport(r *rand.Rand) Report {
	at := start - record.Time(r.IntN(60*24))*record.Hour
	report := Report{
		Origin: idOf(r.IntN(4)), Grade: randomGrade(r), Indicators: Indicators(r.Uint64() & r.Uint64() & r.Uint64()), Received: at,
	}
	if r.IntN(2) == 0 {
		report.Dated = at - record.Time(r.IntN(100))*record.Hour
	}
	if r.IntN(3) == 0 {
		report.Deadline.Until = at + record.Time(r.IntN(400)-20)*record.Hour
	}
	if r.IntN(4) == 0 {
		report.Deadline.From = at + record.Time(r.IntN(400)-20)*record.Hour
	}
	return report
}

func randomEvidence(r *rand.Rand) Evidence {
	e := Evidence{
		Severity: Severity(r.IntN(severities)), Stage: Stage(r.IntN(3)), Outcome: Outcome(r.IntN(outcomes)),
	}
	for range r.IntN(7) {
		e.Reports = append(e.Reports, randomReport(r))
	}
	return e
}
