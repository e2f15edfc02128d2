package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// connected takes a new writing connection if the last one was lost. The
// caller has the turn to write.
func (db *DB) connected(ctx context.Context) error {
	if db.conn != nil {
		return nil
	}
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return err
	}
	db.conn, db.stmts = conn, map[string]*sql.Stmt{}
	return nil
}

// begin starts the writing transaction. A connection that was lost while
// nothing was being written is replaced, because nothing can have been half
// done on it.
func (db *DB) begin(ctx context.Context) error {
	if err := db.connected(ctx); err != nil {
		return err
	}
	err := db.engine.Begin(ctx, db.conn, db.house)
	if err == nil {
		return nil
	}
	if db.rollback(ctx); db.conn != nil {
		return err
	}
	if err := db.connected(ctx); err != nil {
		return err
	}
	if err = db.engine.Begin(ctx, db.conn, db.house); err != nil {
		db.rollback(ctx)
	}
	return err
}

// rollback undoes the open transaction. That none is open any more, because the
// database gave up on its own, is no error; a connection that answers nothing
// any more is let go of, which undoes the transaction too.
func (db *DB) rollback(ctx context.Context) {
	if _, err := db.conn.ExecContext(ctx, "ROLLBACK"); err != nil && db.conn.PingContext(ctx) != nil {
		db.lose()
	}
}

// lose throws the writing connection away with its prepared statements.
func (db *DB) lose() {
	err := db.conn.Raw(func(any) error { return driver.ErrBadConn }) // so that the pool does not keep it
	_ = errors.Join(err, db.conn.Close())                            // it is lost either way
	db.conn, db.stmts = nil, nil
}
