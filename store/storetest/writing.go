package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store"
)

// numbered fails the test unless the entries are numbered from 0 without a gap
// and their times never go back.
func numbered(t *testing.T, p Place, db *store.DB) []record.Entry {
	t.Helper()
	all := entries(t, p, db)
	for i, e := range all {
		if e.Seq != record.Seq(i) || e.House != db.Key() {
			t.Errorf("entry %d of house %d stands at place %d of house %d", e.Seq, e.House, i, db.Key())
		}
		if i > 0 && (e.RecordedAt < all[i-1].RecordedAt || e.At() < all[i-1].At()) {
			t.Errorf("entry %d is of %s, the one before of %s", i, e.RecordedAt, all[i-1].RecordedAt)
		}
	}
	return all
}

func numberedWithoutAGap(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	for i := range 20 {
		c.move(time.Duration(60-i*5) * time.Second) // forwards, then back 140 seconds
		err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
			for range i % 4 {
				if _, err := tx.Append(noted("some words")); err != nil {
					return err
				}
			}
			if i%5 == 4 {
				return errors.New("changed my mind")
			}
			return nil
		})
		if (err != nil) != (i%5 == 4) {
			t.Fatal(err)
		}
	}
	if got := len(numbered(t, p, db)); got != 1+5*(0+1+2+3)-(0+1+2+3) {
		t.Errorf("%d entries, want 25", got)
	}
	whole(t, db)
}

var tables = append([]string{"entry", "tree", "content", "content_key", "request", "stage"}, store.Projections()...)

// sizes counts the rows of every table.
func sizes(t *testing.T, p Place) string {
	t.Helper()
	var b strings.Builder
	for _, table := range append([]string{"report_words"}, tables...) {
		fmt.Fprintf(&b, "%s %d\n", table, count(t, p, `SELECT COUNT(*) FROM `+table))
	}
	return b.String()
}

func failedWriteLeavesNothing(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 1)
	h.live(40)
	before := sizes(t, p)
	wrong := errors.New("changed my mind")
	for _, want := range []error{wrong, nil} {
		err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
			if err := tx.Once(record.NewID()); err != nil {
				return err
			}
			if _, err := tx.Append(append(h.report(), h.holding()...)...); err != nil {
				return err
			}
			if want != nil {
				return want
			}
			// An entry that cannot be folded: there is no such lead.
			_, err := tx.Append(sitter.Draft(record.ID{}, &record.LeadClaimed{Lead: record.NewID()}))
			return err
		})
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("error %v, want %v", err, want)
		}
		if after := sizes(t, p); after != before {
			t.Errorf("before:\n%safter:\n%s", before, after)
		}
	}
	appended(t, db, noted("goes on"))
	whole(t, db)
}

func panicLeavesNothing(t *testing.T, p Place) {
	db := open(t, p, newClock())
	before := sizes(t, p)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
			if _, err := tx.Append(noted("never")); err != nil {
				t.Error(err)
			}
			panic("at the disco")
		})
	}()
	if after := sizes(t, p); after != before {
		t.Errorf("before:\n%safter:\n%s", before, after)
	}
	appended(t, db, noted("goes on"))
	whole(t, db)
}

func clockSetBack(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	first := appended(t, db, noted("first"))[0]
	c.move(-4 * time.Minute)
	if e := appended(t, db, noted("a little back"))[0]; e.RecordedAt != first.RecordedAt {
		t.Errorf("recorded at %s, the entry before at %s", e.RecordedAt, first.RecordedAt)
	}
	before := sizes(t, p)
	c.move(-2 * time.Minute)
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(noted("far back"))
		return err
	})
	if !errors.Is(err, store.ErrClockBack) || !strings.Contains(err.Error(), "Set the clock") {
		t.Errorf("error %v, want one that says what to do", err)
	}
	if after := sizes(t, p); after != before {
		t.Errorf("before:\n%safter:\n%s", before, after)
	}
	c.move(2 * time.Minute)
	appended(t, db, noted("set right again"))
	numbered(t, p, db)
}

func historyOnlyGrows(t *testing.T, p Place) {
	db, err := p.Open(store.Options{Now: newClock().Now, Found: &record.HouseFounded{History: true}})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	at := func(time record.Time) record.Draft {
		d := noted("then")
		d.HistoryAt = time
		return d
	}
	appended(t, db, at(record.Day), at(2*record.Day), at(0))
	err = db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
		_, err := tx.Append(at(record.Day))
		return err
	})
	if old := (store.ErrTooOld{}); !errors.As(err, &old) || old.Newest != 2*record.Day {
		t.Errorf("error %v", err)
	}
	all := numbered(t, p, db)
	if got := all[len(all)-1]; got.HistoryAt != 2*record.Day || got.RecordedAt <= 3*record.Day {
		t.Errorf("without a time of its own, history is %s, recorded %s", got.HistoryAt, got.RecordedAt)
	}
}

func repeatedRequest(t *testing.T, p Place) {
	db := open(t, p, newClock())
	request := record.NewID()
	once := func(id record.ID, fail error) error {
		return db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
			if err := tx.Once(id); err != nil {
				return err
			}
			if _, err := tx.Append(noted("once")); err != nil {
				return err
			}
			return fail
		})
	}
	failed := errors.New("failed")
	for i, want := range []error{failed, nil, store.ErrRepeated, store.ErrRepeated} {
		var fail error
		if i == 0 {
			fail = failed // what failed was not done, and may be sent again
		}
		if err := once(request, fail); !errors.Is(err, want) {
			t.Errorf("sent the %d. time: %v, want %v", i+1, err, want)
		}
	}
	if err := once(record.NewID(), nil); err != nil {
		t.Error(err)
	}
	if got := len(numbered(t, p, db)); got != 3 {
		t.Errorf("%d entries, want 3", got)
	}
}

func twoProcesses(t *testing.T, p Place) {
	c := newClock()
	dbs := []*store.DB{open(t, p, c), open(t, p, c)}
	if dbs[0].Key() != dbs[1].Key() {
		t.Fatal("two houses")
	}
	const each = 40
	var writers sync.WaitGroup
	for i, db := range append(dbs, dbs...) {
		writers.Go(func() {
			for n := range each {
				err := db.Write(t.Context(), store.Urgency(i%2), func(tx *store.Tx) error {
					c.move(time.Second)
					_, err := tx.Append(noted(fmt.Sprint("writer ", i, " note ", n)))
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	if got := len(numbered(t, p, dbs[0])); got != 1+4*each {
		t.Errorf("%d entries, want %d", got, 1+4*each)
	}
	whole(t, dbs[1])
}

func twoFounders(t *testing.T, p Place) {
	keys := make([]record.HouseKey, 4)
	var founders sync.WaitGroup
	for i := range keys {
		founders.Go(func() {
			db, err := p.Open(store.Options{Now: newClock().Now, Found: &record.HouseFounded{Class: record.Demo}})
			if err != nil {
				t.Error(err)
				return
			}
			keys[i] = db.Key()
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	founders.Wait()
	if n := count(t, p, `SELECT COUNT(*) FROM head`); n != 1 || len(slices.Compact(keys)) != 1 {
		t.Errorf("%d houses: %d", n, keys)
	}
}
