//go:build unix

package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/store/storetest"
)

// childEnv says what a second run of this test binary does instead of tests.
const childEnv = "WATCHFLOOR_STORE_CHILD"

// children are the parts a child process can play; the folder of the house is
// its last argument.
var children = map[string]func(ctx context.Context, db *store.DB) error{
	"take small": func(ctx context.Context, db *store.DB) error {
		return storetest.TakeReports(ctx, db, os.Stdout, 100, acks())
	},
	"take large": func(ctx context.Context, db *store.DB) error {
		return storetest.TakeReports(ctx, db, os.Stdout, 400_000, acks())
	},
	"fill up": fillUp,
}

// acks is after how many acknowledgements the child ends by itself; 0 is never.
func acks() int {
	n, _ := strconv.Atoi(os.Getenv("WATCHFLOOR_STORE_ACKS")) // 0 when it is not set
	return n
}

func TestMain(m *testing.M) {
	part := os.Getenv(childEnv)
	if part == "" {
		os.Exit(m.Run())
	}
	if err := play(part, os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func play(part, dir string) error {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, dir, sqlite.Durable, store.Options{Now: time.Now, Found: &record.HouseFounded{Class: record.Demo}})
	if err != nil {
		return err
	}
	do := children[part]
	if do == nil {
		return fmt.Errorf("no part %q", part)
	}
	return do(ctx, db)
}

// child is this test binary playing a part on the house in dir.
func child(t testing.TB, part, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, dir)
	cmd.Env = append(os.Environ(), childEnv+"="+part)
	cmd.Stderr = os.Stderr
	return cmd
}

// rounds is how often crash tests kill: 10 times, or CRASH_ROUNDS.
func rounds(t testing.TB) int {
	t.Helper()
	s := os.Getenv("CRASH_ROUNDS")
	if s == "" {
		return 10
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		t.Fatalf("CRASH_ROUNDS=%s is not a number of rounds", s)
	}
	return n
}

func TestAKilledWriterLosesNothingAcknowledged(t *testing.T) {
	for _, part := range []string{"take small", "take large"} {
		t.Run(part, func(t *testing.T) {
			dir := t.TempDir()
			p := durable(t, dir)
			storetest.SurvivesKills(t, p, (rounds(t)+1)/2, func() *exec.Cmd { return child(t, part, dir) })
		})
	}
}
