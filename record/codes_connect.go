package record

// Sameness says whether two holdings are one, in a person's word.
type Sameness uint8

// The values of Sameness. Their numbers are stored: never reorder, only append.
const (
	SameUnsure Sameness = iota // looked at, and kept open
	SameOne
	SameTwo
)

var samenessWords = [...]string{
	SameUnsure: "unsure",
	SameOne:    "one",
	SameTwo:    "two",
}

// String returns the word used in files and on screen.
func (s Sameness) String() string { return Word(samenessWords[:], uint8(s), "Sameness") }

// ParseSameness reads the word that String writes.
func ParseSameness(s string) (Sameness, error) {
	i, err := ParseWord(samenessWords[:], s)
	return Sameness(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s Sameness) MarshalText() ([]byte, error) {
	return MarshalWord(samenessWords[:], uint8(s), "Sameness")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Sameness) UnmarshalText(b []byte) error {
	got, err := ParseSameness(string(b))
	*s = got
	return err
}

// Connects says whether sharing a value connects reports, in a person's word.
type Connects uint8

// The values of Connects. Their numbers are stored: never reorder, only append.
const (
	ConnectsAsCounted Connects = iota // until too many share it: what the machine does by itself
	ConnectsAlways                    // however many share it
	ConnectsNever
)

var connectsWords = [...]string{
	ConnectsAsCounted: "as counted",
	ConnectsAlways:    "always",
	ConnectsNever:     "never",
}

// String returns the word used in files and on screen.
func (c Connects) String() string { return Word(connectsWords[:], uint8(c), "Connects") }

// ParseConnects reads the word that String writes.
func ParseConnects(s string) (Connects, error) {
	i, err := ParseWord(connectsWords[:], s)
	return Connects(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Connects) MarshalText() ([]byte, error) {
	return MarshalWord(connectsWords[:], uint8(c), "Connects")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Connects) UnmarshalText(b []byte) error {
	got, err := ParseConnects(string(b))
	*c = got
	return err
}
