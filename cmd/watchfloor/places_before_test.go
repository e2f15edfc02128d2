package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// spoken tells where a report speaks of, and of which places it was read again.
func (l *teller) spoken(report record.ID, at record.Time) string {
	l.t.Helper()
	lines, _ := l.whereIn(report, at)
	var all []string
	for _, w := range lines {
		one := w.Words + " is " + strings.SplitN(w.Means, " (", 2)[0]
		if !w.Stands {
			one = "not " + w.Words
		}
		if w.Later != 0 && w.LaterBy == l.viewer().Actor {
			one += ", later"
		}
		all = append(all, one)
	}
	return strings.Join(all, "; ")
}

// takes takes a report in and returns it.
func (l *teller) takes(line string) record.ID {
	l.t.Helper()
	l.tell(happening{what: "take", line: line})
	return l.open.reports[len(l.open.reports)-1]
}

var tallowSteps = desk.Spot{Latitude: 51_501_000, Longitude: -71_000, Within: 150}

// TestAPlaceReachesTheReportsThatCameBefore: they are read again with it, in text and
// title, and say since when; what people said stays; the past
// reads as it did, and the same again finds nothing new.
func TestAPlaceReachesTheReportsThatCameBefore(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		text := l.takes(`{"id":"b1","source":"Line 1","title":"drums at Tallow Steps","text":"Two men at Tallow Steps, near London, at night."}`)
		said := l.takes(`{"id":"b3","source":"Line 3","text":"He sleeps behind Tallow Steps."}`)
		field := l.takes(`{"id":"b4","source":"Line 4","text":"Drums at Tallow steps, he says.","place":{"name":"Tallow Steps"}}`)
		if err := l.JudgeWhere(t.Context(), l.viewer(), desk.WhereDecision{Report: said, Kind: record.MentionPlace, Name: "Tallow Steps", Place: "53.4, -2.2", Holds: true}); err != nil {
			t.Fatal(err)
		}
		before := l.now()
		l.clock.move(time.Hour)
		l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Spot: tallowSteps})
		wants := map[record.ID]string{text: "Tallow Steps is Tallow Steps, later; Tallow Steps is Tallow Steps, later; London is London", said: "Tallow Steps is 53.400, -2.200, within 1 km"}
		for report, want := range wants {
			if got := l.spoken(report, 0); got != want {
				t.Errorf("read again: %q, want %q", got, want)
			}
		}
		if got := l.spoken(text, before); got != "London is London" {
			t.Errorf("before the place was kept: %q", got)
		}
		if n := l.count(record.KindPlaceFound); n != 2 {
			t.Errorf("%d reports were read again with it, want the first and the one that states it", n)
		}
		for _, report := range []record.ID{text, field} {
			if v, err := l.Chart(t.Context(), l.viewer(), 0, desk.ChartQuery{Lead: l.leadOf(report)}); err != nil || !strings.Contains(fmt.Sprint(v.Nodes), "Tallow Steps") {
				t.Errorf("its chart has no such place: %+v %v", v.Nodes, err)
			}
		}
		l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps", "the Steps"}, Spot: tallowSteps})
		if n := l.count(record.KindPlaceFound); n != 2 {
			t.Errorf("with another name they were read again: %d", n)
		}
		moved := tallowSteps
		moved.Latitude += 100_000
		l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps", "the Steps"}, Spot: moved})
		if n := l.count(record.KindPlaceFound); n != 4 || !strings.HasPrefix(l.spoken(text, 0), "Tallow Steps is Tallow Steps, later; Tallow Steps is") {
			t.Errorf("moved: %d, %q", n, l.spoken(text, 0))
		}
	})
}

// TestANameThatIsHeldIsNoPlaceLater: no more than when the report was read first.
func TestANameThatIsHeldIsNoPlaceLater(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	l.tell(happening{what: "list", line: "name,type,id\nTallow Steps Brannigan,person,h1\n"})
	report := l.takes(`{"id":"b1","source":"Line 1","text":"I saw Tallow Steps Brannigan there."}`)
	l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Spot: tallowSteps})
	if got := l.spoken(report, 0); got != "" {
		t.Errorf("read as a place: %q", got)
	}
}

// TestAPersonsWordOnAPlaceFoundLaterStands: it is corrected as what was read at once is.
func TestAPersonsWordOnAPlaceFoundLaterStands(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	report := l.takes(`{"id":"b1","source":"Line 1","text":"Two men at Tallow Steps."}`)
	l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Spot: tallowSteps})
	lines, _ := l.whereIn(report, 0)
	d := desk.WhereDecision{Report: report, Kind: record.MentionPlace, Start: lines[0].Start, End: lines[0].End}
	if err := l.JudgeWhere(t.Context(), l.viewer(), d); err != nil {
		t.Fatal(err)
	}
	if got := l.spoken(report, 0); got != "not Tallow Steps, later" {
		t.Errorf("not meant: %q", got)
	}
	d.Holds = true
	if err := l.JudgeWhere(t.Context(), l.viewer(), d); err != nil {
		t.Fatal(err)
	}
	if got := l.spoken(report, 0); got != "Tallow Steps is Tallow Steps, later" {
		t.Errorf("what the machine read: %q", got)
	}
	l.verified()
}

// TestAPlaceUnderLabelsReachesNoOpenReport: what came before without them stays as it was.
func TestAPlaceUnderLabelsReachesNoOpenReport(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	open := l.takes(`{"id":"o","source":"Line 1","text":"Two men at Tallow Steps."}`)
	l.tell(happening{what: "take", sealed: true, line: `{"id":"s","source":"Line s","text":"Drums at Tallow Steps.","labels":["harbour"]}`})
	l.decidesPlace(l.viewer(0, 1), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Labels: []string{"harbour"}, Spot: tallowSteps})
	if got := l.spoken(open, 0); got != "" || l.count(record.KindPlaceFound) != 1 {
		t.Errorf("an open report is read with it: %q", got)
	}
}

// TestAPlaceInManyReportsIsWrittenInPieces: all are reached, and no transaction holds more
// than a piece.
func TestAPlaceInManyReportsIsWrittenInPieces(t *testing.T) {
	inTurn(t)
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for i := range 70 {
		l.takes(fmt.Sprintf(`{"id":"m%d","source":"Line %d","text":"Case %d at Tallow Steps."}`, i, i, i))
	}
	l.working.Store(true) // so that looking back waits for this test
	l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Spot: tallowSteps})
	must(t, l.db.Ahead(t.Context(), resolve.RereadStage, 1, func(past resolve.Past, entries []record.Entry, head record.Seq) error {
		return l.backward.Prepare(past, entries, head)
	}))
	log := store.Stages(l.db, store.Interactive, func(tx *store.Tx) resolve.Earlier { return tx })
	var pieces []int
	_, err := record.Follow(t.Context(), log, resolve.RereadStage, 1, func(r resolve.Earlier, entries []record.Entry) ([]record.Draft, error) {
		drafts, err := l.backward.Step(r, entries)
		pieces = append(pieces, len(drafts))
		return drafts, err
	})
	if err != nil || l.count(record.KindPlaceFound) != 70 || len(pieces) < 2 || slices.Max(pieces) > 64 {
		t.Errorf("%d reports were reached, in pieces of %v: %v", l.count(record.KindPlaceFound), pieces, err)
	}
	l.verified()
}

// count returns how many entries of a kind there are.
func (l *teller) count(kind record.Kind) (n int) {
	l.t.Helper()
	must(l.t, l.db.Write(l.t.Context(), store.Interactive, func(tx *store.Tx) error {
		all, err := tx.EntriesBehind(record.Stage{Kinds: []record.Kind{kind}}, -1)
		n = len(all)
		return err
	}))
	return n
}

// verified fails the test unless the record folds into just what is there.
func (l *teller) verified() {
	l.t.Helper()
	if found, err := l.db.Verify(l.t.Context(), nil); err != nil || len(found.Problems) > 0 {
		l.t.Errorf("verify: %v %v", found.Problems, err)
	}
}
