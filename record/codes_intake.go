package record

// Channel says by which way a report came to the house.
type Channel uint8

// The values of Channel. Their numbers are stored: never reorder, only append.
const (
	ChannelUnstated Channel = iota
	ChannelPublic
	ChannelPartner
	ChannelNews
	ChannelPlatform
	ChannelOwn // the house's own people
)

var channelWords = [...]string{
	ChannelUnstated: "unstated",
	ChannelPublic:   "public",
	ChannelPartner:  "partner",
	ChannelNews:     "news",
	ChannelPlatform: "platform",
	ChannelOwn:      "own",
}

// String returns the word used in files and on screen.
func (c Channel) String() string { return Word(channelWords[:], uint8(c), "Channel") }

// ParseChannel reads the word that String writes.
func ParseChannel(s string) (Channel, error) {
	i, err := ParseWord(channelWords[:], s)
	return Channel(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Channel) MarshalText() ([]byte, error) {
	return MarshalWord(channelWords[:], uint8(c), "Channel")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Channel) UnmarshalText(b []byte) error {
	got, err := ParseChannel(string(b))
	*c = got
	return err
}

// Format says which parser read a report.
type Format uint8

// The values of Format. Their numbers are stored: never reorder, only append.
const (
	FormatText Format = iota
	FormatEML
	FormatMbox
	FormatJSONL
	FormatCSV
	FormatRSS
	FormatForm
)

var formatWords = [...]string{
	FormatText:  "text",
	FormatEML:   "eml",
	FormatMbox:  "mbox",
	FormatJSONL: "jsonl",
	FormatCSV:   "csv",
	FormatRSS:   "rss",
	FormatForm:  "form",
}

// String returns the word used in files and on screen.
func (c Format) String() string { return Word(formatWords[:], uint8(c), "Format") }

// ParseFormat reads the word that String writes.
func ParseFormat(s string) (Format, error) {
	i, err := ParseWord(formatWords[:], s)
	return Format(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Format) MarshalText() ([]byte, error) { return MarshalWord(formatWords[:], uint8(c), "Format") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Format) UnmarshalText(b []byte) error {
	got, err := ParseFormat(string(b))
	*c = got
	return err
}

// Charset says how the bytes of a report were turned into text.
type Charset uint8

// The values of Charset. Their numbers are stored: never reorder, only append.
const (
	UTF8 Charset = iota
	UTF16LE
	UTF16BE
	Windows1252
	Mixed // UTF-8 with bytes that are none; they are kept and shown
)

var charsetWords = [...]string{
	UTF8:        "utf-8",
	UTF16LE:     "utf-16le",
	UTF16BE:     "utf-16be",
	Windows1252: "windows-1252",
	Mixed:       "mixed",
}

// String returns the word used in files and on screen.
func (c Charset) String() string { return Word(charsetWords[:], uint8(c), "Charset") }

// ParseCharset reads the word that String writes.
func ParseCharset(s string) (Charset, error) {
	i, err := ParseWord(charsetWords[:], s)
	return Charset(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Charset) MarshalText() ([]byte, error) {
	return MarshalWord(charsetWords[:], uint8(c), "Charset")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Charset) UnmarshalText(b []byte) error {
	got, err := ParseCharset(string(b))
	*c = got
	return err
}

// Scheme says in which scheme a grade was given. A grade is kept as it came and never converted in place.
type Scheme uint8

// The values of Scheme. Their numbers are stored: never reorder, only append.
const (
	Ungraded    Scheme = iota
	Admiralty          // A–F and 1–6
	ThreeByFive        // source 1–3, information A–E, handling P or C
	FiveByFive         // source A–E, information 1–5, handling 1–5
)

var schemeWords = [...]string{
	Ungraded:    "none",
	Admiralty:   "admiralty",
	ThreeByFive: "3x5x2",
	FiveByFive:  "5x5x5",
}

// String returns the word used in files and on screen.
func (c Scheme) String() string { return Word(schemeWords[:], uint8(c), "Scheme") }

// ParseScheme reads the word that String writes.
func ParseScheme(s string) (Scheme, error) {
	i, err := ParseWord(schemeWords[:], s)
	return Scheme(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Scheme) MarshalText() ([]byte, error) { return MarshalWord(schemeWords[:], uint8(c), "Scheme") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Scheme) UnmarshalText(b []byte) error {
	got, err := ParseScheme(string(b))
	*c = got
	return err
}

// Role says what a person is in a report. The machine writes only RoleUnstated, which is never treated as RoleSubject.
type Role uint8

// The values of Role. Their numbers are stored: never reorder, only append.
const (
	RoleUnstated Role = iota
	RoleSubject
	RoleWitness
	RoleVictim
	RoleReporter
	RoleMentioned
)

var roleWords = [...]string{
	RoleUnstated:  "unstated",
	RoleSubject:   "subject",
	RoleWitness:   "witness",
	RoleVictim:    "victim",
	RoleReporter:  "reporter",
	RoleMentioned: "mentioned",
}

// String returns the word used in files and on screen.
func (c Role) String() string { return Word(roleWords[:], uint8(c), "Role") }

// ParseRole reads the word that String writes.
func ParseRole(s string) (Role, error) {
	i, err := ParseWord(roleWords[:], s)
	return Role(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Role) MarshalText() ([]byte, error) { return MarshalWord(roleWords[:], uint8(c), "Role") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Role) UnmarshalText(b []byte) error {
	got, err := ParseRole(string(b))
	*c = got
	return err
}

// Arrival says what a report is in relation to those already held.
type Arrival uint8

// The values of Arrival. Their numbers are stored: never reorder, only append.
const (
	ArrivalNew    Arrival = iota
	ArrivalRepeat         // the same report sent again
	ArrivalCopy
	ArrivalExcerpt
	ArrivalQuotes
)

var arrivalWords = [...]string{
	ArrivalNew:     "new",
	ArrivalRepeat:  "repeat",
	ArrivalCopy:    "copy",
	ArrivalExcerpt: "excerpt",
	ArrivalQuotes:  "quotes",
}

// String returns the word used in files and on screen.
func (c Arrival) String() string { return Word(arrivalWords[:], uint8(c), "Arrival") }

// ParseArrival reads the word that String writes.
func ParseArrival(s string) (Arrival, error) {
	i, err := ParseWord(arrivalWords[:], s)
	return Arrival(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Arrival) MarshalText() ([]byte, error) {
	return MarshalWord(arrivalWords[:], uint8(c), "Arrival")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Arrival) UnmarshalText(b []byte) error {
	got, err := ParseArrival(string(b))
	*c = got
	return err
}

// Refusal says why a line could not be taken.
type Refusal uint8

// The values of Refusal. Their numbers are stored: never reorder, only append.
const (
	RefusedUnreadable Refusal = iota // not of the format it was said to be
	RefusedTooLong
	RefusedTooDeep
	RefusedNoText
	RefusedBadField // a field holds what it cannot mean
	RefusedTooOld   // older than the newest entry of a house of loaded history
	RefusedEmpty
	RefusedOtherClass // of an exercise in a live house, or the reverse
)

var refusalWords = [...]string{
	RefusedUnreadable: "unreadable",
	RefusedTooLong:    "too long",
	RefusedTooDeep:    "too deep",
	RefusedNoText:     "no text",
	RefusedBadField:   "bad field",
	RefusedTooOld:     "too old",
	RefusedEmpty:      "empty",
	RefusedOtherClass: "of another class of house",
}

// String returns the word used in files and on screen.
func (c Refusal) String() string { return Word(refusalWords[:], uint8(c), "Refusal") }

// ParseRefusal reads the word that String writes.
func ParseRefusal(s string) (Refusal, error) {
	i, err := ParseWord(refusalWords[:], s)
	return Refusal(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Refusal) MarshalText() ([]byte, error) {
	return MarshalWord(refusalWords[:], uint8(c), "Refusal")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Refusal) UnmarshalText(b []byte) error {
	got, err := ParseRefusal(string(b))
	*c = got
	return err
}
