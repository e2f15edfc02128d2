package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var _ desk.Purposes = (*Tx)(nil)

// ClosedLink implements desk.Purposes.
func (tx *Tx) ClosedLink(v lawful.Viewer, link record.ID) (holding, lead record.ID, labels record.Labels, err error) {
	var held, stands []byte
	var more record.Labels
	err = tx.row(`SELECT l.holding, l.labels, m.lead, m.labels FROM link l
		JOIN lead_report m ON m.house = l.house AND m.report = l.report AND m.until = $3
		WHERE l.house = $1 AND l.id = $2 AND l.until = $3 AND (l.labels & $4) = 0`,
		int64(tx.db.house), link[:], int64(record.Forever), v.Hidden()).Scan(&held, labelsInto{&labels}, &stands, labelsInto{&more})
	if errors.Is(err, sql.ErrNoRows) {
		return holding, lead, 0, desk.ErrNotFound
	}
	return idOf(held), idOf(stands), labels.Union(more), err
}

// HoldingNow implements desk.Purposes.
func (tx *Tx) HoldingNow(v lawful.Viewer, holding record.ID) (labels record.Labels, err error) {
	err = tx.row(`SELECT labels FROM holding WHERE house = $1 AND id = $2 AND until = $3 AND (labels & $4) = 0`,
		int64(tx.db.house), holding[:], int64(record.Forever), v.Hidden()).Scan(labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, desk.ErrNotFound
	}
	return labels, err
}

// HasRead implements desk.Purposes.
func (tx *Tx) HasRead(v lawful.Viewer, lead record.ID) (bool, error) {
	return hasRead(tx, int64(tx.db.house), v.Actor, lead)
}

func hasRead(q querier, house int64, actor, lead record.ID) (bool, error) {
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND kind = $3`, house, lead[:], int64(record.KindLeadRead))
	if err != nil {
		return false, err
	}
	said, err := entriesOf(rows)
	for _, e := range said {
		if e.Actor == actor {
			return true, err
		}
	}
	return false, err
}

// closedTo reports whether a link leads to a closed record that the viewer has
// stated no purpose for.
func (tx *Tx) closedTo(v lawful.Viewer, link record.ID) (bool, error) {
	var holding []byte
	var report int64
	err := tx.row(`SELECT l.holding, l.report FROM link l JOIN closed c ON c.house = l.house AND c.holding = l.holding AND c.until = $3
		WHERE l.house = $1 AND l.id = $2 AND l.until = $3`, int64(tx.db.house), link[:], int64(record.Forever)).Scan(&holding, &report)
	if v.Stated || errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	may, err := reader{tx, int64(tx.db.house), v.Actor, tx.Now()}.may(idOf(holding), report)
	return !may, err
}

// labelsOf are the queries for the labels of what can be read; labels of house
// $1 and item $2 that are not hidden ($3).
var labelsOf = map[record.ReadOf]string{
	record.ReadReport:     `SELECT labels FROM report WHERE house = $1 AND id = $2 AND (labels & $3) = 0`,
	record.ReadAttachment: `SELECT labels FROM report WHERE house = $1 AND id = $2 AND (labels & $3) = 0`,
	record.ReadHolding:    `SELECT labels FROM holding WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND (labels & $3) = 0`,
	record.ReadMatch:      `SELECT labels FROM holding WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND (labels & $3) = 0`,
	record.ReadOrigin: `SELECT labels FROM report WHERE house = $1 AND id = $2 AND (labels & $3) = 0
		UNION SELECT labels FROM origin WHERE house = $1 AND origin = $2 AND until = 9223372036854775807 AND (labels & $3) = 0`,
	record.ReadOperation: `SELECT labels FROM operation WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND (labels & $3) = 0`,
}

// ReadLabels returns the labels of something that is read, desk.ErrNotFound when the
// viewer may not read it. Item zero is a list of all of the sort, without labels.
func (tx *Tx) ReadLabels(v lawful.Viewer, of record.ReadOf, item record.ID) (labels record.Labels, err error) {
	query, ok := labelsOf[of]
	if item.IsZero() || !ok {
		return 0, nil
	}
	rows, err := tx.rows(query, int64(tx.db.house), item[:], v.Hidden())
	if err != nil {
		return 0, err
	}
	found, err := collect(rows, func(l *record.Labels) []any { return []any{labelsInto{l}} })
	if err == nil && len(found) == 0 {
		err = desk.ErrNotFound
	}
	for _, l := range found {
		labels = labels.Union(l)
	}
	return labels, err
}

// Named are the labels that the viewer holds, of those that there are.
func (tx *Tx) Named(v lawful.Viewer) (record.Labels, error) {
	var n int
	err := tx.row(`SELECT COUNT(*) FROM label WHERE house = $1`, int64(tx.db.house)).Scan(&n)
	return v.Holds & (1<<n - 1), err
}
