package store

import (
	"encoding/json"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// where says which places and times are read in a report, as the machine read them
// and as people corrected them by then.
func (a *Asked) where(report record.Seq, v *desk.ReportView) error {
	if v.Disposed {
		return nil
	}
	read, err := whereRead(a.s, a.s.db.house, int64(report), a.Seq)
	if err != nil {
		return err
	}
	words, err := whereWords(a.s, a.s.db.house, int64(report), a.Seq)
	if err != nil {
		return err
	}
	lines, of, err := desk.WhereLines(read, words, a.means, v.Said.Title, v.Text)
	if err != nil {
		return err
	}
	for i := range lines {
		why, err := a.words(of[i].Why)
		if err != nil {
			return err
		}
		lines[i].Why = string(why)
	}
	desk.SortWhere(lines)
	v.Where = lines
	return nil
}

type whereReadRow struct {
	n int64
	m desk.WhereMention
}

func (r whereReadRow) later() bool { return r.n >= foundFrom }

// gone reports whether a place that was found later stands where this was read.
func (r whereReadRow) gone(all []whereReadRow) bool {
	return r.m.Kind == record.MentionPlace && slices.ContainsFunc(all, func(o whereReadRow) bool {
		return o.later() && o.n > r.n && o.m.Start < r.m.End && r.m.Start < o.m.End
	})
}

// whereRead returns the places and times that the machine read in the words of a report,
// and those of places that were kept later.
func whereRead(q querier, house record.HouseKey, report int64, at record.Seq) ([]desk.WhereMention, error) {
	rows, err := q.rows(`SELECT n, kind, starts, ends FROM mention WHERE house = $1 AND report = $2 AND since <= $3 AND (n < $4 OR n >= $7) AND kind IN ($5, $6) AND ends > starts ORDER BY n`,
		int64(house), report, int64(at), judgedFrom, int64(record.MentionPlace), int64(record.MentionDate), foundFrom)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *whereReadRow) []any { return []any{&r.n, (*uint8)(&r.m.Kind), &r.m.Start, &r.m.End} })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	values, err := valuesRead(q, house, report, at)
	if err != nil {
		return nil, err
	}
	var out []desk.WhereMention
	for _, r := range found {
		switch {
		case r.gone(found):
			continue
		case r.later():
			p, err := placeFoundBy(q, house, r.n)
			if err != nil {
				return nil, err
			}
			r.m.Value, r.m.Later, r.m.LaterBy = p.value, p.at, p.by
		case r.n < int64(len(values)):
			r.m.Value = values[r.n]
		default:
			continue
		}
		out = append(out, r.m)
	}
	return out, nil
}

// valuesRead opens the values of what the machine found in a report, in its order;
// none when they are gone.
func valuesRead(q querier, house record.HouseKey, report int64, at record.Seq) ([]string, error) {
	rows, err := q.rows(`SELECT e.bytes FROM reading g JOIN entry e ON e.house = g.house AND e.seq = g.since
		WHERE g.house = $1 AND g.report = $2 AND g.since <= $3`, int64(house), report, int64(at))
	if err != nil {
		return nil, err
	}
	entries, err := entriesOf(rows)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	ref, ok := entries[0].Content(record.ClassValues)
	if !ok {
		return nil, nil
	}
	b, err := openContent(q, house, ref.ID)
	if errors.Is(err, ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var values []string
	return values, json.Unmarshal(b, &values)
}

type whereWordRow struct {
	w                    desk.WhereWord
	holds                int64
	actor, content, said []byte
}

// whereWords returns people's words on the places and times of a report, as of an entry.
func whereWords(q querier, house record.HouseKey, report int64, at record.Seq) ([]desk.WhereWord, error) {
	rows, err := q.rows(`SELECT kind, starts, ends, holds, actor, at, content, value FROM mention_judged WHERE house = $1 AND report = $2 AND since <= $3 AND until > $3 ORDER BY since`,
		int64(house), report, int64(at))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *whereWordRow) []any {
		return []any{(*uint8)(&r.w.Kind), &r.w.Start, &r.w.End, &r.holds, &r.actor, (*int64)(&r.w.At), &r.content, &r.said}
	})
	if err != nil {
		return nil, err
	}
	var out []desk.WhereWord
	for _, r := range found {
		r.w.Holds, r.w.Actor, r.w.Why = r.holds != 0, idOf(r.actor), idOf(r.content)
		if id := idOf(r.said); !id.IsZero() {
			value, err := openContent(q, house, id)
			if err != nil && !errors.Is(err, ErrGone) {
				return nil, err
			}
			r.w.Value = string(value)
		}
		out = append(out, r.w)
	}
	return out, nil
}
