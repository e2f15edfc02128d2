package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// SignsNow implements desk.Leads.
func (tx *Tx) SignsNow(report record.ID) (desk.SignsNow, error) {
	var (
		now            desk.SignsNow
		seq            int64
		textID, saidID []byte
	)
	err := tx.row(`SELECT seq, text, said FROM report WHERE house = $1 AND id = $2`, int64(tx.db.house), report[:]).Scan(&seq, &textID, &saidID)
	if err != nil {
		return now, err
	}
	if now.Read, err = signsAt(tx, tx.db.house, seq, record.Forever-1); err != nil {
		return now, err
	}
	if now.Words, err = signWords(tx, tx.db.house, seq, record.Forever-1); err != nil {
		return now, err
	}
	text, said, err := tx.told(textID, saidID)
	now.Title, now.Heard = said.Title, said.Heard(text)
	return now, err
}
