// Package city is the made-up city on which the demo runs: Vellmouth, a port
// that does not exist, with its register and what its people report.
//
// Promises:
//   - The same arguments give the same holdings and reports, byte for byte. The
//     package reads no clock and no net; its words are files under data.
//   - Every name is invented. Telephone numbers come only from ranges that
//     Ofcom and the North American numbering plan keep for fiction, addresses
//     on the net only from example.org, .com, .net and .test.
//   - Nobody stands in the register for who he is, and no report takes a lawful
//     opinion for a suspicion.
//   - A day is the same however many days before it are asked for.
package city

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
)

// List is the list in which everything of the city's register stands.
const List = "City register (invented)"

// Holdings returns what the house of the city knows, always the same.
func Holdings() []holdings.Holding {
	return append(byHand(), newRegister().all()...)
}

// Reports returns what reached the house in the days before end, by the time
// of receipt. Another seed gives other everyday reports; the matters that run
// through the days are told in every one.
func Reports(seed uint64, end record.Time, days int) []intake.Report {
	made := reports(seed, end, days)
	out := make([]intake.Report, len(made))
	for i, m := range made {
		out[i] = m.Report
	}
	return out
}

// report is a report, and what only its maker knows of it.
type report struct {
	intake.Report
	matter string // the file that tells of it, "" for everyday reports
	useful bool
}

// matterFiles are the stories that run through the days.
func matterFiles() []string {
	return []string{"hall", "counter", "tide", "depots", "papers", "returning"}
}

func reports(seed uint64, end record.Time, days int) []report {
	t := &text{end: end, held: heldNames(),
		words: grammarOf("places.txt", "speech.txt", "townsfolk.txt", "useless_public.txt", "useless_others.txt", "useful_partners.txt", "useful_public.txt")}
	t.Rand = rand.New(rand.NewPCG(seed, 0))
	told := t.told(end - record.Time(days)*record.Day)
	var all []report
	kinds := kindsOf("kinds.csv")
	for day := range days {
		t.Rand, t.supply = rand.New(rand.NewPCG(seed, uint64(day)+1)), newSupply(seed, day)
		from := end - record.Time(day+1)*record.Day
		var serious []report
		for _, m := range told {
			if m.ReceivedAt > from && m.ReceivedAt <= from+record.Day {
				serious = append(serious, m)
			}
		}
		all = append(all, numbered(from, append(t.day(from, kinds, len(serious)), serious...))...)
	}
	slices.SortStableFunc(all, byReceipt)
	return all
}

func byReceipt(a, b report) int { return cmp.Compare(a.ReceivedAt, b.ReceivedAt) }

// told returns the reports of all matters that arrive after a moment.
func (t *text) told(after record.Time) []report {
	var all []report
	for _, name := range matterFiles() {
		list, err := t.matters("matters/" + name + ".txt")
		if err != nil {
			panic("city: " + err.Error())
		}
		for _, r := range list {
			if r.ReceivedAt > after && r.ReceivedAt <= t.end {
				all = append(all, report{Report: r, matter: name, useful: true})
			}
		}
	}
	return all
}

// day makes the everyday reports of 24 hours, one in five of some use, of
// which matters fill a part.
func (t *text) day(from record.Time, kinds []kind, serious int) []report {
	at := moments(t.Rand, from)
	useful := max((len(at)+serious)/5-serious, 4)
	var all []report
	for i := 0; len(all) < len(at); i++ {
		r := report{Report: t.everyday(choose(t.Rand, kinds, i < useful)), useful: i < useful}
		r.ReceivedAt = at[len(all)]
		all = append(all, r)
		if r.Channel == record.ChannelNews && t.IntN(2) == 0 && len(all) < len(at) {
			second := report{Report: t.copied(r.Report)}
			second.ReceivedAt = min(r.ReceivedAt+record.Time(20+t.IntN(200))*record.Minute, from+record.Day)
			all = append(all, second)
		}
	}
	return all
}

// numbered gives the reports of a day the ids of their senders, by receipt.
func numbered(from record.Time, day []report) []report {
	slices.SortStableFunc(day, byReceipt)
	for i := range day {
		day[i].SentID = fmt.Sprintf("VM%s-%03d", from.Go().Format("0102"), i+1)
	}
	return day
}
