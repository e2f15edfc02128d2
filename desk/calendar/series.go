package calendar

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"watchfloor/desk"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

var errNoEnd = errors.New("it ends what was not begun")

// spreading makes rows of events.
type spreading struct {
	*book
	o      Options
	moved  map[string]map[record.Time]bool // by UID, the times of a series that an event of its own stands for
	series int
}

// overrides notes which times of a series are told by events of their own.
func (s *spreading) overrides() {
	for _, e := range s.events {
		p, ok := e.one("RECURRENCE-ID")
		if !ok {
			continue
		}
		uid := e.text("UID")
		if s.moved[uid] == nil {
			s.moved[uid] = map[record.Time]bool{}
		}
		if at, err := s.read(p); err == nil {
			s.moved[uid][at.moment()] = true
		}
	}
}

// rows are the duties of an event, or why it is none.
func (s *spreading) rows(e event) iter.Seq2[Row, *Refused] {
	return func(yield func(Row, *Refused) bool) {
		refuse := func(format string, args ...any) {
			yield(Row{}, feed.Refuse(e.line, record.RefusedBadField, []byte(e.text("SUMMARY")), format, args...))
		}
		from, length, err := s.span(e)
		if err != nil {
			refuse("%v", err)
			return
		}
		row := s.named(e)
		rule, repeats := e.one("RRULE")
		if !repeats && len(e.props["RDATE"]) == 0 {
			row.From, row.Until = from.moment(), length(from)
			if err := desk.CheckDuty(desk.Duty{From: row.From, Until: row.Until}); err != nil {
				refuse("%v", err)
				return
			}
			yield(row, nil)
			return
		}
		if s.series++; s.series > mostSeries {
			refuse("more than %d series in one calendar: send the rest by itself", mostSeries)
			return
		}
		starts, err := s.starts(e, from, rule.value)
		if err != nil {
			refuse("%v", err)
			return
		}
		for _, at := range starts {
			row.From, row.Until = at.moment(), length(at)
			if row.Until <= s.o.From || row.From >= s.o.Until || s.moved[e.text("UID")][row.From] {
				continue
			}
			if err := desk.CheckDuty(desk.Duty{From: row.From, Until: row.Until}); err != nil {
				refuse("%v", err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// span is when an event begins, and when one that begins then ends.
func (s *spreading) span(e event) (from wall, ends func(wall) record.Time, err error) {
	start, ok := e.one("DTSTART")
	recurrence, _ := e.one("RECURRENCE-ID")
	switch {
	case e.bad != nil:
		return from, nil, fmt.Errorf("line %d of it: %w", e.badAt, e.bad)
	case !ok:
		return from, nil, errors.New("it has no DTSTART")
	case strings.EqualFold(e.text("STATUS"), "CANCELLED"):
		return from, nil, errors.New("it is cancelled in the calendar")
	case recurrence.params["RANGE"] != "":
		return from, nil, errors.New("it moves all later times of a series (RANGE): write these as a series of their own")
	}
	if from, err = s.read(start); err != nil {
		return from, nil, fmt.Errorf("DTSTART: %w", err)
	}
	if end, ok := e.one("DTEND"); ok {
		until, err := s.read(end)
		if err != nil {
			return from, nil, fmt.Errorf("DTEND: %w", err)
		}
		// The clocks of both ends count, so that a night through the change of the
		// clocks ends when the calendar shows it.
		long := until.naked.Sub(from.naked)
		return from, func(w wall) record.Time { return wall{w.naked.Add(long), until.zone}.moment() }, nil
	}
	if d, ok := e.one("DURATION"); ok {
		days, rest, err := duration(d.value)
		return from, func(w wall) record.Time {
			return wall{w.naked.AddDate(0, 0, days), w.zone}.moment() + record.Time(rest.Microseconds())
		}, err
	}
	if strings.EqualFold(start.params["VALUE"], "DATE") || len(start.value) == len("20060102") {
		return from, func(w wall) record.Time { return wall{w.naked.AddDate(0, 0, 1), w.zone}.moment() }, nil
	}
	return from, nil, errors.New("it has neither DTEND nor DURATION")
}

// cycle is after how many years the calendar repeats itself, days of the week and
// all, so often that few years are left before the last one that a rule is followed
// to: a rule that never comes true ends soon.
const cycle = 400 * 19

// starts are the times at which a series begins anew, as its clocks show them.
func (s *spreading) starts(e event, from wall, rule string) ([]wall, error) {
	var all []wall
	if rule == "" {
		all = append(all, from)
	} else {
		next, err := s.rule(rule, from)
		if err != nil {
			return nil, err
		}
		for len(all) < Rows {
			at, more := next()
			w := wall{at.AddDate(-cycle, 0, 0), from.zone}
			if !more || w.moment() >= s.o.Until {
				break
			}
			if w.moment() > s.o.From-longest {
				all = append(all, w)
			}
		}
	}
	if err := s.each(e, "RDATE", func(w wall) { all = append(all, w) }); err != nil {
		return nil, err
	}
	out := map[record.Time]bool{}
	err := s.each(e, "EXDATE", func(w wall) { out[w.moment()] = true })
	all = slices.DeleteFunc(all, func(w wall) bool { return out[w.moment()] })
	slices.SortFunc(all, func(a, b wall) int { return a.naked.Compare(b.naked) })
	return slices.CompactFunc(all, func(a, b wall) bool { return a.moment() == b.moment() }), err
}

// longest is how far before the stretch a duty may have begun that reaches into it.
const longest = 400 * record.Day

func (s *spreading) each(e event, name string, do func(wall)) error {
	n := 0
	for _, p := range e.props[name] {
		for value := range strings.SplitSeq(p.value, ",") {
			if n++; n > Rows {
				return fmt.Errorf("%s: more than %d times", name, Rows)
			}
			one := p
			one.value, _, _ = strings.Cut(value, "/")
			w, err := s.read(one)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			do(w)
		}
	}
	return nil
}

// rule follows a rule on the clocks of the event's zone.
func (s *spreading) rule(rule string, from wall) (rrule.Next, error) {
	opt, err := ruleOf(rule)
	if err != nil {
		return nil, err
	}
	if y := from.naked.Year(); y < s.o.From.Go().Year()-50 || y > s.o.Until.Go().Year()+1 {
		return nil, errors.New("the series begins too far away")
	}
	opt.Dtstart = from.naked.AddDate(cycle, 0, 0)
	if !opt.Until.IsZero() {
		until := opt.Until
		if utc := untilIsUTC(rule); utc {
			until = from.zone.wall(record.At(until))
		} else if !strings.Contains(untilOf(rule), "T") {
			until = until.AddDate(0, 0, 1).Add(-time.Second)
		}
		opt.Until = until.AddDate(cycle, 0, 0)
	}
	return followed(opt)
}

// followed checks what the library leaves to its caller.
func followed(opt *rrule.ROption) (rrule.Next, error) {
	r, err := rrule.NewRRule(*opt)
	if err != nil {
		return nil, fmt.Errorf("RRULE: %w", err)
	}
	return r.Iterator(), nil
}

// ruleOf reads a rule and refuses those that no roster has, because some of them
// cost without end.
func ruleOf(rule string) (*rrule.ROption, error) {
	if len(rule) > 1000 {
		return nil, errors.New("RRULE: longer than 1,000 characters")
	}
	opt, err := rrule.StrToROption(rule)
	if err != nil {
		return nil, fmt.Errorf("RRULE: %w", err)
	}
	weekly := opt.Freq == rrule.WEEKLY || opt.Freq == rrule.DAILY
	switch {
	case opt.Freq > rrule.DAILY:
		return nil, errors.New("RRULE: it repeats more often than daily")
	case len(opt.Byhour)+len(opt.Byminute)+len(opt.Bysecond) > 3 || len(opt.Byhour) > 1 || len(opt.Byminute) > 1 || len(opt.Bysecond) > 1:
		return nil, errors.New("RRULE: several times of day in one rule: write a series for each")
	case len(opt.Byeaster) > 0:
		return nil, errors.New("RRULE: BYEASTER is not read")
	case weekly && len(opt.Bysetpos)+len(opt.Bymonthday)+len(opt.Byyearday)+len(opt.Byweekno) > 0:
		return nil, errors.New("RRULE: days of the month or year in a rule that repeats daily or weekly")
	case opt.Interval > 1000:
		return nil, errors.New("RRULE: INTERVAL is above 1,000")
	}
	return opt, nil
}

func untilOf(rule string) string {
	_, rest, _ := strings.Cut(strings.ToUpper(rule), "UNTIL=")
	value, _, _ := strings.Cut(rest, ";")
	return value
}

func untilIsUTC(rule string) bool { return strings.HasSuffix(untilOf(rule), "Z") }

// duration reads P1W, P1DT8H, PT30M: days go by the clocks, hours by time.
func duration(s string) (days int, rest time.Duration, err error) {
	bad := fmt.Errorf("DURATION: %.30q is not one such as PT8H", s)
	in, ok := strings.CutPrefix(strings.TrimPrefix(s, "+"), "P")
	if !ok || in == "" {
		return 0, 0, bad
	}
	units := map[byte]time.Duration{'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	for clock := false; in != ""; {
		if in[0] == 'T' {
			clock, in = true, in[1:]
			continue
		}
		end := strings.IndexFunc(in, func(r rune) bool { return r < '0' || r > '9' })
		if end <= 0 || end > 5 {
			return 0, 0, bad
		}
		n, _ := strconv.Atoi(in[:end]) // digits, few
		unit := in[end]
		in = in[end+1:]
		switch span, known := units[unit]; {
		case clock && known:
			rest += time.Duration(n) * span
		case !clock && unit == 'D':
			days += n
		case !clock && unit == 'W':
			days += 7 * n
		default:
			return 0, 0, bad
		}
	}
	return days, rest, nil
}
