package web

import (
	"context"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// leadPage is a lead with its reports, its links, why it stands where it stands,
// and what happened to it.
type leadPage struct {
	*base
	Lead    desk.LeadView
	Links   []linkRow
	Members []reportPart
	Origins []originLine
	Trail   trail
	Decide  decideBar
	viewer  lawful.Viewer
}

func (leadPage) template() string { return "lead.html" }

// record implements recorded.
func (p leadPage) record(ctx context.Context, h House) error {
	if p.Past() {
		return nil
	}
	return h.Opened(ctx, p.viewer, p.Lead.Lead)
}

// Row shows the lead as the board does.
func (p leadPage) Row() boardRow { return boardRow{Page: p.base, Row: p.Lead.Row} }

// HandOver is the hand-over that stands; nil for none. Its headline is the page's.
func (p leadPage) HandOver() *handOverLine {
	if p.Lead.HandOver == nil {
		return nil
	}
	return &handOverLine{p.base, *p.Lead.HandOver}
}

// SetAside is what setting the lead's only sender aside needs; nil where there
// are several, or none has a name.
func (p leadPage) SetAside() *setAside {
	if p.Past() || p.Lead.Again || p.Lead.Sender.IsZero() || p.Lead.Aside || len(p.Members) == 0 {
		return nil
	}
	return &setAside{p.base, p.Lead.Sender, p.Lead.Lead, p.Members[0].Report.SourceName}
}

// Fewer says that not every origin counts for itself.
func (p leadPage) Fewer() bool { return p.Lead.Origins > 0 && p.Lead.Origins < int64(len(p.Origins)) }

// Splits says that there are reports to split off.
func (p leadPage) Splits() bool { return !p.Past() && !p.Lead.Again && len(p.Members) > 1 }

func (s *Server) lead(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	l, err := s.house.Lead(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	care, err := s.house.Care(a.Context(), a.viewer)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "board", orElse(l.Headline, "Lead without words")).of(l.Moment)
	b.For = id
	page := leadPage{base: b, Lead: l, Trail: trail{b, l.Trail}, viewer: a.viewer}
	if page.Links, err = s.linkRows(a, b, l.Lead, l.Links); err != nil {
		return nil, err
	}
	page.Members = each(l.Members, func(v desk.ReportView) reportPart { return newReportPart(b, v, care) })
	page.Origins = originsOf(l.Members)
	b.carries(l.Handling)
	if l.Operation != nil {
		b.carries(l.Operation.Handling)
	}
	for _, o := range l.Over {
		b.carries(o.Handling)
	}
	page.Decide, err = s.decideBar(a, b, l.Row)
	return page, err
}

// linkRow is a link with the words for and against it.
type linkRow struct {
	Page  *base
	Link  desk.LinkView
	Works bool // of a closed record: whoever looks works on the lead, and reads it for that
}

// linkRows are the links of a lead or of a report in it.
func (s *Server) linkRows(a ask, b *base, lead record.ID, links []desk.LinkView) ([]linkRow, error) {
	works := false
	if !b.Past() && !lead.IsZero() && slices.ContainsFunc(links, func(l desk.LinkView) bool { return l.Closed }) {
		var err error
		if works, err = s.house.Works(a.Context(), a.viewer, lead); err != nil {
			return nil, err
		}
	}
	return each(links, func(l desk.LinkView) linkRow { return linkRow{b, l, works} }), nil
}

// Judgements are what can be said of the link, but for what was said last.
func (l linkRow) Judgements() []judgement {
	var out []judgement
	for _, j := range []judgement{
		{"y", "Confirm", record.LinkConfirmed}, {"n", "Refute", record.LinkRefuted}, {"0", "Unsure", record.LinkUnsure},
	} {
		if j.State != l.Link.State && !l.Page.Past() {
			out = append(out, j)
		}
	}
	return out
}

// judgement is one answer to a link, and its key.
type judgement struct {
	Key, Text string
	State     record.LinkState
}

// Back is where a judgement leads back to.
func (l linkRow) Back() string { return l.Page.AsOf.Path() }

// trail is what happened, newest first.
type trail struct {
	Page  *base
	Lines []desk.TrailEntry
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
