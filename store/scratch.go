package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"sort"

	"watchfloor/record"
	schema "watchfloor/store/sql"
)

// scratch is an empty database of the same sort as the house's, for one use.
type scratch struct {
	db *sql.DB
	*session
}

func (db *DB) openScratch(ctx context.Context) (*scratch, error) {
	pool, err := db.engine.Scratch(ctx)
	if err != nil {
		return nil, err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	s := &scratch{pool, newSession(ctx, conn)}
	if err := s.begin(db.engine); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// begin makes the tables and opens the one transaction in which everything happens.
func (s *scratch) begin(engine Engine) error {
	files, err := fs.Glob(schema.Files, "*.sql")
	if err != nil {
		return err
	}
	sort.Strings(files)
	if _, err := s.conn.ExecContext(s.ctx, `BEGIN`); err != nil {
		return err
	}
	for _, name := range files {
		text, err := fs.ReadFile(schema.Files, name)
		if err != nil {
			return err
		}
		if _, err := s.conn.ExecContext(s.ctx, engine.Schema(string(text))); err != nil {
			return err
		}
	}
	return engine.Setup(s.ctx, s.conn)
}

// broken reports whether the scratch database itself is at fault for an error.
func (s *scratch) broken() bool {
	var one int
	return s.conn.QueryRowContext(s.ctx, `SELECT 1`).Scan(&one) != nil
}

func (s *scratch) close() error {
	return errors.Join(s.session.close(), s.conn.Close(), s.db.Close())
}

// folder folds into the scratch database what the house says.
func (s *scratch) folder(v *verifier, words openedWords) folder {
	return folder{x: s.session, from: v.s, engine: v.db.engine, house: v.db.house, keys: &v.db.keys, words: words}
}

// addContent notes that an entry names a content.
func (s *scratch) addContent(house record.HouseKey, ref record.ContentRef) error {
	err := s.Exec(`INSERT INTO content (house, id, key_id, class, sealed) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		int64(house), ref.ID[:], ref.Key[:], int64(ref.Class), []byte{})
	if err != nil {
		return err
	}
	return s.addKey(house, ref.Key)
}

// addKey notes that a key has a reason to be there.
func (s *scratch) addKey(house record.HouseKey, owner record.ID) error {
	return s.Exec(`INSERT INTO content_key (house, key_id, secret) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, int64(house), owner[:], []byte{})
}
