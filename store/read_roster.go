package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

var _ desk.Rosters = (*Tx)(nil)

// PostNames implements desk.Rosters.
func (tx *Tx) PostNames() (map[record.ID]string, error) {
	type row struct{ id, content []byte }
	rows, err := tx.rows(`SELECT id, content FROM post WHERE house = $1 AND until = $2 AND closed_at = 0`, int64(tx.db.house), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.id, &r.content} })
	out := make(map[record.ID]string, len(found))
	for _, r := range found {
		name, err := openContent(tx, tx.db.house, idOf(r.content))
		if err != nil && !errors.Is(err, ErrGone) {
			return nil, err
		}
		out[idOf(r.id)] = string(name)
	}
	return out, err
}

// DutyNow implements desk.Rosters.
func (tx *Tx) DutyNow(shift record.ID) (desk.Duty, error) {
	var d dutyRow
	err := tx.row(`SELECT `+dutyColumns+` FROM shift WHERE house = $1 AND id = $2 AND until = $3`,
		int64(tx.db.house), shift[:], int64(record.Forever)).Scan(d.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Duty{}, desk.ErrNotFound
	}
	d.Shift, d.Post, d.Account = idOf(d.id), idOf(d.post), idOf(d.account)
	return d.Duty, err
}

// DutiesNow implements desk.Rosters.
func (tx *Tx) DutiesNow(post record.ID, after record.Time) ([]desk.Duty, error) {
	return tx.roster().duties(`post = $3 AND until_at > $4 ORDER BY from_at, id`, post[:], int64(after))
}
