// Package city is the made-up city on which the demo runs: Vellmouth, a port
// that does not exist, with the people its desk knows and what reaches that desk
// in a month.
//
// What happens stands in files by subject:
//
//	people      the 23,000 people of the lists, named in ten manners
//	register    firms, numbers, vehicles and accounts that are held
//	everyday    what a desk gets day by day, four in five of no use
//	news        stories of the wire, and what six outlets make of them
//	evening     3,000 short messages after a gas main burst
//	matters     the few things that matter, each told by several doors over weeks
//	operations  500 operations, and what the desk did with the rest
//	roster      the two posts of the desk, held day and night
//
// The words are data: files of lines with slots, which words.go fills.
//
// Promises:
//   - The same arguments give the same city, byte for byte. The package reads no
//     clock and no net, and no map decides an order.
//   - Every name is invented. Telephone numbers come only from ranges that
//     Ofcom and the North American numbering plan keep for fiction, addresses
//     on the net only from example.org, .com, .net and .test.
//   - Nobody stands in a list for who they are: people named in every manner are
//     active, closed, of use and of none alike. No report takes a lawful opinion
//     for a suspicion.
//   - A day is the same however many days before it are asked for.
package city

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
)

// List is the list in which the things of the city's register stand.
const List = "City register (invented)"

// Holdings yields what the house holds when its history begins: the register,
// the active subjects, and those closed within a year.
func Holdings() iter.Seq[holdings.Holding] {
	return func(yield func(holdings.Holding) bool) {
		for _, h := range append(byHand(), newRegister().all()...) {
			if !yield(h) {
				return
			}
		}
		for _, list := range []subjects{
			{list: ActiveList, prefix: "A", about: "active", count: active},
			{list: RecentList, prefix: "R", about: "recent", first: active, count: recent},
		} {
			for h := range list.all() {
				if !yield(h) {
					return
				}
			}
		}
	}
}

// Closed yields the n subjects of the closed pool.
func Closed(n int) iter.Seq[holdings.Holding] {
	return subjects{list: PoolList, prefix: "C", about: "closed", first: active + recent, count: n}.all()
}

// Told is one line of the history: a report that came in, what the desk did, or who
// was on duty.
type Told struct {
	At     record.Time
	Report intake.Report
	Deed   *Deed  // nil for a report
	Watch  *Watch // nil but for a post
}

// Extent is how much of the city is told.
type Extent struct {
	Days     int
	Messages int // of the evening of the bang
}

// History returns everything that happened before end, by time: the operations
// opened in two years, the reports of the last days with the evening of the
// bang, and what the desk did with them.
func History(seed uint64, end record.Time, x Extent) []Told {
	all := append(opened(end), watches(end-record.Time(x.Days)*record.Day, end)...)
	for day, list := range byDay(reports(seed, end, x.Days), end) {
		for _, m := range list {
			all = append(all, Told{At: m.ReceivedAt, Report: m.Report})
		}
		all = append(all, done(rand.New(rand.NewPCG(seed, 7000+uint64(day))), list, end)...)
	}
	if bang := eveningOf(end); bang >= end-record.Time(x.Days)*record.Day {
		t := newText(end)
		t.Rand = rand.New(rand.NewPCG(seed, 6000))
		for _, m := range t.evening(bang, x.Messages) {
			all = append(all, Told{At: m.ReceivedAt, Report: m.Report})
		}
	}
	slices.SortStableFunc(all, func(a, b Told) int { return cmp.Compare(a.At, b.At) })
	return all
}

// byDay parts reports by the days before end, the newest day first.
func byDay(all []report, end record.Time) [][]report {
	var out [][]report
	for _, m := range all {
		day := int((end - m.ReceivedAt) / record.Day)
		for len(out) <= day {
			out = append(out, nil)
		}
		out[day] = append(out[day], m)
	}
	return out
}

// Reports returns what reached the house in the days before end, by the time of
// receipt, without the evening of the bang. Another seed gives other everyday
// reports; the matters that run through the days are told in every one.
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
	section string // of the words it was made from, "" for matters
	matter  string // the file that tells of it, "" for everyday reports
	useful  bool
}

// matterFiles are the stories that run through the days.
func matterFiles() []string {
	return []string{"hall", "counter", "tide", "depots", "papers", "returning", "ledger", "moorings", "choir"}
}

func newText(end record.Time) *text {
	return &text{end: end, words: grammarOf("places.txt", "speech.txt", "townsfolk.txt", "useless_public.txt", "useless_others.txt",
		"useful_partners.txt", "useful_public.txt", "news.txt", "evening.txt")}
}

func reports(seed uint64, end record.Time, days int) []report {
	t := newText(end)
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
		news := t.news(from)
		everyday := t.day(from, kinds, len(serious), len(news))
		all = append(all, numbered(from, slices.Concat(everyday, news, serious))...)
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

// day makes the everyday reports of 24 hours beside the news: one in five of
// some use, of which matters fill a part.
func (t *text) day(from record.Time, kinds []kind, serious, news int) []report {
	at := moments(t.Rand, from)
	useful := max((len(at)+serious)/5-serious, 4)
	var all []report
	for i, when := range at[:max(len(at)-news, useful)] {
		k := choose(t.Rand, kinds, i < useful)
		r := report{Report: t.everyday(k), section: k.section, useful: i < useful}
		r.ReceivedAt = when
		all = append(all, r)
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
