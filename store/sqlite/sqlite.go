// Package sqlite keeps a house in one SQLite file: the embedded default, one
// file a house. It writes through a single connection with a write-ahead log
// that is synced at every commit (synchronous=FULL), reads through others, and
// overwrites what is deleted (secure_delete, in the full-text index too).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"watchfloor/record"
	"watchfloor/store"
)

// Mode says how much a house may lose when the machine stops.
type Mode int

const (
	// Durable loses nothing that was acknowledged.
	Durable Mode = iota
	// ThrowAway does not wait for the disk: for houses that live as long as the
	// program, such as that of replay.
	ThrowAway
)

// FileName is the database inside a data folder.
const FileName = "house.db"

// Open opens the house in the folder dir, which is made when o.Found is given
// and it is missing.
func Open(ctx context.Context, dir string, mode Mode, o store.Options) (*store.DB, error) {
	path := filepath.Join(dir, FileName)
	if o.Found == nil && o.Restore == nil {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", dir, store.ErrNoHouse)
		}
	} else if err := makeFolder(dir); err != nil {
		return nil, fmt.Errorf("the data folder cannot be made: %w", err)
	}
	c, err := connect(path, mode)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, Engine{}, c, o)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return db, nil
}

// makeFolder makes a folder that a power cut does not take away again. SQLite
// sees to what is in it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	above, err := os.Open(filepath.Dir(filepath.Clean(dir)))
	if err != nil {
		return nil // a folder that we may not read was not made just now
	}
	_ = above.Sync() // not every system can sync a folder
	return above.Close()
}

func connect(path string, mode Mode) (store.Connections, error) {
	sync := "FULL"
	if mode == ThrowAway {
		sync = "OFF"
	}
	write, err := sql.Open("sqlite", address(path, "synchronous("+sync+")", "secure_delete(ON)", "journal_mode(WAL)",
		"wal_autocheckpoint(4000)", "cache_size(-65536)", "temp_store(MEMORY)"))
	if err != nil {
		return store.Connections{}, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", address(path, "query_only(ON)", "cache_size(-16384)", "mmap_size(268435456)", "temp_store(MEMORY)"))
	if err != nil {
		return store.Connections{}, errors.Join(err, write.Close())
	}
	n := max(4, 2*runtime.NumCPU())
	read.SetMaxOpenConns(n)
	read.SetMaxIdleConns(n)
	return store.Connections{Write: write, Read: read}, nil
}

func address(path string, pragmas ...string) string {
	q := url.Values{"_pragma": append([]string{"busy_timeout(20000)", "foreign_keys(ON)"}, pragmas...), "_time_format": {"sqlite"}}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// Engine is the SQLite side of the store.
type Engine struct{}

var _ store.Engine = Engine{}

// Name implements store.Engine.
func (Engine) Name() string { return "sqlite" }

// Schema implements store.Engine.
func (Engine) Schema(text string) string {
	return strings.ReplaceAll(text, "/*ROWID-FREE*/", "WITHOUT ROWID")
}

// Setup makes the full-text index. It holds no text of its own (content=”):
// words are shown from the sealed content. What it gets are words already made
// alike (store.Words), between spaces; "ascii" leaves them as they are.
func (Engine) Setup(ctx context.Context, c *sql.Conn) error {
	for _, q := range []string{
		`CREATE VIRTUAL TABLE IF NOT EXISTS report_words USING fts5(words, content='', tokenize='ascii')`,
		`CREATE VIRTUAL TABLE IF NOT EXISTS report_vocab USING fts5vocab(report_words, instance)`,
		`INSERT INTO report_words(report_words, rank) VALUES('secure-delete', 1)`,
		`INSERT INTO report_words(report_words, rank) VALUES('automerge', 4)`,
	} {
		if _, err := c.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return tellPlanner(ctx, c)
}

// Begin implements store.Engine: the whole file has one writer at a time.
func (Engine) Begin(ctx context.Context, c *sql.Conn, _ record.HouseKey) error {
	_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE")
	return err
}

// ReadIsolation implements store.Engine: with a write-ahead log every read
// transaction is a snapshot.
func (Engine) ReadIsolation() sql.IsolationLevel { return sql.LevelDefault }

// AddWords implements store.Engine.
func (Engine) AddWords(x store.Execer, _ record.HouseKey, seq record.Seq, words string) error {
	return x.Exec(`INSERT INTO report_words(rowid, words) VALUES ($1, $2)`, int64(seq), words)
}

// DropWords implements store.Engine.
func (Engine) DropWords(x store.Execer, _ record.HouseKey, seq record.Seq, words string) error {
	return x.Exec(`INSERT INTO report_words(report_words, rowid, words) VALUES ('delete', $1, $2)`, int64(seq), words)
}

// PackWords implements store.Engine.
func (Engine) PackWords(x store.Execer) error {
	return x.Exec(`INSERT INTO report_words(report_words) VALUES ('optimize')`)
}

// ClearWords implements store.Engine.
func (Engine) ClearWords(x store.Execer, _ record.HouseKey) error {
	return x.Exec(`INSERT INTO report_words(report_words) VALUES ('delete-all')`)
}

// WordsSQL implements store.Engine: the full-text index gives its rows by
// falling number, and each leads to its report.
func (Engine) WordsSQL(param int) store.WordsSQL {
	return store.WordsSQL{
		From:        `report_words w CROSS JOIN report r ON r.seq = w.rowid`,
		Where:       fmt.Sprintf(`w.report_words MATCH $%d`, param),
		NewestFirst: `w.rowid DESC`,
	}
}

// WordsParam implements store.Engine: what is asked for as one word and is
// several is a phrase. Nothing to ask for finds nothing.
func (Engine) WordsParam(words []string) string {
	quoted := []string{}
	for _, w := range words {
		if made := store.Words(w); len(made) > 0 {
			quoted = append(quoted, `"`+strings.Join(made, " ")+`"`)
		}
	}
	if len(quoted) == 0 {
		return `""`
	}
	return strings.Join(quoted, " ")
}

// Explain implements store.Engine.
func (Engine) Explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return fmt.Errorf("the disk is full; nothing was taken. Make room in the data folder and send it again: %w", err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("the data folder cannot be written to; nothing was taken. Give this user the right to write there: %w", err)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("the disk failed (or is full); nothing was taken. Look at the disk, then run verify: %w", err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("another program holds the house; nothing was taken. Try again: %w", err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return fmt.Errorf("the database file is damaged: run verify, then restore from a backup: %w", err)
	}
	return err
}

// Scratch implements store.Engine. A database without a name is a file that
// nobody else can open and that is gone when it is closed, even by a kill.
func (Engine) Scratch(context.Context) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:?"+url.Values{"_pragma": {"synchronous(OFF)", "journal_mode(OFF)", "cache_size(-65536)"}}.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// WordsIndex implements store.Engine.
func (Engine) WordsIndex() string {
	return `SELECT term AS at, group_concat(doc || '.' || "offset") AS places FROM report_vocab WHERE $1 = $1 GROUP BY term ORDER BY term`
}

// Damage implements store.Engine.
func (Engine) Damage() string { return `PRAGMA integrity_check(20)` }

// ShredDrafts implements store.Engine.
func (e Engine) ShredDrafts(ctx context.Context, c *sql.Conn) error { return e.Shred(ctx, c) }

// Shred implements store.Engine: secure_delete has overwritten the pages; the
// write-ahead log, which may still hold older ones, is emptied.
func (Engine) Shred(ctx context.Context, c *sql.Conn) error {
	var busy, inLog, moved int
	if err := c.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &inLog, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("disposed of, but a reader still holds the older pages of the write-ahead log: they go when it is done and the next checkpoint runs")
	}
	return nil
}
