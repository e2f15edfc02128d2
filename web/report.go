package web

import (
	"fmt"
	"net/url"

	"watchfloor/desk"
	"watchfloor/record"
)

// reportPage is one report on a page of its own.
type reportPage struct {
	*base
	Part  reportPart
	Links []linkRow
	Rest  []linkRow // those that no place in the text names
	Trail trail
	shown
}

func (reportPage) template() string { return "report.html" }

// SetHandling changes the codes of the report.
func (p reportPage) SetHandling() handlingForm {
	return handlingForm{p.base, p.Part.Report.ID, p.Part.Report.Own, "report"}
}

func (s *Server) report(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	r, err := s.house.Report(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	care, err := s.house.Care(a.Context(), a.viewer)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "", orElse(r.Report.Said.Title, "Report")).of(r.Moment).carries(r.Report.Handling)
	b.For = r.Report.Lead
	page := reportPage{base: b, Part: newReportPart(b, r.Report, care), Trail: trail{b, r.Trail}, shown: shown{a.viewer, record.ReadReport, id, b.Past()}}
	if page.Links, err = s.linkRows(a, b, r.Report.Lead, r.Report.Links); err != nil {
		return nil, err
	}
	page.Part.Beside, page.Rest = besides(page.Part, page.Links)
	return page, nil
}

// Standing is the control that makes the report intelligence, or a tip again; nil
// where nothing can be decided.
func (p reportPage) Standing() *standingForm {
	r := p.Part.Report
	if p.Past() || r.Lead.IsZero() || r.Disposed {
		return nil
	}
	f := &standingForm{p.base, r.Lead, r.ID, record.StandingIntelligence, "Facts that it rests on", "Make it intelligence"}
	if r.Standing == record.StandingIntelligence {
		f.To, f.Ask, f.Do = record.StandingTip, "Why the facts do not hold", "Make it a tip again"
	}
	return f
}

// standingForm asks for a person's words on what a report is.
type standingForm struct {
	Page    *base
	Lead    record.ID
	Report  record.ID
	To      record.Standing
	Ask, Do string
}

// reportPart is a report on its own page and on that of its lead.
type reportPart struct {
	Page   *base
	Report desk.ReportView
	Text   []segment
	Title  []segment
	Beside []marginText // the same text in parts, with the links beside it; nil: they stand elsewhere

	Care  desk.Care  // how whoever reads it wants to meet what is graphic
	Asked url.Values // of the page: which file is shown how
}

func newReportPart(b *base, r desk.ReportView, c desk.Care) reportPart {
	title := segments(r.Said.Title, r.TitleMarks)
	return reportPart{Page: b, Report: r, Text: withSigns(segments(r.Text, r.Marks), r.Indicators, 0),
		Title: withSigns(title, r.Indicators, -len(r.Said.Title)-1), Care: c, Asked: b.AsOf.query}
}

// fact is a line of what a report said of itself, or of how it came.
type fact struct {
	Name, Value string
	Foreign     bool // in the words of the sender
}

// Came are the facts about how the report came to the house.
func (p reportPart) Came() []fact {
	r := p.Report
	out := []fact{{Name: "Arrival", Value: arrivalTexts[r.Arrival]}, {Name: "Channel", Value: r.Channel.String()},
		{Name: "Format", Value: r.Said.Format.String()}, {Name: "Characters", Value: charsetText(r.Said.Charset)}}
	if r.Said.WrittenBy != "" {
		out = append(out, fact{"Written down by", r.Said.WrittenBy, true})
	}
	return out
}

var arrivalTexts = map[record.Arrival]string{
	record.ArrivalNew: "new", record.ArrivalRepeat: "the same report again", record.ArrivalCopy: "a copy of another report",
	record.ArrivalExcerpt: "an excerpt of another report", record.ArrivalQuotes: "quotes another report",
}

// charsetText says how the bytes were read, and that they are kept where the
// text shown is not all of them.
func charsetText(c record.Charset) string {
	switch c {
	case record.UTF8:
		return "UTF-8"
	case record.Mixed:
		return "UTF-8 with bytes that are no text: shown as �, and kept as they came"
	}
	return c.String() + ", read as such; the bytes are kept as they came"
}

// Said are the facts that the report states of itself, as they were written.
func (p reportPart) Said() []fact {
	s := p.Report.Said
	var out []fact
	add := func(name, value string) {
		if value != "" {
			out = append(out, fact{name, value, true})
		}
	}
	add("Sender's id", s.SentID)
	if s.Grade.Code != "" {
		add("Grade", fmt.Sprintf("%s (%s)", s.Grade.Code, s.Grade.Scheme))
	}
	add("Handling, in its words", s.Handling)
	add("Address", s.URL)
	add("Language", s.Lang)
	if s.Place != nil {
		add("Place", placeText(s.Place.Name, s.Place.Lat, s.Place.Lon))
	}
	for _, i := range s.Identifiers {
		add(orElse(i.Kind, "Identifier"), i.Value)
	}
	for _, f := range s.Written {
		add(f.Name, f.Value)
	}
	for _, f := range s.Unknown {
		add(f.Name+" (unknown to this house)", f.Value)
	}
	return out
}

func placeText(name string, lat, lon *float64) string {
	if lat == nil || lon == nil {
		return name
	}
	return fmt.Sprintf("%s (%.5f, %.5f)", name, *lat, *lon)
}
