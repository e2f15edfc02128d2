package storetest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// runsOf cuts the texts of runText: "n" has keys by chance, many of them those
// of other texts.
var runsOf = store.RunsOf{Version: 1, Keys: func(_, text string, _ record.Time) []uint64 {
	var n uint64
	if _, err := fmt.Sscan(text, &n); err != nil {
		return nil
	}
	r := rand.New(rand.NewPCG(n, 4))
	keys := make([]uint64, 20+r.IntN(100))
	for i := range keys {
		switch r.IntN(20) {
		case 0:
			keys[i] = r.Uint64N(3)
		case 1, 2, 3:
			keys[i] = r.Uint64N(5000)
		default:
			keys[i] = r.Uint64()
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}}

var strangers = []uint64{1<<63 + 1, 1<<63 + 2, 1<<63 + 3, 1<<63 + 4}

// runModel is the index as it should be.
type runModel struct {
	t     *testing.T
	rand  *rand.Rand
	dbs   []*store.DB // processes
	texts uint64
	found map[record.Labels]map[uint64]seqs
	there []runReport
}

type runReport struct {
	id     record.ID
	seq    record.Seq
	labels record.Labels
	keys   []uint64
}

func newRunModel(t *testing.T, p Place, seed uint64) *runModel {
	t.Helper()
	m := &runModel{t: t, rand: rand.New(rand.NewPCG(seed, seed)), found: map[record.Labels]map[uint64]seqs{}}
	c := newClock()
	for i := range 3 {
		o := store.Options{Now: c.Now, Found: &record.HouseFounded{Class: record.Exercise}, Runs: runsOf}
		if i == 2 { // keys that are nowhere make it look everywhere
			o.Runs.Keys = func(title, text string, came record.Time) []uint64 {
				return append(runsOf.Keys(title, text, came), strangers...)
			}
		}
		db, err := p.Open(o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		m.dbs = append(m.dbs, db)
	}
	for labels := range record.Labels(3) {
		m.found[labels] = map[uint64]seqs{}
	}
	return m
}

// any is a process.
func (m *runModel) any() *store.DB { return m.dbs[m.rand.IntN(len(m.dbs))] }

// add takes n reports in and feeds the index; undone leaves nothing of it.
func (m *runModel) add(db *store.DB, n int, undone error) {
	m.t.Helper()
	var added []runReport
	err := db.Write(m.t.Context(), store.Bulk, func(tx *store.Tx) error {
		for range n {
			id := record.NewID()
			text := fmt.Sprint(m.texts)
			m.texts++
			labels := record.Labels(m.rand.IntN(len(m.found)))
			d := lawful.House.Draft(id, &record.ReportTaken{Report: id})
			d.Labels = labels
			es, err := tx.Append(with(with(d, id, record.ClassText, text), id, record.ClassSaid, "{}"))
			if err != nil {
				return err
			}
			r := runReport{id, es[0].Seq, labels, runsOf.Keys("", text, 0)}
			if err := tx.AddRuns(r.seq, labels, r.keys); err != nil {
				return err
			}
			added = append(added, r)
			if err := tx.SetRunsAt(r.seq); err != nil {
				return err
			}
		}
		return undone
	})
	if !errors.Is(err, undone) {
		m.t.Fatal(err)
	}
	if undone != nil {
		return
	}
	for _, r := range added {
		for _, k := range r.keys {
			m.found[r.labels][k] = append(m.found[r.labels][k], r.seq)
		}
	}
	m.there = append(m.there, added...)
}

// dispose disposes of some reports.
func (m *runModel) dispose(db *store.DB, n int) {
	m.t.Helper()
	var ids []record.ID
	for range n {
		if len(m.there) == 0 {
			break
		}
		i := m.rand.IntN(len(m.there))
		r := m.there[i]
		m.there = slices.Delete(m.there, i, i+1)
		for _, k := range r.keys {
			of := m.found[r.labels]
			of[k] = slices.DeleteFunc(of[k], func(s record.Seq) bool { return s == r.seq })
		}
		ids = append(ids, r.id)
	}
	if err := db.Dispose(m.t.Context(), sitter, record.DisposalOrder, ids...); err != nil {
		m.t.Fatal(err)
	}
}

// compare asks a process for keys and compares.
func (m *runModel) compare(db *store.DB, labels record.Labels, keys []uint64, most int) {
	m.t.Helper()
	got := shared(m.t, db, labels, most, keys...)
	for i, k := range keys {
		want := m.found[labels][k]
		if want = want[:min(most, len(want))]; !slices.Equal(got[i], want) {
			m.t.Fatalf("key %x under labels %b: found %v, want %v", k, labels, got[i], want)
		}
	}
}

// compareSome compares some keys that are there and some that may not be.
func (m *runModel) compareSome() {
	m.t.Helper()
	keys := []uint64{m.rand.Uint64(), m.rand.Uint64N(5000)}
	for range min(20, len(m.there)) {
		of := m.there[m.rand.IntN(len(m.there))].keys
		keys = append(keys, of[m.rand.IntN(len(of))])
	}
	m.compare(m.any(), record.Labels(m.rand.IntN(len(m.found))), keys, 1+m.rand.IntN(50))
}

func (m *runModel) compareAll() {
	m.t.Helper()
	for _, db := range m.dbs {
		for labels, of := range m.found {
			m.compare(db, labels, slices.Sorted(maps.Keys(of)), 1000)
		}
	}
}

// runsLikeAMap adds, undoes, disposes and asks by turns, in several processes
// that see one index, and compares with a plain map.
func runsLikeAMap(t *testing.T, p Place) {
	InTurn(t)
	m := newRunModel(t, p, 91)
	undone := errors.New("undone")
	for range 150 {
		switch db := m.any(); m.rand.IntN(8) {
		case 0:
			m.add(db, 1+m.rand.IntN(40), undone)
		case 1:
			m.dispose(db, 1+m.rand.IntN(4))
		case 2, 3:
			m.add(db, 1, nil)
		default:
			m.add(db, 1+m.rand.IntN(40), nil)
		}
		m.compareSome()
	}
	if n := count(t, p, `SELECT COUNT(*) FROM run_part`); n < 5 {
		t.Errorf("%d parts: nothing large was made", n)
	}
	if n := count(t, p, `SELECT COUNT(*) FROM run_segment`); n > 30 {
		t.Errorf("%d segments: they are not merged", n)
	}
	m.compareAll()
	for len(m.there) > 30 {
		m.dispose(m.any(), len(m.there)/2)
	}
	m.compareAll()
	m.add(m.dbs[0], 300, nil)
	m.compareAll()
	whole(t, m.dbs[0])
	m.dispose(m.dbs[1], len(m.there))
	m.compareAll()
	whole(t, m.dbs[0])
	if n := count(t, p, `SELECT COUNT(*) FROM run_part`) + count(t, p, `SELECT SUM(postings) FROM run_segment`) + count(t, p, `SELECT COUNT(*) FROM run_block`); n != 0 {
		t.Errorf("all was disposed of; %d things are left", n)
	}
}

// runsDisposed: nothing of a report is left in the index, even while a segment
// with it is being merged.
func runsDisposed(t *testing.T, p Place) {
	InTurn(t)
	m := newRunModel(t, p, 93)
	for count(t, p, `SELECT COUNT(*) FROM run_segment WHERE below > 1`) == 0 {
		m.add(m.dbs[0], 60, nil) // until a merge is half way
	}
	whole(t, m.dbs[0])
	for _, i := range []int{0, 2} {
		m.dispose(m.dbs[i], 5)
		m.compareAll()
		whole(t, m.dbs[0])
	}
}

// verifyFindsRuns changes one byte of one column at a time; next alone may be
// anything that is large enough.
func verifyFindsRuns(t *testing.T, p Place) {
	InTurn(t)
	m := newRunModel(t, p, 95)
	parts, under := `SELECT COUNT(*) FROM run_part`, `SELECT COUNT(*) FROM run_segment WHERE below > 0`
	for count(t, p, parts) == 0 || count(t, p, under) > 0 {
		m.add(m.dbs[0], 60, nil)
	}
	whole(t, m.dbs[0])
	for _, table := range []string{"run_state", "run_set", "run_segment", "run_part", "run_block"} {
		for i, column := range columnsOf(t, p, table) {
			if column == "next" {
				continue
			}
			flipped(t, p, m.dbs[0], func(f flip, got store.Findings) bool { return found(got, "", "run_") },
				func() []flip { return []flip{flips(t, p, table, column, 3*i)} })
		}
	}
	whole(t, m.dbs[0])
}
