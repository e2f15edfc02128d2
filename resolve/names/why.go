package names

import (
	"cmp"
	"math"
	"slices"

	"watchfloor/record"
)

// people is the population of which CommonName counts those who would match.
const people = 10_000_000

// leastWeight is the weight below which a reason is not worth a line.
const leastWeight = record.One / 20

// reasons lists what made the log-odds of a comparison, weightiest first; what
// weighs less than leastWeight is left out.
func (c *comparison) reasons(t Type) []Reason {
	var f [featureCount]float64
	c.features(&f)
	m, trees := modelOf(t)
	var moved [featureCount]float64
	for i := range f {
		moved[i] = float64(f[i] * m[i])
	}
	trees.blame(&f, &moved)
	var sums [featuresEnd]float64
	best := c.bestAgreement()
	for i := range f {
		k := meaning[i]
		if k == 0 {
			k = best
		}
		sums[k] += moved[i]
	}
	for k := range sums {
		if !c.says(Feature(k), sums[k]) {
			sums[Prior], sums[k] = sums[Prior]+sums[k], 0
		}
	}
	ofPeople := t == Person || t == Unknown
	if !ofPeople { // how many people would match says nothing of a thing
		sums[Prior], sums[CommonName] = sums[Prior]+sums[CommonName], 0
	}
	out := make([]Reason, 0, 8)
	for k := Feature(1); k < featuresEnd; k++ {
		r := Reason{Feature: k, Weight: record.Round(sums[k]), Count: c.countOf(k)}
		if k == CommonName && ofPeople && c.bits > 0 || r.Weight >= leastWeight || r.Weight <= -leastWeight {
			out = append(out, r)
		}
	}
	sortReasons(out)
	return out
}

// says reports whether the line of a feature is true of these names and speaks in the
// direction of the weight. What trees took from several features together is shared
// out among them, and may weigh other than the line says ("no word is missing", as a
// reason against): such a weight belongs to the names as a whole.
func (c *comparison) says(k Feature, weight float64) bool {
	switch k {
	case NameExact, NameSound, NameClose, InitialFits:
		return (c.countOf(k) > 0) == (weight > 0)
	case NameMissing, NameOther:
		return (c.countOf(k) > 0) == (weight < 0)
	case NameElsewhere:
		return c.elsewhere > 0 && weight > 0
	case WordsJoined:
		return (c.joined > 0 || c.whole) && weight > 0
	case FormOfName:
		return c.form > 0 && weight > 0
	case WordsOrder:
		return c.outOfOrder > 0 && weight < 0
	case KunyaOther:
		return c.kunyaOff && weight < 0
	case NameMinor:
		return c.minor > 0 && weight > 0 || c.minorOff > 0 && weight < 0
	}
	return true
}

func sortReasons(rs []Reason) {
	slices.SortFunc(rs, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(size(b.Weight), size(a.Weight)), cmp.Compare(a.Feature, b.Feature))
	})
}

func size(m record.Millionths) record.Millionths { return max(m, -m) }

// bestAgreement is the kind of agreement that carries most information.
func (c *comparison) bestAgreement() Feature {
	switch alike := c.close + c.fair + c.weak; {
	case c.exact >= c.sound && c.exact >= alike:
		return NameExact
	case c.sound >= alike:
		return NameSound
	}
	return NameClose
}

// countOf is the number that the line of a feature tells.
func (c *comparison) countOf(k Feature) int64 {
	switch k {
	case NameExact:
		return int64(c.words[0])
	case NameSound:
		return int64(c.words[1])
	case NameClose:
		return int64(c.words[2]) + int64(c.words[3]) + int64(c.words[4])
	case NameMissing:
		return int64(c.askedWords) + int64(c.heldWords)
	case NameOther:
		return int64(min(c.askedWords, c.heldWords))
	case InitialFits:
		return int64(c.initials)
	case FormOfName:
		return int64(c.form)
	case CommonName:
		return int64(math.Round(people * math.Exp2(-float64(c.likeBits))))
	}
	return 0
}

// why adds the evidence beside the name to its reasons.
func (j *judged) why() []Reason {
	var out []Reason
	if j.name != none {
		out = j.sums.reasons(j.kind)
	}
	out = j.known.reasons(out)
	sortReasons(out)
	return out
}

var dateFeatures = [...]Feature{dateUnknown: 0, dateSame: BirthSame, dateSwapped: BirthSwapped, dateSameMonth: BirthYear,
	dateSameYear: BirthYear, dateNear: BirthNear, dateSlip: BirthNear, dateOtherDay: BirthOther, dateApart: BirthFar, dateFar: BirthFar, dateSpan: BirthYear}
