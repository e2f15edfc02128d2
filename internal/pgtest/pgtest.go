// Package pgtest gives tests a PostgreSQL of their own. It starts the server that
// is installed on the machine in a temporary folder, once per test process, and
// hands out databases in it, empty or copies of one that was filled once; nothing has
// to be set up beforehand. A server that need not wait for the disk keeps its files
// in memory where there is room.
//
// Invariants:
//   - The server listens on a socket in its own folder only, never on the network,
//     and never runs as root.
//   - Every database has the encoding UTF8 and the collation C, as the house wants.
//   - When the test process ends, in whatever way, the server stops and its folder
//     goes: a watcher outside the process waits for that (server_unix.go).
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"watchfloor/internal/absent"
)

const (
	startLimit = 60 * time.Second // for a server to answer its first question
	askLimit   = 60 * time.Second // for making or dropping one database
)

// errNoServer is returned when the machine has no PostgreSQL that could be started.
var errNoServer = errors.New("PostgreSQL is not installed: install the Debian package postgresql or put initdb and postgres on the PATH")

// The two servers of this process; each is started by the first test that asks.
var (
	quick   = cluster{base: memory(), options: []string{"fsync=off", "full_page_writes=off", "max_wal_size=256MB"}}
	durable = cluster{}
)

// Start returns the URL of an empty database that lives as long as the test. Its
// server does not wait for the disk: what it acknowledged survives a killed
// client, not a power cut. Without PostgreSQL the test skips or, where skipping
// is an error, fails.
func Start(tb testing.TB) string {
	tb.Helper()
	return quick.database(tb)
}

// StartDurable is Start on a server that forces each commit to the disk, for
// tests of durability and for measurements.
func StartDurable(tb testing.TB) string {
	tb.Helper()
	return durable.database(tb)
}

// Needs skips the test, or fails it where skipping is an error, when there is no
// PostgreSQL.
func Needs(tb testing.TB) {
	tb.Helper()
	quick.needed(tb)
}

// Filled is a database that is filled once in a test process and copied for each
// test, because making all tables anew takes longer than most tests.
type Filled struct {
	// Fill fills the database at this URL, and leaves no connection to it.
	Fill func(dsn string) error

	once sync.Once // guards the filling, and with it name and err
	name string
	err  error
}

// Start is the Start of the package, with a copy in place of an empty database.
func (f *Filled) Start(tb testing.TB) string {
	tb.Helper()
	quick.needed(tb)
	f.once.Do(func() {
		if f.name, f.err = quick.create(empty); f.err == nil {
			f.err = f.Fill(dsn(quick.dir, f.name))
		}
	})
	if f.err != nil {
		tb.Fatalf("fill a database to be copied: %v", f.err)
	}
	return quick.copied(tb, f.name)
}

// cluster is one server process with its folder.
type cluster struct {
	base    string   // where its folder is made; "" for the folder of temporary files
	options []string // settings in the form name=value

	once sync.Once // guards the start, and with it dir and err
	dir  string    // holds the data, the socket and the log
	err  error     // why it did not start

	mu   sync.Mutex // guards made, and lets one database at a time be made
	made int
}

// needed starts the server, once, and ends the test when that cannot be done.
func (c *cluster) needed(tb testing.TB) {
	tb.Helper()
	c.once.Do(func() { c.dir, c.err = startServer(c.base, c.options) })
	if errors.Is(c.err, errNoServer) {
		absent.Skip(tb, "%v", c.err)
	}
	if c.err != nil {
		tb.Fatalf("start PostgreSQL: %v", c.err)
	}
}

// empty is what an empty database is made from.
const empty = "template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"

func (c *cluster) database(tb testing.TB) string {
	tb.Helper()
	c.needed(tb)
	return c.copied(tb, empty)
}

// copied makes a database that goes with the test.
func (c *cluster) copied(tb testing.TB, template string) string {
	tb.Helper()
	name, err := c.create(template)
	if err != nil {
		tb.Fatalf("make a database: %v", err)
	}
	tb.Cleanup(func() {
		if err := c.ask("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			tb.Errorf("drop the database: %v", err)
		}
	})
	return dsn(c.dir, name)
}

func (c *cluster) create(template string) (name string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made++
	name = fmt.Sprintf("test%d", c.made)
	return name, c.ask("CREATE DATABASE " + name + " TEMPLATE " + template)
}

// ask runs one statement as the owner of the server.
func (c *cluster) ask(sql string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), askLimit)
	defer cancel()
	conn, err := pgx.Connect(ctx, dsn(c.dir, "postgres"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	_, err = conn.Exec(ctx, sql)
	return err
}

// dsn is the URL of a database of the server whose folder is dir.
func dsn(dir, database string) string {
	u := url.URL{
		Scheme:   "postgres",
		User:     url.User(owner),
		Path:     "/" + database,
		RawQuery: url.Values{"host": {filepath.ToSlash(dir)}}.Encode(),
	}
	return u.String()
}

// owner is the role that owns the server and its databases.
const owner = "postgres"
