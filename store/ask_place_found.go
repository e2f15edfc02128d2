package store

import (
	"encoding/json"
	"errors"

	"watchfloor/record"
)

// placeFound is what a mention means that was found after its report was read, and who
// had kept the place by then.
type placeFound struct {
	value string // "": its words are gone
	by    record.ID
	at    record.Time
}

// placeFoundBy returns that of a mention, by its number.
func placeFoundBy(q querier, house record.HouseKey, n int64) (placeFound, error) {
	var p placeFound
	seq := (n - foundFrom) >> foundBits
	rows, err := q.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq = $2`, int64(house), seq)
	if err != nil {
		return p, err
	}
	entries, err := entriesOf(rows)
	if err != nil || len(entries) == 0 {
		return p, err
	}
	b, ok := entries[0].Body.(*record.PlaceFound)
	if !ok {
		return p, nil
	}
	var by []byte
	err = q.row(`SELECT actor, at FROM kept_place WHERE house = $1 AND place = $2 AND since <= $3 AND dropped = 0 ORDER BY since DESC LIMIT 1`,
		int64(house), b.Place[:], seq).Scan(&by, (*int64)(&p.at))
	if err != nil {
		return p, err
	}
	p.by = idOf(by)
	ref, ok := entries[0].Content(record.ClassValues)
	if !ok {
		return p, nil
	}
	raw, err := openContent(q, house, ref.ID)
	if errors.Is(err, ErrGone) {
		return p, nil
	}
	var values [1]string
	if err == nil {
		err = json.Unmarshal(raw, &values)
	}
	p.value = values[0]
	return p, err
}
