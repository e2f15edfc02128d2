package names

import "fmt"

// Type is what a name is the name of.
type Type uint8

const (
	Unknown Type = iota // fits every type
	Person
	Organisation
	Item // a vessel, aircraft, vehicle or other thing with a name
)

var typeNames = [...]string{"unknown", "person", "organisation", "item"}

// String returns the word for the type.
func (t Type) String() string {
	if int(t) < len(typeNames) {
		return typeNames[t]
	}
	return fmt.Sprintf("type %d", uint8(t))
}

// ParseType reads what String writes; the empty string is Unknown.
func ParseType(s string) (Type, error) {
	for i, n := range typeNames {
		if s == n {
			return Type(i), nil
		}
	}
	if s == "" {
		return Unknown, nil
	}
	return Unknown, fmt.Errorf("%q is not a type: want person, organisation, item or unknown", s)
}

// fits reports whether something of type t may be meant by one of type other.
func (t Type) fits(other Type) bool { return t == other || t == Unknown || other == Unknown }
