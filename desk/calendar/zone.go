package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// clocks turn what the clocks of a place show into moments, and back.
type clocks interface {
	moment(naked time.Time) record.Time
	wall(at record.Time) time.Time
}

// wall is what clocks show.
type wall struct {
	naked time.Time // its fields count, its zone is UTC
	zone  clocks
}

func (w wall) moment() record.Time { return w.zone.moment(w.naked) }

// place is a zone that the machine knows.
type place struct{ *time.Location }

func (p place) moment(naked time.Time) record.Time { return desk.LocalTime(naked, p.Location) }

func (p place) wall(at record.Time) time.Time {
	t := at.Go().In(p.Location)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// read reads a time: with Z in UTC, with TZID in that zone, else in the zone of the
// calendar or of the house. A date is the midnight with which it begins.
func (s *spreading) read(p property) (wall, error) {
	value := strings.TrimSpace(p.value)
	naked, utc := strings.CutSuffix(strings.ToUpper(value), "Z")
	layout := "20060102T150405"
	if len(naked) == len("20060102") {
		layout = "20060102"
	}
	t, err := time.Parse(layout, naked)
	if err != nil {
		return wall{}, fmt.Errorf("%.30q is no time of a calendar", value)
	}
	if y := t.Year(); y < 1971 || y > 2200 {
		return wall{}, fmt.Errorf("%.30q is not between 1971 and 2200", value)
	}
	if utc {
		return wall{t, place{time.UTC}}, nil
	}
	zone, err := s.zoneOf(p.params["TZID"], layout == "20060102")
	return wall{t, zone}, err
}

// zoneOf finds the clocks that a calendar means. Days belong to the house.
func (s *spreading) zoneOf(id string, day bool) (clocks, error) {
	if id == "" || day {
		if s.book.zone != "" && !day {
			if l, ok := located(s.book.zone); ok {
				return place{l}, nil
			}
		}
		return place{s.o.Zone}, nil
	}
	if l, ok := located(id); ok {
		return place{l}, nil
	}
	z, told := s.zones[id]
	if told {
		if l, ok := located(z.place); ok {
			return place{l}, nil
		}
		if ready, ok := z.ready(s.o); ok {
			return ready, nil
		}
	}
	return nil, fmt.Errorf("the zone %.60q is not known, and the calendar does not say what its clocks show", id)
}

// located finds a zone by name: as the world names it, with what Mozilla and others
// put before it, or as Windows does.
func located(id string) (*time.Location, bool) {
	if id == "" || id == "Local" || strings.Contains(id, "..") {
		return nil, false
	}
	if l, err := time.LoadLocation(id); err == nil {
		return l, true
	}
	if name, ok := windows[id]; ok {
		id = name
	}
	for parts := strings.Split(id, "/"); len(parts) > 0; parts = parts[1:] {
		if name := strings.Join(parts, "/"); name != "" && name != "Local" {
			if l, err := time.LoadLocation(name); err == nil {
				return l, true
			}
		}
	}
	return nil, false
}

// zone is what a calendar itself says of a zone.
type zone struct {
	id, place string
	rules     []observance
	turns     []turn // made by ready
}

// observance is a part of the year with its clocks.
type observance struct{ props map[string]property }

// mostObservances bounds the parts that one zone may have.
const mostObservances = 50

// turn is a moment from which clocks are ahead by so much.
type turn struct {
	at    record.Time
	ahead time.Duration
}

// ready works out when the clocks change in the stretch that is read.
func (z *zone) ready(o Options) (clocks, bool) {
	if z.turns != nil {
		return z, true
	}
	var turns []turn
	for _, r := range z.rules {
		after, ok := ahead(r.props["TZOFFSETTO"].value)
		before, okBefore := ahead(r.props["TZOFFSETFROM"].value)
		start, err := time.Parse("20060102T150405", strings.TrimSpace(r.props["DTSTART"].value))
		if !ok || !okBefore || err != nil {
			return nil, false
		}
		turns = append(turns, turn{record.At(start.Add(-before)), after})
		for _, at := range yearly(r.props["RRULE"].value, start, o) {
			turns = append(turns, turn{record.At(at.Add(-before)), after})
		}
	}
	z.turns = turns
	return z, len(turns) > 0
}

// yearly follows the rule of an observance from a few years before the stretch.
func yearly(rule string, start time.Time, o Options) []time.Time {
	if rule == "" {
		return nil
	}
	opt, err := ruleOf(rule)
	if err != nil {
		return nil
	}
	first := max(start.Year(), o.From.Go().Year()-3)
	opt.Dtstart = start.AddDate(first-start.Year(), 0, 0).AddDate(cycle, 0, 0)
	if !opt.Until.IsZero() {
		opt.Until = opt.Until.AddDate(cycle, 0, 0)
	}
	opt.Count = 0
	next, err := followed(opt)
	if err != nil {
		return nil
	}
	var out []time.Time
	for len(out) < 20 {
		at, more := next()
		if !more || at.Year()-cycle > o.Until.Go().Year()+1 {
			break
		}
		out = append(out, at.AddDate(-cycle, 0, 0))
	}
	return out
}

// ahead reads +0100 or -053000.
func ahead(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	n, err := strconv.Atoi(s[1:])
	if len(s) == 5 {
		n *= 100
	}
	d := time.Duration(n/10000)*time.Hour + time.Duration(n/100%100)*time.Minute + time.Duration(n%100)*time.Second
	if s[0] == '-' {
		d = -d
	}
	return d, err == nil && d > -24*time.Hour && d < 24*time.Hour
}

// at is how far the clocks are ahead at a moment.
func (z *zone) at(t record.Time) time.Duration {
	var found, first *turn
	for i := range z.turns {
		one := &z.turns[i]
		if first == nil || one.at < first.at {
			first = one
		}
		if one.at <= t && (found == nil || one.at > found.at) {
			found = one
		}
	}
	if found == nil {
		found = first
	}
	return found.ahead
}

// moment takes the first of two moments, and counts what is skipped with the
// clocks before, as desk.LocalTime does.
func (z *zone) moment(naked time.Time) record.Time {
	before := z.at(record.At(naked.Add(-15 * time.Hour)))
	after := z.at(record.At(naked.Add(15 * time.Hour)))
	for _, by := range []time.Duration{max(before, after), min(before, after)} {
		if at := record.At(naked.Add(-by)); z.at(at) == by {
			return at
		}
	}
	return record.At(naked.Add(-before))
}

func (z *zone) wall(at record.Time) time.Time { return at.Go().Add(z.at(at)) }
