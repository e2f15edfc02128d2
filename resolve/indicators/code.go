package indicators

import "watchfloor/record"

// Code says what an indicator indicates: the sixteen behaviours of ISE-SAR, and
// four of our own about threats.
type Code uint8

// The values of Code. Their numbers are stored: never reorder, only append.
const (
	Intrusion Code = iota
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

var codeWords = [...]string{
	Intrusion:         "INTRSN",
	Misrepresentation: "MISREP",
	Theft:             "THEFT",
	Sabotage:          "SABOT",
	Cyber:             "CYBER",
	Threat:            "THREAT",
	Aviation:          "AVIATION",
	Eliciting:         "ELICIT",
	TestingSecurity:   "TESTSEC",
	Recruiting:        "RECRUT",
	Photography:       "PHOTO",
	Surveillance:      "SURVL",
	Materials:         "MATRLS",
	Expertise:         "EXPERT",
	Weapons:           "WPNS",
	Sector:            "SECTOR",
	ThreatToLife:      "threat-to-life",
	TimeNamed:         "time-named",
	TargetNamed:       "target-named",
	ImminentClaim:     "imminent-claim",
}

// Codes is how many codes there are; every Code below it has a word.
const Codes = Code(len(codeWords))

// NeedsFacts reports whether the behaviour is one of the second group of
// ISE-SAR: lawful in itself, and reportable only with articulable facts.
func (c Code) NeedsFacts() bool { return c >= Eliciting && c <= Sector }

// String returns the word used in files and on screen.
func (c Code) String() string { return record.Word(codeWords[:], uint8(c), "Code") }

// ParseCode reads the word that String writes.
func ParseCode(s string) (Code, error) {
	i, err := record.ParseWord(codeWords[:], s)
	return Code(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Code) MarshalText() ([]byte, error) {
	return record.MarshalWord(codeWords[:], uint8(c), "Code")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Code) UnmarshalText(b []byte) error {
	got, err := ParseCode(string(b))
	*c = got
	return err
}
