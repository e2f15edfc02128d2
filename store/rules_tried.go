package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
)

// bothOrders puts all open leads into the order of the rules in force and of others.
func (a *Asked) bothOrders(other *rank.Scale) (was, is []rank.Ranked, err error) {
	for row, err := range a.open() {
		if err != nil {
			return nil, nil, err
		}
		was = append(was, rank.Ranked{Row: row, Index: a.scale.Index(row.Weight, a.Now)})
	}
	is = make([]rank.Ranked, 0, len(was))
	for part := range slices.Chunk(was, 1024) {
		ids := make([]record.ID, len(part))
		for i, r := range part {
			ids[i] = r.ID
		}
		evidence, err := evidences{a.s, a.house()}.of(ids)
		if err != nil {
			return nil, nil, err
		}
		for _, r := range part {
			w := evidence[r.ID].Weigh(other, a.Now)
			w.First = r.Weight.First
			is = append(is, rank.Ranked{Row: rank.Row{ID: r.ID, Weight: w}, Index: other.Index(w, a.Now)})
		}
	}
	slices.SortFunc(was, rank.Compare)
	slices.SortFunc(is, rank.Compare)
	return was, is, nil
}

// compareOrders shows the first rows as they would be, and those that would leave them.
func (a *Asked) compareOrders(v *desk.RulesTried, was, is []rank.Ranked) error {
	place := func(all []rank.Ranked) map[record.ID]int {
		at := make(map[record.ID]int, len(all))
		for i, r := range all {
			at[r.ID] = i + 1
		}
		return at
	}
	before, after := place(was), place(is)
	v.Open = len(is)
	for id, at := range after {
		if before[id] != at {
			v.Moved++
		}
	}
	var first, left []record.ID
	for _, r := range is[:min(triedRows, len(is))] {
		first = append(first, r.ID)
	}
	for _, r := range was[:min(triedRows, len(was))] {
		if after[r.ID] > triedRows {
			left = append(left, r.ID)
		}
	}
	for _, part := range []struct {
		ids []record.ID
		out *[]desk.TriedRow
	}{{first, &v.Rows}, {left, &v.Left}} {
		rows, err := a.rows(part.ids)
		if err != nil {
			return err
		}
		for _, r := range rows {
			*part.out = append(*part.out, desk.TriedRow{Row: r, Was: before[r.Lead], Is: after[r.Lead]})
		}
	}
	return nil
}
