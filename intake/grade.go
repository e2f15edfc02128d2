package intake

import (
	"fmt"
	"strings"

	"watchfloor/record"
)

// Grade is what the sender thinks of its source and its information. Scheme
// and Code are what came; the other fields say what Code means in that scheme.
// They count from 1, the best; 0 is unknown, unstated or "cannot be judged"
// (Admiralty F and 6, 3x5x2 source 2 and information D, 5x5x5 source E and
// information 4), which is never the middle of the scale.
type Grade struct {
	Scheme      record.Scheme `json:"scheme,omitempty"`
	Code        string        `json:"code,omitempty"`
	Source      uint8         `json:"source,omitempty"`
	Information uint8         `json:"information,omitempty"`
	Handling    uint8         `json:"handling,omitempty"`
}

// column is one sign of a code: which signs may stand there, best first, and
// which of them says that it cannot be judged (0: none).
type column struct {
	signs   string
	unknown byte
}

// columnsOf returns source, information and handling of a scheme.
func columnsOf(s record.Scheme) []column {
	switch s {
	case record.Admiralty:
		return []column{{"ABCDEF", 'F'}, {"123456", '6'}}
	case record.ThreeByFive:
		return []column{{"123", '2'}, {"ABCDE", 'D'}, {"PC", 0}}
	case record.FiveByFive:
		return []column{{"ABCDE", 'E'}, {"12345", '4'}, {"12345", 0}}
	}
	return nil
}

// ParseGrade reads a code in its scheme. Case and the separators " -/." do not
// matter, and signs may be left out from either end ("B", "2" and "B2" are all
// Admiralty). Without a scheme the code is kept and means nothing.
func ParseGrade(scheme record.Scheme, code string) (Grade, error) {
	g := Grade{Scheme: scheme, Code: code}
	cols := columnsOf(scheme)
	signs := strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -/.", r) {
			return -1
		}
		return r
	}, code))
	if cols == nil || signs == "" {
		return g, nil
	}
	for first := range cols {
		if v, ok := readSigns(cols[first:], signs); ok {
			at := []*uint8{&g.Source, &g.Information, &g.Handling}
			for i, n := range v {
				*at[first+i] = n
			}
			return g, nil
		}
	}
	return Grade{}, fmt.Errorf("%q is no grade of the scheme %s: write %s", code, scheme, example(scheme))
}

// readSigns matches one sign a column, from the first column on.
func readSigns(cols []column, signs string) ([]uint8, bool) {
	if len(signs) > len(cols) {
		return nil, false
	}
	var v []uint8
	for i := range len(signs) {
		n := strings.IndexByte(cols[i].signs, signs[i])
		switch {
		case n < 0:
			return nil, false
		case signs[i] == cols[i].unknown:
			v = append(v, 0)
		default:
			v = append(v, uint8(n)+1)
		}
	}
	return v, true
}

// example shows how a code of the scheme looks.
func example(s record.Scheme) string {
	switch s {
	case record.Admiralty:
		return `a letter A to F and a figure 1 to 6, such as "B2"`
	case record.ThreeByFive:
		return `a figure 1 to 3, a letter A to E and P or C, such as "1AP"`
	default:
		return `a letter A to E and two figures 1 to 5, such as "B23"`
	}
}
