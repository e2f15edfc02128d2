package indicators

import "watchfloor/record"

// Severity is the gravest harm that a report speaks of, as far as its words say.
type Severity uint8

// The values of Severity, from none stated to the gravest. Their numbers are
// stored: never reorder, only append.
const (
	Unstated Severity = iota
	Property
	SeriousHarm
	LifeAtRisk
	MassHarm
)

var severityWords = [...]string{
	Unstated:    "unstated",
	Property:    "property",
	SeriousHarm: "serious harm",
	LifeAtRisk:  "life at risk",
	MassHarm:    "mass harm",
}

// Severities is how many severities there are; each below it has a word.
const Severities = Severity(len(severityWords))

// String returns the word used in files and on screen.
func (s Severity) String() string { return record.Word(severityWords[:], uint8(s), "Severity") }

// ParseSeverity reads the word that String writes.
func ParseSeverity(s string) (Severity, error) {
	i, err := record.ParseWord(severityWords[:], s)
	return Severity(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s Severity) MarshalText() ([]byte, error) {
	return record.MarshalWord(severityWords[:], uint8(s), "Severity")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Severity) UnmarshalText(b []byte) error {
	got, err := ParseSeverity(string(b))
	*s = got
	return err
}
