package store

import (
	"context"
)

// Rebuild recomputes every projection and the full-text index from the entries
// and their contents, in one transaction. It empties the index of word runs,
// which its stage feeds again. No engine runs again and the stages
// stay where they are.
func (db *DB) Rebuild(ctx context.Context) error {
	return db.Write(ctx, Bulk, (*Tx).rebuild)
}

func (tx *Tx) rebuild() error {
	for _, p := range projections {
		if err := tx.Exec(`DELETE FROM `+p.name+` WHERE house = $1`, int64(tx.db.house)); err != nil {
			return err
		}
	}
	if err := tx.ForgetRuns(); err != nil {
		return err
	}
	if err := tx.db.engine.ClearWords(tx, tx.db.house); err != nil {
		return err
	}
	f := folder{x: tx, from: tx, engine: tx.db.engine, house: tx.db.house, keys: &tx.db.keys}
	return f.refold(tx.head.size)
}
