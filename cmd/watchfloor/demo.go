package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"time"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// demoCommand opens a desk on a made-up city, in a folder that goes when it ends.
type demoCommand struct {
	Addr      string `help:"Where to listen." default:"127.0.0.1:0"`
	NoBrowser bool   `help:"Print the link instead of opening it."`
	Data      string `help:"Keep the made-up house in this folder." placeholder:"DIR"`
	Days      int    `help:"How many days of reports." default:"30"`
	Messages  int    `help:"How many messages on the evening of the bang." default:"3000"`
	Closed    int    `help:"How many closed subjects." default:"20000"`
}

// demoSeed makes every demo the same city.
const demoSeed = 1

// openAfter is when the desk opens at the latest, however far its past has come.
const openAfter = 4 * time.Second

// Run implements the command.
func (c *demoCommand) Run(ctx context.Context, std streams) (err error) {
	start := time.Now()
	listener, err := listenLoopback(c.Addr)
	if err != nil {
		return err
	}
	dir := c.Data
	if dir == "" {
		if dir, err = os.MkdirTemp("", "watchfloor-demo-"); err != nil {
			return errors.Join(err, listener.Close())
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	h, fresh, err := openDemo(ctx, dir)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if fresh {
		done := h.settleBehind(ctx, c.settling(start, std))
		defer func() {
			cancel()
			err = errors.Join(err, <-done)
		}()
	}
	return serve(ctx, h, listener, std, doors{ready: func(link string) {
		fmt.Fprintf(std.out, "the desk is open after %s\n", time.Since(start).Round(100*time.Millisecond))
		if !c.NoBrowser {
			openBrowser(link)
		}
	}})
}

func (c *demoCommand) settling(start time.Time, std streams) *settling {
	return &settling{now: record.At(start), city: city.Extent{Days: c.Days, Messages: c.Messages}, closed: c.Closed, std: std, start: start}
}

// openDemo opens the throw-away house: it does not wait for the disk, which no
// house of another class may do without.
func openDemo(ctx context.Context, dir string) (h *house, fresh bool, err error) {
	found := record.HouseFounded{Class: record.Demo, History: true}
	db, err := sqlite.Open(ctx, dir, sqlite.ThrowAway, store.Options{Now: time.Now, Found: &found})
	if err != nil {
		return nil, false, err
	}
	if db.House().Class != record.Demo {
		return nil, false, errors.Join(fmt.Errorf("%s holds a %s house: a demo wants a folder of its own", dir, db.House().Class), db.Close())
	}
	head, err := db.Head(ctx)
	if err != nil {
		return nil, false, errors.Join(err, db.Close())
	}
	h, err = newHouse(db, "GB")
	return h, head == 0, err
}

// openBrowser opens a link where the system has a way to; the link is printed
// in any case.
func openBrowser(link string) {
	name := map[string]string{"darwin": "open", "windows": "explorer"}[runtime.GOOS]
	if name == "" {
		name = "xdg-open"
	}
	if path, err := exec.LookPath(name); err == nil {
		_ = exec.Command(path, link).Start() // a desk without a browser has the printed link
	}
}
