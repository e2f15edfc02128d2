package store

import (
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
