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
