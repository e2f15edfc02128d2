package store

import (
	"database/sql"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// apartNow lists where the reports stand now from which a person separated report $2,
// whichever side of the split it was on: the splitting is about reports, and leads go
// over into others. What stood in the lead beside the split is what it was separated from.
const apartNow = `SELECT a.lead FROM apart a WHERE a.house = $1 AND a.report = $2
	UNION SELECT n.lead FROM apart a
		JOIN lead_report o ON o.house = a.house AND o.lead = a.lead AND o.since <= a.since AND o.until > a.since
		JOIN lead_report n ON n.house = o.house AND n.report = o.report AND n.until = $3
		WHERE a.house = $1 AND a.report = $2
	UNION SELECT n.lead FROM lead_report o
		JOIN apart a ON a.house = o.house AND a.lead = o.lead AND o.since <= a.since AND o.until > a.since
		JOIN lead_report n ON n.house = a.house AND n.report = a.report AND n.until = $3
		WHERE o.house = $1 AND o.report = $2`

// Apart implements resolve.Groups.
func (tx *Tx) Apart(seq record.Seq) ([]record.ID, error) {
	if none, err := tx.nothingApart(); none || err != nil {
		return nil, err
	}
	rows, err := tx.rows(apartNow, int64(tx.db.house), int64(seq), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	return collectIDs(rows)
}

// collectIDs reads rows of one column of ids.
func collectIDs(rows *sql.Rows) ([]record.ID, error) {
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	out := make([]record.ID, len(raw))
	for i, b := range raw {
		out[i] = idOf(b)
	}
	return out, err
}

// nothingApart reports whether nobody has split anything: then nothing is looked for.
func (tx *Tx) nothingApart() (bool, error) {
	var any bool
	err := tx.row(`SELECT EXISTS (SELECT 1 FROM apart WHERE house = $1)`, int64(tx.db.house)).Scan(&any)
	return !any, err
}

// KeptApart implements resolve.Groups.
func (tx *Tx) KeptApart(a, b record.ID) (bool, error) {
	if none, err := tx.nothingApart(); none || err != nil {
		return false, err
	}
	for _, pair := range [][2]record.ID{{a, b}, {b, a}} {
		var apart bool
		err := tx.row(`SELECT EXISTS (SELECT 1 FROM lead_report m JOIN apart x ON x.house = m.house AND x.report = m.report
			WHERE m.house = $1 AND m.lead = $2 AND m.until = $4 AND (x.lead = $3 OR EXISTS (SELECT 1 FROM lead_report o
				JOIN lead_report n ON n.house = o.house AND n.report = o.report AND n.until = $4 AND n.lead = $3
				WHERE o.house = x.house AND o.lead = x.lead AND o.since <= x.since AND o.until > x.since)))`,
			int64(tx.db.house), pair[0][:], pair[1][:], int64(record.Forever)).Scan(&apart)
		if apart || err != nil {
			return apart, err
		}
	}
	return false, nil
}

// Free implements resolve.Groups. Whatever a person has said of a lead keeps it where it
// is, and so does that somebody has opened it.
func (tx *Tx) Free(lead record.ID) (bool, error) {
	row, err := (folder{x: tx, house: tx.db.house}).lead(lead)
	if err != nil || row.state != record.StateOpen || !row.claimedBy.IsZero() || row.readAt != 0 {
		return false, err
	}
	rows, err := tx.rows(`SELECT e.bytes FROM entry e WHERE e.house = $1 AND e.about = $2 AND e.`+touchedKinds+` ORDER BY e.seq`, int64(tx.db.house), lead[:])
	if err != nil {
		return false, err
	}
	said, err := entriesOf(rows)
	if err != nil || slices.ContainsFunc(said, func(e record.Entry) bool { return !e.Actor.IsZero() }) {
		return false, err
	}
	var split bool
	err = tx.row(`SELECT EXISTS (SELECT 1 FROM lead_report m JOIN apart a ON a.house = m.house AND a.report = m.report
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3)`, int64(tx.db.house), lead[:], int64(record.Forever)).Scan(&split)
	return !split && err == nil, err
}

// touchedKinds are the kinds by which people open a lead and decide about it.
var touchedKinds = kindsIn(touches())

func touches() []record.Kind {
	kinds := []record.Kind{record.KindLeadOpened}
	for k := range record.Kind(255) {
		if desk.ActsOn(k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}
