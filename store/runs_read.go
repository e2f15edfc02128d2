package store

import (
	"watchfloor/intake"
	"watchfloor/record"
)

// reportText is a report with the words that are its own.
type reportText struct {
	Seq    record.Seq
	Report record.ID
	Labels record.Labels
	Came   record.Time // received; 0 when nobody knows
	Title  string
	Text   string
}

// cameQuery is when a report r came, 0 when nobody knows.
const cameQuery = `CASE WHEN r.undated = 1 THEN 0 WHEN r.received_at = 0 THEN r.at ELSE r.received_at END`

type textRow struct {
	r                     reportText
	id, text, said        []byte
	textSealed, textKey   []byte
	saidSealed, saidKey   []byte
	textClass, textLength int64
	saidClass, saidLength int64
}

func (t *textRow) fields() []any {
	return []any{(*int64)(&t.r.Seq), &t.id, labelsInto{&t.r.Labels}, (*int64)(&t.r.Came), &t.text, &t.textClass, &t.textSealed, &t.textKey, &t.textLength,
		&t.said, &t.saidClass, &t.saidSealed, &t.saidKey, &t.saidLength}
}

const (
	// textFields are report r with its words; textJoins says where they stand.
	textFields = `r.seq, r.id, r.labels, ` + cameQuery + `, c.id, c.class, c.sealed, k.secret, COALESCE(length(k.secret), -1),
		d.id, d.class, d.sealed, q.secret, COALESCE(length(q.secret), -1)`
	textJoins = `JOIN content c ON c.house = r.house AND c.id = r.text
		LEFT JOIN content_key k ON k.house = c.house AND k.key_id = c.key_id
		JOIN content d ON d.house = r.house AND d.id = r.said
		LEFT JOIN content_key q ON q.house = d.house AND q.key_id = d.key_id `
	// textColumns reads report r with its words.
	textColumns = `SELECT ` + textFields + ` FROM report r ` + textJoins + `WHERE r.house = $1 AND r.disposed = 0 AND `
)

// textsAfter returns the next reports after an entry, oldest first. Those whose
// words were disposed of are left out.
func textsAfter(q querier, house record.HouseKey, after record.Seq, limit int) ([]textRow, error) {
	rows, err := q.rows(textColumns+`r.seq > $2 ORDER BY r.seq LIMIT $3`, int64(house), int64(after), limit)
	if err != nil {
		return nil, err
	}
	return collect(rows, (*textRow).fields)
}

func (t textRow) open() (reportText, error) {
	r := t.r
	r.Report = idOf(t.id)
	text, said, err := t.words()
	r.Title, r.Text = said.Title, said.Heard(string(text))
	return r, err
}

// words are the text as it was written and what stands beside it.
func (t textRow) words() ([]byte, intake.Report, error) {
	owner := idOf(t.id)
	text, err := sealedRow{id: idOf(t.text), owner: owner, class: t.textClass, sealed: t.textSealed, secret: t.textKey, keyLength: t.textLength}.words()
	if err != nil {
		return nil, intake.Report{}, err
	}
	raw, err := sealedRow{id: idOf(t.said), owner: owner, class: t.saidClass, sealed: t.saidSealed, secret: t.saidKey, keyLength: t.saidLength}.words()
	if err != nil {
		return nil, intake.Report{}, err
	}
	said, err := intake.ReadSaid(raw)
	return text, said, err
}
