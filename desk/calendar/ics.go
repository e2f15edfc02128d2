package calendar

import (
	"iter"
	"strings"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// How much one calendar may hold besides rows.
const (
	mostDeep   = 8   // components within components
	mostSeries = 300 // each costs time, also one that never comes
)

// event is a VEVENT, and book all that a calendar says.
type event struct {
	line  int
	props map[string][]property
	bad   error // a line of it could not be read
	badAt int
}

func (e event) one(name string) (property, bool) {
	if all := e.props[name]; len(all) > 0 {
		return all[0], true
	}
	return property{}, false
}

func (e event) text(name string) string {
	p, _ := e.one(name)
	return p.words()
}

type book struct {
	name   string // X-WR-CALNAME
	zone   string // X-WR-TIMEZONE
	events []event
	zones  map[string]*zone
	faults []*Refused
}

// readICS reads a calendar.
func readICS(text string, o Options) iter.Seq2[Row, *Refused] {
	return func(yield func(Row, *Refused) bool) {
		b := bookOf(unfolded(text))
		for _, f := range b.faults {
			if !yield(Row{}, f) {
				return
			}
		}
		s := spreading{book: b, o: o, moved: map[string]map[record.Time]bool{}}
		s.overrides()
		for _, e := range b.events {
			for row, refused := range s.rows(e) {
				if !yield(row, refused) {
					return
				}
			}
		}
	}
}

// walker walks the components of a calendar.
type walker struct {
	*book
	stack []string
	event *event
	zone  *zone
}

func bookOf(lines []textLine) *book {
	w := walker{book: &book{zones: map[string]*zone{}}}
	for _, l := range lines {
		p, err := propertyOf(l)
		if err != nil {
			w.fault(l, err)
			continue
		}
		switch p.name {
		case "BEGIN":
			if w.stack = append(w.stack, strings.ToUpper(strings.TrimSpace(p.value))); len(w.stack) > mostDeep {
				w.faults = append(w.faults, feed.Refuse(l.line, record.RefusedUnreadable, []byte(l.text), "components within components, deeper than %d: nothing after this was read", mostDeep))
				return w.book
			}
			w.begin(l.line)
		case "END":
			w.end(l, strings.ToUpper(strings.TrimSpace(p.value)))
		default:
			w.put(p)
		}
	}
	if w.event != nil {
		w.faults = append(w.faults, feed.Refuse(w.event.line, record.RefusedUnreadable, nil, "the calendar ends in the middle of this event: send it whole"))
	}
	return w.book
}

func (w *walker) at() string {
	if len(w.stack) == 0 {
		return ""
	}
	return w.stack[len(w.stack)-1]
}

func (w *walker) fault(l textLine, err error) {
	if w.event != nil {
		w.event.bad, w.event.badAt = err, l.line
		return
	}
	w.faults = append(w.faults, feed.Refuse(l.line, record.RefusedUnreadable, []byte(l.text), "%v", err))
}

func (w *walker) begin(line int) {
	switch w.at() {
	case "VEVENT":
		w.event = &event{line: line, props: map[string][]property{}}
	case "VTIMEZONE":
		w.zone = &zone{}
	case "STANDARD", "DAYLIGHT":
		if w.zone != nil && len(w.zone.rules) < mostObservances {
			w.zone.rules = append(w.zone.rules, observance{props: map[string]property{}})
		}
	}
}

func (w *walker) end(l textLine, name string) {
	if w.at() != name {
		w.fault(l, errNoEnd)
		if i := lastIndex(w.stack, name); i >= 0 {
			w.stack = w.stack[:i+1] // what was not ended ends here
		} else {
			return
		}
	}
	w.stack = w.stack[:len(w.stack)-1]
	switch name {
	case "VEVENT":
		if w.event != nil {
			w.events, w.event = append(w.events, *w.event), nil
		}
	case "VTIMEZONE":
		if w.zone != nil && w.zone.id != "" {
			w.zones[w.zone.id] = w.zone
		}
		w.zone = nil
	}
}

func lastIndex(stack []string, name string) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i] == name {
			return i
		}
	}
	return -1
}

// put keeps a property where it belongs; those of alarms and tasks mean nothing here.
func (w *walker) put(p property) {
	switch at := w.at(); {
	case at == "VEVENT" && w.event != nil:
		w.event.props[p.name] = append(w.event.props[p.name], p)
	case at == "VTIMEZONE" && w.zone != nil && p.name == "TZID":
		w.zone.id = strings.TrimSpace(p.value)
	case at == "VTIMEZONE" && w.zone != nil && p.name == "X-LIC-LOCATION":
		w.zone.place = strings.TrimSpace(p.value)
	case (at == "STANDARD" || at == "DAYLIGHT") && w.zone != nil && len(w.zone.rules) > 0:
		w.zone.rules[len(w.zone.rules)-1].props[p.name] = p
	case at == "VCALENDAR" && p.name == "X-WR-CALNAME":
		w.name = p.words()
	case at == "VCALENDAR" && p.name == "X-WR-TIMEZONE":
		w.book.zone = strings.TrimSpace(p.value)
	}
}
