package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"watchfloor/store"
)

// verifyCommand checks the whole record.
type verifyCommand struct {
	houseFlags
	lineFlags
	offlineFlags
}

// verifyLine is what verify prints in the end, problemLine each problem before it.
type verifyLine struct {
	Entries  int64  `json:"entries"`
	Contents int64  `json:"contents"`
	Root     string `json:"root"`
	Problems int    `json:"problems"`
}

type problemLine struct {
	What  string `json:"what"`
	Where string `json:"where"`
}

// Run implements the command.
func (c *verifyCommand) Run(ctx context.Context, std streams) (err error) {
	if c.Export != "" {
		return c.offlineFlags.verify(std, c.JSON)
	}
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	found, err := h.db.Verify(ctx, nil)
	if err != nil {
		return err
	}
	out := newPrinter(std.out, h.db.House().Class)
	for _, p := range found.Problems {
		if c.JSON {
			err = out.print(problemLine(p))
		} else {
			_, err = fmt.Fprintf(std.out, "%s: %s\n", p.Where, p.What)
		}
		if err != nil {
			return err
		}
	}
	if c.JSON {
		err = out.print(verifyLine{found.Entries, found.Contents, found.Root.String(), len(found.Problems)})
	} else {
		_, err = fmt.Fprintf(std.out, "%d entries, %d contents, root %s: %d problems\n", found.Entries, found.Contents, found.Root, len(found.Problems))
	}
	if err == nil && len(found.Problems) > 0 {
		err = errors.New("the house is not as its record says: restore it from a backup; where only projections differ, run rebuild")
	}
	return err
}

// rebuildCommand recomputes the projections.
type rebuildCommand struct{ houseFlags }

// Run implements the command.
func (c *rebuildCommand) Run(ctx context.Context, std streams) (err error) {
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	start := time.Now()
	if err := h.db.Rebuild(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "rebuilt in %s\n", time.Since(start).Round(time.Millisecond))
	return err
}

// The files of a backup.
const (
	entriesFile   = "entries.backup"
	keysFile      = "keys.backup"
	destroyedFile = "destroyed.list"
)

// backupCommand saves a house.
type backupCommand struct {
	houseFlags
	To   string `arg:"" help:"Folder for the entries and sealed contents."`
	Keys string `help:"Folder for the keys: another place, whose copies expire." required:""`
}

// Run implements the command.
func (c *backupCommand) Run(ctx context.Context, std streams) (err error) {
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	entries, err := newFile(c.To, entriesFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, entries.Sync(), entries.Close()) }()
	keys, err := newFile(c.Keys, keysFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, keys.Sync(), keys.Close()) }()
	if err := h.db.Backup(ctx, entries, keys); err != nil {
		return err
	}
	destroyed, err := newFile(c.To, destroyedFile)
	if err != nil {
		return err
	}
	err = errors.Join(h.db.Destroyed(ctx, destroyed), destroyed.Sync(), destroyed.Close())
	if err == nil {
		_, err = fmt.Fprintf(std.out, "saved to %s, keys to %s: keep the two apart\n", c.To, c.Keys)
	}
	return err
}

// newFile makes a file that is not there yet: a backup or an export never writes over another.
func newFile(dir, name string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return nil, fmt.Errorf("%s holds %s already: name an empty folder", dir, name)
	}
	return f, err
}

// restoreCommand makes a house from a backup.
type restoreCommand struct {
	houseFlags
	From      string `arg:"" help:"Folder of the entries."`
	Keys      string `help:"Folder of the keys." required:""`
	Destroyed string `help:"A newer list of disposals than the backup's own." placeholder:"FILE"`
}

// Run implements the command.
func (c *restoreCommand) Run(ctx context.Context, std streams) (err error) {
	var closers []func() error
	defer func() {
		for _, f := range closers {
			err = errors.Join(err, f())
		}
	}()
	open := func(path string) (*os.File, error) {
		f, err := os.Open(path)
		if err == nil {
			closers = append(closers, f.Close)
		}
		return f, err
	}
	entries, err := open(filepath.Join(c.From, entriesFile))
	if err != nil {
		return err
	}
	keys, err := open(filepath.Join(c.Keys, keysFile))
	if err != nil {
		return err
	}
	saved := store.Saved{Entries: entries, Keys: keys}
	if c.Destroyed != "" {
		list, err := open(c.Destroyed)
		if err != nil {
			return err
		}
		saved.Destroyed = list
	}
	db, err := c.database(ctx, store.Options{Now: time.Now, Restore: &saved})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "restored house %d\n", db.Key())
	return errors.Join(err, db.Close())
}
