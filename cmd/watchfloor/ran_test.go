package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/pgtest"
	"watchfloor/web"
)

// ran runs a command in this process; it must end with status 0.
func ran(t testing.TB, stdin string, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	if status := run(t.Context(), args, streams{strings.NewReader(stdin), &o, &e}); status != 0 {
		t.Fatalf("watchfloor %s ended with %d: %s", strings.Join(args, " "), status, &e)
	}
	return o.String(), e.String()
}

// read reads the lines that a command printed.
func read[T any](t testing.TB, out string) (all []T) {
	t.Helper()
	for line := range strings.Lines(out) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, v)
	}
	return all
}

func TestCommandsWorkOnPostgreSQL(t *testing.T) {
	db, dir := pgtest.Start(t), t.TempDir()
	people := filepath.Join(dir, "people.csv")
	if err := os.WriteFile(people, []byte("list_id,name\np1,Nadja Ostrander\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ran(t, "", "hold", "--db", db, people)
	out, _ := ran(t, `{"id":"s1","text":"Nadja Ostrander has a key."}`, "take", "--db", db, "--json", "--format", "jsonl", "-")
	if got := read[web.TakenLine](t, out); len(got) != 1 || len(got[0].Links) != 1 {
		t.Fatalf("taken: %s", out)
	}
	board, _ := ran(t, "", "board", "--db", db, "--json")
	if got := read[web.BoardLine](t, board); len(got) != 1 || got[0].Reports[0] != "s1" || got[0].Links[0].ListID != "p1" {
		t.Fatalf("board: %s", board)
	}
	if out, _ := ran(t, `{"name":"Nadia Ostrander"}`, "match", "--db", db, "--json"); len(read[web.MatchLine](t, out)[0].Candidates) != 1 {
		t.Errorf("match: %s", out)
	}
	ran(t, "", "rebuild", "--db", db)
	checked, _ := ran(t, "", "verify", "--db", db, "--json")
	if got := read[verifyLine](t, checked); got[0].Problems != 0 {
		t.Errorf("verify: %s", checked)
	}
	// What was saved from one sort of database makes a house in the other.
	saved, keys, again := filepath.Join(dir, "saved"), filepath.Join(dir, "keys"), filepath.Join(dir, "again")
	ran(t, "", "backup", "--db", db, "--keys", keys, saved)
	ran(t, "", "restore", "--data", again, "--keys", keys, saved)
	if out, _ := ran(t, "", "verify", "--data", again, "--json"); out != checked {
		t.Errorf("restored in SQLite, verify says\n%s\nbefore, in PostgreSQL,\n%s", out, checked)
	}
	if got := read[web.BoardLine](t, first(ran(t, "", "board", "--data", again, "--json"))); len(got) != 1 || got[0].Lead != read[web.BoardLine](t, board)[0].Lead {
		t.Errorf("the board is %+v", got)
	}
}

func first(a, _ string) string { return a }
