package record

// Came is what came of the matter of a lead, in a person's word.
type Came uint8

// The values of Came. Their numbers are stored: never reorder, only append.
const (
	CameUnstated  Came = iota // nothing is said; takes an earlier word back
	CameDisrupted             // a plot that was ended before anybody came to harm
	CameMissed                // a plot that was not ended in time
)

var cameWords = [...]string{
	CameUnstated:  "not stated",
	CameDisrupted: "disrupted",
	CameMissed:    "missed",
}

// String returns the word used in files and on screen.
func (c Came) String() string { return Word(cameWords[:], uint8(c), "Came") }

// ParseCame reads the word that String writes.
func ParseCame(s string) (Came, error) {
	i, err := ParseWord(cameWords[:], s)
	return Came(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (c Came) MarshalText() ([]byte, error) { return MarshalWord(cameWords[:], uint8(c), "Came") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Came) UnmarshalText(b []byte) error {
	got, err := ParseCame(string(b))
	*c = got
	return err
}
