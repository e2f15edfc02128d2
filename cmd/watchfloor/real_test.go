package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/material"
	"watchfloor/web"
)

// files are the files of material that match.
func files(t *testing.T, pattern string, elem ...string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(material.Dir(t, elem...), pattern))
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s in the material: %v", pattern, err)
	}
	return found
}

func TestRealReportsAreTakenAndOrdered(t *testing.T) {
	reports := files(t, "*.txt", "reports")
	data := t.TempDir()
	out, errs := ran(t, "", append([]string{"take", "--data", data, "--json", "--channel", "news"}, reports...)...)
	if got := read[web.TakenLine](t, out); len(got) != len(reports) || errs != "" {
		t.Errorf("%d of %d taken: %s", len(got), len(reports), errs)
	}
	out, _ = ran(t, "", "board", "--data", data, "--json")
	shown := 0
	for i, l := range read[web.BoardLine](t, out) {
		if l.Rank != i+1 || len(l.Why) == 0 {
			t.Errorf("line %d: %+v", i+1, l)
		}
		shown += len(l.Reports)
	}
	if shown != len(reports) {
		t.Errorf("%d reports on the board, want %d", shown, len(reports))
	}
	if out, _ := ran(t, "", "verify", "--data", data); !strings.Contains(out, ": 0 problems") {
		t.Error(out)
	}
}

func TestRealMailIsTakenOrRefusedWithAReason(t *testing.T) {
	mails := files(t, "*.raw", "email-mime", "mail")
	data := t.TempDir()
	out, errs := ran(t, "", append([]string{"take", "--data", data, "--json", "--format", "eml"}, mails...)...)
	taken, refused := strings.Count(out, "\n"), strings.Count(errs, "\n")
	if taken+refused != len(mails) || taken < len(mails)*3/4 {
		t.Errorf("of %d mails %d are taken and %d refused:\n%s", len(mails), taken, refused, errs)
	}
}

func TestRealListsAreHeldAndFoundInReports(t *testing.T) {
	inTurn(t)
	data := t.TempDir()
	un := files(t, "*.xml", "lists", "un_consolidated_2026")
	out, errs := ran(t, "", append([]string{"hold", "--data", data, "--json"}, un...)...)
	held := read[heldLine](t, out)
	if len(held) < 900 || errs != "" {
		t.Fatalf("%d held of the UN list: %s", len(held), errs)
	}
	sdn, alt, add := few(t, "sdn.csv", 300), few(t, "alt.csv", 300), few(t, "add.csv", 300)
	out, errs = ran(t, "", "hold", "--data", data, "--json", "--format", "ofac", sdn, alt, add)
	if got := read[heldLine](t, out); len(got) < 290 {
		t.Fatalf("%d held of the OFAC list: %s", len(got), errs)
	}
	name := held[0].Names[0]
	out, _ = ran(t, "Somebody calls himself "+name+".", "take", "--data", data, "--json", "--format", "text", "-")
	if got := read[web.TakenLine](t, out); len(got[0].Links) == 0 || got[0].Links[0].ListID != held[0].ListID {
		t.Errorf("%s of the list %s is not found: %s", name, held[0].ListID, out)
	}
	out, _ = ran(t, `{"name":"`+name+`"}`, "match", "--data", data, "--json")
	if got := read[web.MatchLine](t, out); len(got[0].Candidates) == 0 || got[0].Candidates[0].ListID != held[0].ListID {
		t.Errorf("%s of the list %s does not match: %s", name, held[0].ListID, out)
	}
}

// few is a file with the first lines of a file of the OFAC list.
func few(t *testing.T, name string, n int) string {
	t.Helper()
	b, err := os.ReadFile(material.Dir(t, "lists", "ofac_sdn_2021", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfterN(string(b), "\n", n+1)
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines[:min(n, len(lines))], "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
