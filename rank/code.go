package rank

import (
	"fmt"
	"strings"
)

// code is a closed set of codes numbered from 0 without a gap. Numbers are
// stored: a new code is added at the end, and none is ever renumbered.
type code interface {
	~uint8
	names() []string
}

// All returns every code of a type, in the order of their numbers.
func All[C code]() []C {
	var c C
	all := make([]C, len(c.names()))
	for i := range all {
		all[i] = C(i)
	}
	return all
}

func nameOf[C code](c C) string {
	if names := c.names(); int(c) < len(names) {
		return names[c]
	}
	return fmt.Sprintf("code %d", uint8(c))
}

func parse[C code](what, s string) (C, error) {
	var c C
	for i, name := range c.names() {
		if name == s {
			return C(i), nil
		}
	}
	return 0, fmt.Errorf("%q is not a %s: want one of %s", s, what, strings.Join(c.names(), ", "))
}

// known returns c, or the zero code when c is not in the set: a code written by
// a newer version counts as unstated, never as something else.
func known[C code](c C) C {
	if int(c) < len(c.names()) {
		return c
	}
	return 0
}

// Severity is the gravest harm that a lead is about. The numbers are those of
// the severities that resolve reads from a report.
type Severity uint8

// The severities. Unstated is unknown, not harmless.
const (
	Unstated Severity = iota
	Property
	SeriousHarm
	LifeAtRisk
	MassHarm
)

const severities = int(MassHarm) + 1

func (Severity) names() []string {
	return []string{"harm not stated", "property", "serious harm", "life at risk", "many lives at risk"}
}

// String returns the words for the board.
func (s Severity) String() string { return nameOf(s) }

// ParseSeverity reads what String writes.
func ParseSeverity(s string) (Severity, error) { return parse[Severity]("severity", s) }

// Stage is where a lead stands on its way: what has to be done next.
type Stage uint8

// The stages.
const (
	Assess      Stage = iota // the first look: is there anything in it
	Trace                    // a check only
	Investigate              // assessed with concern: one team's work of days
)

const stages = int(Investigate) + 1

func (Stage) names() []string { return []string{"assessment", "trace", "investigation"} }

// String returns the stage's name.
func (s Stage) String() string { return nameOf(s) }

// ParseStage reads what String writes.
func ParseStage(s string) (Stage, error) { return parse[Stage]("stage", s) }

// Outcome is what people who worked on the lead have found so far.
type Outcome uint8

// The outcomes.
const (
	NotAssessed Outcome = iota
	ConcernFound
	NoConcernFound
)

const outcomes = int(NoConcernFound) + 1

func (Outcome) names() []string {
	return []string{"not assessed", "assessed: concern", "assessed: no concern"}
}

// String returns the words for the board.
func (o Outcome) String() string { return nameOf(o) }

// ParseOutcome reads what String writes.
func ParseOutcome(s string) (Outcome, error) { return parse[Outcome]("outcome", s) }

// WindowKind says where a window comes from.
type WindowKind uint8

// The kinds of window.
const (
	Assumed WindowKind = iota // from how long plots take
	Stated                    // from a report
)

func (WindowKind) names() []string { return []string{"assumed", "stated"} }

// String returns the kind's name.
func (k WindowKind) String() string { return nameOf(k) }

// ParseWindowKind reads what String writes.
func ParseWindowKind(s string) (WindowKind, error) { return parse[WindowKind]("kind of window", s) }

// Work is the piece of work that a lead needs next; how long it takes is in
// [Rules]. The first four follow the priorities P4 to P1 of an assessment.
type Work uint8

// The pieces of work.
const (
	LookAtPlain       Work = iota // neither a claim nor a good grade
	LookAtClaim                   // an attack is claimed
	LookAtGraded                  // well graded
	LookAtGradedClaim             // well graded, and an attack is claimed
	CheckTrace
	OpenInvestigation
)

const works = int(OpenInvestigation) + 1

func (Work) names() []string {
	return []string{"plain report", "claim", "graded report", "graded claim", "trace", "investigation"}
}

// String returns the work's name.
func (w Work) String() string { return nameOf(w) }

// ParseWork reads what String writes.
func ParseWork(s string) (Work, error) { return parse[Work]("piece of work", s) }
