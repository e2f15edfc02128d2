package storetest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/store"
)

// verifyFindsOneByte changes one byte of one column of one row at a time, in
// every table, and wants it found and its place named. Projections are changed
// one column each at once, because they do not depend on one another.
func verifyFindsOneByte(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 61)
	for h.live(200); empty(t, p) != ""; h.live(50) {
		if len(h.reports) > 1000 {
			t.Fatalf("nothing ever happened that fills %s", empty(t, p))
		}
	}
	h.overseen()
	whole(t, db)
	for _, floor := range []struct{ table, names string }{
		{"entry", "entry "}, {"tree", "tree|entry "}, {"content", "content "}, {"content_key", "content"}, {"head", "head|entry"},
	} {
		columns := columnsOf(t, p, floor.table)
		for i, column := range columns {
			f := pickFlip(t, p, floor.table, column, 3*i)
			f.set(t, p, f.wrong)
			named(t, verified(t, db), f, strings.Split(floor.names, "|"))
			f.set(t, p, f.right)
		}
	}
	most := 1 << 10
	if testing.Short() {
		most = 2 // of each table: every one is a look through the whole house
	}
	for i := range most {
		var flips []flip
		for _, table := range store.Projections() {
			if columns := columnsOf(t, p, table); i < len(columns) {
				flips = append(flips, pickFlip(t, p, table, columns[i], i))
			}
		}
		if len(flips) == 0 {
			break
		}
		for _, f := range flips {
			f.set(t, p, f.wrong)
		}
		got := verified(t, db)
		for _, f := range flips {
			named(t, got, f, []string{f.table + " "})
		}
		for _, f := range flips {
			f.set(t, p, f.right)
		}
	}
	whole(t, db)
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

// named fails the test unless something was found at a place whose name begins
// with one of names.
func named(t *testing.T, got store.Findings, f flip, names []string) {
	t.Helper()
	if !slices.ContainsFunc(got.Problems, func(p store.Problem) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(p.Where, name) })
	}) {
		t.Errorf("a changed byte of %s.%s is not named (wanted %q): %d problems %.3v", f.table, f.column, names, len(got.Problems), got.Problems)
	}
}
