package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/sqlite"
	"watchfloor/web"
)

// streams are what a command reads and writes, so that tests run commands in
// their own process.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// log is where a command that runs on says what went wrong.
func (s streams) log() *slog.Logger { return slog.New(slog.NewTextHandler(s.err, nil)) }

// helped unwinds the parser after it has printed help.
type helped struct{}

// guarded parses the arguments and runs do; wrong usage is status 2.
func guarded(p *kong.Kong, args []string, do func(*kong.Context) int) (status int) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helped); !ok {
				panic(r)
			}
			status = 0
		}
	}()
	k, err := p.Parse(args)
	if err != nil {
		fmt.Fprintf(p.Stderr, "watchfloor: %v; --help says how\n", err)
		return 2
	}
	return do(k)
}

// houseFlags say which house a command works on.
type houseFlags struct {
	Data   string `help:"Folder of the embedded database." default:"./watchfloor-data" placeholder:"DIR"`
	DB     string `name:"db" help:"A PostgreSQL database instead, postgres://…" placeholder:"URL"`
	Region string `help:"Two-letter country in which telephone numbers without a country code are read." default:"GB"`
	zoneFlags
}

// peopleFlags say of how many people somebody may be meant.
type peopleFlags struct {
	Population int64 `help:"How many people there are who may be meant: a candidate says how many of them would match as well." default:"60000000" placeholder:"N"`
}

// lineFlags say how a command prints.
type lineFlags struct {
	JSON bool `name:"json" help:"One JSON object a line."`
}

// open opens the house; found says what to make when there is none, nil to make none.
func (f houseFlags) open(ctx context.Context, found *record.HouseFounded) (*house, error) {
	o := store.Options{Now: time.Now, Found: found}
	db, err := f.database(ctx, o)
	if err != nil {
		return nil, err
	}
	h, err := newHouse(db, strings.ToUpper(f.Region))
	if err == nil {
		h.in(f.Zone.Location)
		err = db.CatchUpStaff(ctx, h.staff.Staff) // before anybody asks: who may come in depends on it
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return h, nil
}

func (f houseFlags) database(ctx context.Context, o store.Options) (*store.DB, error) {
	if f.DB == "" {
		return sqlite.Open(ctx, f.Data, sqlite.Durable, o)
	}
	u, err := url.Parse(f.DB)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return nil, fmt.Errorf("--db wants an address such as postgres://user@host/database, not %q", f.DB)
	}
	return postgres.Open(ctx, f.DB, o)
}

// printer writes one JSON object a line, which says where it comes from when that
// is no live house.
type printer struct {
	to    io.Writer
	class record.Class
}

func newPrinter(w io.Writer, class record.Class) printer { return printer{w, class} }

func (p printer) print(v any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	if err == nil {
		_, err = p.to.Write(web.Marked(line.Bytes(), p.class))
	}
	if err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	return nil
}
