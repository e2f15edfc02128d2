package store

import (
	"slices"

	"watchfloor/record"
)

// RunsOf says how texts are cut into runs.
type RunsOf struct {
	// Version is that of Keys: an index made by an older one is emptied.
	Version int64
	// Keys returns the distinct keys of a text that came at a moment, by which disposal
	// finds them and verify compares; nil means those of package resolve.
	Keys func(title, text string, came record.Time) []uint64
}

// RunsShared returns, for each key, the reports of exactly these labels to which
// it was added, oldest first, at most `most` each: ask for one more to see that
// there are more. Once in some ten thousand keys it names a report that has
// another key with the same stored form.
func (tx *Tx) RunsShared(labels record.Labels, keys []uint64, most int) ([][]record.Seq, error) {
	x, err := tx.runIndex()
	if err != nil {
		return nil, err
	}
	out := make([][]record.Seq, len(keys))
	set := x.sets[labels]
	if set == nil || most <= 0 {
		return out, nil
	}
	wanted := make([]wantedRun, len(keys))
	for i, k := range keys {
		wanted[i] = wantedRun{set.stored(k), i}
	}
	slices.SortFunc(wanted, byStoredKey)
	if err := x.find(tx, wanted, most, out); err != nil {
		return nil, err
	}
	for i, found := range out {
		slices.Sort(found)
		found = slices.Compact(found)
		out[i] = found[:min(len(found), most)]
	}
	return out, nil
}

// AddRuns adds a report's keys. RunsShared of the same transaction sees them at
// once, everybody else with its commit.
func (tx *Tx) AddRuns(report record.Seq, labels record.Labels, keys []uint64) error {
	if len(keys) == 0 {
		return nil
	}
	x, err := tx.runIndex()
	if err != nil {
		return err
	}
	set, err := x.setOf(tx, labels)
	if err != nil {
		return err
	}
	for _, k := range keys {
		s := set.stored(k)
		x.pending[s] = append(x.pending[s], report)
	}
	if x.waiting += len(keys); x.waiting >= mostWaiting {
		return x.flush(tx)
	}
	return nil
}

// RunSets returns the sets of labels that have, or had, runs.
func (tx *Tx) RunSets() ([]record.Labels, error) {
	x, err := tx.runIndex()
	if err != nil {
		return nil, err
	}
	sets := make([]record.Labels, 0, len(x.sets))
	for labels := range x.sets {
		sets = append(sets, labels)
	}
	slices.Sort(sets)
	return sets, nil
}

// RunsAt returns the entry up to which the index was fed; -1 when it is empty,
// as it is after restore, rebuild and when texts are cut in a newer way.
func (tx *Tx) RunsAt() (record.Seq, error) {
	x, err := tx.runIndex()
	if err != nil {
		return -1, err
	}
	return x.at, nil
}

// SetRunsAt says up to which entry the index was fed.
func (tx *Tx) SetRunsAt(at record.Seq) error {
	x, err := tx.runIndex()
	if err != nil {
		return err
	}
	x.moved = x.moved || at != x.at
	x.at = at
	return nil
}

// ForgetRuns empties the index: it is to be fed again from the first entry.
func (tx *Tx) ForgetRuns() error {
	x, err := tx.runIndex()
	if err != nil {
		return err
	}
	return x.forget(tx)
}
