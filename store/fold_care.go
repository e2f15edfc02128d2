package store

import "watchfloor/record"

func (f folder) warningSet(e record.Entry, b *record.WarningSet) error {
	var seq record.Seq
	if err := f.x.row(`SELECT seq FROM report WHERE house = $1 AND id = $2`, int64(f.house), b.Report[:]).Scan((*int64)(&seq)); err != nil {
		return err
	}
	err := f.exec(`UPDATE warning SET until = $3 WHERE house = $1 AND report = $2 AND until = $4`,
		int64(f.house), int64(seq), int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	bits := int64(0)
	for _, w := range b.Warnings {
		bits |= 1 << w
	}
	if bits == 0 {
		return nil
	}
	return f.exec(`INSERT INTO warning (house, report, since, until, labels, warnings) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(f.house), int64(seq), int64(e.Seq), int64(record.Forever), int64(e.Labels), bits)
}

func (f folder) careChosen(e record.Entry, b *record.CareChosen) error {
	err := f.exec(`UPDATE care SET until = $3 WHERE house = $1 AND account = $2 AND until = $4`,
		int64(f.house), b.Account[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO care (house, account, since, until, images, colour, sound, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Account[:], int64(e.Seq), int64(record.Forever), oneIf(b.Images), oneIf(b.Colour), oneIf(b.Sound), oneIf(b.Text))
}
