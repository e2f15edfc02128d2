package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// readStatements are prepared once for the reading connections.
type readStatements struct {
	mu   sync.Mutex // guards made; never held while a connection is waited for
	made map[string]*sql.Stmt
}

// ready returns a prepared statement, nil when there is none yet.
func (s *readStatements) ready(query string) *sql.Stmt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.made[query]
}

// prepare returns a prepared statement. Preparing takes a connection of the pool
// for a moment: who holds one must not call it, or all readers together could
// wait for a connection that none of them gives back.
func (s *readStatements) prepare(ctx context.Context, db *sql.DB, query string) (*sql.Stmt, error) {
	if st := s.ready(query); st != nil {
		return st, nil
	}
	st, err := db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if first := s.made[query]; first != nil {
		return first, st.Close() // somebody else was faster
	}
	s.made[query] = st
	return st, nil
}

func (s *readStatements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var err error
	for _, st := range s.made {
		err = errors.Join(err, st.Close())
	}
	s.made = map[string]*sql.Stmt{}
	return err
}

// snapshot is a read-only transaction: all its queries see the same record.
type snapshot struct {
	ctx     context.Context
	db      *DB
	tx      *sql.Tx
	missing []string // queries that ran unprepared: they are prepared when the connection is given back
}

func (db *DB) snapshot(ctx context.Context) (*snapshot, error) {
	tx, err := db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: db.engine.ReadIsolation()})
	if err != nil {
		return nil, db.engine.Explain(err)
	}
	return &snapshot{ctx: ctx, db: db, tx: tx}, nil
}

func (s *snapshot) close() error {
	if err := s.tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	for _, query := range s.missing {
		if s.db.read.Stats().Idle == 0 {
			break // others wait for a connection: let them have it, and prepare another time
		}
		_, _ = s.db.reads.prepare(s.ctx, s.db.read, query) // the next reader does without it too
	}
	s.missing = nil
	return nil
}

// stmt returns the statement for a query, nil when it is to run unprepared.
func (s *snapshot) stmt(query string) *sql.Stmt {
	st := s.db.reads.ready(query)
	if st == nil {
		s.missing = append(s.missing, query)
		return nil
	}
	return s.tx.StmtContext(s.ctx, st)
}

func (s *snapshot) row(query string, args ...any) *sql.Row {
	if st := s.stmt(query); st != nil {
		return st.QueryRowContext(s.ctx, args...)
	}
	return s.tx.QueryRowContext(s.ctx, query, args...)
}

func (s *snapshot) rows(query string, args ...any) (*sql.Rows, error) {
	if st := s.stmt(query); st != nil {
		return st.QueryContext(s.ctx, args...)
	}
	return s.tx.QueryContext(s.ctx, query, args...)
}
