package resolve

import (
	"cmp"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/names"
)

// Query asks which holdings a name or identifier may mean.
type Query struct {
	Name        string
	Type        record.HoldingType
	DOB         string
	Age         int         // as stated at At; 0: not stated
	At          record.Time // when
	Identifiers []intake.Identifier
	Places      []string // as written
	Beside      []string // names of others in the same report
	Limit       int
	Region      string
}

// Candidate is a holding that a query may mean.
type Candidate struct {
	Identity
	Name string // of the holding, the one that matched
	P    record.Millionths
	Why  []Reason

	Others int64      // how many people of the population would match as well
	Rule   names.Rule // whether that is enough to connect, and by what
}

// People is how many people there are of whom somebody may be meant.
func (k *Known) People() int64 { return cmp.Or(k.Population, names.DefaultPopulation) }

// mostBeside bounds how many places and others of one query are looked at.
const mostBeside = 30

// Match returns the holdings that a query may mean, the likeliest first, among
// those that the viewer may read: the others are left out before anything is
// scored or counted.
func (k *Known) Match(v lawful.Viewer, q Query) []Candidate {
	people := k.People()
	found := k.names().Match(names.Query{Name: q.Name, Type: typeOf(q.Type), DOB: q.DOB, Age: q.Age, At: q.At, Identifiers: valuesOf(q),
		Places: q.Places[:min(mostBeside, len(q.Places))], Beside: q.Beside[:min(mostBeside, len(q.Beside))], Limit: q.Limit, Readable: v.Holds, Population: people})
	out := make([]Candidate, len(found))
	for i, c := range found {
		out[i] = Candidate{Identity: k.of(c.Ref), Name: c.Name, P: c.P, Others: c.Others, Rule: c.Rule, Why: make([]Reason, len(c.Why))}
		for j, r := range c.Why {
			out[i].Why[j] = Reason{r.Feature.String(), r.Weight, r.Text()}
			if r.Feature == names.CommonName {
				out[i].Why[j].Text = names.OthersText(c.Others, people)
			}
		}
	}
	return out
}

// valuesOf normalises the identifiers of a query; of a kind that is not known,
// whatever the value reads as.
func valuesOf(q Query) []string {
	var out []string
	for _, i := range q.Identifiers {
		kind, err := record.ParseMentionKind(i.Kind)
		if err == nil && kind != record.MentionName {
			if key, ok := identifiers.Normalise(kind, i.Value, q.Region); ok {
				out = append(out, key)
			}
			continue
		}
		for _, f := range identifiers.Find(i.Value, q.Region) {
			out = append(out, f.Key)
			if f.Also != "" {
				out = append(out, f.Also)
			}
		}
	}
	return out
}
