package store

import (
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// mostReads bounds an answer about who read what.
const mostReads = 1000

// WhoRead returns who was shown something, the last one first: its entries of
// reading, and for a lead those of opening.
func (a *Asked) WhoRead(item record.ID) ([]desk.ReadLine, error) {
	reads, err := a.reads(`item = $4`, item[:])
	if err != nil {
		return nil, err
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $4 AND seq <= $2 AND kind = $5 AND (labels & $3) = 0 ORDER BY seq DESC LIMIT $6`,
		append(a.asking(), item[:], int64(record.KindLeadOpened), mostReads)...)
	if err != nil {
		return nil, err
	}
	opened, err := entriesOf(rows)
	return readsIn(reads, opened), err
}

// ReadBy returns what somebody was shown, opened and searched for from one moment
// until before another, the last first. Words of searches are not opened here.
func (a *Asked) ReadBy(account record.ID, from, until record.Time) ([]desk.ReadLine, error) {
	reads, err := a.reads(`actor = $4 AND at >= $5 AND at < $6`, account[:], int64(from), int64(until))
	if err != nil {
		return nil, err
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND at >= $4 AND at < $5 AND seq <= $2 AND kind IN ($6, $7, $8, $9) AND (labels & $3) = 0 ORDER BY at DESC, seq DESC`,
		append(a.asking(), int64(from), int64(until), int64(record.KindLeadOpened), int64(record.KindBoardShown), int64(record.KindSearched), int64(record.KindPurposeStated))...)
	if err != nil {
		return nil, err
	}
	entries, err := entriesOf(rows)
	return readsIn(reads, slices.DeleteFunc(entries, func(e record.Entry) bool { return e.Actor != account })), err
}

func (a *Asked) reads(condition string, args ...any) ([]desk.ReadLine, error) {
	all := append(a.asking(), args...)
	rows, err := a.s.rows(`SELECT item, actor, sort, n, at FROM item_read WHERE house = $1 AND since <= $2 AND (labels & $3) = 0 AND `+condition+` ORDER BY at DESC LIMIT 1000`, all...)
	if err != nil {
		return nil, err
	}
	type row struct {
		item, actor []byte
		sort        uint8
		n           int64
		at          record.Time
	}
	found, err := collect(rows, func(r *row) []any { return []any{&r.item, &r.actor, &r.sort, &r.n, (*int64)(&r.at)} })
	var out []desk.ReadLine
	for _, r := range found {
		out = append(out, desk.ReadLine{Kind: record.KindItemRead, Item: idOf(r.item), Of: record.ReadOf(r.sort), N: r.n, Actor: idOf(r.actor), At: r.at})
	}
	return out, err
}

// readsIn adds entries to lines, the last first.
func readsIn(lines []desk.ReadLine, entries []record.Entry) []desk.ReadLine {
	for _, e := range entries {
		l := desk.ReadLine{Kind: e.Kind, Item: e.About, Actor: e.Actor, At: e.At()}
		switch b := e.Body.(type) {
		case *record.Searched:
			l.Item, l.N = b.Lead, b.Found
		case *record.PurposeStated:
			l.Item = b.Item
		}
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(a, b desk.ReadLine) int { return cmp.Compare(b.At, a.At) })
	return lines[:min(len(lines), mostReads)]
}
