package names

import (
	"slices"
	"strings"

	"watchfloor/record"
)

// Query asks who a name may mean.
type Query struct {
	Name        string
	Type        Type
	DOB         string
	Age         int         // in years, as stated; 0: not. A date of birth goes before it
	At          record.Time // when Age was stated
	Identifiers []string
	Places      []string      // as written
	Beside      []string      // names of others in the same report
	Limit       int           // 0 means 10
	Readable    record.Labels // the viewer's labels
	Population  int64         // of which Others counts; 0 means DefaultPopulation
}

// Candidate is an entity that may be meant.
type Candidate struct {
	Ref  uint32
	Name string            // the held name that fits best
	P    record.Millionths // probability that the link is right
	Why  []Reason          // the sum behind P, weightiest first

	// Others is how many people of the population would match as well: by chance,
	// from fixed tables of how common names are, and from what agrees beside the name.
	Others int64
	Rule   Rule // by which it is, or is not, enough to connect
}

// variant is one reading of the name asked for.
type variant struct {
	terms   []term
	rows    []int    // the terms that are compared: plain words and numbers
	kunya   bool     // "Abu" or "Umm" is among the words
	descent bool     // "bin" or the like is among the words
	minor   []uint32 // sounds of titles, particles and legal forms
	// squashed is the name without blanks, where it is short enough to be
	// compared so.
	squashed string
}

// maxVariants bounds the readings of one query.
const maxVariants = 4

// read makes the readings of a name: as it stands; the parts before, inside and
// after brackets, or in another script, each alone; Chinese characters also by
// their sounds.
func read(text string, t Type) []variant {
	out := make([]variant, 0, 2)
	for _, spelling := range splitNames([]string{text}) {
		for _, part := range parts(Normalise(spelling)) {
			if v, ok := variantOf(parse(part, t)); ok && len(out) < maxVariants {
				out = append(out, v)
			}
		}
		if sounds, ok := bySounds(spelling, t); ok && len(out) < maxVariants {
			if v, ok := variantOf(parse(Normalise(sounds), t)); ok {
				out = append(out, v)
			}
		}
	}
	return out
}

func variantOf(ts []term) (variant, bool) {
	v := variant{terms: ts}
	for i := range ts {
		if ts[i].role == plain || ts[i].role == number {
			v.rows = append(v.rows, i)
		}
		if r := ts[i].role; r == title || r == particle || r == legal {
			v.minor = append(v.minor, words().soundKey(ts[i].text, ts[i].fold, ts[i].bare))
		}
		v.descent = v.descent || isDescent(ts[i].text)
		v.kunya = v.kunya || ts[i].role == particle && isKunya(ts[i].text)
	}
	v.squashed = squash(ts)
	return v, len(v.rows) > 0
}

// hasMinor reports whether the name asked for has a title, particle or legal
// form of that sound.
func (v *variant) hasMinor(key uint32) bool { return slices.Contains(v.minor, key) }

func squash(ts []term) string {
	var b strings.Builder
	for i := range ts {
		if ts[i].bare || b.Len()+len(ts[i].text) > maxToken {
			return ""
		}
		b.WriteString(ts[i].text)
	}
	return b.String()
}

// parts cuts the tokens of a query where the script changes: "Name (same name
// in its own script)" asks for two spellings, not for one long name.
func parts(toks []Token) [][]Token {
	mixed := false
	for i := range toks {
		mixed = mixed || toks[i].Script != toks[0].Script && toks[i].Text[0] > '9'
	}
	if !mixed {
		return [][]Token{toks}
	}
	var out [][]Token
	for from := 0; from < len(toks); {
		to := from + 1
		for to < len(toks) && toks[to].Script == toks[from].Script {
			to++
		}
		out = append(out, toks[from:to])
		from = to
	}
	return out
}
