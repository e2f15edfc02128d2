package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// rosterPage is a week of the roster.
type rosterPage struct {
	*base
	Monday      time.Time // in the zone of the house
	Days        []rosterDay
	Posts       []postRow
	Closed      []desk.PostView
	People      []desk.Person
	Prev, Next  string
	Mine        []desk.PostView // those that the viewer holds now
	On          record.ID       // the one they act on
	Plans       bool
	Zone        string
	First, Last string // of the form
}

func (rosterPage) template() string { return "roster.html" }

// rosterDay is one column.
type rosterDay struct {
	Text        string
	Today       bool
	from, until record.Time
}

// postRow is a post with its week.
type postRow struct {
	Page *rosterPage
	desk.PostView
	Cells []postDay
}

// Holds says who holds the post, in words.
func (r postRow) Holds() string { return r.Page.Covered(r.Cover) }

// postDay is one post on one day.
type postDay struct {
	Day    rosterDay
	Duties []dutyLine
	Gaps   []string
	Twice  []string
}

// dutyLine is a duty as a cell shows it.
type dutyLine struct {
	Page *rosterPage
	desk.Duty
	Times string
}

// Who is the name of the person on duty.
func (l dutyLine) Who() string { return l.Page.Who(l.Account) }

// Ends says that the duty can be taken out: it is not over.
func (l dutyLine) Ends() bool { return l.Page.Plans && l.Until > l.Page.Now }

// Full is the duty in words, for a control's name.
func (l dutyLine) Full() string {
	return l.Who() + ", " + l.Page.local(l.From, "Mon 2 Jan 15:04") + " to " + l.Page.local(l.Until, "Mon 2 Jan 15:04")
}

func (p *rosterPage) local(t record.Time, layout string) string {
	return t.Go().In(p.zone).Format(layout)
}

// weekOf is the Monday of the week in which a day lies.
func weekOf(day time.Time) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

func (s *Server) roster(a ask) (view, error) {
	zone := s.house.Zone()
	now := a.now
	if a.at != 0 {
		now = a.at
	}
	day := now.Go().In(zone)
	if said := a.URL.Query().Get("week"); said != "" {
		var err error
		if day, err = time.ParseInLocation(time.DateOnly, said, zone); err != nil || day.Year() < 1971 || day.Year() > 2200 {
			return nil, failure{http.StatusBadRequest, "Not a week", "Write the week as the date of one of its days, 2026-01-31."}
		}
	}
	page := &rosterPage{base: s.base(a, "roster", "Roster"), Monday: weekOf(day), Zone: zone.String(), Plans: a.viewer.May(lawful.Plan) && a.at == 0, On: a.viewer.Post}
	for i := range 7 {
		d := page.Monday.AddDate(0, 0, i)
		from, until := desk.DayStart(d, zone), desk.DayStart(d.AddDate(0, 0, 1), zone)
		page.Days = append(page.Days, rosterDay{Text: d.Format("Mon 2 Jan"), Today: from <= now && now < until, from: from, until: until})
	}
	r, err := s.house.Roster(a.Context(), a.viewer, a.at, desk.Stretch{From: page.Days[0].from, Until: page.Days[6].until})
	if err != nil {
		return nil, err
	}
	page.of(r.Moment)
	page.Prev, page.Next = page.week(-7), page.week(7)
	for _, p := range r.Posts.Posts {
		if p.Closed != 0 {
			page.Closed = append(page.Closed, p)
		}
		if p.HeldBy(a.viewer.Actor) {
			page.Mine = append(page.Mine, p)
		}
		row := postRow{Page: page, PostView: p, Cells: each(page.Days, func(d rosterDay) postDay { return page.cell(r, p.ID, d) })}
		if p.Closed == 0 || slices.ContainsFunc(row.Cells, func(c postDay) bool { return len(c.Duties) > 0 }) {
			page.Posts = append(page.Posts, row)
		}
	}
	if page.Plans {
		page.People, err = s.house.People(a.Context(), a.viewer)
		page.First = page.local(now-now%record.Hour+record.Hour, "2006-01-02T15:04")
		page.Last = page.local(now-now%record.Hour+9*record.Hour, "2006-01-02T15:04")
	}
	return page, err
}

func (p *rosterPage) week(days int) string {
	return p.URL("/roster?week=" + p.Monday.AddDate(0, 0, days).Format(time.DateOnly))
}

// cell is what a post's day says.
func (p *rosterPage) cell(r desk.Roster, post record.ID, d rosterDay) postDay {
	c := postDay{Day: d}
	for _, duty := range r.Duties {
		if duty.Post == post && duty.Until > d.from && duty.From < d.until {
			c.Duties = append(c.Duties, dutyLine{p, duty, p.times(desk.Stretch{From: duty.From, Until: duty.Until}, d)})
		}
	}
	in := func(s desk.Stretch) string { return p.times(s, d) }
	c.Gaps = each(desk.Gaps(r.Duties, post, d.from, d.until), in)
	c.Twice = each(desk.Overlaps(r.Duties, post, d.from, d.until), in)
	return c
}

// times are a stretch as a day shows it.
func (p *rosterPage) times(s desk.Stretch, d rosterDay) string {
	from, until := p.local(s.From, "15:04"), p.local(s.Until, "15:04")
	switch begins, ends := s.From > d.from, s.Until < d.until; {
	case !begins && !ends:
		return "all day"
	case !begins:
		return "until " + until
	case !ends:
		return "from " + from
	}
	return from + "–" + until
}

// decideRoster does what a form of the roster asks for.
func (s *Server) decideRoster(a ask) (string, error) {
	d, err := readRoster(a.PostForm, s.house.Zone())
	if err != nil {
		return "", err
	}
	back := "/roster"
	if week := a.PostForm.Get("week"); week != "" {
		back += "?" + url.Values{"week": {week}}.Encode()
	}
	return back, s.house.DecideRoster(a.Context(), a.viewer, d)
}

// mostDays is on how many days in a row a duty is rostered at once.
const mostDays = 31

func readRoster(f url.Values, zone *time.Location) (desk.RosterDecision, error) {
	bad := func(text string) error { return failure{http.StatusBadRequest, "Not possible", text} }
	var d desk.RosterDecision
	act, choice, _ := strings.Cut(f.Get("act"), ":")
	var err error
	switch act {
	case "open":
		if d.Open = strings.TrimSpace(f.Get("name")); d.Open == "" {
			return d, bad("A post needs a name.")
		}
	case "close":
		d.Close, err = callIn(choice)
	case "cancel":
		var shift record.ID
		shift, err = callIn(choice)
		d.Cancel = []record.ID{shift}
	case "accept":
		d, err = readPlan(f.Get("plan"))
	case "add":
		d.Add, err = readDuties(f, zone)
	default:
		return d, bad("That is nothing that can be done about the roster.")
	}
	if err == nil {
		if d.Request, err = requestID(f); err != nil {
			err = bad(sentence(err))
		}
	}
	return d, err
}

// readDuties reads a duty and on how many days it is held.
func readDuties(f url.Values, zone *time.Location) ([]desk.Duty, error) {
	var d desk.Duty
	var err error
	if d.Post, err = callIn(f.Get("post")); err != nil {
		return nil, desk.Cannot("Choose a post.")
	}
	if d.Account, err = callIn(f.Get("person")); err != nil {
		return nil, desk.Cannot("Choose a person.")
	}
	from, bad := time.Parse("2006-01-02T15:04", f.Get("from"))
	until, worse := time.Parse("2006-01-02T15:04", f.Get("until"))
	if bad != nil || worse != nil {
		return nil, desk.Cannot("Write when the duty begins and when it ends.")
	}
	days, err := strconv.Atoi(orElse(f.Get("days"), "1"))
	if err != nil || days < 1 || days > mostDays {
		return nil, desk.Cannot(fmt.Sprintf("A duty can be rostered on 1 to %d days at once.", mostDays))
	}
	var out []desk.Duty
	for i := range days {
		d.From, d.Until = desk.LocalTime(from.AddDate(0, 0, i), zone), desk.LocalTime(until.AddDate(0, 0, i), zone)
		out = append(out, d)
	}
	return out, nil
}
