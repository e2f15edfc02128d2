package store

import "watchfloor/record"

// holdingsJudged ends what was said of two holdings and begins what is said now.
func (f folder) holdingsJudged(e record.Entry, b *record.HoldingsJudged) error {
	err := f.exec(`UPDATE sameness SET until = $4 WHERE house = $1 AND a = $2 AND b = $3 AND until = $5`,
		int64(f.house), b.A[:], b.B[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	return f.exec(`INSERT INTO sameness (house, a, b, since, until, labels, same, actor, at, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		int64(f.house), b.A[:], b.B[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Same), e.Actor[:], int64(e.At()), note.ID[:])
}
