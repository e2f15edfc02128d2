package resolve

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"watchfloor/record"
)

// tooMany is from how many earlier reports on a value stops connecting: a
// switchboard's number says nothing about who is meant.
const tooMany = 50

// tie is one reason to join a lead.
type tie struct {
	with Placed
	why  record.Joined
}

// parted parts the ties to leads that a report may join from those that it lies over.
func parted(p Placed, ties []tie) (same, over []tie) {
	for _, t := range ties {
		if t.with.Labels == p.Labels && t.with.State != record.StateAttached {
			same = append(same, t)
		} else {
			over = append(over, t)
		}
	}
	return same, over
}

// ties adds to what joins a report to leads that it may know of, and collects
// apart from those the restricted reports that share an identifier with it.
func (g *grouping) ties(p Placed, traced []tie) (ties, above []tie, err error) {
	ties = traced
	if !p.Revises.IsZero() {
		first, err := g.r.Placed(p.Revises)
		if err != nil {
			return nil, nil, err
		}
		ties = g.tie(ties, first, record.Joined{Because: record.BecauseRepeat, Mention: -1, With: first.Report})
	}
	values, err := g.r.Values(p.Seq)
	if err != nil {
		return nil, nil, err
	}
	for _, v := range values {
		if !connects(v.Kind) || v.Kind == record.MentionHandle && g.passedOn(p, v) {
			continue
		}
		if ties, above, err = g.sharing(ties, above, p, v); err != nil {
			return nil, nil, err
		}
	}
	ties, err = g.notApart(p, ties)
	return ties, above, err
}

// sharing adds the reports that mention a value too, unless too many do and nobody
// says that it connects all the same, or somebody says that it never does. Of
// those that count only reports that every reader of this one may read, or a
// restricted report would show itself by what it stops from connecting.
func (g *grouping) sharing(ties, above []tie, p Placed, v Value) ([]tie, []tie, error) {
	said, err := g.r.Said(v.Key, p.Labels)
	if err != nil || said == record.ConnectsNever {
		return ties, above, err
	}
	found, err := g.r.Sharing(v.Key, p.Seq, p.Labels, tooMany)
	if err != nil || len(found) >= tooMany && said != record.ConnectsAlways {
		return ties, above, err
	}
	for _, other := range found {
		ties = g.tie(ties, other, record.Joined{Because: record.BecauseIdentifier, Mention: v.Mention, With: other.Report})
	}
	found, err = g.r.SharingAbove(v.Key, p.Seq, p.Labels, tooMany)
	for _, other := range found {
		above = g.tie(above, other, record.Joined{Because: record.BecauseOverlay, Mention: v.Mention, With: other.Report})
	}
	return ties, above, err
}

// passedOn reports whether an account stands in a report only as whom it answers or
// from whom it passes something on.
func (g *grouping) passedOn(p Placed, v Value) bool {
	told, ok, err := g.telling(p.Seq)
	if err != nil || !ok || v.Start < 0 || v.Start > len(told.Text) {
		return false
	}
	before := strings.Fields(told.Text[:v.Start])
	if len(before) == 0 {
		return v.Start > 0 || strings.HasPrefix(told.Text, "@")
	}
	switch last := strings.ToLower(strings.Trim(before[len(before)-1], "\"“(:")); {
	case last == "rt", last == "mt", last == "via", last == "cc", last == "ht", strings.HasPrefix(last, "@"):
		return true
	}
	return false
}

// connects reports whether sharing a value of the kind makes two reports one lead.
func connects(k record.MentionKind) bool {
	switch k {
	case record.MentionPhone, record.MentionEmail, record.MentionHandle, record.MentionPlate, record.MentionDocument, record.MentionWallet, record.MentionURL:
		return true
	}
	return false
}

func (g *grouping) tie(ties []tie, with Placed, why record.Joined) []tie {
	if with = g.now(with); with.Lead.IsZero() {
		return ties
	}
	return append(ties, tie{with, why})
}

func (g *grouping) notApart(p Placed, ties []tie) ([]tie, error) {
	if len(ties) == 0 {
		return nil, nil
	}
	apart, err := g.r.Apart(p.Seq)
	if err != nil || len(apart) == 0 {
		return ties, err
	}
	return slices.DeleteFunc(ties, func(t tie) bool { return slices.Contains(apart, t.with.Lead) }), nil
}

// strongest returns the lead with the most ties, of equal ones that of the
// oldest report, and the ties to it.
func strongest(ties []tie) (record.ID, []record.Joined) {
	count := map[record.ID]int{}
	oldest := map[record.ID]record.Seq{}
	for _, t := range ties {
		count[t.with.Lead]++
		if at, ok := oldest[t.with.Lead]; !ok || t.with.Seq < at {
			oldest[t.with.Lead] = t.with.Seq
		}
	}
	leads := leadsOf(ties)
	if len(leads) == 0 {
		return record.ID{}, nil
	}
	best := slices.MinFunc(leads, func(a, b record.ID) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(oldest[a], oldest[b]), bytes.Compare(a[:], b[:]))
	})
	var why []record.Joined
	for _, t := range ties {
		if t.with.Lead == best && len(why) < mostReasons {
			why = append(why, t.why)
		}
	}
	return best, why
}

// mostReasons bounds the reasons kept for one report: ten say as much as fifty.
const mostReasons = 10

// leadsOf returns the leads of ties, each once, in their order.
func leadsOf(ties []tie) []record.ID {
	var leads []record.ID
	for _, t := range ties {
		if !slices.Contains(leads, t.with.Lead) {
			leads = append(leads, t.with.Lead)
		}
	}
	return leads
}
