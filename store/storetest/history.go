package storetest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// history makes up what happens in a house, at random and lawfully: leads are
// merged only when both are open, and so on. The same seed gives the same
// history but for ids.
type history struct {
	t     *testing.T
	db    *store.DB
	clock *clock
	r     *rand.Rand

	sources    []record.ID
	labels     int
	reports    []*madeReport
	leads      []*madeLead
	holdings   []record.ID
	links      []madeLink
	operations []record.ID
	ends       int // of operations, or openings after
	deliveries []record.ID
	witnesses  []record.ID
	reviews    []record.ID
	values     []record.ID
	places     []record.ID
	duty       madePosts
	seen       int // how many kinds of those at the desk were told
	disposed   map[record.ID]bool
	kinds      map[record.Kind]int
}

type madeReport struct {
	id     record.ID
	seq    record.Seq
	labels record.Labels
	lead   *madeLead
	read   bool // mentions were looked for
}

type madeLead struct {
	id      record.ID
	labels  record.Labels
	state   record.LeadState
	reports []*madeReport
}

type madeLink struct{ id, report, holding record.ID }

func newHistory(t *testing.T, db *store.DB, c *clock, seed uint64) *history {
	return &history{t: t, db: db, clock: c, r: rand.New(rand.NewPCG(seed, 7)), disposed: map[record.ID]bool{}, kinds: map[record.Kind]int{}}
}

// words for made-up reports: several scripts, accents, words that repeat.
var someWords = []string{"van", "white", "Straße", "café", "market", "quay", "Левый", "берег", "مُحَمَّد", "الساحل", "דָּוִד",
	"555-0142", "northgate", "Ms", "Okonjo-Lindqvist", "zebra", "٣٤", "李", "naïve", "the", "the", "at"}

func (h *history) text() string {
	if h.r.IntN(12) == 0 {
		return ""
	}
	s := ""
	for range 1 + h.r.IntN(15) {
		s += someWords[h.r.IntN(len(someWords))] + " "
	}
	return s
}

// live makes n things happen.
func (h *history) live(n int) {
	h.t.Helper()
	for range n {
		h.clock.move(time.Duration(h.r.Int64N(int64(time.Hour))))
		var drafts []record.Draft
		for len(drafts) == 0 {
			drafts = h.happens()
		}
		h.append(drafts)
	}
}

func (h *history) append(drafts []record.Draft) {
	h.t.Helper()
	for _, e := range appended(h.t, h.db, drafts...) {
		h.kinds[e.Kind]++
		if b, ok := e.Body.(*record.ReportTaken); ok {
			h.reports[slices.IndexFunc(h.reports, func(r *madeReport) bool { return r.id == b.Report })].seq = e.Seq
		}
	}
}

// happens returns what happens next; nothing when what was drawn cannot happen.
func (h *history) happens() []record.Draft {
	switch n := h.r.IntN(100); {
	case n < 22:
		return h.report()
	case n < 30:
		return h.reads()
	case n < 42:
		return h.groups()
	case n < 48:
		return h.weighs()
	case n < 54:
		return h.holding()
	case n < 58:
		return h.judges()
	case n < 86:
		return h.decides()
	case n < 96:
		return h.upkeep()
	default:
		return h.disposes()
	}
}

// pick picks one; ok is false when there is none.
func pick[T comparable](h *history, from []T) (one T, ok bool) {
	if len(from) == 0 {
		return one, false
	}
	return from[h.r.IntN(len(from))], true
}

// oneOf picks a thing made before or, half of the time, makes another.
func (h *history) oneOf(made *[]record.ID) record.ID {
	id, ok := pick(h, *made)
	if !ok || h.r.IntN(2) == 0 {
		id = record.NewID()
		*made = append(*made, id)
	}
	return id
}

func (h *history) report() []record.Draft {
	r := &madeReport{id: record.NewID(), labels: record.Labels(h.r.IntN(3))}
	source, _ := pick(h, h.sources)
	said := intake.Report{Title: h.text(), SentID: fmt.Sprint(h.r.IntN(1000))}
	b, err := said.Said()
	if err != nil {
		h.t.Fatal(err)
	}
	d := lawful.House.Draft(r.id, &record.ReportTaken{Report: r.id, Source: source, Channel: record.ChannelPublic, Marks: record.Handling(h.r.IntN(3)), Undated: len(h.reports)%5 == 4, ReceivedAt: h.sometime(), HappenedAt: h.sometime()})
	d.Labels = r.labels
	d = with(with(d, r.id, record.ClassText, h.text()), r.id, record.ClassSaid, string(b))
	if h.r.IntN(3) == 0 {
		d = with(d, r.id, record.ClassReporter, `{"phone":"+44 20 7946 0018"}`)
	}
	h.reports = append(h.reports, r)
	return []record.Draft{d}
}

func (h *history) sometime() record.Time {
	if h.r.IntN(2) == 0 {
		return 0
	}
	return record.At(h.clock.Now()) - record.Time(h.r.Int64N(int64(record.Day)))
}

// reads looks for mentions in a report and links some, or fails to.
func (h *history) reads() []record.Draft {
	r, ok := pick(h, h.reports)
	if !ok || h.disposed[r.id] {
		return nil
	}
	if r.read {
		return h.traces(r)
	}
	r.read = true
	of := func(b record.Body) record.Draft {
		return record.Machine(record.Entry{Labels: r.labels}, r.id, b)
	}
	if h.r.IntN(8) == 0 {
		return []record.Draft{of(&record.StageFailed{Stage: record.CursorResolve, Entry: r.seq})}
	}
	found := &record.MentionsFound{Report: r.id, Engine: 1, Severity: uint8(h.r.IntN(4))}
	values := []string{}
	for range h.r.IntN(4) {
		values = append(values, []string{"", "+442079460018", "b@example.org"}[h.r.IntN(3)])
		found.Mentions = append(found.Mentions, record.Mention{Kind: record.MentionPhone, Start: h.r.Int64N(9), End: 9})
	}
	for range h.r.IntN(2) {
		found.Signs = append(found.Signs, record.Sign{Code: 3, End: 4, Harm: uint8(h.r.IntN(3))})
	}
	b, err := json.Marshal(values)
	if err != nil {
		h.t.Fatal(err)
	}
	drafts := append([]record.Draft{with(of(found), r.id, record.ClassValues, string(b))}, h.traces(r)...)
	if holding, ok := pick(h, h.holdings); ok && h.r.IntN(2) == 0 {
		l := record.Link{ID: record.NewID(), Mention: int64(h.r.IntN(3) - 1), Start: 1, End: 1 + int64(h.r.IntN(7)), Holding: holding, P: 900_000}
		if h.r.IntN(2) == 0 {
			l.Why = []record.Measure{{Code: 1, Value: 5}}
		}
		h.links = append(h.links, madeLink{l.ID, r.id, holding})
		drafts = append(drafts, of(&record.LinksProposed{Report: r.id, Engine: 1, Links: []record.Link{l}}))
	}
	return drafts
}

// groups puts a report into a lead, new or open, or moves it to another.
func (h *history) groups() []record.Draft {
	r, ok := pick(h, h.reports)
	if !ok {
		return nil
	}
	into, ok := pick(h, h.openLeads(r.labels))
	b := &record.ReportGrouped{Report: r.id}
	switch {
	case ok && into == r.lead:
		return nil
	case !ok || h.r.IntN(2) == 0:
		into = &madeLead{id: record.NewID(), labels: r.labels}
		b.Opens = true
		h.leads = append(h.leads, into)
		if over, ok := pick(h, h.openLeads(0)); ok && r.labels != 0 {
			b.Over = []record.ID{over.id}
		}
	}
	if h.r.IntN(2) == 0 {
		b.Why = []record.Joined{{Because: 1, Mention: -1}}
	}
	h.moveReport(r, into)
	b.Lead = into.id
	return []record.Draft{record.Machine(record.Entry{Labels: r.labels}, r.id, b)}
}

func (h *history) moveReport(r *madeReport, into *madeLead) {
	if old := r.lead; old != nil {
		old.reports = slices.DeleteFunc(old.reports, func(o *madeReport) bool { return o == r })
		if len(old.reports) == 0 {
			old.state = record.StateMerged
		}
	}
	into.reports = append(into.reports, r)
	r.lead = into
}

// openLeads are the open leads with these labels.
func (h *history) openLeads(l record.Labels) (open []*madeLead) {
	for _, lead := range h.leads {
		if lead.state == record.StateOpen && lead.labels == l {
			open = append(open, lead)
		}
	}
	return open
}

func (h *history) weighs() []record.Draft {
	lead, ok := pick(h, h.leads)
	if !ok {
		return nil
	}
	b := &record.LeadWeighed{Lead: lead.id, Engine: 1, Rules: 1, P: 1000, S: record.One, Mu: record.One, Ceiling: record.Millionths(h.r.Int64N(1000)), Origins: 1}
	if h.r.IntN(2) == 0 {
		b.Factors = []record.Measure{{Code: 2, Count: 3}}
	}
	return []record.Draft{record.Machine(record.Entry{Labels: lead.labels}, lead.id, b)}
}

func (h *history) holding() []record.Draft {
	id, again := pick(h, h.holdings)
	if !again || h.r.IntN(3) > 0 {
		id = record.NewID()
		h.holdings = append(h.holdings, id)
	}
	if h.disposed[id] {
		return nil
	}
	held := holdings.Holding{Names: []holdings.Name{{Text: "Wilma Okonjo-Lindqvist"}}, ListID: fmt.Sprint(h.r.IntN(100))}
	for range h.r.IntN(3) {
		held.Keys = append(held.Keys, fmt.Sprintf("w%d@example.org", h.r.IntN(5)))
	}
	b, err := json.Marshal(held)
	if err != nil {
		h.t.Fatal(err)
	}
	source, _ := pick(h, h.sources)
	d := lawful.House.Draft(id, &record.HoldingTaken{Holding: id, Source: source, Type: record.HoldingPerson, Role: record.Role(max(0, h.r.IntN(12)-6)),
		Status: record.HoldingStatus(len(held.Keys))})
	d.Labels = record.Labels(h.r.IntN(3))
	return []record.Draft{with(d, id, record.ClassHolding, string(b))}
}
