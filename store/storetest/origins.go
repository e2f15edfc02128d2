package storetest

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// reportOf is the draft of a report with a text.
func reportOf(t *testing.T, labels record.Labels, text string) (record.ID, record.Draft) {
	t.Helper()
	id := record.NewID()
	said := intake.Report{SentID: text}
	b, err := said.Said()
	if err != nil {
		t.Fatal(err)
	}
	d := lawful.House.Draft(id, &record.ReportTaken{Report: id, Channel: record.ChannelPublic})
	d.Labels = labels
	return id, with(with(d, id, record.ClassText, text), id, record.ClassSaid, string(b))
}

// traced says what a report traces to.
func traced(labels record.Labels, b record.OriginFound) record.Draft {
	return record.Machine(record.Entry{Labels: labels}, b.Report, &b)
}

// quotesStandBeside: quotations replace neither what a report is taken from nor
// each other, and no report is counted twice through them.
func quotesStandBeside(t *testing.T, p Place) {
	db := open(t, p, newClock())
	var ids []record.ID
	for _, text := range []string{"the statement", "another statement", "a wire story", "the outlet's story"} {
		id, d := reportOf(t, 0, text)
		ids = append(ids, id)
		appended(t, db, d)
	}
	said, other, wire, outlet := ids[0], ids[1], ids[2], ids[3]
	quotes := func(of record.ID) record.Draft {
		return traced(0, record.OriginFound{Report: outlet, Origin: of, Of: of, Arrival: record.ArrivalQuotes, Share: record.One / 10})
	}
	standing := func() int64 { return count(t, p, `SELECT COUNT(*) FROM quotation WHERE until > 1000000`) }
	appended(t, db, quotes(said), quotes(other))
	report := func(a *store.Asked) (desk.ReportView, error) { return a.ReportView(outlet) }
	if got := askAt(t, db, sitter, 0, report); got.Origin != outlet || got.Arrival != record.ArrivalNew || standing() != 2 {
		t.Errorf("it only quotes, and traces to %v as %v, with %d quotations", got.Origin, got.Arrival, standing())
	}
	appended(t, db, traced(0, record.OriginFound{Report: outlet, Origin: wire, Of: wire, Arrival: record.ArrivalCopy, Share: record.One}), quotes(said))
	if got := askAt(t, db, sitter, 0, report); got.Origin != wire || got.Arrival != record.ArrivalCopy || standing() != 2 {
		t.Errorf("a copy that quotes traces to %v as %v, with %d quotations", got.Origin, got.Arrival, standing())
	}
	appended(t, db, traced(0, record.OriginFound{Report: outlet, Origin: said, Of: said, Arrival: record.ArrivalExcerpt, Share: record.One / 2}))
	if got := askAt(t, db, sitter, 0, report); got.Origin != said || got.Arrival != record.ArrivalExcerpt || standing() != 1 {
		t.Errorf("an excerpt of what it quoted traces to %v as %v, with %d quotations", got.Origin, got.Arrival, standing())
	}
	whole(t, db)
}
