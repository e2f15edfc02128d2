package store

import (
	"context"
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
)

// RulesNow implements desk.Ruled.
func (tx *Tx) RulesNow() (record.Entry, error) {
	return rulesAt(tx, tx.db.house, record.Forever)
}

// RulesSince returns the number of the entry that put the rules into force; 0 when none did.
func (db *DB) RulesSince(ctx context.Context) (seq record.Seq, err error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return 0, err
	}
	e, err := rulesAt(s, db.house, record.Forever)
	return e.Seq, errors.Join(err, s.close())
}

// rulesAt returns the entry by which the rules in force after an entry were set; one
// without a body when none were.
func rulesAt(q querier, house record.HouseKey, at record.Seq) (record.Entry, error) {
	var raw []byte
	err := q.row(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 AND seq <= $3 ORDER BY seq DESC LIMIT 1`,
		int64(house), int64(record.KindRulesSet), int64(at)).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return record.Entry{}, nil
	}
	if err != nil {
		return record.Entry{}, err
	}
	return record.Decode(raw)
}

// WeighedOtherwise implements desk.Evidences.
func (tx *Tx) WeighedOtherwise(rules int64, after record.ID, limit int) ([]record.ID, error) {
	rows, err := tx.rows(`SELECT id, weight FROM lead WHERE house = $1 AND id > $2 AND until = $3 AND state IN ($4, $5) AND length(weight) > 0 ORDER BY id`,
		int64(tx.db.house), after[:], int64(record.Forever), int64(record.StateOpen), int64(record.StateHeld))
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err below says what went wrong
	var out []record.ID
	var id, weight sql.RawBytes
	for len(out) < limit && rows.Next() {
		if err := rows.Scan(&id, &weight); err != nil {
			return nil, err
		}
		w, err := unpackWeight(weight)
		if err != nil {
			return nil, err
		}
		if w.Rules != rules {
			out = append(out, idOf(id))
		}
	}
	return out, rows.Err()
}

// Rules returns the rules in force at the moment, and how they came to be.
func (a *Asked) Rules() (desk.RulesView, error) {
	v := desk.RulesView{Moment: a.Moment}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND kind = $2 AND seq <= $3 ORDER BY seq`,
		a.house(), int64(record.KindRulesSet), int64(a.Seq))
	if err != nil {
		return v, err
	}
	entries, err := entriesOf(rows)
	if err != nil {
		return v, err
	}
	v.History, err = desk.RulesLines(entries, func(e record.Entry) (string, error) {
		c, _ := e.Content(record.ClassNote)
		b, err := a.words(c.ID)
		return string(b), err
	})
	if err != nil {
		return v, err
	}
	now := a.scale.Rules()
	v.Now = desk.RulesLine{Version: now.Version}
	if len(v.History) > 0 {
		v.Now = v.History[0]
	}
	v.Figures = desk.FigureLines(now)
	return v, nil
}

// triedRows is how many rows of the board are shown as they would be.
const triedRows = 30

// TryRules returns the board as it would be with other figures. It weighs every open
// lead that the viewer may read.
func (a *Asked) TryRules(figures map[desk.FigureCode]float64) (desk.RulesTried, error) {
	now := a.scale.Rules()
	v := desk.RulesTried{Moment: a.Moment, On: now.Version}
	if a.Past {
		return v, desk.Cannot("rules are tried on the board as it is now")
	}
	rules, changes, err := desk.ChangedRules(now, figures)
	if err != nil {
		return v, err
	}
	v.Changes = changes
	scale, err := rank.NewScale(rules)
	if err != nil {
		return v, err
	}
	was, is, err := a.bothOrders(scale)
	if err != nil {
		return v, err
	}
	return v, a.compareOrders(&v, was, is)
}
