package store

import (
	"bytes"
	"fmt"

	"watchfloor/record"
)

// storedEntry is an entry as it stands in its table.
type storedEntry struct {
	seq, kind, at, labels int64
	about, bytes          []byte
}

func place(seq record.Seq) string { return fmt.Sprintf("entry %d", seq) }

// entries goes through all entries in their order, with the log, their contents
// and the folding of each.
func (v *verifier) entries() error {
	log := &logCheck{v: v}
	next := record.Seq(0)
	for {
		batch, err := v.entriesFrom(next)
		if err != nil {
			return err
		}
		for _, stored := range batch {
			next = v.missing(next, min(record.Seq(stored.seq), v.head.size), log)
			if int64(next) != stored.seq {
				v.problem(place(record.Seq(stored.seq)), "it lies outside the log, which has %d entries", v.head.size)
				continue
			}
			if err := v.entry(stored, log); err != nil {
				return err
			}
			next++
		}
		v.step(int64(len(batch)))
		if len(batch) < refoldBatch {
			break
		}
	}
	v.missing(next, v.head.size, log)
	return v.endOfLog(log)
}

// missing goes past entries that are not there.
func (v *verifier) missing(from, to record.Seq, log *logCheck) record.Seq {
	if from >= to {
		return from
	}
	v.problem(place(from), "it is missing, and all up to entry %d: restore them from a backup", to-1)
	for seq := from; seq < to && !log.broken; seq++ {
		log.leafMissing(seq)
	}
	return to
}

func (v *verifier) entriesFrom(seq record.Seq) ([]storedEntry, error) {
	rows, err := v.s.rows(`SELECT seq, kind, at, about, labels, bytes FROM entry WHERE house = $1 AND seq >= $2 ORDER BY seq LIMIT $3`,
		v.house(), int64(seq), refoldBatch)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(e *storedEntry) []any { return []any{&e.seq, &e.kind, &e.at, &e.about, &e.labels, &e.bytes} })
}

func (v *verifier) entry(stored storedEntry, log *logCheck) error {
	v.out.Entries++
	log.leaf(record.Seq(stored.seq), stored.bytes)
	e, err := record.Decode(stored.bytes)
	if err != nil {
		v.problem(place(record.Seq(stored.seq)), "it cannot be read (%v): restore it from a backup", err)
		v.unfolded = true
		return nil
	}
	v.columns(e, stored)
	v.order(e, record.Seq(stored.seq))
	if err := v.sent(e); err != nil {
		return err
	}
	words, err := v.openAll(e)
	if err != nil || v.unfolded {
		return err
	}
	f := v.scratch.folder(v, words)
	if err := f.fold(e); err != nil {
		if v.scratch.broken() {
			return err
		}
		v.problem(place(e.Seq), "it cannot be folded into the projections: %v", err)
		v.unfolded = true
	}
	return nil
}

// columns compares the columns beside the bytes, by which entries are looked for.
func (v *verifier) columns(e record.Entry, stored storedEntry) {
	for _, c := range []struct {
		name   string
		differ bool
	}{
		{"house", e.House != v.db.house}, {"seq", int64(e.Seq) != stored.seq}, {"kind", int64(e.Kind) != stored.kind},
		{"at", int64(e.At()) != stored.at}, {"labels", int64(e.Labels) != stored.labels}, {"about", !bytes.Equal(e.About[:], stored.about)},
	} {
		if c.differ {
			v.problem(place(record.Seq(stored.seq)), "its column %s is not what its bytes say", c.name)
		}
	}
}

// order holds the promises about times.
func (v *verifier) order(e record.Entry, seq record.Seq) {
	if v.seen && (e.RecordedAt < v.last.RecordedAt || e.At() < v.last.At()) {
		v.problem(place(seq), "its time lies before that of the entry before")
	}
	v.last, v.seen = e, true
}
