package store

import (
	"database/sql"
	"errors"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// ReportsAfter implements resolve.Origins.
func (tx *Tx) ReportsAfter(after, before record.Seq, limit int) ([]record.Seq, error) {
	rows, err := tx.rows(`SELECT r.seq FROM report r WHERE r.house = $1 AND r.seq > $2 AND r.seq < $3
		AND EXISTS (SELECT 1 FROM lead_report m WHERE m.house = r.house AND m.report = r.seq) ORDER BY r.seq LIMIT $4`,
		int64(tx.db.house), int64(after), int64(before), limit)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *record.Seq) []any { return []any{(*int64)(s)} })
}

// tellingQuery reads reports and what they trace to; its WHERE follows.
const tellingQuery = `SELECT r.id, r.seq, r.labels, r.text, r.said, COALESCE(s.content, $1), COALESCE(o.origin, r.id), COALESCE(o.arrival, 0), COALESCE(o.of, $1), COALESCE(o.share, 0), r.voice, ` + cameQuery + `
	FROM report r LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2
	LEFT JOIN source s ON s.house = r.house AND s.id = r.source `

type tellingRow struct {
	t                                  resolve.Telling
	id, text, said, source, origin, of []byte
	voice                              []byte
}

func (r *tellingRow) fields() []any {
	return []any{&r.id, (*int64)(&r.t.Seq), labelsInto{&r.t.Labels}, &r.text, &r.said, &r.source, &r.origin, (*uint8)(&r.t.Arrival), &r.of, (*int64)(&r.t.Share), &r.voice, (*int64)(&r.t.Came)}
}

func (r tellingRow) telling() resolve.Telling {
	t := r.t
	t.Report, t.Origin, t.Of, t.Voice = idOf(r.id), idOf(r.origin), idOf(r.of), string(r.voice)
	return t
}

// Telling implements resolve.Origins.
func (tx *Tx) Telling(seq record.Seq) (resolve.Telling, bool, error) {
	var (
		none record.ID
		r    tellingRow
	)
	err := tx.row(tellingQuery+`WHERE r.house = $3 AND r.seq = $4`, none[:], int64(record.Forever), int64(tx.db.house), int64(seq)).Scan(r.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return resolve.Telling{}, false, nil
	}
	if err != nil {
		return resolve.Telling{}, false, err
	}
	t := r.telling()
	text, err := openContent(tx, tx.db.house, idOf(r.text))
	if errors.Is(err, ErrGone) {
		return t, false, nil
	}
	if err != nil {
		return t, false, err
	}
	said, err := openContent(tx, tx.db.house, idOf(r.said))
	if err != nil {
		return t, false, err
	}
	words, err := intake.ReadSaid(said)
	if err != nil {
		return t, false, err
	}
	t.Title, t.Text, t.URL, t.At = words.Title, words.Heard(string(text)), words.URL, words.ReceivedAt
	if t.At == 0 {
		t.At = words.HappenedAt
	}
	t.Source, err = tx.sourceName(idOf(r.source))
	return t, true, err
}

// sourceName is the name of a source as it was written, empty when it is gone.
func (tx *Tx) sourceName(content record.ID) (string, error) {
	if content.IsZero() {
		return "", nil
	}
	name, err := openContent(tx, tx.db.house, content)
	if errors.Is(err, ErrGone) {
		return "", nil
	}
	return string(name), err
}

// Traced implements resolve.Origins.
func (tx *Tx) Traced(to record.ID, labels record.Labels, limit int) ([]resolve.Telling, error) {
	var none record.ID
	rows, err := tx.rows(tellingQuery+`WHERE r.house = $3 AND (r.labels & $4) = $4 AND COALESCE(o.origin, r.id) = $5
		AND r.seq IN (SELECT report FROM origin WHERE house = $3 AND origin = $5 AND until = $2 UNION SELECT seq FROM report WHERE house = $3 AND id = $5)
		ORDER BY r.seq LIMIT $6`,
		none[:], int64(record.Forever), int64(tx.db.house), int64(labels), to[:], limit)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*tellingRow).fields)
	out := make([]resolve.Telling, len(found))
	for i, r := range found {
		out[i] = r.telling()
	}
	return out, err
}

// Quoting implements resolve.Origins.
func (tx *Tx) Quoting(of record.ID, labels record.Labels, limit int) ([]resolve.Telling, error) {
	rows, err := tx.rows(`SELECT r.id, r.seq, r.labels, q.origin, q.of, q.share FROM quotation q JOIN report r ON r.house = q.house AND r.seq = q.report
		WHERE q.house = $1 AND q.origin = $2 AND q.until = $3 AND (r.labels & $4) = $4 ORDER BY r.seq LIMIT $5`,
		int64(tx.db.house), of[:], int64(record.Forever), int64(labels), limit)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *tellingRow) []any {
		return []any{&r.id, (*int64)(&r.t.Seq), labelsInto{&r.t.Labels}, &r.origin, &r.of, (*int64)(&r.t.Share)}
	})
	out := make([]resolve.Telling, len(found))
	for i, r := range found {
		out[i] = r.telling()
	}
	return out, err
}

// Adds implements resolve.Origins.
func (tx *Tx) Adds(seq, to record.Seq) (bool, error) {
	var adds bool
	err := tx.row(`SELECT EXISTS (SELECT 1 FROM sign a WHERE a.house = $1 AND a.report = $2
			AND NOT EXISTS (SELECT 1 FROM sign b WHERE b.house = $1 AND b.report = $3 AND b.code = a.code))
		OR EXISTS (SELECT 1 FROM mention a WHERE a.house = $1 AND a.report = $2 AND length(a.value_key) > 0
			AND NOT EXISTS (SELECT 1 FROM mention b WHERE b.house = $1 AND b.report = $3 AND b.value_key = a.value_key))
		OR EXISTS (SELECT 1 FROM reading a WHERE a.house = $1 AND a.report = $2 AND (a.severity > 0 OR a.window_from > 0 OR a.window_until > 0)
			AND NOT EXISTS (SELECT 1 FROM reading b WHERE b.house = $1 AND b.report = $3 AND b.severity >= a.severity
				AND (a.window_from = 0 AND a.window_until = 0 OR b.window_from = a.window_from AND b.window_until = a.window_until)))`,
		int64(tx.db.house), int64(seq), int64(to)).Scan(&adds)
	return adds, err
}
