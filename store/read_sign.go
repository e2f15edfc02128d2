package store

import (
	"watchfloor/desk"
	"watchfloor/intake"
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
	text, err := tx.shown(idOf(textID))
	if err != nil {
		return now, err
	}
	raw, err := tx.shown(idOf(saidID))
	if err != nil {
		return now, err
	}
	var said intake.Report
	if raw != nil {
		if said, err = intake.ReadSaid(raw); err != nil {
			return now, err
		}
	}
	now.Title, now.Heard = said.Title, said.Heard(string(text))
	return now, nil
}
