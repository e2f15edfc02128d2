package store

import (
	"errors"

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

// tracedFields are what report r traces to; tracedJoins says where that stands.
const (
	tracedFields = `COALESCE(o.origin, r.id), COALESCE(o.arrival, 0), COALESCE(o.of, $1), COALESCE(o.share, 0), r.voice`
	tracedJoins  = `LEFT JOIN origin o ON o.house = r.house AND o.report = r.seq AND o.until = $2 `
)

type tellingRow struct {
	t              resolve.Telling
	id, origin, of []byte
	voice          []byte
}

func (r *tellingRow) traced() []any {
	return []any{&r.origin, (*uint8)(&r.t.Arrival), &r.of, (*int64)(&r.t.Share), &r.voice}
}

func (r *tellingRow) fields() []any {
	return append([]any{&r.id, (*int64)(&r.t.Seq), labelsInto{&r.t.Labels}, (*int64)(&r.t.Came)}, r.traced()...)
}

func (r tellingRow) telling() resolve.Telling {
	t := r.t
	t.Report, t.Origin, t.Of, t.Voice = idOf(r.id), idOf(r.origin), idOf(r.of), string(r.voice)
	return t
}

// toldRow is a report with its words, and what it traces to.
type toldRow struct {
	textRow
	origin tellingRow
	source []byte
}

func (r *toldRow) fields() []any {
	return append(append(r.textRow.fields(), r.origin.traced()...), &r.source)
}

// Tellings implements resolve.Origins.
func (tx *Tx) Tellings(seqs []record.Seq) ([]resolve.Telling, error) {
	var none record.ID
	rows, err := listed(tx, question[record.Seq]{func(in string) string {
		return `SELECT ` + textFields + `, ` + tracedFields + `, COALESCE(s.content, $1) FROM report r ` + textJoins + tracedJoins + `
			LEFT JOIN source s ON s.house = r.house AND s.id = r.source WHERE r.house = $3 AND r.disposed = 0 AND r.seq IN ` + in
	}, []any{none[:], int64(record.Forever), int64(tx.db.house)}, seqs, func(s record.Seq) any { return int64(s) }}, (*toldRow).fields)
	if err != nil {
		return nil, err
	}
	out := make([]resolve.Telling, 0, len(rows))
	for _, r := range rows {
		t, err := r.telling()
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if t.Source, err = tx.sourceName(idOf(r.source)); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func (r toldRow) telling() (resolve.Telling, error) {
	t := r.origin.telling()
	t.Report, t.Seq, t.Labels, t.Came = idOf(r.id), r.r.Seq, r.r.Labels, r.r.Came
	text, said, err := r.words()
	if err != nil {
		return t, err
	}
	t.Title, t.Text, t.URL, t.At = said.Title, said.Heard(string(text)), said.URL, said.ReceivedAt
	if t.At == 0 {
		t.At = said.HappenedAt
	}
	return t, nil
}

// sourceName is the name of a source as it was written, empty when it is gone.
func (tx *Tx) sourceName(content record.ID) (string, error) {
	if content.IsZero() {
		return "", nil
	}
	if name, ok := tx.sources[content]; ok {
		return name, nil
	}
	name, err := openContent(tx, tx.db.house, content)
	if err != nil && !errors.Is(err, ErrGone) {
		return "", err
	}
	if tx.sources == nil {
		tx.sources = map[record.ID]string{}
	}
	tx.sources[content] = string(name)
	return string(name), nil
}

// Traced implements resolve.Origins.
func (tx *Tx) Traced(to record.ID, labels record.Labels, limit int) ([]resolve.Telling, error) {
	var none record.ID
	rows, err := tx.rows(`SELECT r.id, r.seq, r.labels, `+cameQuery+`, `+tracedFields+` FROM report r `+tracedJoins+`WHERE r.house = $3 AND (r.labels & $4) = $4 AND COALESCE(o.origin, r.id) = $5
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
