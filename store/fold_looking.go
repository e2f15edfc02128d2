package store

import "watchfloor/record"

// againTaken begins that somebody looks at a closed lead again.
func (f folder) againTaken(e record.Entry, b *record.AgainTaken) error {
	return f.exec(`INSERT INTO looking (house, lead, since, until, labels, actor, at, decided) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Lead[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), e.Actor[:], int64(e.At()), int64(b.Decided))
}

// endLooking ends that anybody looks at a lead again: it was decided about.
func (f folder) endLooking(e record.Entry, lead record.ID) error {
	return f.overAt(`UPDATE looking SET until = $3 WHERE house = $1 AND lead = $2 AND until = $4`, e, lead)
}
