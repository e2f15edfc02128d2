package names

import (
	"fmt"

	"watchfloor/record"
)

// Rule says by what a candidate is, or is not, enough to connect a name with an
// entity. It is a closed list; a person decides in either case.
type Rule uint8

const (
	RuleNone     Rule = iota
	RuleLikely        // enough for a person to look at
	RuleUnlikely      // less likely than LeastP
	RuleCommon        // the name alone agrees, and too many others would match as well
	RuleOneWord       // one word of the name agrees, and nothing else
	RuleBirth         // dates of birth are years apart, and no identifier agrees
	rulesEnd
)

var ruleNames = [rulesEnd]string{"none", "likely enough", "unlikely", "common name", "one word", "birth years apart"}

// String returns the word for the rule.
func (r Rule) String() string {
	if r < rulesEnd {
		return ruleNames[r]
	}
	return fmt.Sprintf("rule %d", uint8(r))
}

// ParseRule reads what String writes.
func ParseRule(s string) (Rule, error) {
	for i, n := range ruleNames {
		if n == s {
			return Rule(i), nil
		}
	}
	return RuleNone, fmt.Errorf("%q is not a rule of a match", s)
}

// Enough reports whether there is enough to connect.
func (r Rule) Enough() bool { return r == RuleLikely }

// Text says in one line what the rule comes to.
func (r Rule) Text() string {
	switch r {
	case RuleLikely:
		return "enough for a person to look at"
	case RuleUnlikely:
		return "not enough to connect: it is more likely that another is meant"
	case RuleCommon:
		return "not enough to connect: only the name agrees, and many others bear it"
	case RuleOneWord:
		return "not enough to connect: one word of the name agrees, and nothing else"
	case RuleBirth:
		return "not enough to connect: the birth dates are years apart"
	}
	return "nothing held that it could mean"
}

const (
	// LeastP is the probability below which a link is not worth a person's look.
	LeastP = record.One / 4
	// manyOthers is how many others may match as well before a name alone is not
	// enough to connect.
	manyOthers = 100
)

// rule decides on a judged candidate.
func (j *judged) rule(p record.Millionths, others int64) Rule {
	alone := !j.known.speaksFor()
	switch {
	case j.known.ids == 0 && (j.known.birth == dateApart || j.known.birth == dateFar):
		return RuleBirth
	case p < LeastP:
		return RuleUnlikely
	case alone && j.name != none && j.kind != Organisation && j.kind != Item && j.sums.pairs == 1 && !j.sums.whole && j.sums.joined == 0:
		return RuleOneWord
	case alone && j.kind != Organisation && j.kind != Item && others > manyOthers:
		return RuleCommon
	}
	return RuleLikely
}

// speaksFor reports whether anything beside the name agrees.
func (e *evidence) speaksFor() bool {
	return dateWeights[e.birth] > 1 || e.age == ageSame || e.place == placeSame || e.place == placeLarge || e.ids > 0 || e.tied > 0
}
