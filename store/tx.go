package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// head is where the record of a house ends.
type head struct {
	size       record.Seq  // the number of entries, and so of the next one
	recordedAt record.Time // of the last entry
	at         record.Time // by which as-of reads the last entry
}

// Tx is one writing transaction of a house. It sees what it appended.
type Tx struct {
	ctx    context.Context
	db     *DB
	now    record.Time
	start  head
	head   head
	hashes []tlog.Hash // new leaves and nodes, in the order of tlog
	runs   *runIndex   // the index of word runs, once asked for

	// What the stages ask again and again inside one transaction is kept here:
	// the entries appended in it, and how far each stage has come.
	fresh   []record.Entry
	cursors map[record.Cursor]cursorNow
	sources map[record.ID]string // names, by their content

	// The contents of one record mostly come together: the key used last spares
	// the others a query.
	keyOwner record.ID
	key      record.ContentKey
}

// ErrRepeated is returned by Tx.Once when the request was committed before.
var ErrRepeated = errors.New("this was already done")

// ErrClockBack stops writing when the clock of the machine is far behind the record.
var ErrClockBack = errors.New("the clock of this machine is behind the record")

// clockSlack is how far the wall clock may lie behind the newest entry.
const clockSlack = 5 * record.Minute

// Write runs do in one transaction. When it returns nil, everything that do
// appended is durable; when do returns an error, nothing of it happened.
func (db *DB) Write(ctx context.Context, u Urgency, do func(*Tx) error) error {
	if err := db.turn.take(ctx, u); err != nil {
		return err
	}
	grown, err := db.transactInTurn(ctx, do)
	if grown {
		db.heads.tell()
	}
	return db.engine.Explain(err)
}

// transactInTurn passes the turn on even when do panics.
func (db *DB) transactInTurn(ctx context.Context, do func(*Tx) error) (bool, error) {
	defer db.turn.leave()
	return db.transact(ctx, do)
}

func (db *DB) transact(ctx context.Context, do func(*Tx) error) (grown bool, err error) {
	// A transaction once begun is ended whatever becomes of ctx.
	ctx = context.WithoutCancel(ctx)
	if err := db.begin(ctx); err != nil {
		return false, err
	}
	defer func() {
		if p := recover(); p != nil {
			db.rollback(ctx)
			panic(p)
		}
		if err != nil {
			db.rollback(ctx)
		}
	}()
	tx := &Tx{ctx: ctx, db: db, now: record.At(db.now())}
	if err := tx.readHead(); err != nil {
		return false, err
	}
	if err := do(tx); err != nil {
		return false, err
	}
	if err := tx.flushRuns(); err != nil {
		return false, err
	}
	if err := tx.finish(); err != nil {
		return false, err
	}
	if _, err := db.conn.ExecContext(ctx, "COMMIT"); err != nil {
		return false, err
	}
	if tx.runs != nil {
		db.runs = tx.runs
	}
	return tx.head.size > tx.start.size, nil
}

func (tx *Tx) readHead() error {
	err := tx.row(`SELECT size, recorded_at, at FROM head WHERE house = $1`, int64(tx.db.house)).
		Scan(&tx.head.size, &tx.head.recordedAt, &tx.head.at)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("house %d is not in this database", tx.db.house)
	}
	tx.start = tx.head
	return err
}

// finish writes what belongs to the transaction as a whole: the places of the
// stages, hashes and head.
func (tx *Tx) finish() error {
	if err := tx.writeCursors(); err != nil {
		return err
	}
	if tx.head.size == tx.start.size {
		return nil
	}
	if err := tx.writeHashes(); err != nil {
		return err
	}
	return tx.Exec(`UPDATE head SET size = $2, recorded_at = $3, at = $4 WHERE house = $1`,
		int64(tx.db.house), int64(tx.head.size), int64(tx.head.recordedAt), int64(tx.head.at))
}

// Once makes a commit repeatable: the first transaction with this request id
// goes on, a later one gets ErrRepeated.
func (tx *Tx) Once(request record.ID) error {
	var seq int64
	err := tx.row(`SELECT seq FROM request WHERE house = $1 AND id = $2`, int64(tx.db.house), request[:]).Scan(&seq)
	if err == nil {
		return ErrRepeated
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return tx.Exec(`INSERT INTO request (house, id, seq) VALUES ($1, $2, $3)`, int64(tx.db.house), request[:], int64(tx.head.size))
}

// Now is the moment of the transaction.
func (tx *Tx) Now() record.Time { return max(tx.now, tx.head.recordedAt) }

// At is the moment of the newest entry, by which as-of reads it.
func (tx *Tx) At() record.Time { return tx.head.at }

// House returns what kind of house this is.
func (tx *Tx) House() record.HouseFounded { return tx.db.about }

// Size is how many entries the record has, those of this transaction included.
func (tx *Tx) Size() record.Seq { return tx.head.size }

// stmt prepares a statement once for the writing connection.
func (tx *Tx) stmt(query string) (*sql.Stmt, error) {
	if s := tx.db.stmts[query]; s != nil {
		return s, nil
	}
	s, err := tx.db.conn.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w in %s", err, query)
	}
	tx.db.stmts[query] = s
	return s, nil
}

// PackWords brings the full-text index into one piece: worth it when much is about
// to be looked for, as when a long list is held.
func (tx *Tx) PackWords() error { return tx.db.engine.PackWords(tx) }

// Exec runs a statement inside the transaction.
func (tx *Tx) Exec(query string, args ...any) error {
	s, err := tx.stmt(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(tx.ctx, args...)
	return err
}

func (tx *Tx) row(query string, args ...any) *sql.Row {
	s, err := tx.stmt(query)
	if err != nil {
		// The same statement unprepared fails in the same way, with a Row to carry the error.
		return tx.db.conn.QueryRowContext(tx.ctx, query, args...)
	}
	return s.QueryRowContext(tx.ctx, args...)
}

func (tx *Tx) rows(query string, args ...any) (*sql.Rows, error) {
	s, err := tx.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(tx.ctx, args...)
}
