package store

import (
	"database/sql"
	"errors"

	"watchfloor/record"
)

// Said implements resolve.Groups.
func (tx *Tx) Said(key []byte, held record.Labels) (record.Connects, error) {
	var said uint8
	err := tx.row(`SELECT connects FROM value_judged WHERE house = $1 AND value_key = $2 AND length(value_key) > 0 AND until = $3 AND (labels & $4) = 0
		ORDER BY since DESC LIMIT 1`, int64(tx.db.house), key, int64(record.Forever), hiddenFrom(held)).Scan(&said)
	if errors.Is(err, sql.ErrNoRows) {
		return record.ConnectsAsCounted, nil
	}
	return record.Connects(said), err
}
