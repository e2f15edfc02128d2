package names

import (
	"slices"

	"watchfloor/record"
)

// evidence is what is known of a link beside the name. The weights are log-odds,
// assumed by how many people share such a thing; they never depend on what is held.
type evidence struct {
	birth dateAgreement
	age   ageAgreement
	years uint8 // between the age stated and the date of birth
	place placeAgreement
	ids   uint8
	spots uint8 // places that are the same
	tied  uint8 // others named beside who are tied to the same
	loose bool  // others are named, it has ties, and none is among them
}

func (q *Query) hasEvidence() bool {
	return q.DOB != "" || q.Age > 0 || len(q.Identifiers) > 0 || len(q.Places) > 0
}

// weight is the log-odds of all of it.
func (e *evidence) weight() float64 {
	sum := dateWeights[e.birth] + ageWeights[e.age] + placeWeights[e.place] + idWeight(int(e.ids)) + tieWeight(int(e.tied))
	if e.loose {
		sum += looseWeight
	}
	return sum
}

// reasons adds a line for each thing that agrees or differs.
func (e *evidence) reasons(out []Reason) []Reason {
	add := func(f Feature, w float64, n int) {
		out = append(out, Reason{Feature: f, Weight: record.Round(w), Count: int64(n)})
	}
	if k := dateFeatures[e.birth]; k != 0 {
		add(k, dateWeights[e.birth], 0)
	}
	switch e.age {
	case ageUnknown:
	case ageSame:
		add(AgeFits, ageWeights[e.age], 0)
	default:
		add(AgeOther, ageWeights[e.age], int(e.years))
	}
	switch e.place {
	case placeUnknown:
	case placeOther:
		add(PlaceOther, placeWeights[e.place], 0)
	default:
		add(PlaceSame, placeWeights[e.place], int(e.spots))
	}
	if e.ids > 0 {
		add(SameID, idWeight(int(e.ids)), int(e.ids))
	}
	if e.tied > 0 {
		add(TieSame, tieWeight(int(e.tied)), int(e.tied))
	}
	if e.loose {
		add(TieOther, looseWeight, 0)
	}
	return out
}

// idWeight is the worth of n identifiers that agree.
func idWeight(n int) float64 { return 8 * min(1.5, float64(n)) }

// addEvidence adds what dates of birth, age, identifiers and places say.
func (x *Index) addEvidence(s *scratch, places []int32, q *Query) {
	if !q.hasEvidence() {
		return
	}
	born, dated := parseDate(q.DOB)
	where := placeKeys(q.Places)
	for _, i := range places {
		j := &s.judged[i]
		switch {
		case dated:
			j.known.birth = x.birthOf(j.entity, born)
		case q.Age > 0 && q.At != 0:
			j.known.age, j.known.years = x.ageOf(j.entity, q.Age, q.At.Go().Year())
		}
		j.known.place, j.known.spots = agreePlaces(where, x.placed[j.entity])
		for _, id := range q.Identifiers {
			if slices.Contains(x.ids[j.entity], id) {
				j.known.ids++
			}
		}
		j.beside = j.known.weight()
		j.odds += j.beside
	}
}

// birthOf compares a date with those held of an entity.
func (x *Index) birthOf(slot uint32, d date) dateAgreement {
	e := x.entities.at(slot)
	if e.dob.year == 0 {
		return dateUnknown
	}
	best := agree(d, e.dob)
	if more := bestAgreement(d, x.dates[slot]); more != dateUnknown && dateWeights[more] > dateWeights[best] {
		best = more
	}
	return best
}
