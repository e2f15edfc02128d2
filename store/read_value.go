package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"math/bits"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

// Said implements resolve.Groups.
func (tx *Tx) Said(key []byte, held record.Labels) (record.Connects, error) {
	var said uint8
	err := tx.row(`SELECT connects FROM value_judged WHERE house = $1 AND value_key = $2 AND length(value_key) > 0 AND until = $3 AND (labels & $4) = 0
		ORDER BY since DESC LIMIT 1`, int64(tx.db.house), key, int64(record.Forever), hiddenFrom(held)).Scan(&said)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ConnectsAsCounted, nil
	}
	return record.Connects(said), err
}

var _ desk.Values = (*Tx)(nil)

// mostLooked bounds among how many reports the one is sought that the most may read.
const mostLooked = 500

type mentionedRow struct {
	report []byte
	labels record.Labels
	kind   uint8
}

// ValueNow implements desk.Values.
func (tx *Tx) ValueNow(v lawful.Viewer, at string) (desk.ValueNow, error) {
	key, ok := tx.db.keys.valueAt(at)
	if !ok {
		return desk.ValueNow{}, desk.ErrNotFound
	}
	rows, err := tx.rows(`SELECT r.id, m.labels, m.kind FROM mention m JOIN report r ON r.house = m.house AND r.seq = m.report
		WHERE m.house = $1 AND m.value_key = $2 AND length(m.value_key) > 0 AND m.until = $3 AND (m.labels & $4) = 0 ORDER BY m.report LIMIT $5`,
		int64(tx.db.house), key, int64(record.Forever), v.Hidden(), mostLooked)
	if err != nil {
		return desk.ValueNow{}, err
	}
	found, err := collect(rows, func(r *mentionedRow) []any { return []any{&r.report, labelsInto{&r.labels}, &r.kind} })
	if err != nil || len(found) == 0 {
		return desk.ValueNow{}, cmp.Or(err, desk.ErrNotFound)
	}
	open := slices.MinFunc(found, func(a, b mentionedRow) int {
		return cmp.Compare(bits.OnesCount64(uint64(a.labels)), bits.OnesCount64(uint64(b.labels)))
	})
	now := desk.ValueNow{Labels: open.labels, Group: resolve.Connects(record.MentionKind(open.kind))}
	if now.Text, err = tx.valueText(idOf(open.report), key); err != nil {
		return now, err
	}
	var value []byte
	var labels record.Labels
	err = tx.row(`SELECT value, labels, connects FROM value_judged WHERE house = $1 AND value_key = $2 AND length(value_key) > 0 AND until = $3 AND (labels & $4) = 0
		ORDER BY since DESC LIMIT 1`, int64(tx.db.house), key, int64(record.Forever), v.Hidden()).Scan(&value, labelsInto{&labels}, (*uint8)(&now.Said))
	if errors.Is(err, sql.ErrNoRows) {
		return now, nil
	}
	if labels == now.Labels {
		now.Value = idOf(value)
	}
	return now, err
}

// valueText opens a value among those that were found in a report.
func (tx *Tx) valueText(report record.ID, key []byte) (string, error) {
	found, err := tx.db.valueFound(tx, report, key, func(id record.ID) ([]byte, error) { return openContent(tx, tx.db.house, id) })
	if err == nil && found == "" {
		err = desk.ErrNotFound
	}
	return found, err
}

// valueFound returns the value of a key among those that were found in a report, opened
// with open; "" when none is, or when open has no words for them any more.
func (db *DB) valueFound(q querier, report record.ID, key []byte, open func(record.ID) ([]byte, error)) (string, error) {
	rows, err := q.rows(`SELECT id FROM content WHERE house = $1 AND key_id = $2 AND class = $3 ORDER BY id`, int64(db.house), report[:], int64(record.ClassValues))
	if err != nil {
		return "", err
	}
	ids, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		raw, err := open(idOf(id))
		if err != nil {
			return "", err
		}
		if len(raw) == 0 {
			continue
		}
		values := []string{string(raw)} // a person's word on a place or time is that value alone
		if raw[0] == '[' {
			if err := json.Unmarshal(raw, &values); err != nil {
				return "", err
			}
		}
		for _, v := range values {
			if bytes.Equal(db.keys.value(v), key) {
				return v, nil
			}
		}
	}
	return "", nil
}

// valuesOnlyOf returns the values of which people spoke and that no report mentions
// but those that are disposed of: their words go with them.
func (tx *Tx) valuesOnlyOf(owners []record.ID) ([]record.ID, error) {
	var out []record.ID
	for _, owner := range owners {
		rows, err := tx.rows(`SELECT DISTINCT j.value, j.value_key FROM value_judged j JOIN mention m ON m.house = j.house AND m.value_key = j.value_key
			JOIN report r ON r.house = m.house AND r.seq = m.report WHERE j.house = $1 AND length(j.value_key) > 0 AND r.id = $2`, int64(tx.db.house), owner[:])
		if err != nil {
			return nil, err
		}
		type judged struct{ value, key []byte }
		found, err := collect(rows, func(j *judged) []any { return []any{&j.value, &j.key} })
		if err != nil {
			return nil, err
		}
		for _, j := range found {
			if slices.Contains(out, idOf(j.value)) {
				continue
			}
			elsewhere, err := tx.mentionedElsewhere(j.key, owners)
			if err != nil {
				return nil, err
			}
			if !elsewhere {
				out = append(out, idOf(j.value))
			}
		}
	}
	return out, nil
}

// mentionedElsewhere reports whether a report besides these mentions a value.
func (tx *Tx) mentionedElsewhere(key []byte, besides []record.ID) (bool, error) {
	rows, err := tx.rows(`SELECT DISTINCT r.id FROM mention m JOIN report r ON r.house = m.house AND r.seq = m.report
		WHERE m.house = $1 AND m.value_key = $2 AND length(m.value_key) > 0 LIMIT $3`, int64(tx.db.house), key, len(besides)+1)
	if err != nil {
		return false, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	return slices.ContainsFunc(found, func(b []byte) bool { return !slices.Contains(besides, idOf(b)) }), err
}
