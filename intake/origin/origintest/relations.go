package origintest

import "slices"

// pair is two reports, in no order.
type pair struct{ a, b string }

func pairOf(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

// relations is the truth in the form in which it is asked. A report that was
// sent again has no report of its own in a house: it goes by the name of the
// first that arrived with the same words.
type relations struct {
	canon  map[string]string
	in     map[string][]int // the groups of a report, by their place in the truth
	flood  map[string]bool
	grey   map[pair]bool
	quotes map[pair]bool // who quotes and whom, or two who quote the same
}

func relationsOf(t Truth) *relations {
	rel := &relations{canon: map[string]string{}, in: map[string][]int{}, flood: map[string]bool{}, grey: map[pair]bool{}, quotes: map[pair]bool{}}
	for id, made := range t.Made {
		if made.Same != "" {
			rel.canon[id] = made.Same
		}
	}
	for i, g := range t.Groups {
		for _, x := range g.Reports {
			id := rel.name(x.SentID)
			if !slices.Contains(rel.in[id], i) {
				rel.in[id] = append(rel.in[id], i)
			}
			rel.flood[id] = rel.flood[id] || g.Flood
		}
	}
	for _, g := range t.Grey {
		rel.leaveOut(t, g)
	}
	for _, s := range t.Statements {
		rel.statement(t, s)
	}
	return rel
}

// leaveOut makes grey what a report is to others and to all of their groups in
// which it does not stand itself.
func (rel *relations) leaveOut(t Truth, g Grey) {
	for _, of := range g.Of {
		rel.grey[pairOf(rel.name(g.Report), rel.name(of))] = true
		for _, at := range rel.in[rel.name(of)] {
			for _, x := range t.Groups[at].Reports {
				if p := pairOf(rel.name(g.Report), rel.name(x.SentID)); !rel.share(p) {
					rel.grey[p] = true
				}
			}
		}
	}
}

func (rel *relations) name(id string) string {
	if c := rel.canon[id]; c != "" {
		return c
	}
	return id
}

func (rel *relations) share(p pair) bool {
	return slices.ContainsFunc(rel.in[p.a], func(g int) bool { return slices.Contains(rel.in[p.b], g) })
}

// statement relates who quotes to each other and to the group of the statement.
func (rel *relations) statement(t Truth, s Statement) {
	others := slices.Clone(s.Quoters)
	if s.Speech != "" {
		others = append(others, s.Speech)
		for _, g := range rel.in[rel.name(s.Speech)] {
			for _, x := range t.Groups[g].Reports {
				others = append(others, x.SentID)
			}
		}
	}
	for _, q := range s.Quoters {
		for _, o := range others {
			rel.quotes[pairOf(rel.name(q), rel.name(o))] = true
		}
	}
}
