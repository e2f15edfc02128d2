// Package storetest is the contract of the store as one suite of tests: every
// engine passes it, with a few lines in its own test file that say where houses
// can be opened.
package storetest

import (
	"database/sql"
	"sync"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Place is an empty place for houses.
type Place struct {
	// Open opens it with these options, once or several times.
	Open func(o store.Options) (*store.DB, error)
	// SQL is a plain connection to the same database, past the store.
	SQL *sql.DB
	// Engine is the name of the engine.
	Engine string
}

// Run runs the suite; empty returns a place that lives as long as the test.
func Run(t *testing.T, empty func(t *testing.T) Place) {
	for _, claim := range []struct {
		name string
		test func(t *testing.T, p Place)
	}{
		{"EntriesAreNumberedWithoutAGap", numberedWithoutAGap},
		{"AFailedWriteLeavesNothing", failedWriteLeavesNothing},
		{"APanicInAWriteLeavesNothingAndStopsNobody", panicLeavesNothing},
		{"AClockSetBackStopsWriting", clockSetBack},
		{"AnImpossibleHistoryIsRefused", historyOnlyGrows},
		{"ARepeatedRequestIsRecognised", repeatedRequest},
		{"TwoProcessesInterleaveWithoutLoss", twoProcesses},
		{"TwoProcessesFoundOneHouse", twoFounders},
		{"WordsOpenUntilTheyAreDisposedOf", wordsUntilDisposed},
		{"WordsOfADisposedRecordAreRefused", wordsOfDisposed},
		{"AStageWritesAllOrNothing", stageAtomic},
		{"AStagePassesByWhatIsGone", stagePassesByWhatIsGone},
		{"RunsAreFoundByWhoMaySee", runsFound},
		{"RunsAreThoseOfAPlainMap", runsLikeAMap},
		{"RunsOfDisposedReportsAreGone", runsDisposed},
		{"VerifyFindsOneChangedByteOfRuns", verifyFindsRuns},
		{"SearchFindsTheSameWords", searchWords},
		{"ValuesSortByTheirBytes", sortByBytes},
		{"WhatWasKnownWhenNeverChanges", asOfNeverChanges},
		{"PiecesOfADeliveryAddUp", deliveriesAddUp},
		{"WhatAReportQuotesStandsBesideWhatItIsTakenFrom", quotesStandBeside},
		{"ReportsStandWithTheirOrigin", groupsOfCommonOrigin},
		{"ASendersLeadsStandAsideTogether", sendersStandAside},
		{"WhatStoodAsideComesBackExactly", broughtBackExactly},
		{"LabelsOfAReportGoWithIt", labelsGoAlong},
		{"RebuildGivesTheSame", rebuildGivesTheSame},
		{"ACallFollowsFromItsEntries", callFollows},
		{"HandOversFollowFromTheirEntries", handOversFollow},
		{"HandOversLapseInOrder", lapsesComeInOrder},
		{"ADraftIsNoPartOfTheRecord", func(t *testing.T, p Place) { draftIsNoPart(t, p, empty(t)) }},
		{"R6StandingKeepsReportsApart", standingKeepsApart},
		{"TokensActUntilTheyEnd", tokensEnd},
		{"TokensAreBounded", tokensAreBounded},
		{"TheUseOfATokenIsNoEntry", useIsNoEntry},
		{"R17AClosedRecordWaitsForAPurpose", closedWaitsForAPurpose},
		{"R17AReviewThatIsOverdueIsListed", closedIsReviewed},
		{"R9ASearchHasAPurpose", searchesAreRemembered},
		{"WhoReadWhatIsKnown", readersAreKnown},
		{"VerifyFindsOneChangedByte", verifyFindsOneByte},
		{"VerifyFindsForgedWords", forgedWords},
		{"BackupAndRestoreGiveTheSameRecord", func(t *testing.T, p Place) { backupIdentity(t, p, empty(t), empty(t)) }},
		{"RestoreDestroysAgainWhatWasDestroyed", func(t *testing.T, p Place) { restoreDestroys(t, p, empty(t)) }},
		{"RestoreRefusesWhatIsNotWhole", func(t *testing.T, p Place) { restoreRefuses(t, p, empty) }},
	} {
		t.Run(claim.name, func(t *testing.T) { claim.test(t, empty(t)) })
	}
}

// InTurn leaves a claim out of short runs, in which the race detector looks on: one
// thing after another happens in it, through code that other claims run at once.
func InTurn(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing happens at once here")
	}
}

// clock is a clock that tests set.
type clock struct {
	mu  sync.Mutex // guards now
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)} }

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

// open opens a house, founding it if need be, until the end of the test.
func open(t *testing.T, p Place, c *clock) *store.DB {
	t.Helper()
	db, err := p.Open(store.Options{Now: c.Now, Found: &record.HouseFounded{Class: record.Exercise}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// write writes and fails the test on an error.
func write(t *testing.T, db *store.DB, do func(tx *store.Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), store.Interactive, do); err != nil {
		t.Fatal(err)
	}
}

// appended appends drafts in one write.
func appended(t *testing.T, db *store.DB, drafts ...record.Draft) []record.Entry {
	t.Helper()
	var out []record.Entry
	write(t, db, func(tx *store.Tx) (err error) {
		out, err = tx.Append(drafts...)
		return err
	})
	return out
}

// whole fails the test unless verify finds nothing.
func whole(t *testing.T, db *store.DB) store.Findings {
	t.Helper()
	f, err := db.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Problems {
		if i == 10 {
			t.Errorf("and %d more", len(f.Problems)-i)
			break
		}
		t.Errorf("%s: %s", p.Where, p.What)
	}
	return f
}

// entries reads all entries of a house past the store.
func entries(t *testing.T, p Place, db *store.DB) []record.Entry {
	t.Helper()
	rows, err := p.SQL.QueryContext(t.Context(), `SELECT bytes FROM entry WHERE house = $1 ORDER BY seq`, int64(db.Key()))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []record.Entry
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			t.Fatal(err)
		}
		e, err := record.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// count asks for one number past the store.
func count(t *testing.T, p Place, query string, args ...any) int64 {
	t.Helper()
	var n int64
	if err := p.SQL.QueryRowContext(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// noted is a draft of a note with words of its own.
func noted(words string) record.Draft {
	return with(lawful.House.Draft(record.ID{}, &record.LeadNoted{Lead: record.NewID()}), record.NewID(), record.ClassNote, words)
}

// with adds a content to a draft, sealed under the key of owner.
func with(d record.Draft, owner record.ID, class record.ContentClass, words string) record.Draft {
	d.Contents = append(d.Contents, record.Content{ID: record.NewID(), Key: owner, Class: class, Bytes: []byte(words)})
	return d
}
