package store

import (
	"context"

	"watchfloor/record"
)

// PostsOf returns the open posts that somebody holds now, the one they began first
// standing first. Every request of a person asks it.
func (db *DB) PostsOf(ctx context.Context, account record.ID) ([]record.ID, error) {
	st, err := db.reads.prepare(ctx, db.read, `SELECT s.post FROM shift s JOIN post p ON p.house = s.house AND p.id = s.post AND p.until = 9223372036854775807 AND p.closed_at = 0
		WHERE s.house = $1 AND s.until_at > $2 AND s.from_at <= $2 AND s.account = $3 AND s.until = 9223372036854775807 ORDER BY s.from_at, s.id`)
	if err != nil {
		return nil, db.engine.Explain(err)
	}
	rows, err := st.QueryContext(ctx, int64(db.house), int64(record.At(db.now())), account[:])
	if err != nil {
		return nil, db.engine.Explain(err)
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	out := make([]record.ID, len(found))
	for i, b := range found {
		out[i] = idOf(b)
	}
	return out, db.engine.Explain(err)
}
