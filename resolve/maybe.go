package resolve

import (
	"slices"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// How far it is looked for holdings that may be another.
const (
	mostNamesTried = 4
	mostLikeEach   = 8
	mostMayBe      = 5
)

// MayBeOne returns other holdings of the same type that may be a holding: their
// names agree and their birth dates do, or they share an identifier. It joins
// nothing: a person says what is so.
func (k *Known) MayBeOne(v lawful.Viewer, id record.ID, h holdings.Holding) []Candidate {
	var found []Candidate
	for _, n := range h.Names[:min(len(h.Names), mostNamesTried)] {
		q := Query{Name: n.Text, Type: h.Type, Limit: mostLikeEach}
		if len(h.Born) > 0 {
			q.DOB = h.Born[0]
		}
		for _, i := range h.Identifiers {
			q.Identifiers = append(q.Identifiers, intake.Identifier{Kind: i.Kind.String(), Value: i.Value})
		}
		for _, c := range k.Match(v, q) {
			known := slices.ContainsFunc(found, func(f Candidate) bool { return f.ID == c.ID })
			if c.ID != id && c.Type == h.Type && !known && tells(c.Why) {
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return int(b.P - a.P) })
	return found[:min(len(found), mostMayBe)]
}

// tells reports whether more than a name speaks for two holdings to be one.
func tells(why []Reason) bool {
	return slices.ContainsFunc(why, func(r Reason) bool {
		return r.Factor == names.SameID.String() || r.Factor == names.BirthSame.String() || r.Factor == names.BirthSwapped.String()
	}) && !slices.ContainsFunc(why, func(r Reason) bool { return r.Factor == names.NumberOther.String() })
}

// Ties knows which holdings a person judged to be one with another, now or once: a
// fold in memory that spares every other match a look at the tables.
type Ties struct {
	at record.Seq
	of map[record.ID]bool
}

// NewTies returns an empty fold, positioned before the record.
func NewTies() Ties { return Ties{at: -1, of: map[record.ID]bool{}} }

// At is the entry up to which it has folded.
func (t *Ties) At() record.Seq { return t.at }

// Fold adds holdings that were judged up to the entry head.
func (t *Ties) Fold(judged []record.ID, head record.Seq) {
	for _, id := range judged {
		t.of[id] = true
	}
	t.at = max(t.at, head)
}

// Has reports whether a holding is, or was, tied to another.
func (t *Ties) Has(holding record.ID) bool { return t.of[holding] }
