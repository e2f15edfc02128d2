package resolve

import (
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
	Identifiers []intake.Identifier
	Limit       int
	Region      string
}

// Candidate is a holding that a query may mean.
type Candidate struct {
	Identity
	Name string // of the holding, the one that matched
	P    record.Millionths
	Why  []Reason
}

// Match returns the holdings that a query may mean, the likeliest first, among
// those that the viewer may read: the others are left out before anything is
// scored or counted.
func (k *Known) Match(v lawful.Viewer, q Query) []Candidate {
	found := k.names().Match(names.Query{Name: q.Name, Type: typeOf(q.Type), DOB: q.DOB, Identifiers: valuesOf(q), Limit: q.Limit, Readable: v.Holds})
	out := make([]Candidate, len(found))
	for i, c := range found {
		out[i] = Candidate{Identity: k.of(c.Ref), Name: c.Name, P: c.P, Why: make([]Reason, len(c.Why))}
		for j, r := range c.Why {
			out[i].Why[j] = Reason{r.Feature.String(), r.Weight, r.Text()}
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
