package store

import "watchfloor/record"

// valueJudged keeps a person's word on whether a value connects. What was said before
// is found by the id, not by the value: its words may be gone.
func (f folder) valueJudged(e record.Entry, b *record.ValueJudged) error {
	value, content, err := f.wordsOf(e, record.ClassName)
	if err != nil {
		return err
	}
	if err := f.overAt(`UPDATE value_judged SET until = $3 WHERE house = $1 AND value = $2 AND until = $4`, e, b.Value); err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	return f.exec(`INSERT INTO value_judged (house, value, since, until, labels, value_key, connects, actor, at, content, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		int64(f.house), b.Value[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), f.keys.value(string(value)), int64(b.Connects), e.Actor[:], int64(e.At()), content[:], note.ID[:])
}

// forgetValue ends what was said of a value whose words are disposed of.
func (f folder) forgetValue(e record.Entry, id record.ID) error {
	return f.exec(`UPDATE value_judged SET value_key = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND value = $2`,
		int64(f.house), id[:], int64(e.Seq), []byte{})
}
