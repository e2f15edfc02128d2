package storetest

import (
	"errors"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// closedHouse is a house in which a report of a lead may mean a closed record.
type closedHouse struct {
	t                           *testing.T
	db                          *store.DB
	clock                       *clock
	holding, report, lead, link record.ID
	open                        record.Time // before it was closed
}

func newClosedHouse(t *testing.T, p Place) *closedHouse {
	h := &closedHouse{t: t, clock: newClock(), holding: record.NewID(), lead: record.NewID(), link: record.NewID()}
	h.db = open(t, p, h.clock)
	list := record.NewID()
	appended(t, h.db, with(sitter.Draft(list, &record.SourceNamed{Source: list}), list, record.ClassName, "Pool"))
	h.holds(list, record.HoldingOpen)
	report, d := reportOf(t, 0, "Orsin Mestrov was seen")
	h.report = report
	of := func(b record.Body, about record.ID) record.Draft { return record.Machine(record.Entry{}, about, b) }
	grouped := &record.ReportGrouped{Report: report, Lead: h.lead, Opens: true}
	links := &record.LinksProposed{Report: report, Engine: 1, Links: []record.Link{{ID: h.link, Mention: -1, End: 13, Holding: h.holding, P: 900_000}}}
	h.open = appended(t, h.db, d, of(links, report), of(grouped, report),
		of(&record.LeadWeighed{Lead: h.lead, Engine: 1, Rules: 1, P: 1000, S: record.One, Mu: record.One, Ceiling: 1000, Origins: 1}, h.lead))[3].At()
	h.clock.move(time.Hour)
	h.holds(list, record.HoldingClosed)
	h.clock.move(time.Hour)
	return h
}

func (h *closedHouse) holds(list record.ID, status record.HoldingStatus) {
	h.t.Helper()
	d := sitter.Draft(h.holding, &record.HoldingTaken{Holding: h.holding, Source: list, Type: record.HoldingPerson, Status: status,
		ReviewBy: record.At(h.clock.Now()) + record.Day})
	appended(h.t, h.db, with(d, h.holding, record.ClassHolding, `{"list_id":"P-1","names":[{"text":"Orsin Mestrov"}]}`))
}

// states states a purpose and returns what came of it.
func (h *closedHouse) states(v lawful.Viewer, p desk.Purpose) error {
	return h.db.Write(h.t.Context(), store.Interactive, func(tx *store.Tx) error {
		drafts, err := desk.StatePurpose(tx, v, p)
		if err != nil {
			return err
		}
		_, err = tx.Append(drafts...)
		return err
	})
}

// shows reports whether the viewer is shown the record, and fails unless all the
// ways to it agree.
func (h *closedHouse) shows(v lawful.Viewer, at record.Time) bool {
	h.t.Helper()
	lead := askAt(h.t, h.db, v, at, func(a *store.Asked) (desk.LeadView, error) { return a.Lead(h.lead) })
	board := askAt(h.t, h.db, v, at, func(a *store.Asked) (desk.Board, error) { return a.Board(10) })
	report := askAt(h.t, h.db, v, at, func(a *store.Asked) (desk.ReportPage, error) { return a.Report(h.report) })
	holding := askAt(h.t, h.db, v, at, func(a *store.Asked) (desk.HoldingView, error) { return a.Holding(h.holding) })
	var all []desk.LinkView
	all = append(append(append(append(all, lead.Links...), lead.Row.Links...), board.Rows[0].Links...), report.Report.Links...)
	if len(all) != 4 {
		h.t.Fatalf("as of %v: %d links, want one in each place", at, len(all))
	}
	for _, l := range all {
		if l.Closed == (l.Name == "Orsin Mestrov") || l.Closed == (l.ListID == "P-1") || l.Closed == (l.Holding == h.holding) || l.Closed != all[0].Closed {
			h.t.Errorf("as of %v: a link says %+v", at, l)
		}
		if l.Closed && (l.Mention != "" || l.P != 0 || l.Why != nil || l.Type != 0 || l.State != 0 || l.Name != desk.ClosedWords) {
			h.t.Errorf("as of %v: a link to a closed record tells more than that: %+v", at, l)
		}
	}
	marked := len(report.Report.Marks) > 0
	if all[0].Closed == marked || all[0].Closed != holding.Closed || holding.Closed == (len(holding.Holding.Names) > 0) {
		h.t.Errorf("as of %v: marks %v, record %+v", at, report.Report.Marks, holding)
	}
	return !all[0].Closed
}

// closedWaitsForAPurpose (R17).
func closedWaitsForAPurpose(t *testing.T, p Place) {
	h := newClosedHouse(t, p)
	me, other := sitter, sitter
	other.Actor = record.ID{0: 2, 15: 2}
	outsider := lawful.Viewer{Actor: record.ID{0: 3, 15: 3}}
	for what, v := range map[string]lawful.Viewer{"somebody": me, "somebody without labels": outsider} {
		if h.shows(v, 0) || h.shows(v, h.open) {
			t.Errorf("%s is shown a closed record without a purpose, now or as of when it was open", what)
		}
	}
	if !h.shows(lawful.House, 0) {
		t.Error("the house itself is kept from a closed record")
	}
	if err := h.states(me, desk.Purpose{Link: h.link}); err == nil {
		t.Error("the purpose of a lead is inherited by who does not work on it")
	}
	if err := h.judges(me); !errors.Is(err, desk.ErrClosed) {
		t.Errorf("a link to a closed record is judged unseen: %v", err)
	}
	appended(t, h.db, me.Draft(h.lead, &record.LeadRead{Lead: h.lead}))
	if err := h.states(me, desk.Purpose{Link: h.link}); err != nil {
		t.Fatal(err)
	}
	if !h.shows(me, 0) || !h.shows(me, h.open) || h.shows(other, 0) {
		t.Error("the purpose does not show the record to who stated it, or shows it to others")
	}
	if err := h.judges(me); err != nil {
		t.Errorf("a link that was shown cannot be judged: %v", err)
	}
	if err := h.states(other, desk.Purpose{Item: h.holding, Words: "review: what risk remains"}); err != nil || !h.shows(other, 0) {
		t.Errorf("a purpose in words does not show it: %v", err)
	}
	h.clock.move(time.Duration(desk.PurposeHolds)*time.Microsecond - time.Minute)
	if !h.shows(me, 0) {
		t.Error("the purpose ends before its time")
	}
	h.clock.move(2 * time.Minute)
	if h.shows(me, 0) {
		t.Error("the purpose of yesterday still shows the record")
	}
	whole(t, h.db)
	if err := h.db.Rebuild(t.Context()); err != nil || h.shows(me, 0) {
		t.Errorf("after a rebuild: %v", err)
	}
}

func (h *closedHouse) judges(v lawful.Viewer) error {
	return h.db.Write(h.t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, _, err := desk.Decide(tx, v, desk.Decision{Act: desk.Judge, Link: h.link, State: record.LinkConfirmed})
		return err
	})
}

// closedIsReviewed (R17): a review that is overdue is listed, as of every moment,
// without saying what it is of.
func closedIsReviewed(t *testing.T, p Place) {
	h := newClosedHouse(t, p)
	due := func(at record.Time) desk.ClosedView {
		return askAt(t, h.db, sitter, at, func(a *store.Asked) (desk.ClosedView, error) { return a.Closed() })
	}
	if v := due(0); v.All != 1 || len(v.Due) != 0 {
		t.Errorf("before the date: %+v", v)
	}
	h.clock.move(25 * time.Hour)
	if v := due(0); len(v.Due) != 1 || v.Due[0].Holding != h.holding || v.Due[0].List != "Pool" {
		t.Errorf("after the date: %+v", v)
	}
	if v := due(h.open); v.All != 0 {
		t.Errorf("as of when it was open: %+v", v)
	}
}

// searchesAreRemembered (R9): the last purpose that was stated for searching holds
// for a shift, and a search's words can be disposed of.
func searchesAreRemembered(t *testing.T, p Place) {
	h := newClosedHouse(t, p)
	scale, err := rank.NewScales(rank.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	asks := func() bool {
		a, err := h.db.Ask(t.Context(), sitter, scale, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		_, ok, err := a.SearchPurpose()
		if err != nil {
			t.Fatal(err)
		}
		return !ok
	}
	if !asks() {
		t.Error("a purpose is there before one was stated")
	}
	if err := h.states(sitter, desk.Purpose{}); err == nil {
		t.Error("an empty purpose is one")
	}
	if err := h.states(sitter, desk.Purpose{Words: "triage: a call"}); err != nil || asks() {
		t.Errorf("a stated purpose is forgotten: %v", err)
	}
	h.clock.move(13 * time.Hour)
	if !asks() {
		t.Error("the purpose of the last shift still holds")
	}
	d := desk.Searched(sitter, desk.Searching{Words: "Orsin Mestrov"}, 0)
	e := appended(t, h.db, d)[0]
	if b := e.Body.(*record.Searched); b.Found != 0 {
		t.Errorf("a search that found nothing is kept as %+v", b)
	}
	if err := h.db.Dispose(t.Context(), sitter, record.DisposalDue, e.Contents[0].Key); err != nil {
		t.Fatal(err)
	}
	whole(t, h.db)
}

// readersAreKnown: who was shown something, and what somebody looked at in a time.
func readersAreKnown(t *testing.T, p Place) {
	h := newClosedHouse(t, p)
	other := sitter
	other.Actor = record.ID{0: 2, 15: 2}
	start := record.At(h.clock.Now())
	read := func(v lawful.Viewer, body record.Body, about record.ID) {
		h.clock.move(time.Minute)
		appended(t, h.db, v.Draft(about, body))
	}
	read(sitter, &record.ItemRead{Item: h.report, Of: record.ReadReport}, record.ID{})
	read(other, &record.ItemRead{Item: h.report, Of: record.ReadReport}, record.ID{})
	read(sitter, &record.LeadOpened{Lead: h.lead}, h.lead)
	read(sitter, &record.Searched{Lead: h.lead, Found: 3}, record.ID{})
	middle := record.At(h.clock.Now()) + 1
	read(sitter, &record.ItemRead{Item: h.holding, Of: record.ReadHolding}, record.ID{})
	who := func(item record.ID) []desk.ReadLine {
		return askAt(t, h.db, lawful.House, 0, func(a *store.Asked) ([]desk.ReadLine, error) { return a.WhoRead(item) })
	}
	if got := who(h.report); len(got) != 2 || got[0].Actor != other.Actor || got[1].Actor != sitter.Actor {
		t.Errorf("who read the report: %+v", got)
	}
	if got := who(h.lead); len(got) != 1 || got[0].Kind != record.KindLeadOpened {
		t.Errorf("who opened the lead: %+v", got)
	}
	by := askAt(t, h.db, lawful.House, 0, func(a *store.Asked) ([]desk.ReadLine, error) { return a.ReadBy(sitter.Actor, start, middle) })
	if len(by) != 3 || by[0].Kind != record.KindSearched || by[0].N != 3 || by[2].Item != h.report {
		t.Errorf("what was read in that time: %+v", by)
	}
	if lately := askAt(t, h.db, sitter, 0, func(a *store.Asked) (bool, error) { return a.ReadLately(record.ReadReport, h.report, 0) }); !lately {
		t.Error("a second look within the hour is a new entry")
	}
	h.clock.move(2 * time.Hour)
	if lately := askAt(t, h.db, sitter, 0, func(a *store.Asked) (bool, error) { return a.ReadLately(record.ReadReport, h.report, 0) }); lately {
		t.Error("a look two hours later is none")
	}
}
