package storetest

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// taken takes a report with a text and returns its id.
func taken(t *testing.T, db *store.DB, text string) record.Entry {
	t.Helper()
	id := record.NewID()
	d := lawful.House.Draft(id, &record.ReportTaken{Report: id})
	return appended(t, db, with(with(d, id, record.ClassText, text), id, record.ClassSaid, "{}"))[0]
}

// naming returns the numbers of the reports in which words stand, oldest first.
func naming(t *testing.T, db *store.DB, words ...string) []record.Seq {
	t.Helper()
	var found []record.Seq
	write(t, db, func(tx *store.Tx) error {
		es, err := tx.ReportsNaming(words, record.Forever, 100)
		for _, e := range es {
			found = append(found, e.Seq)
		}
		return err
	})
	slices.Sort(found)
	return found
}

// held takes a holding in and returns how to open its words.
func held(t *testing.T, db *store.DB, words string) (record.ID, func() (string, error)) {
	t.Helper()
	id := record.NewID()
	appended(t, db, with(lawful.House.Draft(id, &record.HoldingTaken{Holding: id}), id, record.ClassHolding, words))
	return id, func() (string, error) {
		var b []byte
		err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) (err error) {
			b, err = tx.HoldingWords(id)
			return err
		})
		return string(b), err
	}
}

func wordsUntilDisposed(t *testing.T, p Place) {
	db := open(t, p, newClock())
	words := `{"names":[{"text":"Wilma Okonjo-Lindqvist"}]}`
	gone, openGone := held(t, db, words)
	_, openKept := held(t, db, words)
	report := taken(t, db, "a white van at the quay")
	if got, err := openGone(); err != nil || got != words {
		t.Errorf("opened %q, %v", got, err)
	}
	if got := naming(t, db, "quay"); !slices.Equal(got, []record.Seq{report.Seq}) {
		t.Errorf("found %d", got)
	}
	if err := db.Dispose(t.Context(), sitter, record.DisposalOrder, gone, report.About); err != nil {
		t.Fatal(err)
	}
	if got, err := openGone(); got != "" || err != nil && !errors.Is(err, store.ErrGone) {
		t.Errorf("after disposal opened %q, %v", got, err)
	}
	if got, err := openKept(); err != nil || got != words {
		t.Errorf("what was not disposed of opens as %q, %v", got, err)
	}
	if got := naming(t, db, "quay"); got != nil {
		t.Errorf("disposed of and found %d", got)
	}
	if n := count(t, p, `SELECT COUNT(*) FROM content_key WHERE length(secret) = 0`); n != 2 {
		t.Errorf("%d keys destroyed, want 2", n)
	}
	if err := db.Dispose(t.Context(), sitter, record.DisposalOrder, record.ID{}); err == nil {
		t.Error("the secret of the house was disposed of")
	}
	numbered(t, p, db)
	whole(t, db)
}

func wordsOfDisposed(t *testing.T, p Place) {
	db := open(t, p, newClock())
	id, opened := held(t, db, "{}")
	if err := db.Dispose(t.Context(), sitter, record.DisposalOrder, id); err != nil {
		t.Fatal(err)
	}
	before := sizes(t, p)
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(with(lawful.House.Draft(id, &record.HoldingTaken{Holding: id}), id, record.ClassHolding, "{}"))
		return err
	})
	if !errors.Is(err, store.ErrGone) {
		t.Errorf("words for it: %v", err)
	}
	if after := sizes(t, p); after != before {
		t.Errorf("before:\n%safter:\n%s", before, after)
	}
	if got, err := opened(); got != "" || err != nil && !errors.Is(err, store.ErrGone) {
		t.Errorf("its old words: %q, %v", got, err)
	}
}

var counting = record.Stage{Cursor: record.CursorResolve, Kinds: []record.Kind{record.KindReportTaken}}

func stages(db *store.DB) record.Log[*store.Tx] {
	return store.Stages(db, store.Bulk, func(tx *store.Tx) *store.Tx { return tx })
}

func stageAtomic(t *testing.T, p Place) {
	db := open(t, p, newClock())
	taken(t, db, "one")
	taken(t, db, "two")
	before := sizes(t, p)
	bad := errors.New("not today")
	for name, step := range map[string]func(*store.Tx, []record.Entry) ([]record.Draft, error){
		"error": func(*store.Tx, []record.Entry) ([]record.Draft, error) { return []record.Draft{noted("x")}, bad },
		"second result cannot be folded": func(*store.Tx, []record.Entry) ([]record.Draft, error) {
			return []record.Draft{noted("x"), sitter.Draft(record.ID{}, &record.LeadRead{Lead: record.NewID()})}, nil
		},
		"second result cannot be written": func(*store.Tx, []record.Entry) ([]record.Draft, error) {
			return []record.Draft{noted("x"), sitter.Draft(record.ID{}, &record.LeadRejected{Reason: 99})}, nil
		},
	} {
		if n, err := stages(db).Step(t.Context(), counting, 10, step); err == nil || n != 0 {
			t.Errorf("%s: %d, %v", name, n, err)
		}
		if after := sizes(t, p); after != before {
			t.Errorf("%s: before:\n%safter:\n%s", name, before, after)
		}
	}
	n, err := record.Follow(t.Context(), stages(db), counting, 1, func(_ *store.Tx, es []record.Entry) (ds []record.Draft, err error) {
		for _, e := range es {
			ds = append(ds, record.Machine(e, e.About, &record.MentionsFound{Report: e.About}))
		}
		return ds, nil
	})
	if err != nil || n != 2 || count(t, p, `SELECT seq FROM stage`) != 2 || count(t, p, `SELECT COUNT(*) FROM reading`) != 2 {
		t.Errorf("worked on %d, %v:\n%s", n, err, sizes(t, p))
	}
	whole(t, db)
}

func stagePassesByWhatIsGone(t *testing.T, p Place) {
	db := open(t, p, newClock())
	gone := taken(t, db, "one")
	taken(t, db, "two")
	if err := db.Dispose(t.Context(), sitter, record.DisposalDue, gone.About); err != nil {
		t.Fatal(err)
	}
	n, err := record.Follow(t.Context(), stages(db), counting, 10, func(_ *store.Tx, es []record.Entry) (ds []record.Draft, err error) {
		for _, e := range es {
			ds = append(ds, with(record.Machine(e, e.About, &record.MentionsFound{Report: e.About}), e.About, record.ClassValues, "[]"))
		}
		return ds, nil
	})
	if err != nil || n != 2 || count(t, p, `SELECT SUM(failed) FROM reading`) != 1 {
		t.Errorf("worked on %d, %v", n, err)
	}
	whole(t, db)
}

func searchWords(t *testing.T, p Place) {
	db := open(t, p, newClock())
	texts := []string{"Straße, CAFÉ; naïve!", "مُحَمَّد في الســاحل", "דָּוִד 555-0142", "Левый берег", "O'Neill's (white) van", "van white", "a\x00b \xff c",
		strings.Repeat("x", 5000), "ﬁle №5", "李小龍", "", "northgate@example.org"}
	var first record.Seq
	for i, text := range texts {
		if e := taken(t, db, text); i == 0 {
			first = e.Seq
		}
	}
	for _, c := range []struct {
		words []string
		want  []int
	}{
		{[]string{"cafe"}, []int{0}}, {[]string{"CAFÉ", "naive"}, []int{0}}, {[]string{"straße"}, []int{0}}, {[]string{"strasse"}, nil},
		{[]string{"محمد"}, []int{1}}, {[]string{"الساحل"}, []int{1}}, {[]string{"דוד"}, []int{2}}, {[]string{"0142"}, []int{2}}, {[]string{"555-0142"}, []int{2}},
		{[]string{"БЕРЕГ"}, []int{3}}, {[]string{"white", "van"}, []int{4, 5}}, {[]string{"white van"}, []int{4}}, {[]string{"van white"}, []int{5}},
		{[]string{"neill"}, []int{4}}, {[]string{"whit"}, nil}, {[]string{"c"}, []int{6}}, {[]string{strings.Repeat("x", 5000)}, []int{7}},
		{[]string{"file"}, []int{8}}, {[]string{"李小龍"}, []int{9}}, {[]string{"!!"}, nil}, {nil, nil}, {[]string{`"`}, nil}, {[]string{"'", "van OR x"}, nil},
		{[]string{"northgate@example.org"}, []int{11}}, {[]string{"northgate"}, []int{11}}, {[]string{"NEAR(white van)"}, nil},
	} {
		var got []int
		for _, s := range naming(t, db, c.words...) {
			got = append(got, int(s-first))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: found %d, want %d", c.words, got, c.want)
		}
	}
	whole(t, db)
}

// sortByBytes: keys are compared by the databases, and by Go when pages are cut.
func sortByBytes(t *testing.T, p Place) {
	open(t, p, newClock())
	r := rand.New(rand.NewPCG(9, 9))
	var want [][]byte
	for range 200 {
		b := make([]byte, r.IntN(5))
		for i := range b {
			b[i] = []byte{0, 1, 'A', 'a', 0x7f, 0x80, 0xff}[r.IntN(7)]
		}
		want = append(want, b)
	}
	slices.SortFunc(want, bytes.Compare)
	want = slices.CompactFunc(want, bytes.Equal)
	for _, i := range r.Perm(len(want)) {
		if _, err := p.SQL.ExecContext(t.Context(), `INSERT INTO request (house, id, seq) VALUES (0, $1, 0)`, want[i]); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := p.SQL.QueryContext(t.Context(), `SELECT id FROM request WHERE house = 0 AND id >= $1 ORDER BY id`, want[1])
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for i := 1; rows.Next(); i++ {
		var b []byte
		if err := rows.Scan(&b); err != nil || !bytes.Equal(b, want[i]) {
			t.Fatalf("place %d: %x, %v; want %x", i, b, err, want[i])
		}
	}
	words := []string{"", "A", "Z", "a", "z", "Ä", "é", "zz", "ß", "я", "李", "\U0001F600"}
	for _, a := range words {
		for _, b := range words {
			less := count(t, p, `SELECT CASE WHEN CAST($1 AS TEXT) < CAST($2 AS TEXT) THEN 1 ELSE 0 END`, a, b) == 1
			if less != (a < b) {
				t.Errorf("%q < %q is %v", a, b, less)
			}
		}
	}
}
