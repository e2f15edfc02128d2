package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// WhereNow implements desk.Wheres.
func (tx *Tx) WhereNow(report record.ID) (desk.WhereNow, error) {
	var now desk.WhereNow
	signs, err := tx.SignsNow(report)
	if err != nil {
		return now, err
	}
	now.Title, now.Heard = signs.Title, signs.Heard
	var seq int64
	if err := tx.row(`SELECT seq FROM report WHERE house = $1 AND id = $2`, int64(tx.db.house), report[:]).Scan(&seq); err != nil {
		return now, err
	}
	if now.Read, err = whereRead(tx, tx.db.house, seq, record.Forever-1); err != nil {
		return now, err
	}
	now.Words, err = whereWords(tx, tx.db.house, seq, record.Forever-1)
	return now, err
}
