package record

// AgeMark is how old a person in a report is, as far as that matters to how they may be treated.
type AgeMark uint8

// The values of AgeMark. Their numbers are stored: never reorder, only append.
const (
	AgeUnknown AgeMark = iota
	AgeUnder10         // cannot be a subject
	AgeUnder18
	AgeAdult
)

var ageMarkWords = [...]string{
	AgeUnknown: "unknown",
	AgeUnder10: "under 10",
	AgeUnder18: "under 18",
	AgeAdult:   "adult",
}

// String returns the word used in files and on screen.
func (a AgeMark) String() string { return Word(ageMarkWords[:], uint8(a), "AgeMark") }

// ParseAgeMark reads the word that String writes.
func ParseAgeMark(s string) (AgeMark, error) {
	i, err := ParseWord(ageMarkWords[:], s)
	return AgeMark(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (a AgeMark) MarshalText() ([]byte, error) {
	return MarshalWord(ageMarkWords[:], uint8(a), "AgeMark")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *AgeMark) UnmarshalText(b []byte) error {
	got, err := ParseAgeMark(string(b))
	*a = got
	return err
}

// Under18 reports whether somebody is a child, as far as the mark says.
func (a AgeMark) Under18() bool { return a == AgeUnder10 || a == AgeUnder18 }

// KeptOut reports whether somebody in this role is kept out of every list, chart,
// match and link: they are in a report because something happened to them or
// because they spoke.
func (c Role) KeptOut() bool {
	return c == RoleWitness || c == RoleVictim || c == RoleReporter
}

// Standing is how a report may be used; a named person sets it, with facts.
type Standing uint8

// The values of Standing. Their numbers are stored: never reorder, only append.
const (
	StandingTip Standing = iota // below reasonable suspicion: every report begins so
	StandingIntelligence
)

var standingWords = [...]string{
	StandingTip:          "tip",
	StandingIntelligence: "intelligence",
}

// String returns the word used in files and on screen.
func (s Standing) String() string { return Word(standingWords[:], uint8(s), "Standing") }

// ParseStanding reads the word that String writes.
func ParseStanding(s string) (Standing, error) {
	i, err := ParseWord(standingWords[:], s)
	return Standing(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s Standing) MarshalText() ([]byte, error) {
	return MarshalWord(standingWords[:], uint8(s), "Standing")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Standing) UnmarshalText(b []byte) error {
	got, err := ParseStanding(string(b))
	*s = got
	return err
}

// ReadOf says what sort of thing was read.
type ReadOf uint8

// The values of ReadOf. Their numbers are stored: never reorder, only append.
const (
	ReadReport ReadOf = iota
	ReadHolding
	ReadOrigin
	ReadAttachment
	ReadOperation
	ReadLog
	ReadTrail // what one person did
	ReadSample
	ReadMatch // a holding, shown as one with others in the answer of a match
)

var readOfWords = [...]string{
	ReadReport:     "report",
	ReadHolding:    "holding",
	ReadOrigin:     "origin",
	ReadAttachment: "attachment",
	ReadOperation:  "operation",
	ReadLog:        "log",
	ReadTrail:      "trail",
	ReadSample:     "sample",
	ReadMatch:      "match",
}

// String returns the word used in files and on screen.
func (r ReadOf) String() string { return Word(readOfWords[:], uint8(r), "ReadOf") }

// ParseReadOf reads the word that String writes.
func ParseReadOf(s string) (ReadOf, error) {
	i, err := ParseWord(readOfWords[:], s)
	return ReadOf(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (r ReadOf) MarshalText() ([]byte, error) { return MarshalWord(readOfWords[:], uint8(r), "ReadOf") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *ReadOf) UnmarshalText(b []byte) error {
	got, err := ParseReadOf(string(b))
	*r = got
	return err
}

// ReadRefusal says why something was not shown.
type ReadRefusal uint8

// The values of ReadRefusal. Their numbers are stored: never reorder, only append.
const (
	NotHere ReadRefusal = iota // or not for this viewer: the two are not told apart
	NotTheirRole
	NotInScope
	NoPurpose // a purpose had to be stated first
)

var readRefusalWords = [...]string{
	NotHere:      "not there",
	NotTheirRole: "role",
	NotInScope:   "scope",
	NoPurpose:    "no purpose",
}

// String returns the word used in files and on screen.
func (r ReadRefusal) String() string { return Word(readRefusalWords[:], uint8(r), "ReadRefusal") }

// ParseReadRefusal reads the word that String writes.
func ParseReadRefusal(s string) (ReadRefusal, error) {
	i, err := ParseWord(readRefusalWords[:], s)
	return ReadRefusal(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (r ReadRefusal) MarshalText() ([]byte, error) {
	return MarshalWord(readRefusalWords[:], uint8(r), "ReadRefusal")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *ReadRefusal) UnmarshalText(b []byte) error {
	got, err := ParseReadRefusal(string(b))
	*r = got
	return err
}

// Warning says what somebody may not be prepared to see or hear in a content.
type Warning uint8

// The values of Warning. Their numbers are stored: never reorder, only append.
const (
	WarningGraphic Warning = iota
	WarningInjury
	WarningSexual
	WarningChild
	WarningSelfHarm
	WarningAbuse
)

var warningWords = [...]string{
	WarningGraphic:  "graphic",
	WarningInjury:   "injury or death",
	WarningSexual:   "sexual violence",
	WarningChild:    "harm to a child",
	WarningSelfHarm: "self-harm",
	WarningAbuse:    "abusive language",
}

// String returns the word used in files and on screen.
func (w Warning) String() string { return Word(warningWords[:], uint8(w), "Warning") }

// ParseWarning reads the word that String writes.
func ParseWarning(s string) (Warning, error) {
	i, err := ParseWord(warningWords[:], s)
	return Warning(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (w Warning) MarshalText() ([]byte, error) {
	return MarshalWord(warningWords[:], uint8(w), "Warning")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (w *Warning) UnmarshalText(b []byte) error {
	got, err := ParseWarning(string(b))
	*w = got
	return err
}
