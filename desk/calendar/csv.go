package calendar

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// columns are the names that a table may give its columns.
var columns = [4][]string{
	{"post", "duty", "position"},
	{"person", "name", "login", "who", "account"},
	{"from", "start", "begin", "begins"},
	{"until", "to", "end", "ends"},
}

// table is where the four columns stand.
type table [4]int

func readCSV(r io.Reader, o Options) iter.Seq2[Row, *Refused] {
	return func(yield func(Row, *Refused) bool) {
		text, _ := io.ReadAll(r) // a reader of bytes at hand cannot fail
		var t *table
		for row, refused := range feed.Rows(strings.NewReader(string(text)), Bytes, separator(string(text))) {
			if refused != nil {
				if !yield(Row{}, refused) {
					return
				}
				continue
			}
			if t == nil {
				var err error
				if t, err = header(row.Fields); err != nil {
					yield(Row{}, feed.Refuse(row.Line, record.RefusedUnreadable, []byte(row.Raw), "%v", err))
					return
				}
				continue
			}
			if !yield(t.row(row, o)) {
				return
			}
		}
	}
}

// separator is the one that stands most often in the first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best := ','
	for _, c := range ";\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(best)) {
			best = c
		}
	}
	return best
}

func header(fields []string) (*table, error) {
	var t table
	for i, names := range columns {
		t[i] = slices.IndexFunc(fields, func(f string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(f))) })
		if t[i] < 0 {
			return nil, fmt.Errorf("no column %q: the first line names the columns post, person, from and until", names[0])
		}
	}
	return &t, nil
}

func (t *table) row(in feed.Row, o Options) (Row, *Refused) {
	refuse := func(format string, args ...any) (Row, *Refused) {
		return Row{}, feed.Refuse(in.Line, record.RefusedBadField, []byte(in.Raw), format, args...)
	}
	var cells [4]string
	for i, at := range t {
		if at < len(in.Fields) {
			cells[i] = strings.TrimSpace(in.Fields[at])
		}
		if cells[i] == "" {
			return refuse("%s is empty", columns[i][0])
		}
	}
	out := Row{Line: in.Line, Posts: []string{cells[0]}, People: []string{cells[1]}}
	var err error
	if out.From, err = moment(cells[2], o.Zone); err != nil {
		return refuse("from: %v", err)
	}
	if out.Until, err = moment(cells[3], o.Zone); err != nil {
		return refuse("until: %v", err)
	}
	if err := desk.CheckDuty(desk.Duty{From: out.From, Until: out.Until}); err != nil {
		return refuse("%v", err)
	}
	return out, nil
}

// localLayouts are times of day in the zone of the house.
var localLayouts = []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}

// moment reads a time with an offset, or without one in the zone.
func moment(s string, zone *time.Location) (record.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return sane(record.At(t))
		}
	}
	for _, layout := range localLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return sane(desk.LocalTime(t, zone))
		}
	}
	return 0, fmt.Errorf("%.40q is no time: write it as 2026-01-31T06:00, or with an offset as 2026-01-31T06:00+01:00", s)
}

// sane refuses times that no roster has.
func sane(t record.Time) (record.Time, error) {
	if y := t.Go().Year(); t <= 0 || y < 1971 || y > 2200 {
		return 0, fmt.Errorf("that is not between 1971 and 2200")
	}
	return t, nil
}
