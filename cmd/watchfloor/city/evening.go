package city

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// eveningOf is the evening of the bang, the last seven o'clock that lies at least
// twelve hours before the end: a gas main bursts under the Saltmarket arcade.
func eveningOf(end record.Time) record.Time {
	latest := end - 12*record.Hour
	seven := latest - latest%record.Day + 19*record.Hour
	if seven > latest {
		return seven - record.Day
	}
	return seven
}

// evening tells n messages of two hours, most saying the same few things. Each door hands on once a minute
// what has come: so many are read together, and no minute waits for another.
func (t *text) evening(bang record.Time, n int) []report {
	var all []report
	for _, minute := range minutesAfter(t.Rand, n) {
		t.kept = map[string]string{}
		r := intake.Report{Format: record.FormatJSONL, ReceivedAt: bang + record.Time(1+minute)*record.Minute}
		r.Text = t.message(minute, all)
		r.Source, r.Channel = "Text line", record.ChannelPublic
		if t.IntN(9) < 4 {
			r.Source, r.Channel = "Perch trust desk", record.ChannelPlatform
		}
		all = append(all, report{Report: r, section: "evening"})
	}
	all = append(all, t.seenLeaving(bang))
	slices.SortStableFunc(all, byReceipt)
	for i := range all {
		all[i].SentID = fmt.Sprintf("EV%s-%04d", bang.Go().Format("0102"), i+1)
	}
	return all
}

// minutesAfter spreads n messages over two hours: a steep rise, a long tail.
func minutesAfter(r *rand.Rand, n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = min(int(r.ExpFloat64()*24)+r.IntN(4), 118)
	}
	slices.Sort(all)
	return all
}

// message is one message: what somebody heard, saw, asks or passes on. One in
// twelve is an earlier one, copied or commented on.
func (t *text) message(minute int, before []report) string {
	if len(before) > 40 && t.IntN(12) == 0 {
		first := before[t.IntN(len(before))].Text
		if t.IntN(3) == 0 {
			return first
		}
		return t.say("{passing-on}") + first
	}
	section := "evening-first"
	switch {
	case minute > 50:
		section = "evening-late"
	case minute > 15:
		section = "evening-then"
	}
	s := t.say("{" + section + "}")
	if t.IntN(3) == 0 {
		s = t.say("{evening-opening}") + " " + s
	}
	if t.IntN(4) == 0 {
		s += " " + t.say("{evening-closing}")
	}
	return t.typed(s)
}

// typed writes a message as people write in haste.
func (t *text) typed(s string) string {
	switch n := t.IntN(10); {
	case n < 4:
		return strings.ToLower(s)
	case n == 4:
		return strings.ToUpper(s)
	case n < 7:
		return strings.TrimRight(t.hasty(s), ".")
	}
	return s
}

// seenLeaving is the one message of the evening that belongs to something else:
// it names the van of the gravest matter.
func (t *text) seenLeaving(bang record.Time) report {
	return report{matter: "hall", useful: true, section: "evening", Report: intake.Report{Format: record.FormatJSONL, Source: "Text line",
		Channel: record.ChannelPublic, ReceivedAt: bang + 31*record.Minute,
		Text: "everyone runs to the arcade and a white van XV01 OLO stops at the empty loading yard of the glass hall, two men carry boxes in. on a night like this??"}}
}
