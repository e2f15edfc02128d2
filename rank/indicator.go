package rank

import "math/bits"

// Indicator is something a report says was done or said. Indicators are acts:
// no code stands for who somebody is, what they believe or lawfully say. The
// numbers are those of the signs that resolve reads from a report.
type Indicator uint8

// The indicators: the sixteen behaviours of ISE-SAR, then what a threat says.
const (
	Intrusion Indicator = iota
	Misrepresentation
	Theft
	Sabotage
	Cyber
	Threat
	Aviation
	Eliciting
	TestingSecurity
	Recruiting
	Photography
	Surveillance
	Materials
	Expertise
	Weapons
	Sector
	ThreatToLife
	TimeNamed
	TargetNamed
	ImminentClaim
)

const indicatorCount = int(ImminentClaim) + 1

func (Indicator) names() []string {
	return []string{
		"intrusion", "false pretences", "theft", "sabotage", "cyber intrusion", "threat expressed", "aviation",
		"questions asked", "security tested", "recruiting", "photography", "target watched", "means acquired",
		"expertise sought", "weapons", "sector event", "threat to life", "time named", "target named", "said to be imminent",
	}
}

// String returns the words for the board.
func (i Indicator) String() string { return nameOf(i) }

// ParseIndicator reads what String writes.
func ParseIndicator(s string) (Indicator, error) { return parse[Indicator]("indicator", s) }

// Indicators is a set of indicators, one bit each.
type Indicators uint64

// Of returns the set of the given indicators.
func Of(list ...Indicator) Indicators {
	var set Indicators
	for _, i := range list {
		set |= 1 << i
	}
	return set
}

// Has reports whether i is in the set.
func (s Indicators) Has(i Indicator) bool { return s>>i&1 == 1 }

// Len returns the number of indicators in the set.
func (s Indicators) Len() int { return bits.OnesCount64(uint64(s)) }

// Each calls yield with each indicator of the set, in the order of their
// numbers. Bits that stand for no indicator of this version are left out.
func (s Indicators) Each(yield func(Indicator) bool) {
	for _, i := range All[Indicator]() {
		if s.Has(i) && !yield(i) {
			return
		}
	}
}
