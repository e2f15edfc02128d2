package store

import (
	"database/sql"
	"errors"

	"watchfloor/record"
)

// handlingSet gives an item other codes, and its place in a lead with it.
func (f folder) handlingSet(e record.Entry, b *record.HandlingSet) error {
	if err := f.putHandling(e, b.Item, b.Handling); err != nil {
		return err
	}
	report, err := f.reportSeq(b.Item)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // it is a holding or an operation
	}
	if err != nil {
		return err
	}
	const place = `house = $1 AND report = $2 AND until = 9223372036854775807 AND since < $3`
	err = f.exec(`INSERT INTO lead_report (house, lead, report, since, until, labels, why, marks)
		SELECT house, lead, report, CAST($3 AS BIGINT), until, labels, why, CAST($4 AS BIGINT) FROM lead_report WHERE `+place, int64(f.house), report, int64(e.Seq), int64(b.Handling))
	if err != nil {
		return err
	}
	return f.exec(`UPDATE lead_report SET until = $3 WHERE `+place, int64(f.house), report, int64(e.Seq))
}

// putHandling begins what is said of the handling of an item.
func (f folder) putHandling(e record.Entry, item record.ID, marks record.Handling) error {
	err := f.exec(`UPDATE handling SET until = $3 WHERE house = $1 AND item = $2 AND until = $4`, int64(f.house), item[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO handling (house, item, since, until, labels, marks) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(f.house), item[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(marks))
}

// cameWith keeps the codes with which something came; nothing for none.
func (f folder) cameWith(e record.Entry, item record.ID, marks record.Handling) error {
	if marks == 0 {
		return nil
	}
	return f.putHandling(e, item, marks)
}

// heldWith keeps the codes of a holding that its list brought anew, where they, or
// the labels of the holding, are others than before.
func (f folder) heldWith(e record.Entry, item record.ID, marks record.Handling) error {
	var before int64
	var labels record.Labels
	err := f.x.row(`SELECT marks, labels FROM handling WHERE house = $1 AND item = $2 AND until = $3`, int64(f.house), item[:], int64(record.Forever)).
		Scan(&before, labelsInto{&labels})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return f.cameWith(e, item, marks)
	case err != nil || before == int64(marks) && labels == e.Labels:
		return err
	}
	return f.putHandling(e, item, marks)
}
