// Package calendar reads rosters as calendars (iCalendar, RFC 5545) and tables
// write them. It knows no post and no person: a row says what may be meant by its
// post and its person, in order, and whoever plans decides.
//
// Invariants:
//   - Nothing is lost: what is no row is refused, with its line and the reason.
//   - A series is spread out between two moments, never further, and no input costs
//     more than Bytes in memory and Rows in rows.
//   - Times of day are those of the calendar's zone, through every change of the
//     clocks; what the house itself writes is in the zone of the house.
package calendar

import (
	"bytes"
	"io"
	"iter"
	"strings"
	"time"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// Bounds of one input.
const (
	Bytes = 4 << 20
	Rows  = 2000
)

// Options say how an input is read.
type Options struct {
	Zone        *time.Location // of times that name none
	From, Until record.Time    // between which series are spread out
}

// Row is one duty as it was written.
type Row struct {
	Line        int
	Posts       []string // what may name the post, the likeliest first
	People      []string // what may name the person, likewise
	From, Until record.Time
}

// Refused is a piece that is no row.
type Refused = feed.Refused

// Read reads a calendar or a table, whichever it is.
func Read(r io.Reader, o Options) (iter.Seq2[Row, *Refused], record.RosterWay) {
	b, refused := feed.All(r, Bytes)
	if refused != nil {
		return func(yield func(Row, *Refused) bool) { yield(Row{}, refused) }, record.RosterCSV
	}
	text, _ := feed.Decode(b)
	if head := strings.TrimSpace(text); len(head) >= 6 && strings.EqualFold(head[:6], "BEGIN:") {
		return bounded(readICS(text, o)), record.RosterICS
	}
	return bounded(readCSV(bytes.NewReader([]byte(text)), o)), record.RosterCSV
}

// bounded refuses what follows the last row that an input may have.
func bounded(all iter.Seq2[Row, *Refused]) iter.Seq2[Row, *Refused] {
	return func(yield func(Row, *Refused) bool) {
		n := 0
		for row, refused := range all {
			if n++; n > Rows {
				yield(Row{}, feed.Refuse(max(row.Line, 1), record.RefusedTooLong, nil, "more than %d duties: send the rest by itself", Rows))
				return
			}
			if !yield(row, refused) {
				return
			}
		}
	}
}
