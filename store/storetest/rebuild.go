package storetest

import (
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// rebuildGivesTheSame rebuilds random histories, whole and damaged ones.
func rebuildGivesTheSame(t *testing.T, p Place) {
	InTurn(t)
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 21)
	h.live(250)
	if _, err := stages(db).Step(t.Context(), counting, 3, func(*store.Tx, []record.Entry) ([]record.Draft, error) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	before, counts := h.everything(p), sizes(t, p)
	for range 2 {
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := apart(before, h.everything(p)); diff != "" {
			t.Fatalf("before -, rebuilt +:\n%s", diff)
		}
		if got := sizes(t, p); got != counts {
			t.Fatalf("before:\n%srebuilt:\n%s", counts, got)
		}
		whole(t, db)
		for _, table := range store.Projections() {
			if _, err := p.SQL.ExecContext(t.Context(), `DELETE FROM `+table); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole(t, db)
	h.live(30)
	whole(t, db)
}

// everything returns all rows of all projections.
func (h *history) everything(p Place) []string {
	h.t.Helper()
	return h.rows(p, `since >= 0`)
}

// labelsGoAlong: whatever a projection holds about a report carries at least
// the report's labels.
func labelsGoAlong(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	newHistory(t, db, c, 32).live(400)
	for _, table := range []string{"mention", "sign", "reading", "sign_judged", "corrected", "link", "origin", "quotation", "lead_report", "apart"} {
		all := count(t, p, `SELECT COUNT(*) FROM `+table+` x JOIN report r ON r.house = x.house AND r.seq = x.report WHERE r.labels <> 0`)
		less := count(t, p, `SELECT COUNT(*) FROM `+table+` x JOIN report r ON r.house = x.house AND r.seq = x.report WHERE (r.labels & x.labels) <> r.labels`)
		if less > 0 || all == 0 {
			t.Errorf("%s: %d rows with fewer labels than their report, of %d", table, less, all)
		}
	}
	for _, e := range entries(t, p, db) {
		if n := count(t, p, `SELECT labels FROM entry WHERE house = $1 AND seq = $2`, int64(db.Key()), int64(e.Seq)); record.Labels(n) != e.Labels {
			t.Errorf("entry %d has labels %b and the column %b", e.Seq, e.Labels, n)
		}
	}
}
