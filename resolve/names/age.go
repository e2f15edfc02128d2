package names

// ageAgreement is how an age that a report states stands to a date of birth.
type ageAgreement uint8

const (
	ageUnknown ageAgreement = iota
	ageSame                 // born in one of the two years in which somebody of that age was
	ageNear                 // within two years of them: ages are guessed
	ageGuess                // within five
	ageApart                // within ten
	ageFar                  // further
)

// ageWeights are the log-odds of each: ages in reports are mostly guessed.
var ageWeights = [...]float64{ageUnknown: 0, ageSame: 2, ageNear: 0.8, ageGuess: -0.5, ageApart: -2, ageFar: -4}

// ageOf compares an age stated in a year with the dates held of an entity, and
// says how many years lie between them.
func (x *Index) ageOf(slot uint32, age, year int) (ageAgreement, uint8) {
	e := x.entities.at(slot)
	if e.dob.year == 0 {
		return ageUnknown, 0
	}
	best := e.dob.yearsFrom(year-age-1, year-age)
	for _, d := range x.dates[slot] {
		best = min(best, d.yearsFrom(year-age-1, year-age))
	}
	return agreeAge(best), uint8(min(best, 255))
}

func agreeAge(years int) ageAgreement {
	switch {
	case years == 0:
		return ageSame
	case years <= 2:
		return ageNear
	case years <= 5:
		return ageGuess
	case years <= 10:
		return ageApart
	}
	return ageFar
}

// yearsFrom is how many years a date lies outside the years from first to last.
func (d date) yearsFrom(first, last int) int {
	from, to := int(d.year), int(d.year)+int(d.span)
	if d.circa {
		from, to = from-2, to+2
	}
	return max(0, from-last, first-to)
}
