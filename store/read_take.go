package store

import (
	"database/sql"
	"errors"

	"watchfloor/intake"
	"watchfloor/record"
)

var _ intake.Registry = (*Tx)(nil)

// id reads one id; zero when there is no row.
func (tx *Tx) id(query string, args ...any) (record.ID, error) {
	var b []byte
	err := tx.row(query, args...).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ID{}, nil
	}
	return idOf(b), err
}

// SourceNamed implements intake.Registry.
func (tx *Tx) SourceNamed(name string) (record.ID, error) {
	return tx.id(`SELECT id FROM source WHERE house = $1 AND name_key = $2`, int64(tx.db.house), tx.db.keys.lookup("source", name))
}

// LabelNamed implements intake.Registry.
func (tx *Tx) LabelNamed(name string) (label, count int, err error) {
	if err := tx.row(`SELECT COUNT(*) FROM label WHERE house = $1`, int64(tx.db.house)).Scan(&count); err != nil {
		return 0, 0, err
	}
	err = tx.row(`SELECT label FROM label WHERE house = $1 AND name_key = $2`, int64(tx.db.house), tx.db.keys.lookup("label", name)).Scan(&label)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, count, nil
	}
	return label, count, err
}

// SentBefore implements intake.Registry.
func (tx *Tx) SentBefore(source record.ID, sentID string, labels record.Labels) (record.ID, error) {
	return tx.id(`SELECT id FROM report WHERE house = $1 AND sent_key = $2 AND labels = $3 AND length(sent_key) > 0 ORDER BY seq DESC LIMIT 1`,
		int64(tx.db.house), tx.db.keys.sent(source, sentID), int64(labels))
}

// Alike implements intake.Registry.
func (tx *Tx) Alike(sameness []string, labels record.Labels) (record.ID, error) {
	return tx.id(`SELECT id FROM report WHERE house = $1 AND text_key = $2 AND labels = $3 AND length(text_key) > 0 ORDER BY seq LIMIT 1`,
		int64(tx.db.house), tx.db.keys.alike(sameness), int64(labels))
}

// SentBy reports whether a source has sent these words before, in a report
// without labels.
func (tx *Tx) SentBy(source string, sameness []string) (bool, error) {
	id, err := tx.SourceNamed(source)
	if err != nil || id.IsZero() {
		return false, err
	}
	same, err := tx.Alike(sameness, 0)
	if err != nil || same.IsZero() {
		return false, err
	}
	var n int
	err = tx.row(`SELECT CASE WHEN EXISTS (SELECT 1 FROM report WHERE house = $1 AND id = $2 AND source = $3)
		OR EXISTS (SELECT 1 FROM arrival WHERE house = $1 AND report = $2 AND source = $3) THEN 1 ELSE 0 END`,
		int64(tx.db.house), same[:], id[:]).Scan(&n)
	return n == 1, err
}

// LastEnding returns how the last delivery of a source ended; known is false
// when nothing was heard of it yet.
func (tx *Tx) LastEnding(source record.ID) (end record.DeliveryEnd, known bool, err error) {
	var n int64
	err = tx.row(`SELECT ending FROM heard WHERE house = $1 AND source = $2 AND until = $3 ORDER BY since DESC LIMIT 1`,
		int64(tx.db.house), source[:], int64(record.Forever)).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return record.DeliveryEnd(n), err == nil, err
}

// HandlingNow implements intake.Registry and desk.Handled: the codes of a report,
// holding or operation as they stand.
func (tx *Tx) HandlingNow(item record.ID) (record.Handling, error) {
	var marks int64
	err := tx.row(`SELECT marks FROM handling WHERE house = $1 AND item = $2 AND until = $3`, int64(tx.db.house), item[:], int64(record.Forever)).Scan(&marks)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return record.Handling(marks), err
}

// HoldingListed returns the holding with this id in the list; zero when there is none.
func (tx *Tx) HoldingListed(list record.ID, listID string) (record.ID, error) {
	return tx.id(`SELECT id FROM holding WHERE house = $1 AND list_key = $2 AND length(list_key) > 0 ORDER BY since DESC LIMIT 1`,
		int64(tx.db.house), tx.db.keys.listed(list, listID))
}

// HoldingWords returns what is held of a holding now, as its content's bytes.
func (tx *Tx) HoldingWords(id record.ID) ([]byte, error) {
	content, err := tx.id(`SELECT content FROM holding WHERE house = $1 AND id = $2 AND until = $3`, int64(tx.db.house), id[:], int64(record.Forever))
	if err != nil || content.IsZero() {
		return nil, err
	}
	return openContent(tx, tx.db.house, content)
}
