package city

import (
	"math/rand/v2"
	"sync"

	"watchfloor/desk"
	"watchfloor/record"
)

// operations is how many were opened before the days that are told.
const operations = 500

// Deed is something that the desk of the city did: about the lead of a report,
// or, when About is "", the opening of an operation on its own.
type Deed struct {
	Act       desk.Act
	About     string // the sender's id of the report
	Reason    record.Reason
	Operation string // its name
	Priority  record.Priority
	Words     string
}

var codenames = sync.OnceValue(func() []string {
	g := grammarOf("operations.txt")
	var all []string
	for _, first := range g["code-first"] {
		for _, last := range g["code-last"] {
			all = append(all, first+" "+last)
		}
	}
	r := rand.New(rand.NewPCG(2026, 4))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
})

func operationName(n int) string { return codenames()[n] }

// priorities are those of operations, as often as they stand here.
var priorities = []record.Priority{record.P1A, record.P1B, record.P2H, record.P2H, record.P2M, record.P2M, record.P2M, record.P3, record.P3, record.P3, record.P4, record.P4}

// opened are the operations that were open when the days began: they go back two years.
func opened(end record.Time) []Told {
	r := rand.New(rand.NewPCG(2026, 5))
	var all []Told
	for i := range operations {
		all = append(all, Told{At: end - 31*record.Day - record.Time(i)*36*record.Hour - record.Time(r.IntN(1000))*record.Minute,
			Deed: &Deed{Act: desk.OpenOperation, Operation: operationName(i), Priority: priorities[r.IntN(len(priorities))]}})
	}
	return all
}

// reasons say why the desk rejects everyday reports of no use; what is not named
// here is junk.
var reasons = map[string]record.Reason{
	"lost-pet": record.ReasonNotOurs, "noise": record.ReasonNotOurs, "parking": record.ReasonNotOurs, "council": record.ReasonNotOurs,
	"quarrel": record.ReasonNothing, "opinion": record.ReasonNothing, "idiom": record.ReasonInnocent, "play": record.ReasonInnocent,
	"newspaper": record.ReasonNothing, newsSection: record.ReasonNothing, "bulletin": record.ReasonNothing, "other-tongue": record.ReasonNotOurs,
}

// quick is how long the desk had left things alone at the end: what came later is
// still on the board.
const quick = 30 * record.Hour

// done are the deeds about the reports of one day: the useless ones are rejected
// within hours, of the useful ones some are traced, some become part of an
// operation, and some are still open: most of those were looked at, a few were not.
// What matters is looked at and left open.
func done(r *rand.Rand, day []report, end record.Time) []Told {
	var all []Told
	for _, m := range day {
		d := deedAbout(r, m)
		at := m.ReceivedAt + record.Time(20+r.IntN(9*60))*record.Minute
		if d.Act == desk.NoAct || at > end-quick {
			continue
		}
		d.About = m.SentID
		if m.useful && d.Act != desk.MarkRead {
			all = append(all, worked(m, at)...)
		}
		all = append(all, Told{At: at, Deed: &d})
	}
	return all
}

// worked are the deeds by which somebody takes a report up for up to an hour or so and
// puts it down at a moment. They draw their own numbers, so that nothing else of the
// city depends on them.
func worked(m report, until record.Time) []Told {
	r := rand.New(rand.NewPCG(2026, uint64(until)))
	from := until - record.Time(8+r.IntN(40)+r.IntN(40))*record.Minute
	return []Told{{At: max(from, m.ReceivedAt+record.Minute), Deed: &Deed{Act: desk.Claim, About: m.SentID}},
		{At: until, Deed: &Deed{Act: desk.Release, About: m.SentID}}}
}

func deedAbout(r *rand.Rand, m report) Deed {
	chance, op := r.IntN(100), r.IntN(operations)
	switch {
	case m.matter != "" && chance < 80:
		return Deed{Act: desk.MarkRead} // it is one piece of many, and nobody sees yet of what
	case m.matter != "":
		return Deed{}
	case !m.useful:
		reason, ok := reasons[m.section]
		if !ok {
			reason = record.ReasonJunk
		}
		return Deed{Act: desk.Reject, Reason: reason}
	case chance < 35:
		return Deed{Act: desk.Trace}
	case chance < 60:
		return Deed{Act: desk.Attach, Operation: operationName(op)}
	case chance < 75:
		return Deed{Act: desk.Reject, Reason: record.ReasonInnocent}
	case chance < 88:
		return Deed{Act: desk.Reject, Reason: record.ReasonNothing}
	case chance < 98:
		return Deed{Act: desk.MarkRead}
	}
	return Deed{}
}
