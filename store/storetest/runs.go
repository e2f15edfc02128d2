package storetest

import (
	"errors"
	"reflect"
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// shared asks for runs in a transaction of its own.
func shared(t *testing.T, db *store.DB, labels record.Labels, most int, keys ...uint64) [][]record.Seq {
	t.Helper()
	var out [][]record.Seq
	write(t, db, func(tx *store.Tx) (err error) {
		out, err = tx.RunsShared(labels, keys, most)
		return err
	})
	return out
}

func addRuns(t *testing.T, db *store.DB, report record.Seq, labels record.Labels, keys ...uint64) {
	t.Helper()
	write(t, db, func(tx *store.Tx) error {
		if err := tx.SetRunsAt(report); err != nil {
			return err
		}
		return tx.AddRuns(report, labels, keys)
	})
}

type seqs = []record.Seq

func wantShared(t *testing.T, got [][]record.Seq, want ...seqs) {
	t.Helper()
	for i := range got {
		if len(got[i]) == 0 {
			got[i] = nil
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

// runsFound: what was added is found at once in the same transaction, and after
// it, by its labels alone; what was not committed is not.
func runsFound(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	other := open(t, p, c)
	wantShared(t, shared(t, db, 0, 9, 1, 2), nil, nil)
	addRuns(t, db, 5, 0, 1, 2, 3)
	addRuns(t, other, 7, 2, 2, 3, 4)
	undone := errors.New("undone")
	err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
		if err := tx.AddRuns(9, 0, []uint64{3, 4}); err != nil {
			return err
		}
		got, err := tx.RunsShared(0, []uint64{1, 2, 3, 4}, 9)
		wantShared(t, got, seqs{5}, seqs{5}, seqs{5, 9}, seqs{9})
		return errors.Join(err, undone)
	})
	if !errors.Is(err, undone) {
		t.Fatal(err)
	}
	addRuns(t, other, 8, 0, 4)
	addRuns(t, db, 10, 0, 1)
	for _, db := range []*store.DB{db, other, open(t, p, c)} {
		wantShared(t, shared(t, db, 0, 9, 1, 2, 3, 4), seqs{5, 10}, seqs{5}, seqs{5}, seqs{8})
		wantShared(t, shared(t, db, 0, 1, 4, 1), seqs{8}, seqs{5})
		wantShared(t, shared(t, db, 2, 9, 1, 2, 3, 4), nil, seqs{7}, seqs{7}, seqs{7})
		wantShared(t, shared(t, db, 3, 9, 1), nil)
		write(t, db, func(tx *store.Tx) error {
			at, err := tx.RunsAt()
			sets, wrong := tx.RunSets()
			if at != 10 || !reflect.DeepEqual(sets, []record.Labels{0, 2}) {
				t.Errorf("fed up to %d, sets %v", at, sets)
			}
			return errors.Join(err, wrong)
		})
	}
	if err := db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, db := range []*store.DB{db, other} {
		wantShared(t, shared(t, db, 0, 9, 1, 2), nil, nil)
		write(t, db, func(tx *store.Tx) error {
			at, err := tx.RunsAt()
			if at != -1 {
				t.Errorf("after rebuild fed up to %d", at)
			}
			return err
		})
	}
}
