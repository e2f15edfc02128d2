package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve"
)

var _ resolve.Earlier = (*Tx)(nil)

// ReportsNaming implements resolve.Past.
func (tx *Tx) ReportsNaming(words []string, before record.Seq, limit int) ([]record.Entry, error) {
	return tx.db.reportsNaming(tx, words, before, limit)
}

// ReportsNaming implements resolve.Past outside a transaction.
func (s *snapshot) ReportsNaming(words []string, before record.Seq, limit int) ([]record.Entry, error) {
	return s.db.reportsNaming(s, words, before, limit)
}

func (db *DB) reportsNaming(q querier, words []string, before record.Seq, limit int) ([]record.Entry, error) {
	w := db.engine.WordsSQL(4)
	sets := func() (map[int64]bool, error) { return labelSets(q, db.house) }
	return fairly(sets, limit, func(e record.Entry) record.Labels { return e.Labels }, func(set int64) ([]record.Entry, error) {
		rows, err := q.rows(`SELECT e.bytes FROM `+w.From+` JOIN entry e ON e.house = r.house AND e.seq = r.seq
			WHERE r.house = $1 AND r.seq < $2 AND r.disposed = 0 AND ($5 < 0 OR r.labels = $5) AND `+w.Where+` ORDER BY `+w.NewestFirst+` LIMIT $3`,
			int64(db.house), int64(before), limit, db.engine.WordsParam(words), set)
		if err != nil {
			return nil, err
		}
		return entriesOf(rows)
	})
}

// fairly returns what ask finds among all reports (-1) or, where the limit cuts
// that off, among the reports of each set of labels alone: reports that somebody
// may not read must not take the places of those that they may.
func fairly[T any](labelSets func() (map[int64]bool, error), limit int, labelsOf func(T) record.Labels, ask func(set int64) ([]T, error)) ([]T, error) {
	found, err := ask(-1)
	if err != nil || len(found) < limit {
		return found, err
	}
	sets, err := labelSets()
	if err != nil {
		return nil, err
	}
	for _, one := range found { // those in no lead yet
		sets[int64(labelsOf(one))] = true
	}
	var out []T
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		found, err := ask(set)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// labelSets returns the sets of labels that leads have.
func labelSets(q querier, house record.HouseKey) (map[int64]bool, error) {
	sets := map[int64]bool{}
	for last := int64(-1); ; {
		var next sql.NullInt64
		if err := q.row(`SELECT MIN(labels) FROM open_leads WHERE house = $1 AND labels > $2`, int64(house), last).Scan(&next); err != nil {
			return nil, err
		}
		if !next.Valid {
			return sets, nil
		}
		last = next.Int64
		sets[last] = true
	}
}

type mentionRow struct {
	report []byte
	m      resolve.Mentioning
}

// ReportsWith implements resolve.Earlier.
func (tx *Tx) ReportsWith(value string, limit int) ([]resolve.Mentioning, error) {
	sets := func() (map[int64]bool, error) { return labelSets(tx, tx.db.house) }
	found, err := fairly(sets, limit, func(r mentionRow) record.Labels { return r.m.Labels }, func(set int64) ([]mentionRow, error) {
		rows, err := tx.rows(`SELECT r.id, r.seq, m.labels, m.n, m.starts, m.ends FROM mention m JOIN report r ON r.house = m.house AND r.seq = m.report
			WHERE m.house = $1 AND m.value_key = $2 AND length(m.value_key) > 0 AND ($4 < 0 OR m.labels = $4) ORDER BY m.report DESC LIMIT $3`,
			int64(tx.db.house), tx.db.keys.value(value), limit, set)
		if err != nil {
			return nil, err
		}
		return collect(rows, func(r *mentionRow) []any {
			return []any{&r.report, (*int64)(&r.m.Seq), labelsInto{&r.m.Labels}, &r.m.Mention, &r.m.Start, &r.m.End}
		})
	})
	out := make([]resolve.Mentioning, len(found))
	for i, f := range found {
		out[i] = f.m
		out[i].Report = idOf(f.report)
	}
	return out, err
}

// MentionAt implements resolve.Earlier.
func (tx *Tx) MentionAt(report record.Seq, n int64) (resolve.Mentioning, bool, error) {
	m, id := resolve.Mentioning{Seq: report, Mention: n}, []byte{}
	err := tx.row(`SELECT r.id, m.labels, m.starts, m.ends FROM mention m JOIN report r ON r.house = m.house AND r.seq = m.report
		WHERE m.house = $1 AND m.report = $2 AND m.n = $3 AND m.until = $4`, int64(tx.db.house), int64(report), n, int64(record.Forever)).
		Scan(&id, labelsInto{&m.Labels}, &m.Start, &m.End)
	if errors.Is(err, sql.ErrNoRows) {
		return m, false, nil
	}
	m.Report = idOf(id)
	return m, err == nil, err
}

// LinkedTo implements resolve.Earlier.
func (tx *Tx) LinkedTo(holding record.ID) (map[record.Seq]bool, error) {
	rows, err := tx.rows(`SELECT report FROM link WHERE house = $1 AND holding = $2 AND until = $3`, int64(tx.db.house), holding[:], int64(record.Forever))
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(s *record.Seq) []any { return []any{(*int64)(s)} })
	out := make(map[record.Seq]bool, len(all))
	for _, s := range all {
		out[s] = true
	}
	return out, err
}

// Ahead calls do with the next entries that a stage has not worked on, at most
// limit, outside of any writing: with the record as it stands and its newest entry.
func (db *DB) Ahead(ctx context.Context, s record.Stage, limit int, do func(past resolve.Past, next []record.Entry, head record.Seq) error) (err error) {
	behind, err := db.behind(ctx, s)
	if err != nil || !behind {
		return err
	}
	snap, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snap.close()) }()
	var head, at record.Seq
	err = snap.row(`SELECT h.size - 1, COALESCE(s.seq, -1) FROM head h LEFT JOIN stage s ON s.house = h.house AND s.name = $2 WHERE h.house = $1`,
		int64(db.house), int64(s.Cursor)).Scan((*int64)(&head), (*int64)(&at))
	if err != nil {
		return err
	}
	rows, err := snap.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq > $2 AND `+kindsIn(s.Kinds)+` ORDER BY seq LIMIT $3`, int64(db.house), int64(at), limit)
	if err != nil {
		return err
	}
	next, err := entriesOf(rows)
	if err != nil || len(next) == 0 {
		return err
	}
	return do(snap, next, head)
}
