package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// placesIn takes a report in and returns what its places mean.
func (l *teller) placesIn(id, text string) (means []string) {
	l.t.Helper()
	l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":%q,"source":"Line %s","text":%q}`, id, id, text)})
	page, err := l.Report(l.t.Context(), l.viewer(), 0, l.open.reports[len(l.open.reports)-1])
	if err != nil {
		l.t.Fatal(err)
	}
	for _, m := range page.Report.Marks {
		if m.What == record.MentionPlace.String() {
			means = append(means, page.Report.Text[m.Start:m.End]+" is "+m.Means)
		}
	}
	return means
}

func (l *teller) decidesPlace(v lawful.Viewer, d desk.PlaceDecision) {
	l.t.Helper()
	d.Request = record.NewID()
	if err := l.DecidePlace(l.t.Context(), v, d); err != nil {
		l.t.Fatal(err)
	}
}

// TestAPlaceThatTheHouseAddsIsReadAtOnce: it is read in the next report, until it is
// taken out; reports that came before are read again, see places_before_test.go.
func TestAPlaceThatTheHouseAddsIsReadAtOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		v := l.viewer()
		if got := l.placesIn("p1", "He waits near Tallow Steps tonight."); got != nil {
			t.Fatalf("known before it was kept: %v", got)
		}
		before := l.now()
		l.clock.move(time.Hour)
		l.decidesPlace(v, desk.PlaceDecision{Names: []string{"Tallow Steps", "the Tallows", "Tallow Steps"}, Spot: desk.Spot{Latitude: 51_501_000, Longitude: -71_000, Within: 150}})
		if got := fmt.Sprint(l.placesIn("p2", "She waits near Tallow Steps tonight.")); got != "[Tallow Steps is Tallow Steps (51.501, -0.071, within 1 km)]" {
			t.Errorf("the next report: %s", got)
		}
		all, err := l.Places(t.Context(), v, 0, "tallows")
		if err != nil || len(all.Kept) != 1 || len(all.Kept[0].Names) != 2 || all.Kept[0].Within != 150 {
			t.Fatalf("listed: %+v %v", all, err)
		}
		if then, err := l.Places(t.Context(), v, before, ""); err != nil || then.All != 0 {
			t.Errorf("listed before it was kept: %+v %v", then, err)
		}
		l.decidesPlace(v, desk.PlaceDecision{Drop: all.Kept[0].Place, Words: "Built over."})
		if got := l.placesIn("p3", "They wait near Tallow Steps tonight."); got != nil {
			t.Errorf("after it was taken out: %v", got)
		}
		if all, err = l.Places(t.Context(), v, 0, ""); err != nil || all.All != 0 || len(all.Dropped) != 1 || all.Dropped[0].Why != "Built over." {
			t.Errorf("taken out: %+v %v", all, err)
		}
		heldHouse{t, l.house}.addsUp()
	})
}

// TestAPlaceUnderLabelsIsReadOnlyWhereTheyAre: an open report is read as if it were not there.
func TestAPlaceUnderLabelsIsReadOnlyWhereTheyAre(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	l.tell(happening{what: "take", sealed: true, line: `{"id":"s","source":"Line s","text":"Nothing.","labels":["harbour"]}`})
	l.decidesPlace(l.viewer(0, 1), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Labels: []string{"harbour"}, Spot: desk.Spot{Latitude: 51_501_000, Longitude: -71_000}})
	if got := l.placesIn("p1", "He waits near Tallow Steps tonight."); got != nil {
		t.Errorf("an open report is read with it: %v", got)
	}
	if all, err := l.Places(t.Context(), l.viewer(), 0, ""); err != nil || all.All != 0 {
		t.Errorf("an outsider is shown it: %+v %v", all, err)
	}
	if all, err := l.Places(t.Context(), l.viewer(0, 1), 0, ""); err != nil || all.All != 1 || len(all.Kept[0].Labels) != 1 {
		t.Errorf("who may read it: %+v %v", all, err)
	}
}

// TestAPlaceThatIsDisposedOfIsReadNoMore: its names are gone from memory too.
func TestAPlaceThatIsDisposedOfIsReadNoMore(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	l.decidesPlace(l.viewer(), desk.PlaceDecision{Names: []string{"Tallow Steps"}, Spot: desk.Spot{Latitude: 51_501_000, Longitude: -71_000}})
	if got := l.placesIn("p1", "He waits near Tallow Steps tonight."); got == nil {
		t.Fatal("it is not read")
	}
	all, err := l.Places(t.Context(), l.viewer(), 0, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.db.Dispose(t.Context(), l.viewer(), record.DisposalDue, all.Kept[0].Place); err != nil {
		t.Fatal(err)
	}
	if got := l.placesIn("p2", "She waits near Tallow Steps tonight."); got != nil {
		t.Errorf("after its names are gone: %v", got)
	}
	heldHouse{t, l.house}.addsUp()
}

// TestPlacesAreAddedFromAList: a line that cannot be read is said, and the same list
// again changes nothing.
func TestPlacesAreAddedFromAList(t *testing.T) {
	dir := t.TempDir()
	list := filepath.Join(dir, "places.csv")
	text := "name,names,lat,lon,within\nTallow Steps,The Tallows;Talgtrappen,51.501,-0.071,150\nDock Four,,north,-0.02,\nMill Bank Yard,,51.49,-0.12,\n"
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	data := "--data=" + filepath.Join(dir, "house")
	out, bad := ran(t, "", "place", "import", data, list)
	if !strings.Contains(out, "2 kept; 0 kept so already; 1 refused") || !strings.Contains(bad, ":3: latitude") {
		t.Errorf("first: %s%s", out, bad)
	}
	if out, _ = ran(t, "", "place", "import", data, list); !strings.Contains(out, "0 kept; 2 kept so already; 1 refused") {
		t.Errorf("again: %s", out)
	}
	ran(t, "", "place", "add", data, "Dock Four", "--at=51.5,-0.02", "--other=D4")
	ran(t, "", "place", "drop", data, "Mill Bank Yard", "built", "over")
	if out, _ = ran(t, "", "place", "list", data); !strings.Contains(out, "Dock Four; D4") || strings.Contains(out, "Mill Bank") || !strings.Contains(out, "2 of 2 places") {
		t.Errorf("listed: %s", out)
	}
}
