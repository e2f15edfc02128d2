package origintest

import (
	"slices"
)

// answer is what a house said, with every report under the name that the truth
// has for it.
type answer struct {
	rel    *relations
	groups []answered
	in     map[string][]int    // groups in which a report stands as anything but a quotation
	quoted map[string][]int    // groups in which it stands as a quotation
	of     map[string][]string // from what it was taken, by the house
	listed map[string]bool     // every sent_id that the answer names
}

// answered is one group of the answer.
type answered struct {
	first   string
	members []string
	quotes  []taken
}

type taken struct{ id, of string }

func answerOf(rel *relations, groups []Group) *answer {
	a := &answer{rel: rel, in: map[string][]int{}, quoted: map[string][]int{}, of: map[string][]string{}, listed: map[string]bool{}}
	// The answer may name a report by its own id or by the sender's.
	called := map[string]string{}
	for _, g := range groups {
		for _, x := range g.Reports {
			if x.Report != "" {
				called[x.Report] = x.SentID
			}
		}
	}
	name := func(id string) string {
		if sent := called[id]; sent != "" {
			id = sent
		}
		return rel.name(id)
	}
	for i, g := range groups {
		a.groups = append(a.groups, a.group(i, g, name))
	}
	return a
}

func (a *answer) group(i int, g Group, name func(string) string) answered {
	out := answered{first: name(g.First)}
	for _, x := range g.Reports {
		id := name(x.SentID)
		a.listed[x.SentID] = true
		if x.Arrival != "quotes" && !slices.Contains(a.in[id], i) {
			a.in[id] = append(a.in[id], i)
			out.members = append(out.members, id)
		}
	}
	for _, x := range g.Reports {
		id, of := name(x.SentID), name(x.Of)
		if x.Of == "" {
			of = out.first
		}
		switch {
		case of == id || of == "":
		case x.Arrival != "quotes":
			a.of[id] = append(a.of[id], of)
		case !slices.Contains(a.in[id], i):
			a.quoted[id] = append(a.quoted[id], i)
			out.quotes = append(out.quotes, taken{id, of})
		}
	}
	return out
}

// together reports whether two stand in one group, neither as a quotation.
func (a *answer) together(p pair) bool {
	return slices.ContainsFunc(a.in[p.a], func(g int) bool { return slices.Contains(a.in[p.b], g) })
}

// from reports whether a report was, by the answer, taken from another one,
// at whatever remove.
func (a *answer) from(id, of string) bool {
	seen := map[string]bool{id: true}
	for todo := []string{id}; len(todo) > 0; todo = todo[1:] {
		for _, up := range a.of[todo[0]] {
			if up == of {
				return true
			}
			if !seen[up] {
				seen[up] = true
				todo = append(todo, up)
			}
		}
	}
	return false
}

// quotesGroup reports whether a report stands as a quotation where another one
// stands as anything.
func (a *answer) quotesGroup(id, other string) bool {
	return slices.ContainsFunc(a.quoted[id], func(g int) bool {
		return slices.Contains(a.in[other], g) || slices.Contains(a.quoted[other], g)
	})
}
