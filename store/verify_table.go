package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"watchfloor/record"
)

// comparison is a query that must give the same rows in the house and in the
// record folded anew, both sorted by key.
type comparison struct {
	name  string
	key   []string
	query string
}

func (v *verifier) projections() error {
	for _, p := range projections {
		if v.unfolded {
			break // what was found has to be mended first
		}
		keys := strings.Join(p.key, ", ")
		err := v.compare(comparison{p.name, p.key, `SELECT * FROM ` + p.name + ` WHERE house = $1 ORDER BY ` + keys})
		if err != nil {
			return err
		}
		v.step(1)
	}
	return nil
}

func (v *verifier) compare(c comparison) error {
	house, err := v.s.rows(c.query, v.house())
	if err != nil {
		return err
	}
	anew, err := v.scratch.rows(c.query, v.house())
	if err != nil {
		return errors.Join(err, house.Close())
	}
	a, b := &side{rows: house}, &side{rows: anew}
	err = v.walk(c, a, b)
	return errors.Join(err, house.Close(), anew.Close())
}

// walk goes through both sides in the order of their keys.
func (v *verifier) walk(c comparison, a, b *side) error {
	if err := errors.Join(a.start(c.key), b.start(c.key)); err != nil {
		return err
	}
	for a.row != nil || b.row != nil {
		switch d := a.compareKey(b); {
		case d < 0:
			v.problem(a.place(c), "this row does not follow from the record: run rebuild")
			a.next()
		case d > 0:
			v.problem(b.place(c), "this row follows from the record and is missing: run rebuild")
			b.next()
		default:
			if wrong := a.differing(b); len(wrong) > 0 {
				v.problem(b.place(c), "%s not as the record says: run rebuild", strings.Join(wrong, ", "))
			}
			a.next()
			b.next()
		}
	}
	return errors.Join(a.err, b.err)
}

// side is one side of a comparison.
type side struct {
	rows    *sql.Rows
	columns []string
	key     []int // where the columns of the key stand
	row     []any // nil at the end
	err     error
}

func (s *side) start(key []string) error {
	s.columns, s.err = s.rows.Columns()
	for _, name := range key {
		i := slices.Index(s.columns, name)
		if i < 0 {
			return fmt.Errorf("there is no column %s", name)
		}
		s.key = append(s.key, i)
	}
	s.next()
	return s.err
}

func (s *side) next() {
	s.row = nil
	if s.err != nil || !s.rows.Next() {
		s.err = errors.Join(s.err, s.rows.Err())
		return
	}
	row := make([]any, len(s.columns))
	into := make([]any, len(s.columns))
	for i := range row {
		into[i] = &row[i]
	}
	if s.err = s.rows.Scan(into...); s.err == nil {
		s.row = row
	}
}

// compareKey orders the sides by key; a side at its end comes last.
func (s *side) compareKey(o *side) int {
	switch {
	case s.row == nil:
		return 1
	case o.row == nil:
		return -1
	}
	for i := range s.key {
		if d := compareValues(s.row[s.key[i]], o.row[o.key[i]]); d != 0 {
			return d
		}
	}
	return 0
}

func (s *side) differing(o *side) []string {
	var wrong []string
	for i, name := range s.columns {
		if j := slices.Index(o.columns, name); j < 0 || compareValues(s.row[i], o.row[j]) != 0 {
			wrong = append(wrong, "column "+name+" is")
		}
	}
	return wrong
}

func (s *side) place(c comparison) string {
	var b strings.Builder
	b.WriteString(c.name)
	for i, name := range c.key {
		fmt.Fprintf(&b, " %s=%s", name, shown(s.row[s.key[i]]))
	}
	return b.String()
}

// compareValues orders numbers and bytes; other values, and values of different
// sorts, by how they are written.
func compareValues(a, b any) int {
	switch x := a.(type) {
	case int64:
		if y, ok := b.(int64); ok {
			return cmp.Compare(x, y)
		}
	case []byte:
		if y, ok := b.([]byte); ok {
			return bytes.Compare(x, y)
		}
	}
	return cmp.Compare(shown(a), shown(b))
}

func shown(v any) string {
	switch v := v.(type) {
	case []byte:
		if len(v) == len(record.ID{}) && v[6]>>4 == 7 {
			return idOf(v).String()
		}
		return hex.EncodeToString(v)
	default:
		return fmt.Sprint(v)
	}
}
