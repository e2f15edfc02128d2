package desk

import (
	"fmt"

	"watchfloor/rank"
	"watchfloor/record"
)

// BoardLine is today's line: how far down the board the hands-on work of the next 24
// hours reaches, if leads are taken from the top and take as long as is expected. The
// level at which it stands is taken to stay: as some leads age, new ones come.
type BoardLine struct {
	Reach int               `json:"reach"` // the last lead that is reached, from 1; 0: not even the first
	All   bool              `json:"all"`   // every lead that was looked at is reached
	Hours int               `json:"hours"` // of hands-on work
	Posts int               `json:"posts"` // that are held in these hours; 0: the rules say how much work there is
	Text  string            `json:"text"`
	Index record.Millionths `json:"-"` // of the first lead that is not reached
}

// workingDay is the hands-on time of a day.
const workingDay = 8 * record.Hour

// WorkOf is the hands-on work of time on duty.
func WorkOf(held record.Time) record.Time { return held * (record.Day / workingDay) }

// SetLine says how far down an order work reaches.
func (b *Board) SetLine(order []rank.Ranked, work record.Time, posts int) {
	l := rank.LineOf(order, work)
	line := &BoardLine{Reach: l.Reach, All: l.Reach == len(order), Hours: hoursOf(work), Posts: posts, Index: l.Index}
	if len(order) == 0 {
		return
	}
	switch {
	case line.All && b.Open > len(order):
		line.Text = fmt.Sprintf("Today’s line stands below the first %d leads, and further down than was looked.", l.Reach)
	case line.All:
		line.Text = "Today’s line stands below the last lead: all are reached."
	case l.Reach == 0:
		line.Text = "Today’s line stands above the first lead: none is reached."
	default:
		line.Text = fmt.Sprintf("Today’s line stands below lead %d.", l.Reach)
	}
	line.Text += " " + whence(line.Hours, posts) + ", and each lead takes the work its sentence says."
	b.Line = line
}

// whence says where the work of a line comes from.
func whence(hours, posts int) string {
	work := counted(hours, "hour") + " of work in the next 24"
	if posts > 0 {
		return "The roster gives " + work + ", from " + counted(posts, "post")
	}
	return "The rules of the order give " + work
}

// NoLine says why no line is drawn in a house that has posts.
func (b *Board) NoLine() {
	b.Line = &BoardLine{All: true, Text: "No line is drawn today: the roster has nobody on duty in the next 24 hours, and the rules of the order give no work."}
}

// hoursOf are the hours of hands-on work, of which a day has eight.
func hoursOf(work record.Time) int {
	return int((work/(record.Day/workingDay) + record.Hour/2) / record.Hour)
}

// LineText says of a lead how it stands to the line, for the end of its sentence.
func (l *BoardLine) LineText(s *rank.Scale, r rank.Ranked, at int, now record.Time) string {
	switch {
	case l == nil || l.All:
		return ""
	case at > l.Reach:
		return "below today’s line"
	}
	after, ok := s.DropsUnder(r.Weight, now, l.Index)
	switch {
	case !ok: // as far as is looked ahead
		return "stays above today’s line"
	case after == 0:
		return "at today’s line"
	case after < 2*record.Day:
		return fmt.Sprintf("drops below today’s line in %d h", after/record.Hour)
	}
	return "drops below today’s line in " + counted(int(after/record.Day), "day")
}

// Retask is advice: the first lead that nobody works on is worth more than twice the
// running work that is worth least. A person decides.
type Retask struct {
	Lead    record.ID `json:"lead"`
	Running record.ID `json:"running"`
}
