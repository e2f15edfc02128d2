package store

import (
	"context"
	"database/sql"

	"watchfloor/record"
)

// Engine is what differs between databases. SQL elsewhere is the common subset.
type Engine interface {
	// Name is "sqlite" or "postgres".
	Name() string
	// Schema adapts the text of a migration.
	Schema(text string) string
	// Setup runs what the schema files cannot say: the full-text index.
	Setup(ctx context.Context, c *sql.Conn) error
	// Begin starts the writing transaction of a house: nobody else writes to it
	// until the transaction ends.
	Begin(ctx context.Context, c *sql.Conn, house record.HouseKey) error
	// ReadIsolation is the level at which a read-only transaction sees one
	// unchanging record.
	ReadIsolation() sql.IsolationLevel
	// AddWords puts the words of a report into the full-text index.
	AddWords(x Execer, house record.HouseKey, seq record.Seq, words string) error
	// DropWords takes them out again; words must be those that were put in.
	DropWords(x Execer, house record.HouseKey, seq record.Seq, words string) error
	// ClearWords empties the index before a rebuild.
	ClearWords(x Execer, house record.HouseKey) error
	// PackWords brings the index into one piece after much was put in at once.
	PackWords(x Execer) error
	// WordsSQL returns how to find reports r by words, given the number of the
	// parameter that will hold what WordsParam makes of the words.
	WordsSQL(param int) WordsSQL
	WordsParam(words []string) string
	// Explain turns errors of the disk (full, read-only, locked) into ones that
	// say what to do; others are returned as they are.
	Explain(err error) error
	// Shred makes sure that what was deleted is gone from the files.
	Shred(ctx context.Context, c *sql.Conn) error
	// ShredDrafts does so for the drafts of calls alone: it may run at the end of
	// every call.
	ShredDrafts(ctx context.Context, c *sql.Conn) error
	// Scratch opens an empty database of the same sort with one connection, which
	// goes when it is closed: verify folds the record anew into it.
	Scratch(ctx context.Context) (*sql.DB, error)
	// WordsIndex is a query that lists the full-text index of house $1: rows of
	// something to sort by, at, and places, a list "report.place,report.place".
	WordsIndex() string
	// Damage is a query that lists what is wrong with the files themselves, "ok"
	// or nothing when they are whole; empty when the engine has no such query.
	Damage() string
}

// WordsSQL are the parts of a query over report r (all its columns) that finds
// those in which all words of a search stand, without reading more of them than
// are asked for.
type WordsSQL struct {
	From        string // report r joined with the full-text index
	Where       string // condition
	NewestFirst string // the order by which the newest come first without sorting
}

// Execer runs a statement inside the current transaction.
type Execer interface {
	Exec(query string, args ...any) error
}
