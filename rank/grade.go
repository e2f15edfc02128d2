package rank

import (
	"cmp"

	"watchfloor/record"
)

// Grade is how good the source and the information are, in the scheme it came
// in: it is never converted, each scheme has ratios of its own. Source and
// Information are places in the scheme's own list, from 1; 0 is not given.
// Admiralty B2 is {record.Admiralty, 2, 2}; 3x5x2 1C is {record.ThreeByFive, 1, 3}.
type Grade struct {
	Scheme      record.Scheme
	Source      uint8
	Information uint8
}

const (
	schemes = int(record.FiveByFive) + 1
	places  = 7 // of the longest list, and one for "not given"
)

// letters returns the codes of a scheme's two lists.
func letters(s record.Scheme) (source, information string) {
	switch s {
	case record.Admiralty:
		return "ABCDEF", "123456"
	case record.ThreeByFive:
		return "123", "ABCDE"
	case record.FiveByFive:
		return "ABCDE", "12345"
	}
	return "", ""
}

// words returns what the places of a scheme's two lists mean; "" is unknown.
func words(s record.Scheme) (source, information []string) {
	switch s {
	case record.Admiralty:
		return []string{"completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", ""},
			[]string{"confirmed", "probably true", "possibly true", "doubtful", "improbable", ""}
	case record.ThreeByFive:
		return []string{"reliable", "", "not reliable"},
			[]string{"known directly", "known indirectly but corroborated", "known indirectly", "", "suspected false"}
	case record.FiveByFive:
		return []string{"always reliable", "mostly reliable", "sometimes reliable", "unreliable", ""},
			[]string{"known to be true", "known personally to the source", "corroborated", "", "suspected false"}
	}
	return nil, nil
}

// String returns the code, "" for no grade: "B2", "-2" when only the
// information is graded.
func (g Grade) String() string {
	sources, informations := letters(g.Scheme)
	source, information := letter(sources, g.Source), letter(informations, g.Information)
	if source == "-" && information == "-" {
		return ""
	}
	return source + information
}

func letter(list string, at uint8) string {
	if at == 0 || int(at) > len(list) {
		return "-"
	}
	return list[at-1 : at]
}

// Known reports whether the grade says anything at all: F6 does not.
func (g Grade) Known() bool {
	source, information := g.meaning()
	return source != "" || information != ""
}

func (g Grade) meaning() (source, information string) {
	sources, informations := words(g.Scheme)
	if i := int(g.Source); i > 0 && i <= len(sources) {
		source = sources[i-1]
	}
	if i := int(g.Information); i > 0 && i <= len(informations) {
		information = informations[i-1]
	}
	return source, information
}

// Text returns the grade for the board: "graded B2: usually reliable, probably
// true".
func (g Grade) Text() string {
	if !g.Known() {
		return "source not yet graded"
	}
	source, information := g.meaning()
	return "graded " + g.String() + ": " + cmp.Or(source, "source unknown") + ", " + cmp.Or(information, "truth unknown")
}

// pack writes a grade as a number, for a factor's Count.
func (g Grade) pack() int64 {
	return int64(g.Scheme)<<16 | int64(g.Source)<<8 | int64(g.Information)
}

func unpackGrade(n int64) Grade {
	return Grade{record.Scheme(n >> 16), uint8(n >> 8), uint8(n)}
}
