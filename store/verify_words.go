package store

import (
	"errors"
	"slices"
	"strings"
)

// words compares the full-text index with one made anew, and names the reports
// whose words are not found as they should. The words themselves are not named.
func (v *verifier) words() error {
	if v.unfolded {
		return nil
	}
	query := v.db.engine.WordsIndex()
	house, err := v.s.rows(query, v.house())
	if err != nil {
		return err
	}
	anew, err := v.scratch.rows(query, v.house())
	if err != nil {
		return errors.Join(err, house.Close())
	}
	wrong, err := differingPlaces(&side{rows: house}, &side{rows: anew})
	if err != nil && v.s.ctx.Err() == nil {
		v.problem("the full-text index", "it cannot be read (%v): run rebuild", err)
		err = nil
	}
	for _, report := range wrong {
		v.problem("the full-text index, report "+report, "its words are not found as they stand in it: run rebuild")
	}
	return errors.Join(err, house.Close(), anew.Close())
}

// differingPlaces returns the reports at whose places the two sides differ.
// Each row is a word, or something else to sort by, and the places that go with
// it: "report.place" with commas between.
func differingPlaces(a, b *side) ([]string, error) {
	if err := errors.Join(a.start([]string{"at"}), b.start([]string{"at"})); err != nil {
		return nil, err
	}
	var wrong []string
	note := func(places string) {
		for p := range strings.SplitSeq(places, ",") {
			report, _, _ := strings.Cut(p, ".")
			wrong = append(wrong, report)
		}
	}
	for (a.row != nil || b.row != nil) && len(wrong) < maxProblems {
		switch d := a.compareKey(b); {
		case d < 0:
			note(shown(a.row[1]))
			a.next()
		case d > 0:
			note(shown(b.row[1]))
			b.next()
		default:
			if x, y := shown(a.row[1]), shown(b.row[1]); x != y {
				note(notIn(x, y))
			}
			a.next()
			b.next()
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong), errors.Join(a.err, b.err)
}

// notIn returns the places that stand in one list only.
func notIn(a, b string) string {
	left, right := strings.Split(a, ","), strings.Split(b, ",")
	in := map[string]int{}
	for _, p := range left {
		in[p]++
	}
	for _, p := range right {
		in[p]--
	}
	var out []string
	for p, n := range in {
		if n != 0 {
			out = append(out, p)
		}
	}
	return strings.Join(out, ",")
}

// damage asks the engine about the files themselves.
func (v *verifier) damage() error {
	query := v.db.engine.Damage()
	if query == "" {
		return nil
	}
	rows, err := v.s.tx.QueryContext(v.s.ctx, query)
	if err != nil {
		return err
	}
	found, err := collect(rows, func(s *string) []any { return []any{s} })
	for _, what := range found {
		if what != "ok" {
			v.problem("the database file", "%s: make a backup now, then rebuild or restore", what)
		}
	}
	return err
}
