package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve"
)

var _ resolve.Groups = (*Tx)(nil)

// placedQuery reads reports and where they stand; its WHERE follows.
const placedQuery = `SELECT r.id, r.seq, r.labels, r.revises, COALESCE(l.id, $1), COALESCE(l.state, 0), COALESCE(l.reports, 0), COALESCE(l.claimed_by, $1), COALESCE(o.origin, r.id)
	FROM report r LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
	 LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.until = $2
	LEFT JOIN lead l ON l.house = m.house AND l.id = m.lead AND l.until = $2 `

type placedRow struct {
	p                                  resolve.Placed
	id, revises, lead, claimed, origin []byte
	state, reports                     int64
}

func (r *placedRow) fields() []any {
	return []any{&r.id, (*int64)(&r.p.Seq), labelsInto{&r.p.Labels}, &r.revises, &r.lead, &r.state, &r.reports, &r.claimed, &r.origin}
}

func (r placedRow) placed() resolve.Placed {
	p := r.p
	p.Report, p.Revises, p.Lead, p.State = idOf(r.id), idOf(r.revises), idOf(r.lead), record.LeadState(r.state)
	p.Origin, p.Size = idOf(r.origin), r.reports
	p.Alone = r.reports == 1 && idOf(r.claimed).IsZero()
	return p
}

func (tx *Tx) placed(where string, args ...any) (resolve.Placed, error) {
	var none record.ID
	var r placedRow
	err := tx.row(placedQuery+where, append([]any{none[:], int64(record.Forever), int64(tx.db.house)}, args...)...).Scan(r.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return resolve.Placed{}, nil
	}
	return r.placed(), err
}

// Placed implements resolve.Groups.
func (tx *Tx) Placed(report record.ID) (resolve.Placed, error) {
	return tx.placed(`WHERE r.house = $3 AND r.id = $4`, report[:])
}

// PlacedAt implements resolve.Groups.
func (tx *Tx) PlacedAt(seq record.Seq) (resolve.Placed, error) {
	return tx.placed(`WHERE r.house = $3 AND r.seq = $4`, int64(seq))
}

// PlacedAll implements resolve.Groups.
func (tx *Tx) PlacedAll(seqs []record.Seq) ([]resolve.Placed, error) {
	found, err := placedOf(tx, "r.seq", seqs, func(s record.Seq) any { return int64(s) })
	return inOrder(seqs, found, func(p resolve.Placed) record.Seq { return p.Seq }), err
}

// PlacedOf implements resolve.Groups.
func (tx *Tx) PlacedOf(reports []record.ID) ([]resolve.Placed, error) {
	found, err := placedOf(tx, "r.id", reports, idArg)
	return inOrder(reports, found, func(p resolve.Placed) record.ID { return p.Report }), err
}

func placedOf[K any](tx *Tx, column string, list []K, as func(K) any) ([]resolve.Placed, error) {
	var none record.ID
	rows, err := listed(tx, question[K]{func(in string) string { return placedQuery + `WHERE r.house = $3 AND ` + column + ` IN ` + in },
		[]any{none[:], int64(record.Forever), int64(tx.db.house)}, list, as}, (*placedRow).fields)
	out := make([]resolve.Placed, len(rows))
	for i, r := range rows {
		out[i] = r.placed()
	}
	return out, err
}

// inOrder returns what was found for each of a list, the zero where nothing was.
func inOrder[K comparable](list []K, found []resolve.Placed, of func(resolve.Placed) K) []resolve.Placed {
	at := make(map[K]resolve.Placed, len(found))
	for _, p := range found {
		at[of(p)] = p
	}
	out := make([]resolve.Placed, len(list))
	for i, k := range list {
		out[i] = at[k]
	}
	return out
}

func (tx *Tx) manyPlaced(where string, args ...any) ([]resolve.Placed, error) {
	var none record.ID
	rows, err := tx.rows(placedQuery+where, append([]any{none[:], int64(record.Forever), int64(tx.db.house)}, args...)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*placedRow).fields)
	out := make([]resolve.Placed, len(found))
	for i, r := range found {
		out[i] = r.placed()
	}
	return out, err
}

// Values implements resolve.Groups.
func (tx *Tx) Values(seq record.Seq) ([]resolve.Value, error) {
	rows, err := tx.rows(`SELECT n, kind, value_key, starts FROM mention WHERE house = $1 AND report = $2 AND length(value_key) > 0 ORDER BY n`,
		int64(tx.db.house), int64(seq))
	if err != nil {
		return nil, err
	}
	return collect(rows, func(v *resolve.Value) []any { return []any{&v.Mention, (*uint8)(&v.Kind), &v.Key, &v.Start} })
}

// mostShared bounds how many reports that mention a value are looked through
// for those that are no copies.
const mostShared = 500

// Sharing implements resolve.Groups. Copies say nothing that their original does
// not: a flood of them does not make its number one that too many share.
func (tx *Tx) Sharing(key []byte, before record.Seq, held record.Labels, limit int) ([]resolve.Placed, error) {
	return tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT x.report FROM (SELECT DISTINCT m2.report FROM mention m2 WHERE m2.house = $3
			AND m2.value_key = $4 AND length(m2.value_key) > 0 AND m2.report < $5 AND (m2.labels & $6) = 0 ORDER BY m2.report LIMIT $8) AS x
		WHERE NOT EXISTS (SELECT 1 FROM origin c WHERE c.house = $3 AND c.report = x.report AND c.until = $2 AND c.arrival IN (2, 3))
		ORDER BY x.report LIMIT $7) ORDER BY r.seq`,
		key, int64(before), hiddenFrom(held), limit, mostShared)
}

// SharingAbove implements resolve.Groups.
func (tx *Tx) SharingAbove(key []byte, before record.Seq, below record.Labels, limit int) ([]resolve.Placed, error) {
	return tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT m2.report FROM mention m2 WHERE m2.house = $3 AND m2.value_key = $4
		AND length(m2.value_key) > 0 AND m2.report < $5 AND (m2.labels & $6) = $6 AND m2.labels <> $6 GROUP BY m2.report ORDER BY m2.report LIMIT $7) ORDER BY r.seq`,
		key, int64(before), int64(below), limit)
}

// hiddenFrom is the mask of labels outside held.
func hiddenFrom(held record.Labels) int64 { return int64(^held &^ (1 << record.MaxLabels)) }

// Confirmed implements resolve.Groups. It goes through holdings judged one only as
// far as every reader of the report may follow.
func (tx *Tx) Confirmed(link record.ID) (record.ID, []resolve.Placed, error) {
	var raw []byte
	var labels record.Labels
	err := tx.row(`SELECT k.holding, r.labels FROM link k JOIN report r ON r.house = k.house AND r.seq = k.report
		WHERE k.house = $1 AND k.id = $2 AND k.until = $3 AND k.kept_out = 0`, int64(tx.db.house), link[:], int64(record.Forever)).Scan(&raw, labelsInto{&labels})
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil, nil
	}
	if err != nil {
		return record.ID{}, nil, err
	}
	holding := idOf(raw)
	parts, err := tx.identity(holding, labels)
	if err != nil {
		return holding, nil, err
	}
	var reports []resolve.Placed
	for _, part := range parts {
		found, err := tx.manyPlaced(`WHERE r.house = $3 AND r.seq IN (SELECT k.report FROM link k WHERE k.house = $3 AND k.holding = $4
			AND k.until = $2 AND k.state = $5 AND k.kept_out = 0) ORDER BY r.seq`, part[:], int64(record.LinkConfirmed))
		if err != nil {
			return holding, nil, err
		}
		for i := range found {
			found[i].Means = part
		}
		reports = append(reports, found...)
	}
	slices.SortStableFunc(reports, func(a, b resolve.Placed) int { return cmp.Compare(a.Seq, b.Seq) })
	return holding, reports, nil
}
