package store

import "watchfloor/record"

func (f folder) sheetMade(e record.Entry, b *record.ShiftSheetMade) error {
	due, err := packed(b.Due, len(b.Due))
	if err != nil {
		return err
	}
	pile, err := packed(b.Pile, len(b.Pile))
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO sheet (house, id, labels, since, until, post, from_at, until_at, open, unlooked, due, pile, maker, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		int64(f.house), b.Sheet[:], int64(e.Labels), int64(e.Seq), int64(record.Forever), b.Post[:], int64(b.From), int64(b.Until), b.Open, b.Unlooked,
		due, pile, e.Actor[:], int64(e.At()))
}

func (f folder) sheetSigned(e record.Entry, b *record.ShiftSheetSigned) error {
	remark, _ := e.Content(record.ClassNote)
	return f.exec(`INSERT INTO sheet_signed (house, sheet, side, since, until, signer, content, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Sheet[:], int64(b.Side), int64(e.Seq), int64(record.Forever), e.Actor[:], remark.ID[:], int64(e.At()))
}
