package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// session asks one connection, preparing each statement once. The writing
// transactions of a house have their own (Tx); this one is for opening it and
// for scratch databases.
type session struct {
	ctx   context.Context
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func newSession(ctx context.Context, c *sql.Conn) *session {
	return &session{ctx, c, map[string]*sql.Stmt{}}
}

func (s *session) stmt(query string) (*sql.Stmt, error) {
	if st := s.stmts[query]; st != nil {
		return st, nil
	}
	st, err := s.conn.PrepareContext(s.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w in %s", err, query)
	}
	s.stmts[query] = st
	return st, nil
}

// Exec implements Execer.
func (s *session) Exec(query string, args ...any) error {
	st, err := s.stmt(query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(s.ctx, args...)
	return err
}

func (s *session) row(query string, args ...any) *sql.Row {
	st, err := s.stmt(query)
	if err != nil {
		// The same statement unprepared fails in the same way, with a Row to carry the error.
		return s.conn.QueryRowContext(s.ctx, query, args...)
	}
	return st.QueryRowContext(s.ctx, args...)
}

func (s *session) rows(query string, args ...any) (*sql.Rows, error) {
	st, err := s.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(s.ctx, args...)
}

// close lets go of the statements; the connection stays.
func (s *session) close() error {
	var err error
	for _, st := range s.stmts {
		err = errors.Join(err, st.Close())
	}
	return err
}
