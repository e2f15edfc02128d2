package store

import (
	"database/sql"
	"errors"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/resolve/places"
)

var _ desk.Gazetteers = (*Tx)(nil)

type keptPlaceRow struct {
	place, content, actor, why []byte
	labels                     record.Labels
	lat, lon, within, dropped  int64
	at                         record.Time
}

const keptPlaceColumns = `SELECT place, labels, latitude, longitude, within, content, dropped, actor, at, why FROM kept_place WHERE house = $1 `

func (r *keptPlaceRow) fields() []any {
	return []any{&r.place, labelsInto{&r.labels}, &r.lat, &r.lon, &r.within, &r.content, &r.dropped, &r.actor, (*int64)(&r.at), &r.why}
}

// PlacesAfter implements resolve.Reader.
func (tx *Tx) PlacesAfter(after record.Seq) ([]resolve.KeptPlace, error) {
	return placesAfter(tx, tx.db.house, after)
}

// PlacesAfter implements resolve.Past outside a transaction.
func (s *snapshot) PlacesAfter(after record.Seq) ([]resolve.KeptPlace, error) {
	return placesAfter(s, s.db.house, after)
}

// placesAfter returns what changed in the gazetteer of the house behind an entry. What
// was disposed of has ended, and nothing follows it.
func placesAfter(q querier, house record.HouseKey, after record.Seq) ([]resolve.KeptPlace, error) {
	rows, err := q.rows(keptPlaceColumns+`AND until = $2 AND since > $3 ORDER BY since`, int64(house), int64(record.Forever), int64(after))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*keptPlaceRow).fields)
	if err != nil {
		return nil, err
	}
	rows, err = q.rows(`SELECT k.place FROM kept_place k WHERE k.house = $1 AND k.until > $2 AND k.until < $3
		AND NOT EXISTS (SELECT 1 FROM kept_place n WHERE n.house = k.house AND n.place = k.place AND n.until = $3)`, int64(house), int64(after), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	ended, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	var out []resolve.KeptPlace
	for _, b := range ended {
		out = append(out, resolve.KeptPlace{Kept: places.Kept{Place: places.Place{ID: idOf(b).String()}}, Gone: true})
	}
	for _, r := range found {
		k, err := r.kept(q, house)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

func (r keptPlaceRow) kept(q querier, house record.HouseKey) (resolve.KeptPlace, error) {
	k := resolve.KeptPlace{Gone: r.dropped != 0}
	k.Place = places.Place{ID: idOf(r.place).String(), Latitude: r.lat, Longitude: r.lon, Within: r.within, Labels: r.labels}
	if k.Gone {
		return k, nil
	}
	names, err := openContent(q, house, idOf(r.content))
	if errors.Is(err, ErrGone) {
		k.Gone = true
		return k, nil
	}
	k.Names = strings.Split(string(names), "\n")
	return k, err
}

// PlaceIsNews implements resolve.Past.
func (tx *Tx) PlaceIsNews(report record.Seq, m record.Mention, value string) (bool, error) {
	return placeIsNews(tx, tx.db.house, []any{int64(report), int64(record.Forever), int64(record.MentionPlace), m.Start, m.End, tx.db.keys.value(value)})
}

// PlaceIsNews implements resolve.Past outside a transaction.
func (s *snapshot) PlaceIsNews(report record.Seq, m record.Mention, value string) (bool, error) {
	return placeIsNews(s, s.db.house, []any{int64(report), int64(record.Forever), int64(record.MentionPlace), m.Start, m.End, s.db.keys.value(value)})
}

// placeIsNews asks for a place in a report: its number, for ever, the kind, where it
// begins and ends, and its look-up key. Only links that every reader of the report may
// know of speak against it: where it is read tells nobody of others.
func placeIsNews(q querier, house record.HouseKey, at []any) (bool, error) {
	var none int64
	err := q.row(`SELECT CASE WHEN EXISTS (SELECT 1 FROM mention WHERE house = $1 AND report = $2 AND until = $3 AND kind = $4 AND starts = $5 AND ends = $6 AND value_key = $7)
		OR EXISTS (SELECT 1 FROM mention_judged WHERE house = $1 AND report = $2 AND until = $3 AND kind = $4 AND starts < $6 AND ends > $5)
		OR EXISTS (SELECT 1 FROM person_mark WHERE house = $1 AND report = $2 AND until = $3 AND starts < $6 AND ends > $5)
		OR EXISTS (SELECT 1 FROM link l JOIN report r ON r.house = l.house AND r.seq = l.report WHERE l.house = $1 AND l.report = $2 AND l.until = $3 AND l.starts < $6 AND l.ends > $5
			AND (l.labels & ~r.labels) = 0 AND l.state <> $8) THEN 0 ELSE 1 END`,
		append(append([]any{int64(house)}, at...), int64(record.LinkRefuted))...).Scan(&none)
	return none != 0, err
}

// PlaceNow implements desk.Gazetteers.
func (tx *Tx) PlaceNow(v lawful.Viewer, id record.ID) (desk.PlaceNow, error) {
	return tx.placeNow(`AND until = $2 AND dropped = 0 AND (labels & $3) = 0 AND place = $4`, int64(record.Forever), v.Hidden(), id[:])
}

// PlaceNamed implements desk.Gazetteers.
func (tx *Tx) PlaceNamed(name string, labels record.Labels) (desk.PlaceNow, error) {
	return tx.placeNow(`AND until = $2 AND dropped = 0 AND labels = $3 AND name_key = $4 AND length(name_key) > 0`, int64(record.Forever), int64(labels), tx.db.keys.placeName(name))
}

func (tx *Tx) placeNow(where string, args ...any) (desk.PlaceNow, error) {
	var r keptPlaceRow
	err := tx.row(keptPlaceColumns+where, append([]any{int64(tx.db.house)}, args...)...).Scan(r.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.PlaceNow{}, desk.ErrNotFound
	}
	if err != nil {
		return desk.PlaceNow{}, err
	}
	names, err := openContent(tx, tx.db.house, idOf(r.content))
	return desk.PlaceNow{Place: idOf(r.place), Labels: r.labels, Names: strings.Split(string(names), "\n"),
		Spot: desk.Spot{Latitude: r.lat, Longitude: r.lon, Within: r.within}}, err
}
