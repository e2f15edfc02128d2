package resolve

import (
	"fmt"
	"slices"

	"watchfloor/record"
)

// Groups is what grouping asks of the house.
type Groups interface {
	Origins
	// Placed returns a report and where it stands.
	Placed(report record.ID) (Placed, error)
	// PlacedOf is Placed for several, in their order; the zero for what is not there.
	PlacedOf(reports []record.ID) ([]Placed, error)
	// PlacedAt is Placed by the number of the entry by which it was taken.
	PlacedAt(seq record.Seq) (Placed, error)
	// PlacedAll is PlacedAt for several, in their order.
	PlacedAll(seqs []record.Seq) ([]Placed, error)
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

// Group is the step of the stage: it gives every report its lead.
func Group(r Groups, entries []record.Entry) ([]record.Draft, error) {
	g := grouping{r: r, placed: map[record.Seq]Placed{}, traced: map[record.ID]Telling{}, read: map[record.Seq]*read{},
		stored: map[record.ID]int64{}, grown: map[record.ID]int64{}, into: map[record.ID]record.ID{}, parts: map[record.ID][]record.ID{}}
	for part := range slices.Chunk(entries, readAhead) {
		if err := g.ahead(part); err != nil {
			return nil, err
		}
		for _, e := range part {
			if err := g.entry(e); err != nil {
				return nil, err
			}
		}
	}
	return g.drafts, nil
}

func (g *grouping) entry(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.MentionsFound:
		return g.found(e, b.Report)
	case *record.StageFailed:
		return g.failed(e, b)
	case *record.LinkJudged:
		return g.judged(e, b)
	}
	return nil
}

// grouping is one batch. Leads given within it are not in the tables yet, so it
// remembers them.
type grouping struct {
	r      Groups
	placed map[record.Seq]Placed
	traced map[record.ID]Telling     // what reports trace to since the batch began
	quoted []Telling                 // what was found to quote since
	next   map[record.ID]Placed      // the reports that are about to be placed
	read   map[record.Seq]*read      // reports that were read
	stored map[record.ID]int64       // how many reports leads had when this batch began
	grown  map[record.ID]int64       // by how many they have grown since
	into   map[record.ID]record.ID   // leads that went over into others in this batch
	parts  map[record.ID][]record.ID // and which went over into one
	usual  map[uint64]bool           // words and places that were named all the time before the report at hand
	fed    bool                      // the index of runs has all reports before this batch
	drafts []record.Draft
}

func (g *grouping) found(e record.Entry, report record.ID) error {
	p, ok := g.next[report]
	if !ok {
		return record.Unworkable{Err: fmt.Errorf("report %s is not there", report)}
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
