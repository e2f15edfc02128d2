package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/cmd/watchfloor/scenario"
	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
)

// fairReports is how many reports each of the two houses of the test takes: together
// 10,000. WATCHFLOOR_FAIR=10000 holds so many against so many.
func fairReports() int {
	if n, err := strconv.Atoi(os.Getenv("WATCHFLOOR_FAIR")); err == nil {
		return n
	}
	return 5_000
}

// TestTheOrderIsBlindToWhoIsNamed: the same reports, told with names of any culture and
// script, with other faiths, peoples, nations and sexes, and with lawful opinion, worship,
// protest and journalism added, stand in the same leads, in the same order, by the same
// index to the last bit.
func TestTheOrderIsBlindToWhoIsNamed(t *testing.T) {
	inTurn(t)
	n := fairReports()
	plain, changed := ordersOf(t, [2][]scenario.Told{scenario.People(1, eveningFrom, n, plainly()), scenario.People(1, eveningFrom, n, anyhow())}, nil)
	if len(plain) < n/5 || len(plain) > n*9/10 {
		t.Fatalf("%d leads of %d reports", len(plain), n)
	}
	sameOrder(t, plain, changed)
}

// TestHeadlinesOverOneTextOrderAlike: who a heading says is planning something moves nothing.
func TestHeadlinesOverOneTextOrderAlike(t *testing.T) {
	inTurn(t)
	var told [2][]scenario.Told
	for i, who := range []string{"Group", "Muslims"} {
		told[i] = scenario.People(3, eveningFrom, 200, plainly())
		for j := range told[i] {
			heading := []string{"Police Warn: %s Planning Attack On Station", "Harrow Mill: %s Planning", "He heard it twice: %s planning a march"}[j%3]
			told[i][j].Title = fmt.Sprintf(heading, who)
		}
	}
	plain, changed := ordersOf(t, told, nil)
	sameOrder(t, plain, changed)
}

// TestWhoAReportResolvesToDoesNotMoveIt: where some of those who are named are held, the
// links are other ones, and the order is the same.
func TestWhoAReportResolvesToDoesNotMoveIt(t *testing.T) {
	inTurn(t)
	var held []holdings.Holding
	for n := range 60 {
		held = append(held, holdings.Holding{ListID: fmt.Sprint(n), List: "test", Type: record.HoldingPerson, Names: []holdings.Name{{Text: anyhow().Name(n)}}})
	}
	told := [2][]scenario.Told{scenario.People(5, eveningFrom, 400, plainly()), scenario.People(5, eveningFrom, 400, anyhow())}
	plain, changed := ordersOf(t, told, held)
	sameOrder(t, plain, changed)
}

func sameOrder(t *testing.T, plain, changed []string) {
	t.Helper()
	differ := 0
	for i := range min(len(plain), len(changed)) {
		if plain[i] != changed[i] {
			if differ++; differ < 6 {
				t.Errorf("plain   %s\nchanged %s", plain[i], changed[i])
			}
		}
	}
	if differ > 0 || len(plain) != len(changed) {
		t.Fatalf("of %d and %d leads %d stand otherwise", len(plain), len(changed), differ)
	}
}

// ordersOf takes two streams in, each in a house of its own that holds the same people. In
// the second one somebody of them is linked, when there are any.
func ordersOf(t *testing.T, told [2][]scenario.Told, held []holdings.Holding) (plain, changed []string) {
	var orders [2][]string
	var wg sync.WaitGroup
	for i := range told {
		h := newTested(t, record.HouseFounded{}, inSQLite(t))
		if len(held) > 0 {
			if _, err := h.hold(t.Context(), held, "", 0); err != nil {
				t.Fatal(err)
			}
		}
		wg.Go(func() { orders[i] = orderOf(t, h, told[i], i == 1 && len(held) > 0) })
	}
	wg.Wait()
	return orders[0], orders[1]
}

// orderOf takes reports in through all stages and returns every lead in the order of the
// board: its rank, its index and the reports in it.
func orderOf(t *testing.T, h *tested, all []scenario.Told, linked bool) []string {
	h.clock.now = time.UnixMicro(int64(eveningFrom + scenario.PeopleLast)).UTC()
	reports := make([]intake.Report, len(all))
	for i, r := range all {
		reports[i] = r.Report
	}
	takeMany(t, h.house, reports)
	board, err := asked(t.Context(), h.house, h.sitter(), 0, func(a *store.Asked) (desk.Board, error) { return a.Board(len(all)) })
	if err != nil {
		t.Error(err)
		return nil
	}
	var out []string
	links := 0
	for _, r := range board.Rows {
		links += len(r.Links)
		ids := slices.Clone(r.SentIDs)
		slices.Sort(ids)
		out = append(out, fmt.Sprintf("%d %d %d %s", r.Rank, r.Index, r.Reports, strings.Join(ids, " ")))
	}
	if linked != (links > 0) {
		t.Errorf("%d links to what is held", links)
	}
	return out
}
