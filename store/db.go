package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"watchfloor/record"
	"watchfloor/resolve"
)

// Options say how a house is opened.
type Options struct {
	// Now is the clock of the house.
	Now func() time.Time
	// House names the house in a database that holds several; zero means the only one.
	House record.HouseKey
	// Found, if not nil, is the house to make when there is none.
	Found *record.HouseFounded
	// Restore, if not nil, is the backup to make the house from; there must be
	// no house yet.
	Restore *Saved
	// Runs say how texts are cut into runs of words, for the index of them.
	Runs RunsOf
}

// DB is one open house.
type DB struct {
	engine  Engine
	write   *sql.DB // one connection, used through conn
	read    *sql.DB
	world   func() time.Time // the clock of the machine
	now     func() time.Time // the clock of the house: world's but in an exercise
	house   record.HouseKey
	about   record.HouseFounded
	founded record.Time

	turn    turn // whose turn it is to write
	conn    *sql.Conn
	stmts   map[string]*sql.Stmt // of conn, guarded by turn
	keys    keyring
	pace    pace
	idle    idle
	reads   readStatements
	runsOf  RunsOf
	runs    *runIndex // as of the last commit of this process that used it; guarded by turn
	heads   watch     // tells listeners that the log has grown
	closing sync.Once
}

// Connections are the two pools of an engine: one connection that writes and
// several that only read. Read may be the same pool.
type Connections struct {
	Write, Read *sql.DB
}

// Open brings the schema up to date and opens the house, founding it when it is
// not there and o.Found says what to found.
func Open(ctx context.Context, engine Engine, c Connections, o Options) (*DB, error) {
	if o.Now == nil {
		return nil, errors.New("store: Options.Now is missing")
	}
	db := &DB{engine: engine, write: c.Write, read: c.Read, world: o.Now, now: o.Now, house: o.House, runsOf: o.Runs,
		turn: newTurn(), stmts: map[string]*sql.Stmt{}, reads: readStatements{made: map[string]*sql.Stmt{}}}
	if db.runsOf.Keys == nil {
		db.runsOf = RunsOf{Version: resolve.KeysVersion, Keys: resolve.Keys}
	}
	if err := db.open(ctx, o); err != nil {
		return nil, errors.Join(engine.Explain(err), db.Close())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context, o Options) error {
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return err
	}
	db.conn = conn
	if err := migrate(ctx, db.engine, conn); err != nil {
		return err
	}
	there, err := db.enter(ctx)
	switch {
	case err != nil:
		return err
	case o.Restore != nil:
		if err := db.restore(ctx, there, *o.Restore); err != nil {
			return err
		}
	case !there && o.Found == nil:
		return ErrNoHouse
	case !there:
		if err := db.found(ctx, *o.Found); err != nil {
			return err
		}
	}
	s := newSession(ctx, conn)
	if err := errors.Join(db.keys.load(s, db.house), s.close()); err != nil {
		return err
	}
	if err := db.loadFounding(ctx); err != nil {
		return err
	}
	return db.refold(ctx, there)
}

// enter finds the house to work on and reports whether there is one.
func (db *DB) enter(ctx context.Context) (bool, error) {
	rows, err := db.conn.QueryContext(ctx, `SELECT house FROM head ORDER BY house`)
	if err != nil {
		return false, err
	}
	houses, err := collect(rows, func(h *record.HouseKey) []any { return []any{(*int64)(h)} })
	if err != nil {
		return false, err
	}
	for _, h := range houses {
		if h == db.house || db.house == 0 && len(houses) == 1 {
			db.house = h
			return true, nil
		}
	}
	if db.house == 0 && len(houses) > 1 {
		return false, fmt.Errorf("the database holds %d houses: say which with house=N in the address (%v)", len(houses), houses)
	}
	return false, nil
}

// ErrNoHouse is returned by Open when there is no house and none is to be made.
var ErrNoHouse = errors.New("there is no house here yet: take a report, hold a list or run serve to make one")

// loadFounding reads what kind of house this is from entry 0.
func (db *DB) loadFounding(ctx context.Context) error {
	var b []byte
	if err := db.conn.QueryRowContext(ctx, `SELECT bytes FROM entry WHERE house = $1 AND seq = 0`, int64(db.house)).Scan(&b); err != nil {
		return fmt.Errorf("reading entry 0 of house %d: %w", db.house, err)
	}
	e, err := record.DecodeTrusted(b)
	if err != nil {
		return err
	}
	body, ok := e.Body.(*record.HouseFounded)
	if !ok {
		return fmt.Errorf("entry 0 is %q, not the founding of a house", e.Kind)
	}
	db.about = *body
	db.founded = e.RecordedAt
	db.setClock()
	return nil
}

// House returns what kind of house this is.
func (db *DB) House() record.HouseFounded { return db.about }

// Founded is when the house was founded.
func (db *DB) Founded() record.Time { return db.founded }

// Key returns the number of the house.
func (db *DB) Key() record.HouseKey { return db.house }

// Close lets go of the database.
func (db *DB) Close() error {
	var err error
	db.closing.Do(func() {
		// A SQLite connection ends only when its statements have ended.
		err = db.reads.close()
		for _, s := range db.stmts {
			err = errors.Join(err, s.Close())
		}
		if db.conn != nil {
			err = errors.Join(err, ignoreDone(db.conn.Close()))
		}
		// The writer goes last: only it can bring SQLite's write-ahead log home
		// into the file, so that a copy of the file is a copy of the house.
		if db.read != db.write {
			err = errors.Join(err, db.read.Close())
		}
		err = errors.Join(err, db.write.Close())
	})
	return err
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrConnDone) {
		return nil
	}
	return err
}

// collect reads all rows into a slice; fields names where each column goes.
func collect[T any](rows *sql.Rows, fields func(*T) []any) ([]T, error) {
	var all []T
	for rows.Next() {
		all = append(all, *new(T))
		if err := rows.Scan(fields(&all[len(all)-1])...); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
	}
	return all, errors.Join(rows.Err(), rows.Close())
}
