package storetest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/store"
)

// verifyFindsOneByte changes one byte of one column of one row in every column of
// every table, and wants each found and its place named. The tables of the record
// itself are changed one column at a time. What follows from the record is changed in
// all tables at once, because they do not depend on one another: all columns that are
// only told of, each of which verify has to name, and then one column of each key.
func verifyFindsOneByte(t *testing.T, p Place) {
	InTurn(t)
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 61)
	h.live(200)
	for h.overseen(); empty(t, p) != ""; h.live(50) {
		if len(h.reports) > 1000 {
			t.Fatalf("nothing ever happened that fills %s", empty(t, p))
		}
	}
	whole(t, db)
	for _, floor := range []struct{ table, names string }{
		{"entry", "entry "}, {"tree", "tree|entry "}, {"content", "content "}, {"content_key", "content"}, {"head", "head|entry"},
	} {
		for i, column := range columnsOf(t, p, floor.table) {
			flipped(t, p, db, func(f flip, got store.Findings) bool { return found(got, "", strings.Split(floor.names, "|")...) },
				func() []flip { return []flip{flips(t, p, floor.table, column, 3*i)} })
		}
	}
	told := func(f flip, got store.Findings) bool { return found(got, "column "+f.column+" is", f.table+" ") }
	flipped(t, p, db, told, func() (all []flip) {
		for _, table := range store.Projections() {
			for i, column := range columnsOf(t, p, table) {
				if !slices.Contains(keyOf(table), column) {
					all = append(all, flips(t, p, table, column, i))
				}
			}
		}
		return all
	})
	for i, more := 0, true; more; i++ {
		more = false
		flipped(t, p, db, func(f flip, got store.Findings) bool { return found(got, "follow", f.table+" ") }, func() (all []flip) {
			for _, table := range store.Projections() {
				if key := keyOf(table); i < len(key) {
					all = append(all, flips(t, p, table, key[i], i))
				}
			}
			more = len(all) > 0
			return all
		})
	}
	whole(t, db)
}

// keyOf are the columns by which verify finds a row of what follows from the record.
func keyOf(table string) []string { return append(store.ProjectionKey(table), "house") }

// flipped fails the test for each change of which verify does not tell, and takes
// them back.
func flipped(t *testing.T, p Place, db *store.DB, tells func(flip, store.Findings) bool, do func() []flip) {
	t.Helper()
	all := do()
	if len(all) == 0 {
		return
	}
	got := verified(t, db)
	for _, f := range all {
		if !tells(f, got) {
			t.Errorf("a changed byte of %s.%s is named by none of %d problems", f.table, f.column, len(got.Problems))
		}
	}
	for _, f := range slices.Backward(all) { // two may be in one row
		f.set(t, p, f.right)
	}
}

// flips picks a row, changes a byte of a column of it, and returns the change.
func flips(t *testing.T, p Place, table, column string, n int) flip {
	t.Helper()
	f := pickFlip(t, p, table, column, n)
	f.set(t, p, f.wrong)
	return f
}

// empty is the first table of what follows from the record that has no row yet.
func empty(t *testing.T, p Place) string {
	t.Helper()
	for _, table := range store.Projections() {
		n := 0
		if err := p.SQL.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			return table
		}
	}
	return ""
}

func columnsOf(t *testing.T, p Place, table string) []string {
	t.Helper()
	rows, err := p.SQL.QueryContext(t.Context(), `SELECT * FROM `+table+` LIMIT 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

// flip is one changed byte.
type flip struct {
	table, column string
	columns       []string
	right, wrong  []any // the row
}

// pickFlip takes the nth row, counted around, and changes a byte of a column.
func pickFlip(t *testing.T, p Place, table, column string, n int) flip {
	t.Helper()
	f := flip{table: table, column: column, columns: columnsOf(t, p, table)}
	size := count(t, p, `SELECT COUNT(*) FROM `+table)
	if size == 0 {
		t.Fatalf("no row in %s to change", table)
	}
	row := make([]any, len(f.columns))
	into := make([]any, len(row))
	for i := range row {
		into[i] = &row[i]
	}
	order := strings.Join(f.columns, ", ")
	among := "1 = 1"
	if table == "content" { // sealed words without a key are noise: any would do
		among = `key_id IN (SELECT key_id FROM content_key WHERE length(secret) > 0)`
		size = count(t, p, `SELECT COUNT(*) FROM content WHERE `+among)
	}
	query := fmt.Sprintf(`SELECT * FROM %s WHERE %s ORDER BY %s LIMIT 1 OFFSET %d`, table, among, order, int64(n)%size)
	err := p.SQL.QueryRowContext(t.Context(), query).Scan(into...)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range row {
		if b, ok := v.([]byte); ok && b == nil {
			row[i] = []byte{}
		}
	}
	f.right, f.wrong = row, slices.Clone(row)
	at := slices.Index(f.columns, column)
	switch v := row[at].(type) {
	case int64:
		f.wrong[at] = v ^ 1<<20
	case []byte:
		changed := bytes.Clone(v)
		if len(changed) == 0 {
			changed = []byte{0}
		}
		changed[n%len(changed)] ^= 1
		f.wrong[at] = changed
	default:
		t.Fatalf("%s.%s is a %T", table, column, v)
	}
	return f
}

// set makes the row what to says, whichever of the two it is.
func (f flip) set(t *testing.T, p Place, to []any) {
	t.Helper()
	from := f.right
	if &to[0] == &f.right[0] {
		from = f.wrong
	}
	var where []string
	args := []any{to[slices.Index(f.columns, f.column)]}
	for i, name := range f.columns {
		args = append(args, from[i])
		where = append(where, fmt.Sprintf("%s = $%d", name, i+2))
	}
	got, err := p.SQL.ExecContext(t.Context(), `UPDATE `+f.table+` SET `+f.column+` = $1 WHERE `+strings.Join(where, " AND "), args...)
	if err != nil {
		t.Fatalf("%s.%s: %v", f.table, f.column, err)
	}
	if n, err := got.RowsAffected(); err != nil || n != 1 {
		t.Fatalf("%s.%s: %d rows, %v", f.table, f.column, n, err)
	}
}

func verified(t *testing.T, db *store.DB) store.Findings {
	t.Helper()
	got, err := db.Verify(t.Context(), nil)
	if err != nil {
		t.Error(err)
	}
	return got
}

// found reports whether a problem was found that says so, at a place whose name
// begins with one of names.
func found(got store.Findings, says string, names ...string) bool {
	return slices.ContainsFunc(got.Problems, func(p store.Problem) bool {
		return strings.Contains(p.What, says) && slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(p.Where, name) })
	})
}
