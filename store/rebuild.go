package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
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

// foldVersion counts the changes of what entries are folded into. A house folded
// by an older program is folded anew when it is opened.
const foldVersion = 5

// refold brings the projections of a house that was there before up to this
// program's way of folding.
func (db *DB) refold(ctx context.Context, there bool) error {
	var version int64
	err := db.conn.QueryRowContext(ctx, `SELECT version FROM folded WHERE house = $1`, int64(db.house)).Scan(&version)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || version == foldVersion {
		return err
	}
	if version > foldVersion {
		return fmt.Errorf("the house was folded by a newer program (%d, this one knows %d): use that one", version, foldVersion)
	}
	return db.Write(ctx, Interactive, func(tx *Tx) error {
		if there {
			if err := tx.rebuild(); err != nil {
				return fmt.Errorf("bringing the house up to date: %w", err)
			}
		}
		return tx.Exec(`INSERT INTO folded (house, version) VALUES ($1, $2) ON CONFLICT (house) DO UPDATE SET version = excluded.version`,
			int64(db.house), foldVersion)
	})
}
