// Package postgres keeps houses in a PostgreSQL database, for desks that share
// one or outgrow a single file. Each house has one writer at a time, whatever
// the number of processes: a lock of the database that ends with the
// transaction. Readers see one unchanging record each.
//
// Promises:
//   - Databases that would compare or store text otherwise than SQLite does
//     are refused, with the statement that makes a right one.
//   - A commit was written to the server's disk before it is acknowledged, even
//     where the server's default is not to wait.
//   - A lost connection costs the write that was under way, and that one says
//     so; the next one works.
//
// What was disposed of is gone from the tables at once. The server's own log
// (pg_wal, and archives made of it) keeps older pages until it reuses them.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"watchfloor/record"
	"watchfloor/store"
)

// Open opens a house in the database at dsn, a URL such as
// postgres://desk@db.example.org/watchfloor?house=7. house says which house is
// meant where the database holds several; o.House says the same.
func Open(ctx context.Context, dsn string, o store.Options) (*store.DB, error) {
	config, house, err := parse(dsn)
	if err != nil {
		return nil, err
	}
	if house != 0 {
		o.House = house
	}
	e := engine{config}
	c := connect(config)
	if err := check(ctx, c.Write); err != nil {
		return nil, errors.Join(e.Explain(err), c.Write.Close(), c.Read.Close())
	}
	db, err := store.Open(ctx, e, c, o)
	if err != nil {
		return nil, fmt.Errorf("opening the database %s on %s: %w", config.Database, config.Host, err)
	}
	return db, nil
}

// parse takes our own parameter out of the address.
func parse(dsn string) (*pgx.ConnConfig, record.HouseKey, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return nil, 0, errors.New("the address of a database looks like postgres://user@host/database?house=1")
	}
	var house int64
	q := u.Query()
	if s := q.Get("house"); s != "" {
		if house, err = strconv.ParseInt(s, 10, 64); err != nil || house <= 0 {
			return nil, 0, fmt.Errorf("house=%s in the address of the database is not the number of a house", s)
		}
	}
	q.Del("house")
	u.RawQuery = q.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, 0, fmt.Errorf("the address of the database cannot be read: %w", err)
	}
	config.RuntimeParams["application_name"] = "watchfloor"
	config.RuntimeParams["timezone"] = "UTC"
	return config, record.HouseKey(house), nil
}

func connect(config *pgx.ConnConfig) store.Connections {
	write := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(waitForDisk))
	write.SetMaxOpenConns(1)
	read := stdlib.OpenDB(*config)
	n := max(4, 2*runtime.NumCPU())
	read.SetMaxOpenConns(n)
	read.SetMaxIdleConns(n)
	return store.Connections{Write: write, Read: read}
}

// waitForDisk raises a setting under which the server acknowledges commits that
// a power cut takes back; stricter ones (replicas that must have them) stay.
func waitForDisk(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`)
	return err
}

const makeOne = "make a new one with: CREATE DATABASE watchfloor TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"

// oldest is the first version of the server that the house is tested with.
const oldest = 150000

// check refuses databases in which the same house would not be the same.
func check(ctx context.Context, db *sql.DB) error {
	var (
		encoding, collation string
		version             int
	)
	err := db.QueryRowContext(ctx, `SELECT pg_encoding_to_char(encoding), datcollate, current_setting('server_version_num')::int
		FROM pg_database WHERE datname = current_database()`).Scan(&encoding, &collation, &version)
	switch {
	case err != nil:
		return err
	case version < oldest:
		return fmt.Errorf("the server is of version %d, the house wants %d or newer", version/10000, oldest/10000)
	case encoding != "UTF8":
		return fmt.Errorf("the database is encoded in %s, the house wants UTF8: %s", encoding, makeOne)
	case collation != "C" && collation != "POSIX":
		return fmt.Errorf("the database sorts text by the rules of %s, the house wants C (by bytes): %s", collation, makeOne)
	}
	return nil
}

// engine is the PostgreSQL side of the store.
type engine struct{ config *pgx.ConnConfig }

var _ store.Engine = engine{}

// Name implements store.Engine.
func (engine) Name() string { return "postgres" }

// Schema implements store.Engine: the schema is written in the common subset.
func (engine) Schema(text string) string { return text }

// Begin implements store.Engine: one writer a house until the transaction ends.
// House 0 stands for the database as a whole.
func (engine) Begin(ctx context.Context, c *sql.Conn, house record.HouseKey) error {
	_, err := c.ExecContext(ctx, fmt.Sprintf(`BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(%d)`, house))
	return err
}

// ReadIsolation implements store.Engine.
func (engine) ReadIsolation() sql.IsolationLevel { return sql.LevelRepeatableRead }

// Shred implements store.Engine: it writes the tables in which disposed words
// and keys stood anew, so that no page keeps what was deleted from it. Searches
// wait meanwhile; dispose of many records at once. The index of word runs is too
// large for that, and says nothing without the secret of the house: its old rows
// are cleared and their pages used again.
func (engine) Shred(ctx context.Context, c *sql.Conn) error {
	for _, table := range []string{"content_key", "report_words", "call_draft"} {
		if _, err := c.ExecContext(ctx, "VACUUM (FULL) "+table); err != nil {
			return fmt.Errorf("disposed of, but older pages could not be cleared from %s; run VACUUM (FULL) %s by hand: %w", table, table, err)
		}
	}
	for _, table := range []string{"run_block", "run_part"} {
		if _, err := c.ExecContext(ctx, "VACUUM "+table); err != nil {
			return fmt.Errorf("disposed of, but older rows could not be cleared from %s; run VACUUM %s by hand: %w", table, table, err)
		}
	}
	return nil
}

// ShredDrafts implements store.Engine: the table is never larger than the calls
// that are running.
func (engine) ShredDrafts(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, "VACUUM (FULL) call_draft")
	return err
}

// Scratch implements store.Engine: temporary tables of a connection of its own.
func (e engine) Scratch(context.Context) (*sql.DB, error) {
	config := e.config.Copy()
	config.RuntimeParams["search_path"] = "pg_temp"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(1)
	return db, nil
}

// Damage implements store.Engine: the server keeps its own checksums.
func (engine) Damage() string { return "" }
