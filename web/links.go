package web

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// linksPage is one link between its report and its holding, to be judged with a key.
// The next one follows.
type linksPage struct {
	*base
	Queue  desk.LinkQueue
	Review desk.LinkReview
	Part   reportPart
	Works  bool // of a closed record: whoever looks works on the lead
	viewer lawful.Viewer
}

func (linksPage) template() string { return "links.html" }

// record implements recorded: the words of a report and a holding are shown.
func (p linksPage) record(ctx context.Context, h House) error {
	l := p.Review.Link
	if p.Past() || l == nil {
		return nil
	}
	err := h.Read(ctx, p.viewer, record.ReadReport, l.Report, 0)
	if err == nil && !l.Closed {
		err = h.Read(ctx, p.viewer, record.ReadHolding, l.Holding, 0)
	}
	return err
}

func (s *Server) links(a ask) (view, error) {
	q, err := readQueue(a.URL.Query())
	if err != nil {
		return nil, err
	}
	v, err := s.house.LinkReview(a.Context(), a.viewer, a.at, q)
	if err != nil {
		return nil, err
	}
	care, err := s.house.Care(a.Context(), a.viewer)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "links", "Links to judge").of(v.Moment).carries(v.Handling)
	p := linksPage{base: b, Queue: q, Review: v, viewer: a.viewer}
	if v.Link == nil {
		return p, nil
	}
	b.For = v.Lead
	p.Part = newReportPart(b, v.Report, care)
	if v.Link.Closed && !b.Past() && !v.Lead.IsZero() {
		p.Works, err = s.house.Works(a.Context(), a.viewer, v.Lead)
	}
	return p, err
}

// readQueue reads which links one goes through.
func readQueue(f url.Values) (desk.LinkQueue, error) {
	q := desk.LinkQueue{Unsure: f.Get("state") == record.LinkUnsure.String()}
	var errs [4]error
	q.Lead, errs[0] = record.ParseID(f.Get("lead"))
	q.Report, errs[1] = record.ParseID(f.Get("report"))
	q.At, errs[2] = record.ParseID(f.Get("at"))
	q.Did, errs[3] = record.ParseID(f.Get("did"))
	if errors.Join(errs[:]...) != nil {
		return q, desk.ErrNotFound // what is no id names nothing
	}
	return q, nil
}

// address is this page at a link, after another was judged.
func (p linksPage) address(at, did record.ID) string {
	f := url.Values{}
	for name, id := range map[string]record.ID{"lead": p.Queue.Lead, "report": p.Queue.Report, "at": at, "did": did} {
		if !id.IsZero() {
			f.Set(name, id.String())
		}
	}
	if p.Queue.Unsure {
		f.Set("state", record.LinkUnsure.String())
	}
	if len(f) == 0 {
		return "/links"
	}
	return "/links?" + f.Encode()
}

// Next and Before are the links on both sides; "" for none.
func (p linksPage) Next() string { return p.beside(p.Review.Next) }

// Before is the link before.
func (p linksPage) Before() string { return p.beside(p.Review.Before) }

func (p linksPage) beside(id record.ID) string {
	if id.IsZero() {
		return ""
	}
	return p.URL(p.address(id, record.ID{}))
}

// After is where a judgement leads: to the next link. At the end, to what is left.
func (p linksPage) After() string { return p.address(p.Review.Next, p.Review.Link.ID) }

// Again is where taking back leads: to the link that was judged.
func (p linksPage) Again() string { return p.address(p.Review.Did.ID, record.ID{}) }

// Back is where a stated purpose leads back to.
func (p linksPage) Back() string { return p.address(p.Review.Link.ID, record.ID{}) }

// Other is the same page of the links that were kept unsure, or of the open ones.
func (p linksPage) Other() string {
	p.Queue.Unsure = !p.Queue.Unsure
	return p.URL(p.address(record.ID{}, record.ID{}))
}

// Of says which links one goes through.
func (p linksPage) Of() string {
	switch {
	case !p.Queue.Report.IsZero():
		return "of one report"
	case !p.Queue.Lead.IsZero():
		return "of one lead"
	}
	return "of the leads on the board, in its order"
}

// For and Against are the reasons on both sides.
func (p linksPage) Reasons(for_ bool) []desk.Reason {
	var out []desk.Reason
	for _, r := range p.Review.Link.Why {
		if (r.Value >= 0) == for_ {
			out = append(out, r)
		}
	}
	return out
}

// Judgements are what can be said of the link, but for what stands.
func (p linksPage) Judgements() []judgement {
	var out []judgement
	for _, j := range []judgement{
		{"y", "Yes, this is meant", record.LinkConfirmed}, {"n", "No, somebody else", record.LinkRefuted}, {"u", "Unsure, keep it", record.LinkUnsure},
	} {
		if j.State != p.Review.Link.State {
			out = append(out, j)
		}
	}
	return out
}

// excerpt are the words around a mention; Whole says that they are all there are.
type excerpt struct {
	Before, After []segment
	Mention       string
	Cut, More     bool
}

// around is how many bytes of a report stand on either side of the mention.
const around = 900

// Words are the words of the report around the mention.
func (p linksPage) Words() excerpt {
	text, l := p.Review.Report.Text, p.Review.Link
	if l.End <= l.Start || l.End > len(text) || !boundary(text, l.Start) || !boundary(text, l.End) {
		end := wordEnd(text, min(len(text), 2*around))
		return excerpt{Before: segments(text[:end], p.Review.Report.Marks), More: end < len(text)}
	}
	from, to := wordStart(text, max(0, l.Start-around)), wordEnd(text, min(len(text), l.End+around))
	return excerpt{Before: cut(p.Review.Report, from, l.Start), Mention: text[l.Start:l.End], After: cut(p.Review.Report, l.End, to), Cut: from > 0, More: to < len(text)}
}

// cut is a stretch of a report's text with the marks that lie in it.
func cut(r desk.ReportView, from, to int) []segment {
	var marks []desk.Mark
	for _, m := range r.Marks {
		if m.Start >= from && m.End <= to {
			m.Start, m.End = m.Start-from, m.End-from
			marks = append(marks, m)
		}
	}
	return withSigns(segments(r.Text[from:to], marks), r.Indicators, from)
}

// wordStart and wordEnd move a place to where a word begins or ends.
func wordStart(s string, at int) int {
	for at > 0 && s[at-1] != ' ' && s[at-1] != '\n' {
		at--
	}
	return at
}

func wordEnd(s string, at int) int {
	for at < len(s) && s[at] != ' ' && s[at] != '\n' {
		at++
	}
	return at
}

// Face is the holding as its own page shows it.
func (p linksPage) Face() holdingPage { return holdingPage{base: p.base, Holding: p.Review.Holding} }

// Title is what the report is called.
func (p linksPage) ReportTitle() string {
	return orElse(p.Review.Report.Said.Title, desk.Headline("", firstWords(p.Review.Report.Text)))
}

func firstWords(s string) string {
	const most = 120
	if len(s) <= most {
		return s
	}
	for at := most; at > 0; at-- {
		if utf8.RuneStart(s[at]) {
			return s[:at]
		}
	}
	return ""
}

// linksPath reports whether an address that a form brought back is this page.
func linksPath(back string) bool {
	u, err := url.Parse(back)
	return err == nil && u.Path == "/links" && u.Host == "" && u.Scheme == "" && !strings.Contains(back, "\\")
}

// writtenName is a name as it is written, with how it reads in Latin letters where it
// is in others.
type writtenName struct{ Text, Read string }

func written(name string) writtenName { return writtenName{name, names.Reading(name)} }

// likely is how alike a mention and a holding are, to two digits: more would promise
// what no calibration holds.
func likely(p record.Millionths) string {
	switch {
	case p > record.One*99/100:
		return "above 0.99"
	case p < record.One/100:
		return "below 0.01"
	}
	return fmt.Sprintf("%.2f", p.Float())
}
