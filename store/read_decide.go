package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var (
	_ desk.Leads   = (*Tx)(nil)
	_ desk.Handled = (*Tx)(nil)
)

// LeadNow implements desk.Leads.
func (tx *Tx) LeadNow(v lawful.Viewer, lead record.ID) (desk.LeadNow, error) {
	row, err := scanLead(tx.row(`SELECT `+leadRead+` FROM lead WHERE house = $1 AND id = $2 AND until = $3`,
		int64(tx.db.house), lead[:], int64(record.Forever)).Scan)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(row.labels) {
		return desk.LeadNow{}, desk.ErrNotFound
	}
	if err != nil {
		return desk.LeadNow{}, err
	}
	now := desk.LeadNow{State: row.state, Labels: row.labels, ClaimedBy: row.claimedBy, Sender: row.sender, Grave: row.grave}
	again, err := lookingAt(tx, tx.db.house, v.Actor)
	if err != nil {
		return now, err
	}
	now.Again = slices.ContainsFunc(again, func(r lookingRow) bool { return r.lead == lead })
	if now.Owner, err = ownerNow(tx, tx.db.house, lead); err != nil {
		return now, err
	}
	if now.HandOver, err = tx.handOverNow(lead); err != nil {
		return now, err
	}
	rows, err := tx.rows(`SELECT r.id FROM lead_report m JOIN report r ON r.house = m.house AND r.seq = m.report
		WHERE m.house = $1 AND m.lead = $2 AND m.until = $3 AND (m.labels & $4) = 0 ORDER BY r.seq`,
		int64(tx.db.house), lead[:], int64(record.Forever), v.Hidden())
	if err != nil {
		return now, err
	}
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	for _, b := range raw {
		now.Reports = append(now.Reports, idOf(b))
	}
	now.Hidden = int64(len(raw)) < row.reports
	if err != nil {
		return now, err
	}
	return now, tx.standings(v, lead, &now)
}

// LinkNow implements desk.Leads.
func (tx *Tx) LinkNow(v lawful.Viewer, link record.ID) (record.ID, record.Labels, error) {
	var (
		report []byte
		labels record.Labels
	)
	err := tx.row(`SELECT r.id, l.labels FROM link l JOIN report r ON r.house = l.house AND r.seq = l.report WHERE l.house = $1 AND l.id = $2 AND l.until = $3 AND l.kept_out = 0`,
		int64(tx.db.house), link[:], int64(record.Forever)).Scan(&report, labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(labels) {
		return record.ID{}, 0, desk.ErrNotFound
	}
	if err != nil {
		return record.ID{}, 0, err
	}
	closed, err := tx.closedTo(v, link)
	if closed {
		err = desk.ErrClosed
	}
	return idOf(report), labels, err
}

// SourceNow implements desk.Leads. What a source sent is known by the reports that
// stand in leads: what is set aside is leads.
func (tx *Tx) SourceNow(v lawful.Viewer, source record.ID) (desk.SourceNow, error) {
	var now desk.SourceNow
	rows, err := tx.rows(`SELECT DISTINCT labels FROM lead WHERE house = $1 AND sender = $2 AND state = 0 AND until = 9223372036854775807 AND (labels & $3) = 0
		UNION SELECT DISTINCT labels FROM heard WHERE house = $1 AND source = $2 AND (labels & $3) = 0`, int64(tx.db.house), source[:], v.Hidden())
	if err != nil {
		return now, err
	}
	sets, err := collect(rows, func(l *record.Labels) []any { return []any{labelsInto{l}} })
	if err != nil {
		return now, err
	}
	rows, err = tx.rows(`SELECT labels FROM set_aside WHERE house = $1 AND source = $2 AND until = $4 AND (labels & $3) = 0 ORDER BY labels`,
		int64(tx.db.house), source[:], v.Hidden(), int64(record.Forever))
	if err != nil {
		return now, err
	}
	if now.Aside, err = collect(rows, func(l *record.Labels) []any { return []any{labelsInto{l}} }); err != nil {
		return now, err
	}
	if source.IsZero() || len(sets) == 0 && len(now.Aside) == 0 {
		return now, desk.ErrNotFound
	}
	for i, l := range sets {
		if i == 0 {
			now.Labels = l
		}
		now.Labels &= l
	}
	return now, nil
}

// OperationNow implements desk.Operations.
func (tx *Tx) OperationNow(v lawful.Viewer, operation record.ID) (desk.OperationNow, error) {
	var now desk.OperationNow
	err := tx.row(`SELECT labels, ended FROM operation WHERE house = $1 AND id = $2 AND until = $3 AND (labels & $4) = 0`,
		int64(tx.db.house), operation[:], int64(record.Forever), v.Hidden()).Scan(labelsInto{&now.Labels}, (*uint8)(&now.Ended))
	if errors.Is(err, sql.ErrNoRows) {
		return now, desk.ErrNotFound
	}
	return now, err
}

// ItemLabels implements desk.Handled.
func (tx *Tx) ItemLabels(v lawful.Viewer, item record.ID) (record.Labels, error) {
	var labels record.Labels
	err := tx.row(`SELECT labels FROM report WHERE house = $1 AND id = $2 UNION ALL SELECT labels FROM holding WHERE house = $1 AND id = $2 AND until = $3
		UNION ALL SELECT labels FROM operation WHERE house = $1 AND id = $2 AND until = $3 LIMIT 1`, int64(tx.db.house), item[:], int64(record.Forever)).Scan(labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) || err == nil && !v.MayRead(labels) {
		return 0, desk.ErrNotFound
	}
	return labels, err
}

// Due returns the held leads whose time has come by now, the earliest first,
// and the moment at which the next one's comes (0: none).
func (tx *Tx) Due(now record.Time, limit int) ([]desk.Due, error) {
	rows, err := tx.rows(`SELECT id, held_until, labels FROM lead WHERE house = $1 AND state = 1 AND until = 9223372036854775807 AND held_until <= $2
		ORDER BY held_until, id LIMIT $3`, int64(tx.db.house), int64(now), limit)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(d *dueRow) []any { return []any{&d.id, (*int64)(&d.Until), labelsInto{&d.Labels}} })
	out := make([]desk.Due, len(found))
	for i, d := range found {
		out[i] = d.Due
		out[i].Lead = idOf(d.id)
	}
	return out, err
}

type dueRow struct {
	id []byte
	desk.Due
}
