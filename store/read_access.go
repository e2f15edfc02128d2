package store

import (
	"context"
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var _ desk.Accesses = (*Tx)(nil)

// AccessNow implements desk.Accesses.
func (tx *Tx) AccessNow(id record.ID) (desk.AccessNow, error) {
	var account []byte
	var now desk.AccessNow
	err := tx.row(`SELECT account, state FROM access WHERE house = $1 AND id = $2 AND until = 9223372036854775807`, int64(tx.db.house), id[:]).Scan(&account, (*uint8)(&now.State))
	if errors.Is(err, sql.ErrNoRows) {
		return now, desk.ErrNotFound
	}
	now.Account = idOf(account)
	return now, err
}

// OpenRequests implements desk.Accesses.
func (tx *Tx) OpenRequests(account record.ID) (n int, err error) {
	err = tx.row(`SELECT COUNT(*) FROM access WHERE house = $1 AND account = $2 AND state = 0 AND until = 9223372036854775807`, int64(tx.db.house), account[:]).Scan(&n)
	return n, err
}

// HeldLabels implements desk.Accesses.
func (tx *Tx) HeldLabels(v lawful.Viewer, names []string) (record.Labels, error) {
	var set record.Labels
	for _, name := range names {
		label, _, err := tx.LabelNamed(name)
		if err != nil {
			return 0, err
		}
		if label < 0 || !v.MayRead(1<<label) {
			return 0, desk.ErrNotFound
		}
		set |= 1 << label
	}
	return set, nil
}

// LabelsOf implements desk.Accesses.
func (tx *Tx) LabelsOf(item record.ID) (record.Labels, error) {
	if item.IsZero() {
		return labelsThere(tx, tx.db.house, record.Forever)
	}
	_, labels, err := behind(tx, tx.db.house, item, record.Forever-1)
	return labels, err
}

// behind says what stands under an id at an entry, and its labels; "" for nothing.
// It asks the same of what is there and what is not.
func behind(q querier, house record.HouseKey, item record.ID, at record.Seq) (what string, labels record.Labels, err error) {
	rows, err := q.rows(`SELECT 'report', labels FROM report WHERE house = $1 AND id = $2 AND since <= $3
		UNION ALL SELECT 'lead', labels FROM lead WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3
		UNION ALL SELECT 'holding', labels FROM holding WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3
		UNION ALL SELECT 'operation', labels FROM operation WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3
		UNION ALL SELECT 'call', labels FROM call WHERE house = $1 AND id = $2 AND since <= $3 AND until > $3`, int64(house), item[:], int64(at))
	if err != nil {
		return "", 0, err
	}
	type found struct {
		what   string
		labels record.Labels
	}
	all, err := collect(rows, func(f *found) []any { return []any{&f.what, labelsInto{&f.labels}} })
	for _, f := range all {
		what, labels = f.what, labels.Union(f.labels)
	}
	return what, labels, err
}

// labelsThere returns every label that there is at an entry.
func labelsThere(q querier, house record.HouseKey, at record.Seq) (record.Labels, error) {
	rows, err := q.rows(`SELECT label FROM label WHERE house = $1 AND since <= $2`, int64(house), int64(at))
	if err != nil {
		return 0, err
	}
	all, err := collect(rows, func(n *int64) []any { return []any{n} })
	var set record.Labels
	for _, n := range all {
		set |= 1 << n
	}
	return set, err
}

// CatchUpGrants brings the grants up to the newest entry, whichever process wrote it.
func (db *DB) CatchUpGrants(ctx context.Context, g *lawful.Grants) error {
	head, err := db.Head(ctx)
	if err != nil || !g.Behind(head) {
		return err
	}
	s, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	return errors.Join(g.CatchUp(grantsReader{s}, record.At(db.now())), s.close())
}

type grantsReader struct{ s *snapshot }

// GrantsNow implements lawful.GrantsReader.
func (r grantsReader) GrantsNow(after record.Seq, now record.Time) (all []lawful.Grant, at record.Seq, changed bool, err error) {
	house := int64(r.s.db.house)
	var newest record.Seq
	err = r.s.row(`SELECT size - 1, (SELECT COALESCE(MAX(since), -1) FROM access a WHERE a.house = head.house) FROM head WHERE house = $1`, house).Scan((*int64)(&at), (*int64)(&newest))
	if err != nil || newest <= after {
		return nil, at, false, err
	}
	rows, err := r.s.rows(`SELECT id, account, granted, ends_at, emergency FROM access
		WHERE house = $1 AND state = 2 AND until = 9223372036854775807 AND (ends_at = 0 OR ends_at > $2)`, house, int64(now))
	if err != nil {
		return nil, at, false, err
	}
	type row struct {
		id, account []byte
		emergency   int64
		lawful.Grant
	}
	raw, err := collect(rows, func(g *row) []any {
		return []any{&g.id, &g.account, labelsInto{&g.Labels}, (*int64)(&g.Until), &g.emergency}
	})
	for _, g := range raw {
		g.ID, g.Account, g.Emergency = idOf(g.id), idOf(g.account), g.emergency != 0
		all = append(all, g.Grant)
	}
	return all, at, true, err
}
