package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// base is what every page shows besides its own matter. Templates call its
// methods for addresses, so that every link carries the moment along.
type base struct {
	Title string
	Here  string // the page's word in the navigation
	House houseLine
	AsOf  asOfBar
	Once  string // id of this page's forms: a decision sent twice counts once
	Me    record.ID
	Mark  record.Mark // of the newest entry that the page may tell of, so that it knows what is news to it
	Seq   record.Seq  // the entry up to which the page was read; 0 for who may not read all
	Now   record.Time
	For   record.ID // the lead that is looked at: a search from here is for it

	counts bool // whoever asks may read every entry, and so may see their numbers

	Carried record.Handling // the handling of all that the page shows; zero: it shows nothing of the kind

	Emergency record.Time // until when the viewer reads more because life is in danger; 0: they do not
	Opened    int         // for oversight: emergencies that are open

	Filling Filling
	Tour    *tourCard    // nil for none
	Raised  []raisedLine // calls in which life is said to be at risk
	Handed  []handedLine // what was handed to whoever looks, and what came back to them

	zone  *time.Location // of the house
	plans bool           // whoever looks may plan

	May       pagesFor // what stands in the navigation
	Own       string   // what colleagues call whoever reads the page; "" without accounts
	Unwatched record.Time
	names     func(record.ID) string
	late      LateWitnesses
	people    []lawful.Account
}

// houseLine says of which class the house is.
type houseLine struct {
	Class string // one word, for styles
	Text  string
}

var classTexts = map[record.Class]string{
	record.Live: "LIVE", record.Exercise: "EXERCISE – not real", record.Demo: "DEMO – invented data",
}

func (s *Server) houseLine() houseLine {
	c := s.house.Class()
	line := houseLine{c.String(), classTexts[c]}
	if s.house.History() {
		line.Text += " · loaded history"
	}
	return line
}

// base begins a page of which nothing has been read yet.
func (s *Server) base(a ask, here, title string) *base {
	now := a.now
	if a.at != 0 {
		now = a.at
	}
	b := &base{Title: title, Here: here, House: s.houseLine(), AsOf: newAsOfBar(a), Once: record.NewID().String(), Me: a.viewer.Actor, Now: now, counts: a.viewer.Hidden() == 0, Filling: a.filling, Tour: s.tour(a, here),
		zone: s.house.Zone(), plans: a.viewer.May(lawful.Plan)}
	b.Emergency = a.viewer.Emergency
	b.names, b.May = s.house.NameOf, newPagesFor(a.viewer)
	if s.house.Peopled() {
		b.Own = s.house.NameOf(a.viewer.Actor)
		if b.Own != "" {
			b.Unwatched = s.house.Unwatched(a.at)
		}
	}
	return b
}

// pagesFor are the pages that somebody's roles are made for.
type pagesFor struct{ Read, Take, SeeDesk, Plan, Administer, Oversee bool }

func newPagesFor(v lawful.Viewer) pagesFor {
	return pagesFor{v.May(lawful.ReadCases), v.May(lawful.TakeIn), v.May(lawful.SeeDesk), v.May(lawful.Plan), v.May(lawful.Administer), v.May(lawful.Oversee)}
}

// of sets the moment that the page was read at.
func (b *base) of(m desk.Moment) *base {
	b.Mark = m.Mark
	if b.counts {
		b.Seq = m.Seq
	}
	if m.Now != 0 {
		b.Now = m.Now
	}
	return b
}

// Past says that the page is one of the past, where nothing can be decided.
func (b *base) Past() bool { return b.AsOf.At != 0 }

// Stamp is a time as the page tells it.
func (b *base) Stamp(t record.Time) stamp { return stamp{t, b.Now} }

// URL is an address of the house at the moment of this page.
func (b *base) URL(path string) string { return b.AsOf.carry(path) }

// The addresses of one thing, at the moment of this page.
func (b *base) LeadURL(id record.ID) string   { return b.URL("/lead/" + id.String()) }
func (b *base) ReportURL(id record.ID) string { return b.URL("/report/" + id.String()) }
func (b *base) OriginURL(id record.ID) string { return b.URL("/origin/" + id.String()) }
func (b *base) LinksURL(of string, id record.ID) string {
	return b.URL("/links?" + of + "=" + id.String())
}
func (b *base) HoldingURL(id record.ID) string { return b.URL("/holding/" + id.String()) }

// Who names somebody who acted. A colleague's name is for everybody who works here.
func (b *base) Who(id record.ID) string {
	switch {
	case id.IsZero():
		return "the house"
	case id == b.Me:
		return "you"
	}
	if name := b.names(id); name != "" {
		return name
	}
	return "person " + id.String()[24:]
}

// asOfBar moves a page through time.
type asOfBar struct {
	At    record.Time // 0: live
	Now   record.Time // the live moment
	path  string
	query url.Values // of the page, without as_of
}

func newAsOfBar(a ask) asOfBar {
	q := url.Values{}
	if a.Method != "POST" {
		q = a.URL.Query()
	}
	q.Del("as_of")
	q.Del("did")
	q.Del("lead")
	path := a.URL.Path
	if path == "/decide" {
		path = "/" // it is no page
	}
	return asOfBar{At: a.at, Now: a.now, path: path, query: q}
}

// carry adds the moment to an address that may have a query already.
func (b asOfBar) carry(path string) string {
	if b.At == 0 {
		return path
	}
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	q := u.Query()
	q.Set("as_of", b.At.String())
	u.RawQuery = strings.ReplaceAll(q.Encode(), "%3A", ":") // so that a person can read the time
	return u.String()
}

// step is a link of the bar.
type step struct{ Text, Label, URL string }

// Steps lead to neighbouring moments; those that have not come are left out.
func (b asOfBar) Steps() []step {
	from := b.At
	if from == 0 {
		from = b.Now
	}
	var steps []step
	for _, s := range []struct {
		by          record.Time
		text, label string
	}{
		{-record.Day, "−1 d", "one day earlier"}, {-record.Hour, "−1 h", "one hour earlier"},
		{record.Hour, "+1 h", "one hour later"}, {record.Day, "+1 d", "one day later"},
	} {
		if t := from + s.by; t > 0 && t <= b.Now {
			steps = append(steps, step{s.text, s.label, b.moved(t - t%record.Second)})
		}
	}
	return steps
}

// Live is this page now.
func (b asOfBar) Live() string { return b.moved(0) }

func (b asOfBar) moved(at record.Time) string {
	b.At = at
	u := url.URL{Path: b.path, RawQuery: b.query.Encode()}
	return b.carry(u.String())
}

// Path and Kept are the address of the page for the bar's own form.
func (b asOfBar) Path() string { return b.path }

// kept is a parameter of the page that the bar's form hands on.
type kept struct{ Name, Value string }

func (b asOfBar) Kept() []kept {
	var out []kept
	for _, name := range slices.Sorted(maps.Keys(b.query)) {
		out = append(out, kept{name, b.query.Get(name)})
	}
	return out
}

// Field is the moment as a datetime-local field holds it, in UTC.
func (b asOfBar) Field() string {
	at := b.At
	if at == 0 {
		at = b.Now
	}
	return at.Go().Format("2006-01-02T15:04")
}

// Text is the past moment in words.
func (b asOfBar) Text() string {
	layout := "2 Jan 2006 15:04 UTC"
	if b.At%record.Minute != 0 {
		layout = "2 Jan 2006 15:04:05 UTC"
	}
	return b.At.Go().Format(layout)
}
