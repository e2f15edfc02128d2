package store

import (
	"database/sql"
	"encoding/json"
	"errors"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

var _ desk.Namings = (*Tx)(nil)

type addedRow struct {
	holding, content []byte
	labels           record.Labels
}

func (r *addedRow) fields() []any { return []any{&r.holding, &r.content, labelsInto{&r.labels}} }

// fewHeld is for how many holdings their added names are asked one by one.
const fewHeld = 100

// addNames gives holdings the names that people added to them.
func addNames(q querier, house record.HouseKey, held []resolve.Held) error {
	at := make(map[record.ID]int, len(held))
	for i, h := range held {
		at[h.ID] = i // of several versions the last
	}
	const query = `SELECT holding, content, labels FROM held_name WHERE house = $1 AND until = $2`
	var all []addedRow
	if len(at) <= fewHeld {
		for id := range at {
			rows, err := q.rows(query+` AND holding = $3 ORDER BY since`, int64(house), int64(record.Forever), id[:])
			if err != nil {
				return err
			}
			some, err := collect(rows, (*addedRow).fields)
			if err != nil {
				return err
			}
			all = append(all, some...)
		}
	} else {
		rows, err := q.rows(query+` ORDER BY since`, int64(house), int64(record.Forever))
		if err != nil {
			return err
		}
		if all, err = collect(rows, (*addedRow).fields); err != nil {
			return err
		}
	}
	for _, r := range all {
		i, ok := at[idOf(r.holding)]
		if !ok {
			continue
		}
		name, err := nameIn(q, house, idOf(r.content))
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return err
		}
		held[i].Added = append(held[i].Added, resolve.AddedName{Text: name, Labels: r.labels})
	}
	return nil
}

// HeldNow implements resolve.Past.
func (tx *Tx) HeldNow(id record.ID) (resolve.Held, bool, error) { return heldNow(tx, tx.db.house, id) }

// HeldNow implements resolve.Past outside a transaction.
func (s *snapshot) HeldNow(id record.ID) (resolve.Held, bool, error) {
	return heldNow(s, s.db.house, id)
}

func heldNow(q querier, house record.HouseKey, id record.ID) (resolve.Held, bool, error) {
	rows, err := heldRows(q, `SELECT h.since, `+heldColumns+`h.since > $2 AND h.id = $4`, int64(house), int64(-1), int64(record.Forever), id[:])
	if err != nil || len(rows) == 0 {
		return resolve.Held{}, false, err
	}
	h, err := rows[0].open()
	return h, err == nil && !h.Ended, err
}

// nameIn opens a name that somebody added.
func nameIn(q querier, house record.HouseKey, content record.ID) (string, error) {
	raw, err := openContent(q, house, content)
	if err != nil {
		return "", err
	}
	var n holdings.Name
	err = json.Unmarshal(raw, &n)
	return n.Text, err
}

// NamesNow implements desk.Namings.
func (tx *Tx) NamesNow(v lawful.Viewer, holding record.ID) ([]string, error) {
	raw, err := tx.HoldingWords(holding)
	if err != nil {
		return nil, err
	}
	var h holdings.Holding
	if raw != nil {
		if err := json.Unmarshal(raw, &h); err != nil {
			return nil, err
		}
	}
	var out []string
	for _, n := range h.Names {
		out = append(out, n.Text)
	}
	held := []resolve.Held{{ID: holding}}
	if err := addNames(tx, tx.db.house, held); err != nil {
		return nil, err
	}
	for _, a := range held[0].Added {
		if v.MayRead(a.Labels) {
			out = append(out, a.Text)
		}
	}
	return out, nil
}

// AddedNow implements desk.Namings.
func (tx *Tx) AddedNow(v lawful.Viewer, holding, name record.ID) (labels record.Labels, err error) {
	err = tx.row(`SELECT labels FROM held_name WHERE house = $1 AND name = $2 AND holding = $3 AND until = $4 AND (labels & $5) = 0`,
		int64(tx.db.house), name[:], holding[:], int64(record.Forever), v.Hidden()).Scan(labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) {
		err = desk.ErrNotFound
	}
	return labels, err
}

// added returns the names that people added to a holding, the newest first.
func (a *Asked) added(holding record.ID) ([]desk.AddedName, error) {
	rows, err := a.s.rows(`SELECT name, content, actor, at FROM held_name WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND holding = $4
		ORDER BY since DESC`, append(a.asking(), holding[:])...)
	if err != nil {
		return nil, err
	}
	type row struct {
		name, content, actor []byte
		at                   record.Time
	}
	all, err := collect(rows, func(r *row) []any { return []any{&r.name, &r.content, &r.actor, (*int64)(&r.at)} })
	if err != nil {
		return nil, err
	}
	var out []desk.AddedName
	for _, r := range all {
		raw, err := a.words(idOf(r.content))
		if err != nil {
			return nil, err
		}
		var n holdings.Name
		if raw == nil || json.Unmarshal(raw, &n) != nil {
			continue // disposed of
		}
		out = append(out, desk.AddedName{ID: idOf(r.name), Text: n.Text, Actor: idOf(r.actor), At: r.at})
	}
	return out, nil
}
