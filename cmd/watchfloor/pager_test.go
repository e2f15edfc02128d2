package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// script writes a program of the house.
func script(t *testing.T, lines string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the program of this test is a shell script")
	}
	name := filepath.Join(t.TempDir(), "pager")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+lines), 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}

// paged lets the house tell of what was raised, until all telling has ended.
func paged(t *testing.T, h *tested, errs *safeBuffer) {
	t.Helper()
	var all sync.WaitGroup
	if err := h.page(t.Context(), slog.New(slog.NewTextHandler(errs, nil)), &all); err != nil {
		t.Fatal(err)
	}
	all.Wait()
}

func TestThePagerTellsOfACallOnceAndWithNoneOfItsWords(t *testing.T) {
	out := filepath.Join(t.TempDir(), "told")
	t.Setenv("TOLD", out)
	h := newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t))
	h.pager = newPager(script(t, `env | grep ^WATCHFLOOR_ >> "$TOLD"; echo . >> "$TOLD"`))
	var errs safeBuffer
	paged(t, h, &errs)
	c := ring(t, h)
	c.does(desk.CallDecision{Act: desk.CallRaise, Form: desk.CallForm{Words: "a knife; $(touch here)"}})
	paged(t, h, &errs)
	paged(t, h, &errs)
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err, errs.String())
	}
	told := string(b)
	for _, want := range []string{"WATCHFLOOR_EVENT=call raised\n", "WATCHFLOOR_CALL=" + c.call.String() + "\n", "WATCHFLOOR_HOUSE=exercise\n",
		"WATCHFLOOR_TEXT=exercise, not real: Life at risk: call since 08:00 UTC, look by 08:15 UTC\n", "WATCHFLOOR_LOOK_BY=2026-03-02T08:15:00Z\n"} {
		if strings.Count(told, want) != 1 {
			t.Errorf("%q stands %d times in what was told:\n%s", want, strings.Count(told, want), told)
		}
	}
	if strings.Contains(told, "knife") {
		t.Error("the words of the caller were told")
	}
}

func TestAPagerThatFailsIsTriedAgainAndShown(t *testing.T) {
	out := filepath.Join(t.TempDir(), "told")
	t.Setenv("TOLD", out)
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	h.pager = newPager(script(t, `echo x >> "$TOLD"; exit 3`))
	h.pager.waits = []time.Duration{time.Millisecond, time.Millisecond}
	c := ring(t, h)
	c.does(desk.CallDecision{Act: desk.CallRaise})
	var errs safeBuffer
	paged(t, h, &errs)
	if b, err := os.ReadFile(out); err != nil || len(b) != 6 {
		t.Errorf("it was tried %d times, want 3: %v", len(b)/2, err)
	}
	if top := c.onTop(c.sitter(), 0); len(top) != 1 || top[0].Pager != "The pager failed: tell the duty post yourself" {
		t.Errorf("on top stands %+v", top)
	}
	if got := errs.String(); strings.Count(got, "the pager failed") != 3 || !strings.Contains(got, "exit status 3") {
		t.Errorf("the log says %s", got)
	}

	late := newPager(script(t, "sleep 30"))
	late.limit, late.waits = 50*time.Millisecond, nil
	h.pager = late
	paged(t, h, &errs)
	if late.trouble(c.call) == "" {
		t.Error("a pager that hangs is waited for")
	}
	h.pager = newPager(script(t, "exit 3"))
	h.pager.waits = []time.Duration{time.Millisecond, time.Hour}
	c.does(desk.CallDecision{Act: desk.CallAnswer})
	paged(t, h, &errs) // it would take an hour if it went on for a call that was taken up
}
