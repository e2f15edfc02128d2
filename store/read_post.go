package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

func (tx *Tx) roster() rosterAt { return rosterAt{tx, int64(tx.db.house), present} }

// PostNow implements desk.Leads.
func (tx *Tx) PostNow(post record.ID) (desk.PostNow, error) {
	out := desk.PostNow{ID: post}
	var content []byte
	var closed record.Time
	err := tx.row(`SELECT content, closed_at FROM post WHERE house = $1 AND id = $2 AND until = $3`,
		int64(tx.db.house), post[:], int64(record.Forever)).Scan(&content, (*int64)(&closed))
	if errors.Is(err, sql.ErrNoRows) {
		return out, desk.ErrNotFound
	}
	if err != nil {
		return out, err
	}
	name, err := openContent(tx, tx.db.house, idOf(content))
	if err != nil && !errors.Is(err, ErrGone) {
		return out, err
	}
	out.Name, out.Closed = string(name), closed != 0
	running, err := tx.roster().running(tx.Now())
	if err != nil {
		return out, err
	}
	if out.Cover, err = tx.roster().cover(running, post, tx.Now()); err != nil {
		return out, err
	}
	for _, d := range out.Holders {
		holds, err := tx.accountReads(d.Account)
		if err != nil {
			return out, err
		}
		out.Reads = append(out.Reads, holds)
	}
	return out, nil
}

// handOverNow is the hand-over of a lead that waits; zero for none.
func (tx *Tx) handOverNow(lead record.ID) (desk.HandOverNow, error) {
	rows, err := tx.rows(`SELECT `+handOverColumns+` FROM hand_over WHERE house = $1 AND lead = $2 AND stands = 1 AND state = 0 AND until = $3 ORDER BY due, id LIMIT 1`,
		int64(tx.db.house), lead[:], int64(record.Forever))
	if err != nil {
		return desk.HandOverNow{}, err
	}
	found, err := collect(rows, (*handOverScan).fields)
	if err != nil || len(found) == 0 {
		return desk.HandOverNow{}, err
	}
	r := found[0].row()
	return desk.HandOverNow{ID: r.id, From: r.from, To: r.to, Giver: r.giver}, nil
}

// Lapsing returns the hand-overs that nobody acknowledged by now, the first due first.
func (tx *Tx) Lapsing(now record.Time, limit int) ([]desk.Lapsing, error) {
	rows, err := tx.rows(`SELECT h.id, h.lead, h.due, l.labels FROM hand_over h JOIN lead l ON l.house = h.house AND l.id = h.lead AND l.until = 9223372036854775807
		WHERE h.house = $1 AND h.state = 0 AND h.until = 9223372036854775807 AND h.due <= $2 ORDER BY h.due, h.id LIMIT $3`, int64(tx.db.house), int64(now), limit)
	if err != nil {
		return nil, err
	}
	type row struct {
		desk.Lapsing
		id, lead []byte
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.id, &r.lead, (*int64)(&r.Due), labelsInto{&r.Labels}} })
	out := make([]desk.Lapsing, len(found))
	for i, r := range found {
		out[i] = r.Lapsing
		out[i].HandOver, out[i].Lead = idOf(r.id), idOf(r.lead)
	}
	return out, err
}
