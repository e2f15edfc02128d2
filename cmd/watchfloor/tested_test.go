package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"watchfloor/internal/pgtest"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/sqlite"
)

// onEachEngine runs a test on every database in which a house can be; empty
// makes a house of its own there each time.
func onEachEngine(t *testing.T, test func(t *testing.T, empty func(record.HouseFounded) *tested)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		test(t, func(found record.HouseFounded) *tested { return newTested(t, found, inSQLite(t)) })
	})
	if os.Getenv("WATCHFLOOR_ENGINES") == "sqlite" {
		return // asked for by whoever runs the tests, as check does where it looks for races
	}
	t.Run("postgres", func(t *testing.T) {
		pgtest.Needs(t) // where there is none, the whole test is skipped here
		test(t, func(found record.HouseFounded) *tested { return newTested(t, found, inPostgres(t)) })
	})
}

type opener func(store.Options) (*store.DB, error)

func inSQLite(t testing.TB) opener { return inFolder(t, t.TempDir(), sqlite.ThrowAway) }

func inFolder(t testing.TB, dir string, mode sqlite.Mode) opener {
	return func(o store.Options) (*store.DB, error) { return sqlite.Open(t.Context(), dir, mode, o) }
}

func inPostgres(t testing.TB) opener {
	dsn := tables.Start(t)
	return func(o store.Options) (*store.DB, error) { return postgres.Open(t.Context(), dsn, o) }
}

// tables are all tables, in which no house is founded yet.
var tables = pgtest.Filled{Fill: func(dsn string) error {
	_, err := postgres.Open(context.Background(), dsn, store.Options{Now: time.Now})
	if errors.Is(err, store.ErrNoHouse) {
		return nil
	}
	return fmt.Errorf("a database without a house opens with %w", err)
}}

// tested is a house with a clock that the test sets.
type tested struct {
	*house
	clock *clock
}

func newTested(t testing.TB, found record.HouseFounded, open opener) *tested {
	t.Helper()
	c := &clock{now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)} // a Monday
	return &tested{houseIn(t, open, store.Options{Now: c.Now, Found: &found}), c}
}

// houseIn is the house of a database, closed when the test ends.
func houseIn(t testing.TB, open opener, o store.Options) *house {
	t.Helper()
	db, err := open(o)
	if err != nil {
		t.Fatal(err)
	}
	h, err := newHouse(db, "GB")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

// now is the moment of the house's clock.
func (h *tested) now() record.Time { return record.At(h.clock.Now()) }

// viewer is somebody who may read the labels with these numbers.
func (h *tested) viewer(labels ...int) lawful.Viewer {
	v := h.sitter()
	v.Holds = 0
	for _, n := range labels {
		v.Holds |= 1 << n
	}
	return v
}

// clock is a clock that only moves when it is told to.
type clock struct {
	mu  sync.Mutex // guards now
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
