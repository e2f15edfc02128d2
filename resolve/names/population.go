package names

import (
	"fmt"
	"math"
)

// DefaultPopulation is how many people there are of whom somebody may be meant,
// where the caller does not say: a large country.
const DefaultPopulation = 60_000_000

func (q *Query) population() int64 {
	if q.Population > 0 {
		return q.Population
	}
	return DefaultPopulation
}

// dateShares, ageShares and placeShares are how many of all people agree as well
// by chance: births lie in some seventy years.
var (
	dateShares  = [...]float64{dateUnknown: 1, dateSame: 1. / 25_000, dateSwapped: 2. / 25_000, dateSameMonth: 1. / 840, dateSameYear: 1. / 70, dateNear: 5. / 70, dateSlip: 6. / 25_000, dateOtherDay: 1, dateApart: 1, dateFar: 1, dateSpan: 1. / 7}
	ageShares   = [...]float64{ageUnknown: 1, ageSame: 2. / 70, ageNear: 6. / 70, ageGuess: 1, ageApart: 1, ageFar: 1}
	placeShares = [...]float64{placeUnknown: 1, placeSame: 1. / 300, placeLarge: 1. / 15, placeOther: 1}
)

const (
	idShare  = 1e-7 // an identifier belongs to one, or to few
	tieShare = 1e-4
)

// others is how many people would match as well by chance. What differs leaves
// the number as it is: it tells who else could be meant, not whether they are.
func (j *judged) others(population int64) int64 {
	n := float64(population)
	if j.name != none {
		n *= math.Exp2(-float64(j.sums.likeBits))
	}
	n *= dateShares[j.known.birth] * ageShares[j.known.age] * placeShares[j.known.place]
	if j.known.ids > 0 {
		n *= idShare
	}
	if j.known.tied > 0 {
		n *= tieShare
	}
	return int64(math.Round(n))
}

// OthersText says how many would match as well, in words.
func OthersText(others, population int64) string {
	people := fmt.Sprintf("%d million people", population/1_000_000)
	switch {
	case population < 1_000_000:
		people = fmt.Sprintf("%d people", population)
	case population%1_000_000 != 0:
		people = fmt.Sprintf("%.1f million people", float64(population)/1e6)
	}
	switch {
	case others < 1:
		return "hardly anybody else of " + people + " would match as well"
	case others == 1:
		return "about 1 other of " + people + " would match as well"
	}
	return fmt.Sprintf("about %d of %s would match as well", roughly(others), people)
}

// roughly keeps two digits: the tables know no more.
func roughly(n int64) int64 {
	unit := int64(1)
	for n/unit >= 100 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}
