package names

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"watchfloor/internal/material"
)

// shared is the folder of lists and labelled queries that the engine is
// measured with. It is no part of the repository.
func shared(t *testing.T) string {
	t.Helper()
	return material.Dir(t)
}

// TestChangedNamesAreFound asks for names changed in 18 ways and wants the
// listed entry first.
func TestChangedNamesAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("asks thousands of questions")
	}
	data := shared(t)
	x, ids := readList(t, filepath.Join(data, "lists", "ofac_sdn_2021"))
	asked, atFirst, amongTen := 0, 0, 0
	for _, q := range readQueries(t, filepath.Join(data, "names", "ofac_perturb.jsonl")) {
		asked++
		for i, c := range x.Match(Query{Name: q.Name, Type: Person, DOB: q.DOB}) {
			if contains(q.Target, ids[c.Ref]) {
				amongTen++
				if i == 0 {
					atFirst++
				}
				break
			}
		}
	}
	first, ten := float64(atFirst)/float64(asked), float64(amongTen)/float64(asked)
	t.Logf("%d changed names: first %.3f, among ten %.3f", asked, first, ten)
	if first < 0.985 || ten < 0.995 {
		t.Errorf("want at least 0.985 first and 0.995 among ten")
	}
}

type openQuery struct {
	Name, DOB string
	Target    []string
}

func readQueries(t *testing.T, path string) []openQuery {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []openQuery
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q openQuery
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

func readList(t *testing.T, dir string) (*Index, []string) {
	aliases := map[string][]string{}
	for _, r := range readRows(t, filepath.Join(dir, "alt.csv"), 4) {
		aliases[r[0]] = append(aliases[r[0]], r[3])
	}
	born := regexp.MustCompile(`DOB ([^;.]+)`)
	kinds := map[string]Type{"individual": Person, "vessel": Item, "aircraft": Item}
	x := New()
	var ids []string
	for _, r := range readRows(t, filepath.Join(dir, "sdn.csv"), 12) {
		kind, ok := kinds[strings.TrimSpace(r[2])]
		if !ok {
			kind = Organisation
		}
		e := Entity{Ref: uint32(len(ids)), Type: kind, Names: append([]string{r[1]}, aliases[r[0]]...)}
		for _, m := range born.FindAllStringSubmatch(r[11], -1) {
			e.DOB = append(e.DOB, m[1])
		}
		x.Put(e)
		ids = append(ids, r[0])
	}
	return x, ids
}

func readRows(t *testing.T, path string, least int) [][]string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := rows[:0]
	for _, row := range rows {
		if len(row) >= least {
			out = append(out, row)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
