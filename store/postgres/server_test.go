package postgres_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"time"

	"watchfloor/internal/pgtest"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
)

var opened = store.Options{Now: time.Now, Found: &record.HouseFounded{Class: record.Exercise}}

func open(t testing.TB, dsn string, o store.Options) *store.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), dsn, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// database makes another database on the server of dsn and returns its address.
func database(t *testing.T, dsn, name, how string) string {
	t.Helper()
	sql := plain(t, dsn)
	if _, err := sql.Exec(`CREATE DATABASE ` + name + ` TEMPLATE template0 ` + how); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := sql.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func withHouse(dsn string, house any) string { return dsn + "&house=" + fmt.Sprint(house) }

func report(text string) record.Draft {
	id := record.NewID()
	d := lawful.House.Draft(id, &record.ReportTaken{Report: id})
	d.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassText, Bytes: []byte(text)},
		{ID: record.NewID(), Key: id, Class: record.ClassSaid, Bytes: []byte("{}")}}
	return d
}

func take(db *store.DB, t testing.TB, text string) (record.ID, error) {
	d := report(text)
	return d.About, db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(d)
		return err
	})
}

func TestDatabasesThatSortOrEncodeOtherwiseAreRefused(t *testing.T) {
	dsn := pgtest.Start(t)
	for name, c := range map[string]struct{ how, says string }{
		"latin":   {`ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`, "LATIN1"},
		"ascii":   {`ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'`, "SQL_ASCII"},
		"bylocal": {`ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`, "C.UTF-8"},
	} {
		_, err := postgres.Open(t.Context(), database(t, dsn, name, c.how), opened)
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "CREATE DATABASE") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, address := range []string{"mysql://x", "house.db", "postgres://x/y?house=none", "postgres://x/y?house=-1"} {
		if _, err := postgres.Open(t.Context(), address, opened); err == nil {
			t.Errorf("%s was opened", address)
		}
	}
	missing := strings.Replace(dsn, "/test", "/nosuch", 1)
	if _, err := postgres.Open(t.Context(), missing, opened); err == nil || !strings.Contains(err.Error(), "CREATE DATABASE") {
		t.Errorf("a database that is not there: %v", err)
	}
}

func TestHousesShareADatabaseAndNothingElse(t *testing.T) {
	dsn := pgtest.Start(t)
	a, b := open(t, withHouse(dsn, 7), opened), open(t, withHouse(dsn, 8), opened)
	if a.Key() != 7 || b.Key() != 8 {
		t.Fatalf("houses %d and %d", a.Key(), b.Key())
	}
	for i := range 10 {
		for _, db := range []*store.DB{a, b} {
			if _, err := take(db, t, fmt.Sprint("lantern ", i, " of ", db.Key())); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := postgres.Open(t.Context(), dsn, opened); err == nil || !strings.Contains(err.Error(), "house=N") {
		t.Errorf("without a number: %v", err)
	}
	if again := open(t, withHouse(dsn, 7), store.Options{Now: time.Now}); again.Key() != 7 {
		t.Errorf("opened house %d", again.Key())
	}
	if _, err := postgres.Open(t.Context(), withHouse(dsn, 9), store.Options{Now: time.Now}); !errors.Is(err, store.ErrNoHouse) {
		t.Errorf("a house that is not there: %v", err)
	}
	if err := a.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, db := range []*store.DB{a, b} {
		got, err := db.Verify(t.Context(), nil)
		if err != nil || len(got.Problems) > 0 || got.Entries != 11 {
			t.Errorf("house %d: %d entries, %v, %v", db.Key(), got.Entries, got.Problems, err)
		}
		err = db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
			es, err := tx.ReportsNaming([]string{"lantern"}, record.Forever, 100)
			for _, e := range es {
				if e.House != db.Key() {
					t.Errorf("house %d finds entry %d of house %d", db.Key(), e.Seq, e.House)
				}
			}
			if len(es) != 10 {
				t.Errorf("house %d finds %d reports", db.Key(), len(es))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestALostConnectionCostsOneWrite ends the connections of a house: while
// nothing is being written nobody notices; a write that is under way says so,
// leaves nothing, and the next one works.
func TestALostConnectionCostsOneWrite(t *testing.T) {
	dsn := pgtest.Start(t)
	db := open(t, dsn, opened)
	sql := plain(t, dsn)
	endAll := func() {
		if _, err := sql.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'watchfloor'`); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := take(db, t, "before"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		endAll()
		if _, err := take(db, t, "nobody noticed"); err != nil {
			t.Errorf("after the connection was lost in a pause: %v", err)
		}
	}
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		if _, err := tx.Append(report("half")); err != nil {
			return err
		}
		endAll()
		_, err := tx.Append(report("other half"))
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "Send it again") {
		t.Errorf("lost within a write: %v", err)
	}
	if _, err := take(db, t, "after"); err != nil {
		t.Errorf("the next write: %v", err)
	}
	got, err := db.Verify(t.Context(), nil)
	if err != nil || len(got.Problems) > 0 || got.Entries != 6 {
		t.Errorf("%d entries, %v, %v", got.Entries, got.Problems, err)
	}
}

func TestADatabaseThatMayOnlyBeReadIsSaid(t *testing.T) {
	dsn := pgtest.Start(t)
	db := open(t, dsn, opened)
	sql := plain(t, dsn)
	if _, err := sql.Exec(`CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := sql.Exec(`DROP OWNED BY reader; DROP ROLE reader`); err != nil {
			t.Error(err)
		}
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User("reader")
	reader, err := postgres.Open(t.Context(), u.String(), store.Options{Now: time.Now})
	if err == nil {
		defer reader.Close()
		_, err = take(reader, t, "never")
	}
	if err == nil || !strings.Contains(err.Error(), "may not write there") {
		t.Errorf("without the right to write: %v", err)
	}
}

// TestTheLongestReportsAreTaken: a tsvector holds a megabyte at most.
func TestTheLongestReportsAreTaken(t *testing.T) {
	dsn := pgtest.Start(t)
	db := open(t, dsn, opened)
	r := rand.New(rand.NewPCG(1, 1))
	var b strings.Builder
	b.WriteString("firstword secondword ")
	for range 400_000 {
		fmt.Fprintf(&b, "w%d ", r.Int64N(1<<40))
	}
	for _, text := range []string{strings.Repeat("same ", 300_000), b.String(), strings.Repeat("x", 3_000_000), strings.Repeat("ab cd\x00ef \xff", 1000)} {
		if _, err := take(db, t, text); err != nil {
			t.Fatal(err)
		}
	}
	var unplaced, unheld int64
	if err := plain(t, dsn).QueryRow(`SELECT SUM(unplaced), SUM(unheld) FROM report_words`).Scan(&unplaced, &unheld); err != nil || unplaced == 0 || unheld == 0 {
		t.Errorf("%d words without place, %d not held, %v", unplaced, unheld, err)
	}
	err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
		for word, want := range map[string]int{"firstword": 1, "secondword": 1, "same": 1, "same same": 1, "cd ef": 1, strings.Repeat("x", 3_000_000): 1} {
			es, err := tx.ReportsNaming([]string{word}, record.Forever, 10)
			if err != nil || len(es) != want {
				t.Errorf("%.20s… is found in %d reports, %v", word, len(es), err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := db.Verify(t.Context(), nil); err != nil || len(got.Problems) > 0 {
		t.Errorf("%v, %v", got.Problems, err)
	}
}

func TestADamagedWordIndexIsFound(t *testing.T) {
	dsn := pgtest.Start(t)
	db := open(t, dsn, opened)
	for range 3 {
		if _, err := take(db, t, "lantern quay"); err != nil {
			t.Fatal(err)
		}
	}
	sql := plain(t, dsn)
	for _, change := range []string{
		`UPDATE report_words SET words = '''lantern'':2 ''quay'':3'::tsvector WHERE seq = 2`, `UPDATE report_words SET words = '''lanters'':1 ''quay'':2'::tsvector WHERE seq = 1`,
		`UPDATE report_words SET unheld = 1 WHERE seq = 1`, `UPDATE report_words SET unplaced = 1 WHERE seq = 1`,
		`UPDATE report_words SET seq = 70 WHERE seq = 3`, `DELETE FROM report_words WHERE seq = 1`,
	} {
		if _, err := sql.Exec(change); err != nil {
			t.Fatal(err)
		}
		got, err := db.Verify(t.Context(), nil)
		if err != nil || len(got.Problems) == 0 || !strings.HasPrefix(got.Problems[0].Where, "the full-text index, report ") {
			t.Errorf("%s: %v, %v", change, got.Problems, err)
		}
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDisposedWordsAreNotInTheTables reads the files of the tables and indexes
// in which words and keys stood. The server's own log is not in our hands.
func TestDisposedWordsAreNotInTheTables(t *testing.T) {
	dsn := pgtest.Start(t)
	db := open(t, dsn, opened)
	gone, err := take(db, t, "zanzibarish lanternfish")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := take(db, t, "ordinary quayside"); err != nil {
		t.Fatal(err)
	}
	sql := plain(t, dsn)
	var secret []byte
	if err := sql.QueryRow(`SELECT secret FROM content_key WHERE key_id = $1`, gone[:]).Scan(&secret); err != nil {
		t.Fatal(err)
	}
	within := func() (word, other, key bool) {
		if _, err := sql.Exec(`CHECKPOINT`); err != nil {
			t.Fatal(err)
		}
		err := sql.QueryRow(`SELECT bool_or(position('zanzibarish'::bytea IN f) > 0), bool_or(position('quayside'::bytea IN f) > 0), bool_or(position($1::bytea IN f) > 0)
			FROM (SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) AS f FROM pg_class c
			WHERE c.relkind IN ('r', 'i', 't') AND c.relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace) AND pg_relation_filepath(c.oid) IS NOT NULL) AS files`, secret).Scan(&word, &other, &key)
		if err != nil {
			t.Fatal(err)
		}
		return word, other, key
	}
	if word, other, key := within(); !word || !other || !key {
		t.Fatalf("before the disposal: %v %v %v, want all found", word, other, key)
	}
	if err := db.Dispose(t.Context(), lawful.House, record.DisposalOrder, gone); err != nil {
		t.Fatal(err)
	}
	if word, other, key := within(); word || !other || key {
		t.Errorf("after the disposal: word %v, other word %v, key %v", word, other, key)
	}
}
