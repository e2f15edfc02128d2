package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// asOfNeverChanges writes a random history in which everything happens, keeps every
// projection as it stood at a hundred moments of it, and compares at the end: the rows
// that hold at that entry are the same, but for what was disposed of since.
func asOfNeverChanges(t *testing.T, p Place) {
	InTurn(t)
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 11)
	then := map[record.Seq][]string{}
	h.overseen()
	for len(then) < 100 || h.missing() != 0 {
		if len(h.reports) > 1000 {
			t.Fatalf("no %q in the history", h.missing())
		}
		h.live(9)
		at, err := db.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		then[at] = h.standing(p, at)
	}
	whole(t, db)
	for at, rows := range then {
		if diff := apart(h.forgotten(rows), h.forgotten(h.standing(p, at))); diff != "" {
			t.Fatalf("what stood at entry %d, then -, now +:\n%s", at, diff)
		}
	}
}

// missing is a kind of entry that has not happened yet.
func (h *history) missing() record.Kind {
	for _, k := range record.Kinds() {
		if h.kinds[k] == 0 && k != record.KindHouseFounded {
			return k
		}
	}
	return 0
}

// apart lists the rows that are not in both.
func apart(a, b []string) string {
	in := map[string]int{}
	for _, row := range a {
		in[row]++
	}
	for _, row := range b {
		in[row]--
	}
	var out []string
	for row, n := range in {
		if n != 0 && len(out) < 10 {
			out = append(out, fmt.Sprintf("%+d %s", -n, row))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// standing returns the rows of all projections that hold at an entry, without
// their ends.
func (h *history) standing(p Place, at record.Seq) []string {
	h.t.Helper()
	rows := h.rows(p, fmt.Sprintf(`since <= %d AND until > %d`, at, at))
	for i, row := range rows {
		from := strings.Index(row, " until=")
		to := strings.Index(row[from+1:], " ")
		rows[i] = row[:from] + row[from+1+to:]
	}
	return rows
}

// rows returns all rows of the projections for which a condition holds.
func (h *history) rows(p Place, condition string) []string {
	h.t.Helper()
	var all []string
	for _, table := range store.Projections() {
		rows, err := p.SQL.QueryContext(h.t.Context(), `SELECT * FROM `+table+` WHERE house = $1 AND `+condition, int64(h.db.Key()))
		if err != nil {
			h.t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			h.t.Fatal(err)
		}
		for rows.Next() {
			row := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				h.t.Fatal(err)
			}
			var b strings.Builder
			b.WriteString(table)
			for i, name := range columns {
				fmt.Fprintf(&b, " %s=%s", name, shown(row[i]))
			}
			all = append(all, b.String())
		}
		if err := rows.Err(); err != nil {
			h.t.Fatal(err)
		}
	}
	slices.Sort(all)
	return all
}

func shown(v any) string {
	if b, ok := v.([]byte); ok {
		return fmt.Sprintf("%x", b)
	}
	return fmt.Sprint(v)
}

// later are the columns that show a disposal, by table; as-of shows it too.
var later = map[string][]string{
	"report": {"sent_key", "text_key", "voice", "disposed"}, "mention": {"value_key"}, "link": {"why"}, "holding": {"list_key"}, "source": {"name_key"},
	"kept_place": {"name_key"}, "value_judged": {"value_key"},
}

// forgotten takes out of rows what the disposals of the history changed.
func (h *history) forgotten(rows []string) []string {
	gone := map[string]bool{}
	for id := range h.disposed {
		gone[fmt.Sprintf("%x", id[:])] = true
	}
	for _, r := range h.reports {
		if h.disposed[r.id] {
			gone[fmt.Sprintf("report:%d", r.seq)] = true
		}
	}
	var out []string
	for _, row := range rows {
		table, _, _ := strings.Cut(row, " ")
		fields := strings.Split(row, " ")
		disposed := slices.ContainsFunc(fields, func(f string) bool {
			name, value, _ := strings.Cut(f, "=")
			return gone[value] && (name == "id" || name == "holding" || name == "place" || name == "value") || gone[name+":"+value]
		})
		if disposed && table == "holding_identifier" {
			continue
		}
		if disposed {
			fields = slices.DeleteFunc(fields, func(f string) bool {
				name, _, _ := strings.Cut(f, "=")
				return slices.Contains(later[table], name)
			})
		}
		out = append(out, strings.Join(fields, " "))
	}
	return out
}
