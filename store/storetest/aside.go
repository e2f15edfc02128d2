package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// flooded is a house in which a sender floods the board.
type flooded struct {
	t     *testing.T
	db    *store.DB
	clock *clock
	flood record.ID // the sender
	other record.ID
}

// says lets a source send a report that opens a lead, or joins one.
func (f *flooded) says(source record.ID, labels record.Labels, severity rank.Severity, into record.ID) (report, lead record.ID) {
	f.t.Helper()
	f.clock.move(time.Minute)
	report, d := reportOf(f.t, labels, "a report")
	d.Body.(*record.ReportTaken).Source = source
	grouped := &record.ReportGrouped{Report: report, Lead: into}
	if into.IsZero() {
		grouped.Lead, grouped.Opens = record.NewID(), true
	}
	of := func(b record.Body, about record.ID) record.Draft {
		return record.Machine(record.Entry{Labels: labels}, about, b)
	}
	appended(f.t, f.db, d, of(&record.MentionsFound{Report: report, Engine: 1, Severity: uint8(severity)}, report), of(grouped, report),
		of(&record.LeadWeighed{Lead: grouped.Lead, Engine: 1, Rules: 1, P: 1000, S: record.One, Mu: record.One, Ceiling: 1000, Origins: 1}, grouped.Lead))
	return report, grouped.Lead
}

// board returns the leads on the board and what waits off it.
func (f *flooded) board(v lawful.Viewer, at record.Time) (leads []record.ID, b desk.Board) {
	f.t.Helper()
	b = askAt(f.t, f.db, v, at, func(a *store.Asked) (desk.Board, error) { return a.Board(100) })
	for _, r := range b.Rows {
		leads = append(leads, r.Lead)
	}
	if b.Open != len(b.Rows) {
		f.t.Errorf("%d leads are counted as open and %d shown", b.Open, len(b.Rows))
	}
	return leads, b
}

func (f *flooded) acts(labels record.Labels, body record.Body) {
	f.t.Helper()
	f.clock.move(time.Minute)
	d := sitter.Draft(f.flood, body)
	d.Labels = labels
	appended(f.t, f.db, d)
}

// sendersStandAside: a sender's leads leave the board together and come back
// together; what somebody else speaks in too, and what is grave, stays.
func sendersStandAside(t *testing.T, p Place) {
	f := &flooded{t: t, clock: newClock(), flood: record.NewID(), other: record.NewID()}
	f.db = open(t, p, f.clock)
	quay := record.NewID()
	appended(t, f.db, with(sitter.Draft(quay, &record.LabelNamed{}), quay, record.ClassName, "quay"))
	for _, id := range []record.ID{f.flood, f.other} {
		appended(t, f.db, with(sitter.Draft(id, &record.SourceNamed{Source: id}), id, record.ClassName, "Sender"))
	}
	_, first := f.says(f.flood, 0, rank.Unstated, record.ID{})
	_, second := f.says(f.flood, 0, rank.Unstated, record.ID{})
	_, grave := f.says(f.flood, 0, rank.LifeAtRisk, record.ID{})
	_, sealed := f.says(f.flood, 1, rank.Unstated, record.ID{})
	_, others := f.says(f.other, 0, rank.Unstated, record.ID{})
	_, unnamed := f.says(record.ID{}, 0, rank.Unstated, record.ID{})
	then := record.At(f.clock.Now())
	_, before := f.board(sitter, 0)

	outsider := sitter
	outsider.Holds = 0
	f.acts(1, &record.SourceSetAside{Source: f.flood, Reason: record.AsideFlood})
	if got, b := f.board(outsider, 0); len(got) != 5 || b.Aside.Senders != 0 {
		t.Errorf("a restricted act took %d leads off an outsider's board, which says %+v", 5-len(got), b.Aside)
	}
	f.acts(0, &record.SourceSetAside{Source: f.flood, Reason: record.AsideFlood})
	report, later := f.says(f.flood, 0, rank.Unstated, record.ID{})
	stay := []record.ID{grave, others, unnamed}
	got, b := f.board(sitter, 0)
	if diff := cmp.Diff(stay, got); diff != "" || b.Aside != (desk.AsideCount{Senders: 1, Leads: 4, Reports: 4}) {
		t.Errorf("aside are %+v, on the board -want +got:\n%s", b.Aside, diff)
	}
	if _, b := f.board(outsider, 0); b.Aside != (desk.AsideCount{Senders: 1, Leads: 3, Reports: 3}) {
		t.Errorf("an outsider is told that %+v stand aside", b.Aside)
	}
	line := askAt(t, f.db, outsider, 0, (*store.Asked).Aside).Sources[0]
	if line.Leads != 3 || len(line.First) != 3 || line.Reason != record.AsideFlood || line.Name != "Sender" || line.Actor != sitter.Actor {
		t.Errorf("the sender set aside is listed as %+v", line)
	}
	f.says(f.other, 0, rank.Unstated, first)
	if got, _ := f.board(sitter, 0); !slices.Contains(got, first) {
		t.Error("a lead in which another source speaks stays off the board")
	}
	again := lawful.House.Draft(report, &record.ReportRepeated{Report: report, Source: f.other})
	appended(t, f.db, again)
	if got, _ := f.board(sitter, 0); !slices.Contains(got, later) || slices.Contains(got, second) || slices.Contains(got, sealed) {
		t.Errorf("after another source sent the same words the board has %v", got)
	}
	if _, b := f.board(sitter, then); cmp.Diff(before.Rows, b.Rows) != "" {
		t.Error("the board as of before is another one")
	}
	whole(t, f.db)
}

// broughtBackExactly: undoing gives the board as it was, byte for byte, and a flood goes
// aside in one act.
func broughtBackExactly(t *testing.T, p Place) {
	f := &flooded{t: t, clock: newClock(), flood: record.NewID(), other: record.NewID()}
	f.db = open(t, p, f.clock)
	appended(t, f.db, with(sitter.Draft(f.flood, &record.SourceNamed{Source: f.flood}), f.flood, record.ClassName, "Sender"))
	for i := range 30 {
		f.says(f.flood, 0, rank.Unstated, record.ID{})
		if i%10 == 0 {
			f.says(record.ID{}, 0, rank.Unstated, record.ID{})
		}
	}
	f.clock.move(time.Hour)
	at := record.At(f.clock.Now())
	pinned := func() desk.Board {
		return askAt(t, f.db, sitter, 0, func(a *store.Asked) (desk.Board, error) {
			if err := a.PinSeq(a.Seq, at); err != nil {
				return desk.Board{}, err
			}
			b, err := a.Board(100)
			b.Moment = desk.Moment{}
			return b, err
		})
	}
	before := pinned()
	f.acts(0, &record.SourceSetAside{Source: f.flood, Reason: record.AsideFlood})
	if got := pinned(); len(got.Rows) != 3 || got.Aside.Leads != 30 {
		t.Errorf("%d leads stay, %+v", len(got.Rows), got.Aside)
	}
	f.acts(0, &record.SourceBroughtBack{Source: f.flood})
	if diff := cmp.Diff(before, pinned()); diff != "" {
		t.Errorf("brought back, the board is another one:\n%s", diff)
	}
	whole(t, f.db)
}
