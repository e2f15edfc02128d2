package names

import (
	"fmt"

	"watchfloor/record"
)

// Feature is what one reason is about. The numbers are stored with results and
// never change their meaning; new ones are added at the end.
type Feature uint8

const (
	NameExact     Feature = 1  // words agree letter for letter
	NameSound     Feature = 2  // words agree in sound, spelt differently
	NameClose     Feature = 3  // words alike, with small differences
	NameMissing   Feature = 4  // words of one side are missing on the other
	NameOther     Feature = 5  // words of both sides disagree
	InitialFits   Feature = 6  // initials fit
	WordsJoined   Feature = 7  // words written together on one side
	FormOfName    Feature = 8  // another form of the same given name
	CommonName    Feature = 9  // Count people of ten million would match as well
	BirthSame     Feature = 10 // dates of birth agree
	BirthNear     Feature = 11 // dates of birth nearly agree
	BirthOther    Feature = 12 // dates of birth differ
	SameID        Feature = 13 // Count identifiers agree
	NumberOther   Feature = 14 // numbers in the names differ
	Prior         Feature = 15 // how often a name found like this is meant
	BirthSwapped  Feature = 16 // day and month exchanged
	BirthYear     Feature = 17 // same year, or year and month
	BirthFar      Feature = 18 // more than a year apart
	NameElsewhere Feature = 19 // words that other names of the same entity bear
	KunyaOther    Feature = 20 // "Abu" or "Umm" stands in one name only
	WordsOrder    Feature = 21 // words stand in another order
	NameMinor     Feature = 22 // titles, particles or legal forms
	AgeFits       Feature = 23 // the age stated fits the date of birth
	AgeOther      Feature = 24 // it is Count years from it
	PlaceSame     Feature = 25 // Count places are the same
	PlaceOther    Feature = 26 // both have places, none the same
	TieSame       Feature = 27 // Count others named beside are tied to the same
	TieOther      Feature = 28 // none of the others named beside is tied to it
	LikeID        Feature = 29 // an identifier that is easily read for the one held
	PartID        Feature = 30 // a part of one, which fits Count that are held
	featuresEnd   Feature = 31
)

var featureNames = [featuresEnd]string{"", "name exact", "name sound", "name close", "words missing", "words disagree", "initials",
	"joined words", "form of name", "common name", "birth same", "birth near", "birth differs", "identifier", "number differs", "prior",
	"birth swapped", "birth year", "birth far", "other alias", "kunya", "word order", "minor words",
	"age", "age differs", "place", "places differ", "tied", "not tied",
	"alike", "part"}

// String returns the code word of the feature.
func (f Feature) String() string {
	if f > 0 && f < featuresEnd {
		return featureNames[f]
	}
	return fmt.Sprintf("feature %d", uint8(f))
}

// ParseFeature reads what String writes.
func ParseFeature(s string) (Feature, error) {
	for i, n := range featureNames {
		if i > 0 && n == s {
			return Feature(i), nil
		}
	}
	return 0, fmt.Errorf("%q is not a feature of a match", s)
}

// Reason is one line of the sum that made a probability. It holds codes and
// numbers only, so that it can be stored in the record.
type Reason struct {
	Feature Feature           `json:"feature"`
	Weight  record.Millionths `json:"weight"` // log-odds, for (+) or against (-)
	Count   int64             `json:"count,omitempty"`
}

// Text says the reason in one plain English line.
func (r Reason) Text() string {
	if s, ok := noneText[r.Feature]; ok && r.Count == 0 {
		return s
	}
	words := plural(r.Count, "word")
	switch r.Feature {
	case NameExact:
		return words + " of the name " + verb(r.Count) + " letter for letter"
	case NameSound:
		return words + " of the name " + verb(r.Count) + " in sound, spelt differently"
	case NameClose:
		return words + " of the name " + verb(r.Count) + " with small differences"
	case NameMissing:
		return words + " of one name " + verbIs(r.Count) + " missing in the other"
	case NameOther:
		return words + " of the names disagree"
	case InitialFits:
		return plural(r.Count, "initial") + " fit" + third(r.Count)
	case WordsJoined:
		return "words written together on one side agree"
	case FormOfName:
		return plural(r.Count, "word") + " of the name " + verbIs(r.Count) + " another form of the same name"
	case CommonName:
		return commonText(r.Count)
	case SameID:
		return plural(r.Count, "identifier") + " agree" + third(r.Count)
	case LikeID:
		return "a plate is easily read for the one held: a letter and a digit look alike"
	case PartID:
		return "part of a plate fits: " + plural(r.Count, "plate") + " held would"
	case NumberOther:
		return "numbers in the names differ"
	case NameElsewhere:
		return "missing words are found in other names held of the same"
	case KunyaOther:
		return "\"Abu\" or \"Umm\" stands before one of the names only"
	case WordsOrder:
		return "words of the names stand in another order"
	case NameMinor:
		return "titles, particles or legal forms"
	case Prior:
		return "how such names compare as a whole, beyond word by word"
	}
	return r.birthText()
}

// noneText are the lines of features that speak by being absent.
var noneText = map[Feature]string{
	NameExact:   "no word of the name agrees letter for letter",
	NameSound:   "no word of the name agrees in sound alone",
	NameClose:   "no word of the name agrees with differences",
	NameMissing: "no word of one name is missing in the other",
	NameOther:   "no words of the names disagree",
	InitialFits: "initials do not fit",
}

func (r Reason) birthText() string {
	switch r.Feature {
	case BirthSame:
		return "birth dates are the same"
	case BirthNear:
		return "birth dates nearly agree"
	case BirthOther:
		return "birth dates differ within a year"
	case BirthSwapped:
		return "birth dates agree with day and month exchanged"
	case BirthYear:
		return "birth dates agree as far as both are known"
	case BirthFar:
		return "birth dates differ by more than a year"
	}
	return r.besideText()
}

// besideText says the reasons that are neither in the name nor in a date.
func (r Reason) besideText() string {
	switch r.Feature {
	case AgeFits:
		return "the age stated fits the birth date"
	case AgeOther:
		return "the age stated is " + plural(r.Count, "year") + " from the birth date"
	case PlaceSame:
		return plural(r.Count, "place") + " " + verbIs(r.Count) + " the same"
	case PlaceOther:
		return "no place is the same"
	case TieSame:
		return plural(r.Count, "other") + " named beside " + verbIs(r.Count) + " tied to the same"
	case TieOther:
		return "nobody named beside is tied to it"
	}
	return r.Feature.String()
}

func commonText(n int64) string {
	switch {
	case n < 1:
		return "hardly anybody else would match this name as well"
	case n == 1:
		return "about 1 other in ten million people would match this name as well"
	}
	return fmt.Sprintf("about %d in ten million people would match this name as well", n)
}

func plural(n int64, s string) string {
	if n == 1 {
		return "1 " + s
	}
	return fmt.Sprintf("%d %ss", n, s)
}

func verb(n int64) string { return "agree" + third(n) }

func third(n int64) string {
	if n == 1 {
		return "s"
	}
	return ""
}

func verbIs(n int64) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
