package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestEachCheckFindsWhatItsCasesBreak runs every check on its own made-up trees,
// testdata/<check>/*.txtar, and wants exactly the findings of the file "want".
// Each check has at least one case that breaks it and one that does not.
func TestEachCheckFindsWhatItsCasesBreak(t *testing.T) {
	for name, c := range checks {
		t.Run(name, func(t *testing.T) {
			cases, err := filepath.Glob(filepath.Join("testdata", name, "*.txtar"))
			if err != nil {
				t.Fatal(err)
			}
			broken, kept := false, false
			for _, file := range cases {
				want := runCase(t, c, file)
				broken, kept = broken || want > 0, kept || want == 0
			}
			if !broken || !kept {
				t.Errorf("cases that break the rule: %t, that keep it: %t; want both", broken, kept)
			}
		})
	}
}

// runCase compares findings with those the case wants and returns their number.
func runCase(t *testing.T, c check, file string) int {
	t.Helper()
	files := readCase(t, file)
	root := t.TempDir()
	for name, text := range files {
		if name == "want" {
			continue
		}
		at := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	made, err := load(root)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.FieldsFunc(files["want"], func(r rune) bool { return r == '\n' })
	got := c(t, made)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: findings (-want +got):\n%s", file, diff)
	}
	return len(want)
}

var fileMark = regexp.MustCompile(`(?m)^-- (.+) --\n`)

// readCase reads a txtar file: a sentence on what the case shows, then files.
func readCase(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := expand(string(b))
	marks := fileMark.FindAllStringSubmatchIndex(text, -1)
	if len(marks) == 0 || strings.TrimSpace(text[:marks[0][0]]) == "" {
		t.Fatalf("%s: want a sentence on what the case shows, then files", file)
	}
	files := map[string]string{}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		files[text[m[2]:m[3]]] = text[m[1]:end]
	}
	if _, ok := files["want"]; !ok {
		t.Fatalf("%s: no file named want", file)
	}
	return files
}

var (
	repeated = regexp.MustCompile(`\{\{repeat (\d+) ([^}]*)\}\}`)
	joined   = regexp.MustCompile(`\{\{join (\S+) ([^ }]+)\}\}`)
)

// expand writes out what a case cannot hold as it stands: {{repeat 3 x}} is
// three lines of x, {{join a b}} the word ab, which may not stand in this tree.
func expand(text string) string {
	text = joined.ReplaceAllString(text, "$1$2")
	return repeated.ReplaceAllStringFunc(text, func(s string) string {
		m := repeated.FindStringSubmatch(s)
		n, err := strconv.Atoi(m[1])
		if err != nil {
			panic(err) // the pattern admits digits only
		}
		return strings.TrimSuffix(strings.Repeat(m[2]+"\n", n), "\n")
	})
}
