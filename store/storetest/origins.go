package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
	c := newClock()
	db := open(t, p, c)
	var ids []record.ID
	for _, text := range []string{"the statement", "another statement", "a wire story", "the outlet's story"} {
		id, d := reportOf(t, 0, text)
		ids = append(ids, id)
		appended(t, db, d)
	}
	said, other, wire, outlet := ids[0], ids[1], ids[2], ids[3]
	before := record.At(c.Now())
	c.move(time.Hour)
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
	if got := groupsAt(t, db, sitter, before); len(got) > 0 {
		t.Errorf("before anything was found there were %v", got)
	}
}

// groupsAt tells all groups of common origin, read two at a time.
func groupsAt(t *testing.T, db *store.DB, v lawful.Viewer, at record.Time) (lines []string) {
	t.Helper()
	for after, page := (record.ID{}), 0; page < 50; page++ {
		got := askAt(t, db, v, at, func(a *store.Asked) (desk.Origins, error) { return a.Origins(after, 2) })
		for _, g := range got.Groups {
			var line []string
			for _, m := range g.Members {
				line = append(line, fmt.Sprintf("%s%s %v of %s %s", strings.Repeat("> ", m.Depth), m.SentID, m.Arrival, m.OfSentID, m.Share))
			}
			lines = append(lines, strings.Join(line, "; "))
		}
		if after = got.Next; after.IsZero() {
			return lines
		}
	}
	t.Fatal("the pages do not end")
	return nil
}

// groupsOfCommonOrigin: repeats, copies of copies and quotations stand in the
// group of their origin, each viewer sees those that they may read, and every
// moment keeps its own.
func groupsOfCommonOrigin(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	label := record.NewID()
	appended(t, db, with(sitter.Draft(label, &record.LabelNamed{}), label, record.ClassName, "quay"))
	id := map[string]record.ID{}
	for _, text := range []string{"wire", "copy", "excerpt", "sealed", "quoting", "alone", "again", "speech"} {
		labels := record.Labels(0)
		if text == "sealed" {
			labels = 1
		}
		var d record.Draft
		id[text], d = reportOf(t, labels, text)
		c.move(time.Minute)
		appended(t, db, d)
	}
	of := func(labels record.Labels, report, of string, how record.Arrival, share record.Millionths) record.Draft {
		return traced(labels, record.OriginFound{Report: id[report], Origin: id["wire"], Of: id[of], Arrival: how, Share: share})
	}
	appended(t, db, of(0, "copy", "wire", record.ArrivalCopy, record.One), of(0, "excerpt", "copy", record.ArrivalExcerpt, record.One/2),
		of(1, "sealed", "copy", record.ArrivalCopy, record.One), of(0, "quoting", "wire", record.ArrivalQuotes, record.One/4))
	again := lawful.House.Draft(id["again"], &record.ReportRepeated{Report: id["again"], ReceivedAt: record.At(c.Now())})
	said := intake.Report{SentID: "sent again"}
	b, err := said.Said()
	if err != nil {
		t.Fatal(err)
	}
	appended(t, db, with(again, id["again"], record.ClassSaid, string(b)))
	c.move(time.Hour)
	then := record.At(c.Now())
	c.move(time.Hour)
	appended(t, db, traced(0, record.OriginFound{Report: id["quoting"], Origin: id["speech"], Of: id["speech"], Arrival: record.ArrivalQuotes, Share: record.One / 8}))

	wire := "wire new of  0; > copy copy of wire 1; > > excerpt excerpt of copy 0.5; > > sealed copy of copy 1; > quoting quotes of wire 0.25"
	repeated := "again new of  0; > sent again repeat of again 1"
	quoted := "speech new of  0; > quoting quotes of speech 0.125"
	outsider := sitter
	outsider.Holds = 0
	for _, want := range []struct {
		what  string
		v     lawful.Viewer
		at    record.Time
		lines []string
	}{
		{"now", sitter, 0, []string{wire, repeated, quoted}},
		{"then", sitter, then, []string{wire, repeated}},
		{"for an outsider", outsider, 0, []string{strings.Replace(wire, "> > sealed copy of copy 1; ", "", 1), repeated, quoted}},
	} {
		if diff := cmp.Diff(want.lines, groupsAt(t, db, want.v, want.at)); diff != "" {
			t.Errorf("%s -want +got:\n%s", want.what, diff)
		}
	}
	page := askAt(t, db, sitter, 0, func(a *store.Asked) (desk.OriginView, error) { return a.Origin(id["excerpt"], 1, 2) })
	if page.Origin != id["wire"] || page.First != id["wire"] || page.Total != 5 || len(page.Members) != 2 || page.Members[0].Headline != "copy" || page.Members[1].OfSentID != "copy" {
		t.Errorf("the page of the excerpt's origin is %+v", page)
	}
	if err := askErr(t, db, outsider, func(a *store.Asked) error { _, err := a.Origin(id["sealed"], 0, 9); return err }); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("an outsider asks for the origin of a restricted report and gets %v", err)
	}
}

// askErr is the error of a question.
func askErr(t *testing.T, db *store.DB, v lawful.Viewer, do func(a *store.Asked) error) error {
	t.Helper()
	return askAt(t, db, v, 0, func(a *store.Asked) (error, error) { return do(a), nil })
}
