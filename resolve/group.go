package resolve

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"watchfloor/record"
	"watchfloor/resolve/rare"
)

// Groups is what grouping asks of the house.
type Groups interface {
	Origins
	// Placed returns a report and where it stands.
	Placed(report record.ID) (Placed, error)
	// PlacedAt is Placed by the number of the entry by which it was taken.
	PlacedAt(seq record.Seq) (Placed, error)
	// Values returns the identifiers that a report mentions.
	Values(seq record.Seq) ([]Value, error)
	// Sharing returns reports taken before `before` that mention the value,
	// carry no label outside held and are no copies, oldest first, at most limit.
	Sharing(key []byte, before record.Seq, held record.Labels, limit int) ([]Placed, error)
	// SharingAbove returns reports taken before that mention the value and carry
	// all labels of below and more, oldest first, at most limit.
	SharingAbove(key []byte, before record.Seq, below record.Labels, limit int) ([]Placed, error)
	// Said returns a person's word on whether sharing the value connects what carries
	// no label outside held: the newest.
	Said(key []byte, held record.Labels) (record.Connects, error)
	// Apart returns the leads that a person's splitting keeps the report out of: the one
	// it was split off from, and where the reports stand now that it was separated from.
	Apart(seq record.Seq) ([]record.ID, error)
	// KeptApart reports whether a person has separated a report of one lead from one
	// that stands in the other now.
	KeptApart(a, b record.ID) (bool, error)
	// Free reports whether a lead is open and nobody has decided anything about it, so
	// that its reports may go over into another.
	Free(lead record.ID) (bool, error)
	// Confirmed returns the holding of a link and the reports linked by a person's
	// word to it, or to a holding judged to be one with it, oldest first.
	Confirmed(link record.ID) (holding record.ID, reports []Placed, err error)
}

// Placed is a report and the lead in which it stands.
type Placed struct {
	Report  record.ID
	Seq     record.Seq
	Labels  record.Labels
	Revises record.ID
	Origin  record.ID // to which it traces: itself, until something else is found
	Lead    record.ID // zero: in none yet
	State   record.LeadState
	Alone   bool      // the lead's only report, in nobody's hands
	Size    int64     // reports in the lead
	Means   record.ID // of Confirmed: the holding that a person confirmed it to mean
}

// Value is an identifier that a report mentions, by its look-up key.
type Value struct {
	Mention int64
	Kind    record.MentionKind
	Key     []byte
	Start   int // byte of the text
}

// GroupStage is what Group wants to see.
var GroupStage = record.Stage{Cursor: record.CursorGroup, Kinds: []record.Kind{record.KindMentionsFound, record.KindStageFailed, record.KindLinkJudged}}

// tooMany is from how many earlier reports on a value stops connecting: a
// switchboard's number says nothing about who is meant.
const tooMany = 50

// Group is the step of the stage: it gives every report its lead.
func Group(r Groups, entries []record.Entry) ([]record.Draft, error) {
	g := grouping{r: r, placed: map[record.Seq]Placed{}, traced: map[record.ID]Telling{}, read: map[record.Seq]read{},
		words: map[record.Seq]rare.Words{}, stored: map[record.ID]int64{}, grown: map[record.ID]int64{}, into: map[record.ID]record.ID{}, parts: map[record.ID][]record.ID{}}
	for _, e := range entries {
		var err error
		switch b := e.Body.(type) {
		case *record.MentionsFound:
			err = g.found(e, b.Report)
		case *record.StageFailed:
			err = g.failed(e, b)
		case *record.LinkJudged:
			err = g.judged(e, b)
		}
		if err != nil {
			return nil, err
		}
	}
	return g.drafts, nil
}

// grouping is one batch. Leads given within it are not in the tables yet, so it
// remembers them.
type grouping struct {
	r      Groups
	placed map[record.Seq]Placed
	traced map[record.ID]Telling // what reports trace to since the batch began
	quoted []Telling             // what was found to quote since
	read   map[record.Seq]read   // texts that were compared
	words  map[record.Seq]rare.Words
	stored map[record.ID]int64       // how many reports leads had when this batch began
	grown  map[record.ID]int64       // by how many they have grown since
	into   map[record.ID]record.ID   // leads that went over into others in this batch
	parts  map[record.ID][]record.ID // and which went over into one
	usual  map[uint64]bool           // words and places that were named all the time before the report at hand
	fed    bool                      // the index of runs has all reports before this batch
	drafts []record.Draft
}

func (g *grouping) found(e record.Entry, report record.ID) error {
	p, err := g.r.Placed(report)
	if err != nil {
		return err
	}
	return g.place(e, p)
}

// failed places a report that could not be read, so that a person sees it all
// the sooner. Failures on other entries leave nothing to place.
func (g *grouping) failed(e record.Entry, b *record.StageFailed) error {
	if b.Stage != record.CursorResolve {
		return nil
	}
	p, err := g.r.PlacedAt(b.Entry)
	if err != nil || p.Report.IsZero() {
		return err
	}
	return g.place(e, p)
}

// tie is one reason to join a lead.
type tie struct {
	with Placed
	why  record.Joined
}

func (g *grouping) place(e record.Entry, p Placed) error {
	p, ties, err := g.traces(e, p)
	if err != nil {
		return err
	}
	ties, above, err := g.ties(p, ties)
	if err != nil {
		return err
	}
	same, over := parted(p, ties)
	lead, why := strongest(same)
	found, err := g.byWords(p)
	if err != nil {
		return err
	}
	if lead.IsZero() {
		if lead = closest(found); !lead.IsZero() {
			more := tiesTo(found, lead)
			more, under := parted(p, more)
			same, over = append(same, more...), append(over, under...)
			lead, why = strongest(same)
		}
	}
	body := &record.ReportGrouped{Report: p.Report, Over: leadsOf(over)}
	if !lead.IsZero() {
		body.Lead, body.Why = lead, why
		if err := g.wake(e, p, lead, same); err != nil {
			return err
		}
	} else {
		body.Lead, body.Opens = record.NewID(), true
		body.Why = []record.Joined{{Because: record.BecauseFirst, Mention: -1}}
	}
	p.Lead, p.State = body.Lead, record.StateOpen
	g.placed[p.Seq] = p
	g.grown[body.Lead]++
	g.add(e, p, body)
	g.layOver(e, p, above)
	return g.gather(e, p, found)
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

// layOver lays restricted leads that were there before over the lead of a
// report that shares an identifier with them. Only those who may read the
// restricted lead see that.
func (g *grouping) layOver(e record.Entry, p Placed, above []tie) {
	for _, lead := range leadsOf(above) {
		i := slices.IndexFunc(above, func(t tie) bool { return t.with.Lead == lead })
		d := record.Machine(e, lead, &record.LeadLaidOver{Lead: lead, Over: p.Lead})
		d.Labels = above[i].with.Labels
		g.drafts = append(g.drafts, d)
	}
}

func (g *grouping) add(e record.Entry, p Placed, body *record.ReportGrouped) {
	d := record.Machine(e, p.Report, body)
	d.Labels = p.Labels
	g.drafts = append(g.drafts, d)
}

// wake brings a lead that was held, rejected or traced back to the board:
// something new came in, and a former closure is never a reason to close. A
// copy that says nothing new is not something new.
func (g *grouping) wake(e record.Entry, p Placed, lead record.ID, ties []tie) error {
	ties = slices.DeleteFunc(slices.Clone(ties), func(t tie) bool { return t.with.Lead != lead })
	switch ties[0].with.State {
	case record.StateHeld, record.StateRejected, record.StateTraced:
	default:
		return nil
	}
	for _, t := range ties {
		if t.why.Because != record.BecauseOrigin {
			continue
		}
		if adds, err := g.r.Adds(p.Seq, t.with.Seq); err != nil || !adds {
			return err
		}
	}
	d := record.Machine(e, lead, &record.LeadWoken{Lead: lead})
	d.Labels = ties[0].with.Labels
	g.drafts = append(g.drafts, d)
	return nil
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
	told, _, ok, err := g.telling(p.Seq)
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

// now is where a report stands after what this batch did.
func (g *grouping) now(p Placed) Placed {
	if now, ok := g.placed[p.Seq]; ok {
		p = now
	} else if !p.Lead.IsZero() {
		g.stored[p.Lead] = p.Size
	}
	for to, ok := g.into[p.Lead]; ok; to, ok = g.into[p.Lead] {
		p.Lead, p.State = to, record.StateOpen
	}
	p.Size = g.stored[p.Lead] + g.grown[p.Lead]
	p.Alone = p.Size == 1 && (p.Alone || g.stored[p.Lead] == 0)
	return p
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

// judged follows a person's word on a link: a report that stands alone joins
// the lead of an earlier report confirmed to mean the same holding, or another that
// people judged to be one with it. Leads with
// several reports, or in somebody's hands, are merged by people only.
func (g *grouping) judged(e record.Entry, b *record.LinkJudged) error {
	if b.State != record.LinkConfirmed {
		return nil
	}
	p, err := g.r.Placed(b.Report)
	p = g.now(p)
	if err != nil || !p.Alone || p.State != record.StateOpen || !e.Labels.Within(p.Labels) {
		return err // a link with labels of its own joins nothing that may be read without them
	}
	_, reports, err := g.r.Confirmed(b.Link)
	if err != nil {
		return err
	}
	var ties []tie
	for _, other := range reports {
		if other.Lead != p.Lead && other.Labels == p.Labels && other.State == record.StateOpen {
			ties = g.tie(ties, other, record.Joined{Because: record.BecauseConfirmed, Mention: -1, With: other.Means})
		}
	}
	if ties, err = g.notApart(p, ties); err != nil {
		return err
	}
	if lead, why := strongest(ties); !lead.IsZero() {
		g.move(e, p, &record.ReportGrouped{Report: p.Report, Lead: lead, Why: why})
	}
	return nil
}

// move puts a report that stands alone into another lead.
func (g *grouping) move(e record.Entry, p Placed, body *record.ReportGrouped) {
	g.grown[p.Lead]--
	g.grown[body.Lead]++
	g.emptied(p.Lead, body.Lead)
	p.Lead, p.Alone = body.Lead, false
	g.placed[p.Seq] = p
	g.add(e, p, body)
}
