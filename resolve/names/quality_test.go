package names

import (
	"bufio"
	"crypto/md5"
	"encoding/csv"
	"encoding/json"
	"math/big"
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
	x, ids := readList(t, filepath.Join(data, "lists", "ofac_sdn_2021"), -1)
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
	Name, DOB, Cat string
	Target         []string
	Fold           int
}

// foldOf is the fold of an alias, as the questions were parted: so that questions
// with an alias are asked of a list that lacks it.
func foldOf(number string) int {
	sum := md5.Sum([]byte(strings.TrimSpace(number)))
	return int(new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(5)).Int64())
}

// TestRelatedAliasesReachTheScorer measures the rule by which names become
// candidates: of the aliases that share a word with a name still held, at least
// 0.995 must find one of their entity's names among those that are scored.
func TestRelatedAliasesReachTheScorer(t *testing.T) {
	if testing.Short() {
		t.Skip("asks thousands of questions")
	}
	data := shared(t)
	x, ids := readList(t, filepath.Join(data, "lists", "ofac_sdn_2021"), 0)
	s := x.borrow()
	x.readable(s, 0, Person)
	asked, scored := 0, 0
	for _, q := range readQueries(t, filepath.Join(data, "names", "ofac_alias_holdout.jsonl")) {
		if q.Fold != 0 || q.Cat != "person_related" {
			continue
		}
		asked++
		if x.scores(s, q, ids) {
			scored++
		}
	}
	share := float64(scored) / float64(asked)
	t.Logf("of %d related aliases %.4f reach the scorer", asked, share)
	if share < 0.995 {
		t.Errorf("want at least 0.995")
	}
}

// scores reports whether a name of a right entity is among those scored.
func (x *Index) scores(s *scratch, q openQuery, ids []string) bool {
	for _, v := range x.readings(s, q.Name, Person) {
		x.gather(s, &v, deep)
		for _, f := range s.found {
			if contains(q.Target, ids[x.entities.at(x.name(f.name).entity()).ref]) {
				return true
			}
		}
	}
	return false
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

// readList reads a list without the aliases of one fold of five; -1 for all.
func readList(t *testing.T, dir string, without int) (*Index, []string) {
	aliases := map[string][]string{}
	for _, r := range readRows(t, filepath.Join(dir, "alt.csv"), 4) {
		if foldOf(r[1]) != without {
			aliases[r[0]] = append(aliases[r[0]], r[3])
		}
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
