package pgtest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	return conn // closed by force when its database is dropped
}

func value(t *testing.T, conn *pgx.Conn, sql string) (v string) {
	t.Helper()
	if err := conn.QueryRow(t.Context(), sql).Scan(&v); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

func TestDatabasesOfOneServerAreApart(t *testing.T) {
	a, b := connect(t, Start(t)), connect(t, Start(t))
	if _, err := a.Exec(t.Context(), "CREATE TABLE entry (seq bigint)"); err != nil {
		t.Fatal(err)
	}
	if got := value(t, b, "SELECT count(*)::text FROM pg_tables WHERE tablename = 'entry'"); got != "0" {
		t.Errorf("a table of one database is seen %s times in another", got)
	}
	const started = "SELECT pg_postmaster_start_time()::text"
	if a, b := value(t, a, started), value(t, b, started); a != b {
		t.Errorf("two servers, started %s and %s, want one", a, b)
	}
}

func TestADatabaseIsFilledOnceAndCopied(t *testing.T) {
	filled := 0
	made := Filled{Fill: func(dsn string) error {
		filled++
		conn, err := pgx.Connect(t.Context(), dsn)
		if err != nil {
			return err
		}
		_, err = conn.Exec(t.Context(), "CREATE TABLE entry AS SELECT 7 AS seq")
		return errors.Join(err, conn.Close(t.Context()))
	}}
	a, b := connect(t, made.Start(t)), connect(t, made.Start(t))
	if _, err := a.Exec(t.Context(), "DELETE FROM entry"); err != nil {
		t.Fatal(err)
	}
	if got := value(t, b, "SELECT count(*)::text FROM entry WHERE seq = 7"); got != "1" || filled != 1 {
		t.Errorf("a copy of what was filled %d times holds %s entries, want 1 and 1", filled, got)
	}
	if got := value(t, b, "SHOW server_encoding"); got != "UTF8" {
		t.Errorf("the copy holds %s", got)
	}
}

func TestDatabasesHoldUTF8InByteOrder(t *testing.T) {
	conn := connect(t, Start(t))
	got := []string{
		value(t, conn, "SHOW server_encoding"),
		value(t, conn, "SELECT datcollate || ' ' || datctype FROM pg_database WHERE datname = current_database()"),
		value(t, conn, "SELECT string_agg(w, ' ' ORDER BY w) FROM (VALUES ('a'), ('é'), ('B'), ('Z')) AS t (w)"),
	}
	want := []string{"UTF8", "C C", "B Z a é"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("encoding, collation, order (-want +got):\n%s", diff)
	}
}

func TestOnlyTheDurableServerWaitsForTheDisk(t *testing.T) {
	if got := value(t, connect(t, Start(t)), "SHOW fsync"); got != "off" {
		t.Errorf("fsync of the quick server = %s, want off", got)
	}
	if got := value(t, connect(t, StartDurable(t)), "SHOW fsync"); got != "on" {
		t.Errorf("fsync of the durable server = %s, want on", got)
	}
}

func TestTheServerIsOnNoNetwork(t *testing.T) {
	if got := value(t, connect(t, Start(t)), "SHOW listen_addresses"); got != "" {
		t.Errorf("the server listens on %q", got)
	}
}

func TestADatabaseGoesWithItsTest(t *testing.T) {
	var gone string
	t.Run("using it", func(t *testing.T) { gone = Start(t) })
	if gone == "" {
		t.Skip("nothing was started")
	}
	if conn, err := pgx.Connect(t.Context(), gone); err == nil {
		t.Errorf("%s still answers: %v", gone, conn.Close(t.Context()))
	}
}

func TestTheNewestInstalledServerIsChosen(t *testing.T) {
	root := t.TempDir()
	for _, file := range []string{"9/bin/initdb", "9/bin/postgres", "15/bin/initdb", "15/bin/postgres", "16/bin/initdb"} {
		path := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	got, err := programs([]string{filepath.Join(root, "*", "bin")})
	if want := filepath.Join(root, "15", "bin"); err != nil || got != want {
		t.Errorf("programs = %s, %v; want %s: the newest with both programs", got, err, want)
	}
}

func TestWithoutAServerTheReasonIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := programs(nil); !errors.Is(err, errNoServer) {
		t.Errorf("err = %v, want %v", err, errNoServer)
	}
}
