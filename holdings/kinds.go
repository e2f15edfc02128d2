package holdings

import "watchfloor/record"

// NameKind says what sort of name it is.
type NameKind uint8

// The values of NameKind. Their numbers are stored: never reorder, only append.
const (
	Primary NameKind = iota
	Alias
	Weak // a nickname or so common a name that the list itself warns of it
	Former
	OriginalScript
)

var nameKindWords = [...]string{
	Primary:        "primary",
	Alias:          "alias",
	Weak:           "weak",
	Former:         "former",
	OriginalScript: "original-script",
}

// String returns the word used in files and on screen.
func (k NameKind) String() string { return record.Word(nameKindWords[:], uint8(k), "NameKind") }

// ParseNameKind reads the word that String writes.
func ParseNameKind(s string) (NameKind, error) {
	i, err := record.ParseWord(nameKindWords[:], s)
	return NameKind(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (k NameKind) MarshalText() ([]byte, error) {
	return record.MarshalWord(nameKindWords[:], uint8(k), "NameKind")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *NameKind) UnmarshalText(b []byte) error {
	got, err := ParseNameKind(string(b))
	*k = got
	return err
}

// PlaceKind says what a place is to a holding.
type PlaceKind uint8

// The values of PlaceKind. Their numbers are stored: never reorder, only append.
const (
	PlaceUnstated PlaceKind = iota
	PlaceAddress
	PlaceOfBirth
)

var placeKindWords = [...]string{
	PlaceUnstated: "unstated",
	PlaceAddress:  "address",
	PlaceOfBirth:  "birth",
}

// String returns the word used in files and on screen.
func (k PlaceKind) String() string { return record.Word(placeKindWords[:], uint8(k), "PlaceKind") }

// ParsePlaceKind reads the word that String writes.
func ParsePlaceKind(s string) (PlaceKind, error) {
	i, err := record.ParseWord(placeKindWords[:], s)
	return PlaceKind(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (k PlaceKind) MarshalText() ([]byte, error) {
	return record.MarshalWord(placeKindWords[:], uint8(k), "PlaceKind")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *PlaceKind) UnmarshalText(b []byte) error {
	got, err := ParsePlaceKind(string(b))
	*k = got
	return err
}
