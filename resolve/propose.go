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
// or are shared.
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
	case record.MentionLike:
		return 650_000
	case record.MentionURL:
		return 600_000
	case record.MentionPart:
		return 700_000 // shared by all that it fits, see idReason
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
		m := in.mentions[n]
		if m.Kind == record.MentionLike && in.exact(found, m) {
			continue // the very plate is held: it was not misread
		}
		p, reason := idReason(m.Kind, h, found, in.entry.Labels)
		at, why := place{int64(n), m.Start, m.End}, []names.Reason{reason}
		if named, ok := in.links[h.Holding]; ok && named.link.P >= p && reason.Feature != names.SameID {
			continue
		} else if ok && named.link.P >= p {
			in.alsoIdentified(named, at, why)
			continue
		}
		in.propose(Identity{ID: h.Holding, Labels: h.Labels}, at, p, why)
	}
	return nil
}

// exact reports whether a holding that every reader of the report may know of has
// the plate that a look-alike is one of.
func (in *reading) exact(found []Holder, like record.Mention) bool {
	return slices.ContainsFunc(found, func(h Holder) bool {
		n := slices.Index(in.values, h.Value)
		return n >= 0 && in.mentions[n].Kind == record.MentionPlate && in.mentions[n].Start == like.Start && in.mentions[n].End == like.End &&
			h.Labels.Within(in.entry.Labels)
	})
}

// idReason weighs that a report under these labels mentions an identifier of a
// holding: the very one, one that is easily read for it, or a part, which may be of
// any that it fits. Of those only what readers of the link may know of counts.
func idReason(kind record.MentionKind, h Holder, among []Holder, labels record.Labels) (record.Millionths, names.Reason) {
	p, why := identifierP(kind), names.Reason{Feature: names.SameID, Count: 1}
	switch kind {
	case record.MentionLike:
		why.Feature = names.LikeID
	case record.MentionPart:
		why.Feature, why.Count = names.PartID, 0
		for _, o := range among {
			if o.Value == h.Value && o.Labels.Within(labels.Union(h.Labels)) {
				why.Count++
			}
		}
		p /= record.Millionths(max(1, why.Count))
	}
	why.Weight = p
	return p, why
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

// place is where a report means a holding: a mention (-1 for none), and bytes of
// the text.
type place struct{ mention, start, end int64 }

// propose keeps the best link of the report to each holding.
func (in *reading) propose(h Identity, at place, p record.Millionths, why []names.Reason) {
	if p < leastP {
		return
	}
	if old, ok := in.links[h.ID]; ok && old.link.P >= p {
		return
	}
	in.links[h.ID] = candidate{labels: h.Labels, link: record.Link{ID: record.NewID(), Mention: at.mention, Start: at.start, End: at.end,
		Holding: h.ID, P: p, Why: measures(why)}}
}

func measures(why []names.Reason) []record.Measure {
	var out []record.Measure
	for _, r := range why {
		out = append(out, record.Measure{Code: uint8(r.Feature), Value: r.Weight, Count: r.Count})
	}
	return out
}
