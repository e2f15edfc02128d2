package postgres_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"watchfloor/internal/pgtest"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/storetest"
)

// childEnv is the address of the database into which a second run of this test
// binary takes reports instead of running tests.
const childEnv = "WATCHFLOOR_STORE_CHILD"

func TestMain(m *testing.M) {
	dsn := os.Getenv(childEnv)
	if dsn == "" {
		os.Exit(m.Run())
	}
	ctx := context.Background()
	db, err := postgres.Open(ctx, dsn, opened)
	if err == nil {
		err = storetest.TakeReports(ctx, db, os.Stdout, 100, 0)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestAKilledWriterLosesNothingAcknowledged(t *testing.T) {
	rounds := 10
	if s := os.Getenv("CRASH_ROUNDS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			t.Fatalf("CRASH_ROUNDS=%s is not a number of rounds", s)
		}
		rounds = n
	}
	dsn := pgtest.Start(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := storetest.Place{Open: func(o store.Options) (*store.DB, error) { return postgres.Open(t.Context(), dsn, o) }, SQL: plain(t, dsn)}
	storetest.SurvivesKills(t, p, (rounds+1)/2, func() *exec.Cmd {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), childEnv+"="+dsn)
		cmd.Stderr = os.Stderr
		return cmd
	})
}
