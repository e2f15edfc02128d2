package resolve

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// gather brings leads together that a report shares enough words with: what the first
// of them told of has become clear. Only a lead about which nobody has decided anything
// goes over into another, so no person's work is undone.
func (g *grouping) gather(e record.Entry, p Placed, found []alike) error {
	for _, n := range near(found) {
		from, into := g.now(n.oldest.with), g.now(p)
		if from.Lead == into.Lead || from.State != record.StateOpen || into.State != record.StateOpen ||
			!n.unites(from.Size) || from.Size+into.Size >= mostByWords {
			continue
		}
		if err := g.unite(e, p, n, found); err != nil {
			return err
		}
	}
	return nil
}

// unites reports whether what a report shares with a lead is firm enough to bring two
// leads together: a report that stands alone needs less than a lead of several.
func (n nearLead) unites(size int64) bool { return size == 1 || n.firm > 0 }

// unite lets the smaller of two leads go over into the larger one, or the one of which
// nobody has decided anything into the other.
func (g *grouping) unite(e record.Entry, p Placed, n nearLead, found []alike) error {
	from, into := g.now(n.oldest.with), g.now(p)
	if cmp.Or(cmp.Compare(into.Size, from.Size), cmp.Compare(from.Seq, into.Seq)) < 0 {
		from, into = into, from
	}
	free, err := g.free(from.Lead)
	if err != nil {
		return err
	}
	if !free {
		from, into = into, from
		if free, err = g.free(from.Lead); err != nil || !free {
			return err
		}
	}
	if apart, err := g.keptApart(from.Lead, into.Lead); err != nil || apart {
		return err
	}
	why := n.why(found)
	if from.Size == 1 && from.Seq != p.Seq && len(why) > 0 {
		j, err := g.turned(p, from, why[0])
		if err != nil {
			return err
		}
		g.move(e, from, &record.ReportGrouped{Report: from.Report, Lead: into.Lead, Why: []record.Joined{j}})
		return nil
	}
	d := record.Machine(e, into.Lead, &record.LeadsMerged{Into: into.Lead, From: from.Lead, By: p.Report, Why: why})
	d.Labels = p.Labels
	g.drafts = append(g.drafts, d)
	g.grown[into.Lead] += from.Size
	g.grown[from.Lead] -= from.Size
	g.emptied(from.Lead, into.Lead)
	return nil
}

// why are the reports of the lead that share enough with the new one.
func (n nearLead) why(found []alike) []record.Joined {
	var why []record.Joined
	for _, t := range tiesTo(found, n.lead) {
		why = append(why, t.why)
	}
	return why
}

// turned says of a reason which words of the other report they are.
func (g *grouping) turned(p, other Placed, why record.Joined) (record.Joined, error) {
	mine, ok, err := g.telling(p.Seq)
	if err != nil || !ok {
		return why, err
	}
	theirs, ok, err := g.telling(other.Seq)
	if err != nil || !ok {
		return why, err
	}
	j := because(g.wordsOf(theirs), alike{with: p, shared: g.shared(theirs, mine)})
	j.Quiet = why.Quiet
	return j, nil
}

// emptied notes that all reports of a lead stand in another.
func (g *grouping) emptied(lead, into record.ID) {
	g.into[lead] = into
	g.parts[into] = append(append(g.parts[into], lead), g.parts[lead]...)
}

// free reports whether nobody has decided anything about a lead. Nobody can have about
// one that this batch began.
func (g *grouping) free(lead record.ID) (bool, error) {
	for _, l := range append(slices.Clone(g.parts[lead]), lead) {
		if g.stored[l] == 0 {
			continue
		}
		if free, err := g.r.Free(l); err != nil || !free {
			return false, err
		}
	}
	return true, nil
}

// keptApart reports whether a person has separated what stands in one lead from what
// stands in the other.
func (g *grouping) keptApart(a, b record.ID) (bool, error) {
	for _, x := range append(slices.Clone(g.parts[a]), a) {
		for _, y := range append(slices.Clone(g.parts[b]), b) {
			if g.stored[x] == 0 || g.stored[y] == 0 {
				continue
			}
			if apart, err := g.r.KeptApart(x, y); err != nil || apart {
				return true, err
			}
		}
	}
	return false, nil
}
