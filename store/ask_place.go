package store

import (
	"database/sql"
	"errors"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// mostPlaceLines bounds the places of one page; a filter finds the others.
const mostPlaceLines = 300

// Places returns the house's own gazetteer, by name, as far as a name has the words.
func (a *Asked) Places(words string) (desk.PlacesView, error) {
	v := desk.PlacesView{Moment: a.Moment, Words: words, Kept: []desk.PlaceLine{}, Dropped: []desk.PlaceLine{}}
	rows, err := a.s.rows(keptPlaceColumns+`AND since <= $2 AND until > $2 AND (labels & $3) = 0 ORDER BY since DESC`, a.asking()...)
	if err != nil {
		return v, err
	}
	found, err := collect(rows, (*keptPlaceRow).fields)
	if err != nil {
		return v, err
	}
	for _, r := range found {
		line, err := a.placeLine(r)
		if err != nil {
			return v, err
		}
		switch fits := line.Fits(words); {
		case r.dropped != 0:
			if fits && len(v.Dropped) < mostPlaceLines {
				v.Dropped = append(v.Dropped, line)
			}
		default:
			if v.All++; fits {
				v.Kept = append(v.Kept, line)
			}
		}
	}
	desk.SortPlaces(v.Kept)
	v.Found = len(v.Kept)
	v.Kept = v.Kept[:min(v.Found, mostPlaceLines)]
	return v, nil
}

func (a *Asked) placeLine(r keptPlaceRow) (desk.PlaceLine, error) {
	l := desk.PlaceLine{Place: idOf(r.place), Actor: idOf(r.actor), At: r.at, Spot: desk.Spot{Latitude: r.lat, Longitude: r.lon, Within: r.within}}
	raw, err := a.words(idOf(r.content))
	if err != nil {
		return l, err
	}
	if len(raw) > 0 {
		l.Names = strings.Split(string(raw), "\n")
	}
	why, err := a.words(idOf(r.why))
	if err != nil {
		return l, err
	}
	l.Why = string(why)
	l.Labels, err = a.labelNames(r.labels)
	return l, err
}

// placeName is what a place of the house's own is called, taken out or not; "" where
// there is none for the viewer.
func (a *Asked) placeName(place string) (string, error) {
	id, err := record.ParseID(place)
	if err != nil || id.IsZero() {
		return "", nil
	}
	var content []byte
	err = a.s.row(`SELECT content FROM kept_place WHERE house = $1 AND since <= $2 AND (labels & $3) = 0 AND place = $4 ORDER BY since DESC LIMIT 1`,
		append(a.asking(), id[:])...).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	raw, err := a.words(idOf(content))
	name, _, _ := strings.Cut(string(raw), "\n")
	return name, err
}
