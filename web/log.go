package web

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/record"
)

// logPage is the take-in log: what every source sent and what became of it,
// what came in together, and every arrival and refusal.
type logPage struct {
	*base
	Senders    []senderRow
	Deliveries []desk.DeliveryLine
	Lines      []logLine
	Source     record.ID // whose lines alone are shown; zero for all
	Name       string
	Refused    bool
	Older      string // addresses of what came before, "" when there is none
	OlderTold  string
	filter     url.Values
}

func (logPage) template() string { return "log.html" }

func (s *Server) log(a ask) (view, error) {
	q, err := arrivalQuery(a)
	if err != nil {
		return nil, err
	}
	lines, err := s.house.Arrivals(a.Context(), a.viewer, a.at, q)
	if err != nil {
		return nil, err
	}
	page := logPage{base: s.base(a, "take", "Take-in log").of(lines.Moment), Source: q.Source, Refused: q.Refused, filter: filterOf(q)}
	page.Lines = page.logLines(lines.Lines)
	if n := len(lines.Lines); n > 0 && lines.More {
		page.Older = page.filtered("before", lines.Lines[n-1].Mark)
	}
	if err := s.logSenders(a, &page); err != nil {
		return nil, err
	}
	told, err := s.house.Deliveries(a.Context(), a.viewer, a.at, a.mark("deliveries"))
	if err != nil {
		return nil, err
	}
	for _, d := range told.Lines {
		if q.Source.IsZero() || d.Source == q.Source {
			page.Deliveries = append(page.Deliveries, d)
		}
	}
	if n := len(told.Lines); n > 0 && told.More {
		page.OlderTold = page.filtered("deliveries", told.Lines[n-1].Mark)
	}
	return page, nil
}

func (s *Server) logSenders(a ask, page *logPage) error {
	senders, err := s.house.Senders(a.Context(), a.viewer, a.at)
	if err != nil {
		return err
	}
	aside, err := s.house.Aside(a.Context(), a.viewer, a.at)
	if err != nil {
		return err
	}
	away := map[record.ID]bool{}
	for _, l := range aside.Sources {
		away[l.Source] = true
	}
	for _, l := range senders.Lines {
		if l.Source == page.Source && !l.Source.IsZero() {
			page.Name = l.Name
		}
		page.Senders = append(page.Senders, senderRow{page.base, l, away[l.Source]})
	}
	return nil
}

func arrivalQuery(a ask) (q desk.ArrivalQuery, err error) {
	q.Before = a.mark("before")
	q.Refused = a.FormValue("refused") != ""
	if q.Source, err = record.ParseID(a.FormValue("source")); err != nil {
		return q, desk.ErrNotFound
	}
	return q, nil
}

func filterOf(q desk.ArrivalQuery) url.Values {
	f := url.Values{}
	if !q.Source.IsZero() {
		f.Set("source", q.Source.String())
	}
	if q.Refused {
		f.Set("refused", "1")
	}
	return f
}

// filtered is the address of older lines under the same filter.
func (p logPage) filtered(name string, before record.Mark) string {
	q := url.Values{}
	for k, v := range p.filter {
		q[k] = v
	}
	q.Set(name, string(before))
	return p.URL("/log?" + q.Encode())
}

// senderRow is what one source sent, and whether all of it was seen.
type senderRow struct {
	Page *base
	desk.SenderLine
	Aside bool
}

// Act is what setting the source aside needs.
func (r senderRow) Act() setAside { return setAside{Page: r.Page, Source: r.Source, Name: r.Name} }

// LogURL is the log of this source alone.
func (r senderRow) LogURL() string { return r.Page.URL("/log?source=" + r.Source.String()) }

// Agrees says that what was sent is what was received.
func (r senderRow) Agrees() bool {
	return r.Unseen() == 0 && (r.End == record.EndComplete || r.End == record.EndUnreachable)
}

// Unseen is how many of the items sent became nothing.
func (r senderRow) Unseen() int64 { return r.Sent.Sent - r.Taken - r.Repeated - r.Refused }

// Verdict says in words whether what was sent was received.
func (r senderRow) Verdict() string {
	switch {
	case r.Unseen() > 0:
		return fmt.Sprintf("%d not seen", r.Unseen())
	case r.Unseen() < 0:
		return fmt.Sprintf("%d more than were sent", -r.Unseen())
	case r.End == record.EndCutOff:
		return "agrees as far as it came: the last delivery was cut off"
	case r.End == record.EndTurnedAway:
		return "agrees; the last delivery was turned away"
	case r.End == record.EndUnreachable:
		return "agrees; not reached at the last visit"
	}
	return "agrees"
}

// AsideReasons are the closed reasons for setting a sender aside.
func (*base) AsideReasons() []record.AsideReason {
	return []record.AsideReason{record.AsideFlood, record.AsideMachine, record.AsideMistaken}
}

// mostKept is how much of what was refused a page shows.
const mostKept = 4096

// KeptText is the beginning of what is kept, as far as it is text.
func (l logLine) KeptText() string {
	b := l.Kept
	if len(b) > mostKept {
		b = b[:mostKept]
	}
	if utf8.Valid(l.Kept) {
		b = []byte(strings.ToValidUTF8(string(b), ""))
	}
	return strings.ReplaceAll(strings.ToValidUTF8(string(b), "�"), "\x00", "␀")
}

// KeptWords says how much is kept, and whether all of it is shown.
func (l logLine) KeptWords() string {
	if len(l.Kept) > mostKept {
		return fmt.Sprintf("%s kept, the first %s shown", sizeWords(int64(len(l.Kept))), sizeWords(mostKept))
	}
	return sizeWords(int64(len(l.Kept))) + " kept"
}
