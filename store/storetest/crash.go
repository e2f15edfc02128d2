package storetest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// TakeReports takes reports until an error and says on out what it is about to
// take ("try", the request and the report) and what was acknowledged ("ack", the
// report). It is what the child process of a crash test runs. size is roughly
// how many bytes a report has; with acks it ends after so many.
func TakeReports(ctx context.Context, db *store.DB, out io.Writer, size, acks int) error {
	for n := 0; acks == 0 || n < acks; n++ {
		request, report := record.NewID(), record.NewID()
		if _, err := fmt.Fprintln(out, "try", request, report); err != nil {
			return err
		}
		if err := takeOnce(ctx, db, request, report, size); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, "ack", report); err != nil {
			return err
		}
	}
	return nil
}

// takeOnce takes a report as a client does that may send it again.
func takeOnce(ctx context.Context, db *store.DB, request, report record.ID, size int) error {
	return db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if err := tx.Once(request); err != nil {
			return err
		}
		d := lawful.House.Draft(report, &record.ReportTaken{Report: report})
		d = with(with(d, report, record.ClassText, report.String()+strings.Repeat(" lantern", size/8)), report, record.ClassSaid, "{}")
		lead := record.NewID()
		_, err := tx.Append(d, lawful.House.Draft(report, &record.ReportGrouped{Report: report, Lead: lead, Opens: true}),
			lawful.House.Draft(lead, &record.LeadClaimed{Lead: lead}))
		return err
	})
}

// Told is what a child process said before it died.
type Told struct {
	Acknowledged map[record.ID]bool
	Tried        map[record.ID]record.ID // report by request
}

// Hear adds one line to what was told.
func (t *Told) Hear(line string) error {
	if t.Tried == nil {
		t.Acknowledged, t.Tried = map[record.ID]bool{}, map[record.ID]record.ID{}
	}
	var verb, a, b string
	if n, err := fmt.Sscan(line, &verb, &a, &b); n < 2 {
		return fmt.Errorf("line %q: %w", line, err)
	}
	first, err := record.ParseID(a)
	if err != nil {
		return err
	}
	if verb == "ack" {
		t.Acknowledged[first] = true
		return nil
	}
	t.Tried[first], err = record.ParseID(b)
	return err
}

// SurvivesKills starts a child that runs TakeReports, kills it at a random
// moment and opens the house again, rounds times: nothing acknowledged is
// missing; what was not acknowledged and is sent again is there once.
func SurvivesKills(t *testing.T, p Place, rounds int, child func() *exec.Cmd) {
	var told Told
	for round := range rounds {
		before := len(told.Acknowledged)
		runAndKill(t, child(), &told)
		db, err := p.Open(store.Options{Now: time.Now})
		if errors.Is(err, store.ErrNoHouse) && len(told.Acknowledged) == 0 {
			continue // killed before the house was founded
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("round %d: %d acknowledged", round, len(told.Acknowledged)-before)
		sendAgain(t, db, &told)
		Whole(t, db)
		Holds(t, p, db, &told)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(told.Acknowledged) == 0 {
		t.Error("nothing was ever acknowledged: the child dies too early to show anything")
	}
}

func runAndKill(t *testing.T, cmd *exec.Cmd, told *Told) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	var killer *time.Timer
	for lines.Scan() {
		if killer == nil { // from the first sign of life on
			killer = time.AfterFunc(time.Duration(rand.Int64N(int64(150*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		}
		if err := told.Hear(lines.Text()); err != nil && killer == nil {
			t.Fatal(err)
		}
	}
	err = cmd.Wait()
	if state := cmd.ProcessState; state.Exited() {
		t.Fatalf("the child ended by itself: %v\n%s", err, cmd.Stderr)
	}
}

// sendAgain does what a client does that got no answer.
func sendAgain(t *testing.T, db *store.DB, told *Told) {
	t.Helper()
	for request, report := range told.Tried {
		if told.Acknowledged[report] {
			continue
		}
		if err := takeOnce(t.Context(), db, request, report, 0); err != nil && !errors.Is(err, store.ErrRepeated) {
			t.Fatal(err)
		}
		told.Acknowledged[report] = true
	}
}

// Whole fails the test unless verify finds nothing.
func Whole(t *testing.T, db *store.DB) {
	t.Helper()
	whole(t, db)
}

// Holds fails the test unless the house has every acknowledged report once.
func Holds(t *testing.T, p Place, db *store.DB, told *Told) {
	t.Helper()
	times := map[record.ID]int{}
	for _, e := range entries(t, p, db) {
		if e.Kind == record.KindReportTaken {
			times[e.About]++
		}
	}
	for report := range told.Acknowledged {
		if times[report] != 1 {
			t.Errorf("report %s was acknowledged and is there %d times", report, times[report])
		}
	}
	for report, n := range times {
		if n > 1 {
			t.Errorf("report %s is there %d times", report, n)
		}
	}
}
