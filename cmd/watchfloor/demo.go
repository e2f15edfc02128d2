package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// demoCommand opens a desk on a made-up city, in a folder that goes when it ends.
type demoCommand struct {
	Addr      string `help:"Where to listen." default:"127.0.0.1:0"`
	NoBrowser bool   `help:"Print the link instead of opening it."`
	Data      string `help:"Keep the made-up house in this folder." placeholder:"DIR"`
	Days      int    `help:"How many days of reports." default:"4"`
}

// demoSeed makes every demo the same city.
const demoSeed = 1

// Run implements the command.
func (c *demoCommand) Run(ctx context.Context, std streams) (err error) {
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
	if fresh {
		start := time.Now()
		n, err := h.settle(ctx, record.At(start), c.Days)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		fmt.Fprintf(std.out, "made up %d reports in %s\n", n, time.Since(start).Round(time.Millisecond))
	}
	return serve(ctx, h, listener, std, func(link string) {
		if !c.NoBrowser {
			openBrowser(link)
		}
	})
}

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

// settle fills the house with the made-up city and its last days.
func (h *house) settle(ctx context.Context, now record.Time, days int) (int, error) {
	for list := range slices.Chunk(city.Holdings(), holdBatch) {
		if _, err := h.hold(ctx, list, "", 0); err != nil {
			return 0, err
		}
	}
	reports := city.Reports(demoSeed, now, days)
	return len(reports), h.load(ctx, h.sitter(), linesOf(reports), func(l line, _ []taken) error {
		if l.refused != nil {
			return fmt.Errorf("a made-up report was refused: %s", l.refused.Detail)
		}
		return nil
	})
}

func linesOf(reports []intake.Report) iter.Seq[line] {
	d := newDelivery(record.DoorFile, record.FormatJSONL)
	return func(yield func(line) bool) {
		for _, r := range reports {
			if !yield(line{"city", input{report: r}, d}) {
				return
			}
		}
	}
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
