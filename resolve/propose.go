package resolve

import (
	"bytes"
	"cmp"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/names"
)

// identifierP is the probability that a report which mentions an identifier
// means the holding that has it. Assumed, by how often such things change hands
// or are shared; issue 6 replaces it by what outcomes show.
func identifierP(kind record.MentionKind) record.Millionths {
	switch kind {
	case record.MentionDocument, record.MentionWallet:
		return 980_000
	case record.MentionEmail:
		return 970_000
	case record.MentionPhone:
		return 950_000
	case record.MentionPlate:
		return 930_000
	case record.MentionHandle:
		return 900_000
	case record.MentionURL:
		return 600_000
	}
	return 0
}

// holders proposes links to the holdings that have an identifier of the report.
func (in *reading) holders(r Reader) error {
	var values []string
	for n, v := range in.values {
		if v != "" && identifierP(in.mentions[n].Kind) > 0 {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return nil
	}
	found, err := r.HoldersOf(values)
	if err != nil {
		return err
	}
	for _, h := range found {
		n := slices.Index(in.values, h.Value)
		if n < 0 {
			continue
		}
		p := identifierP(in.mentions[n].Kind)
		at := place{int64(n), in.mentions[n].Start, in.mentions[n].End}
		why := []names.Reason{{Feature: names.SameID, Weight: p, Count: 1}}
		if named, ok := in.links[h.Holding]; ok && named.link.P >= p {
			in.alsoIdentified(named, at, why)
			continue
		}
		in.propose(Identity{ID: h.Holding, Labels: h.Labels}, at, p, why)
	}
	return nil
}

// alsoIdentified puts a link by name to the place of an identifier that agrees as
// well: who keeps the person out later then keeps out the number too.
func (in *reading) alsoIdentified(c candidate, at place, why []names.Reason) {
	if len(c.link.Why) > 0 && c.link.Why[0].Code == uint8(names.SameID) {
		return // by another identifier already
	}
	c.link.Mention, c.link.Start, c.link.End = at.mention, at.start, at.end
	c.link.Why = append(measures(why), c.link.Why...)
	in.links[c.link.Holding] = c
}

// proposals are the links as entries: one for each set of labels, the report's
// and the holding's together, so that a link to a restricted holding shows
// itself only to those who may read both.
func (in *reading) proposals(report record.ID) []record.Draft {
	all := make([]candidate, 0, len(in.links))
	for _, c := range in.links {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.link.P, a.link.P), cmp.Compare(a.link.Mention, b.link.Mention), bytes.Compare(a.link.Holding[:], b.link.Holding[:]))
	})
	bySet := map[record.Labels]*record.LinksProposed{}
	var sets []record.Labels
	for _, c := range all {
		set := in.entry.Labels.Union(c.labels)
		if bySet[set] == nil {
			bySet[set] = &record.LinksProposed{Report: report, Engine: names.Version}
			sets = append(sets, set)
		}
		if len(bySet[set].Links) < mostLinks {
			bySet[set].Links = append(bySet[set].Links, c.link)
		}
	}
	slices.Sort(sets)
	drafts := make([]record.Draft, 0, len(sets))
	for _, set := range sets {
		d := record.Machine(in.entry, report, bySet[set])
		d.Labels = set
		drafts = append(drafts, d)
	}
	return drafts
}
