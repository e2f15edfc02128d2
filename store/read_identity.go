package store

import (
	"context"
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var _ desk.Samenesses = (*Tx)(nil)

// SameNow implements desk.Samenesses.
func (tx *Tx) SameNow(v lawful.Viewer, holding record.ID) (desk.SameNow, error) {
	var n desk.SameNow
	var status uint8
	err := tx.row(`SELECT h.labels, h.type, CASE WHEN h.role IN (2, 3, 4) THEN 1 ELSE 0 END, COALESCE(c.status, 0) FROM holding h
		LEFT JOIN closed c ON c.house = h.house AND c.holding = h.id AND c.until = $3
		WHERE h.house = $1 AND h.id = $2 AND h.until = $3 AND (h.labels & $4) = 0`,
		int64(tx.db.house), holding[:], int64(record.Forever), v.Hidden()).Scan(labelsInto{&n.Labels}, (*uint8)(&n.Type), &n.KeptOut, &status)
	if errors.Is(err, sql.ErrNoRows) {
		return n, desk.ErrNotFound
	}
	if err != nil || status == uint8(record.HoldingOpen) || v.Stated {
		return n, err
	}
	may, err := reader{tx, int64(tx.db.house), v.Actor, tx.Now()}.may(holding, 0)
	n.Closed = !may
	return n, err
}

// SaidOf implements desk.Samenesses.
func (tx *Tx) SaidOf(a, b record.ID) (said record.Sameness, ok bool, err error) {
	err = tx.row(`SELECT same FROM sameness WHERE house = $1 AND a = $2 AND b = $3 AND until = $4`, int64(tx.db.house), a[:], b[:], int64(record.Forever)).Scan((*uint8)(&said))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return said, err == nil, err
}

// identity returns the holdings that are one with a holding by people's words, the
// holding itself among them, as far as who holds the labels may follow.
func (tx *Tx) identity(holding record.ID, held record.Labels) ([]record.ID, error) {
	args := []any{int64(tx.db.house), int64(record.Forever) - 1, hiddenFrom(held)}
	return walk(tx, holding, tiesQuery, args, func(record.ID) (bool, error) { return true, nil })
}

// TiedAfter returns the holdings that people judged to be one with another behind an
// entry, and the newest entry.
func (db *DB) TiedAfter(ctx context.Context, after record.Seq) (ids []record.ID, head record.Seq, err error) {
	err = db.looked(ctx, func(s *snapshot) error {
		if err := s.row(`SELECT size - 1 FROM head WHERE house = $1`, int64(db.house)).Scan((*int64)(&head)); err != nil {
			return err
		}
		rows, err := s.rows(`SELECT a FROM sameness WHERE house = $1 AND since > $2 AND same = 1 UNION SELECT b FROM sameness WHERE house = $1 AND since > $2 AND same = 1`,
			int64(db.house), int64(after))
		if err != nil {
			return err
		}
		raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
		for _, b := range raw {
			ids = append(ids, idOf(b))
		}
		return err
	})
	return ids, head, err
}
