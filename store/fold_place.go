package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"watchfloor/record"
)

const (
	keptPlaceInsert = `INSERT INTO kept_place (house, place, since, until, labels, name_key, latitude, longitude, within, content, dropped, actor, at, why)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
	endKeptPlace = `UPDATE kept_place SET until = $3 WHERE house = $1 AND place = $2 AND until = $4`
)

func (f folder) placeKept(e record.Entry, b *record.PlaceKept) error {
	names, content, err := f.wordsOf(e, record.ClassName)
	if err != nil {
		return err
	}
	if err := f.overAt(endKeptPlace, e, b.Place); err != nil {
		return err
	}
	var none record.ID
	return f.exec(keptPlaceInsert, int64(f.house), b.Place[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), f.keys.placeName(string(names)),
		b.Latitude, b.Longitude, b.Within, content[:], 0, e.Actor[:], int64(e.At()), none[:])
}

func (f folder) placeDropped(e record.Entry, b *record.PlaceDropped) error {
	var content []byte
	var lat, lon, within int64
	err := f.x.row(`SELECT latitude, longitude, within, content FROM kept_place WHERE house = $1 AND place = $2 AND until = $3 AND dropped = 0`,
		int64(f.house), b.Place[:], int64(record.Forever)).Scan(&lat, &lon, &within, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.overAt(endKeptPlace, e, b.Place); err != nil {
		return err
	}
	why, _ := e.Content(record.ClassNote)
	return f.exec(keptPlaceInsert, int64(f.house), b.Place[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), []byte{},
		lat, lon, within, content, 1, e.Actor[:], int64(e.At()), why.ID[:])
}

// foundFrom is the number of the first mention that was found in a report after it was
// read. Behind it stand the number of the entry and that of the mention in it.
const (
	foundFrom = int64(1) << 62
	foundBits = 12
)

// placeFound adds the mentions of a place that was kept after the report was read. What
// the machine read in these words before, another place or the name of somebody whom
// nobody holds, it reads there no more.
func (f folder) placeFound(e record.Entry, b *record.PlaceFound) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	value, err := f.placeValue(e)
	if err != nil {
		return err
	}
	for i, m := range b.Mentions {
		err := f.exec(`UPDATE mention SET until = $3 WHERE house = $1 AND report = $2 AND until = $4 AND kind IN ($5, $6)
			AND (starts < $8 AND ends > $7 OR kind = $5 AND starts = $7 AND ends = $8)`, int64(f.house), seq, int64(e.Seq), int64(record.Forever),
			int64(record.MentionPlace), int64(record.MentionName), m.Start, m.End)
		if err != nil {
			return err
		}
		err = f.exec(`INSERT INTO mention (house, report, n, since, until, labels, kind, role, age, starts, ends, value_key) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10)`,
			int64(f.house), seq, foundFrom+int64(e.Seq)<<foundBits+int64(i), int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(record.MentionPlace), m.Start, m.End,
			f.keys.value(value))
		if err != nil {
			return err
		}
	}
	return nil
}

// placeValue is the value that the mentions of an entry have in common; "" when it is gone.
func (f folder) placeValue(e record.Entry) (string, error) {
	raw, _, err := f.wordsOf(e, record.ClassValues)
	if err != nil || raw == nil {
		return "", err
	}
	var values [1]string
	err = json.Unmarshal(raw, &values)
	return values[0], err
}

// forgetPlace ends a place whose names are disposed of.
func (f folder) forgetPlace(e record.Entry, id record.ID) error {
	return f.exec(`UPDATE kept_place SET name_key = $4, until = CASE WHEN until > $3 THEN $3 ELSE until END WHERE house = $1 AND place = $2`,
		int64(f.house), id[:], int64(e.Seq), []byte{})
}

// placeName is the look-up key of the first name of a place; empty when it is gone.
func (k *keyring) placeName(names string) []byte {
	first, _, _ := strings.Cut(names, "\n")
	if first == "" {
		return []byte{}
	}
	return k.lookup("place", strings.ToLower(first))
}
