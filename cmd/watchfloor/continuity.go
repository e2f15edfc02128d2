package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/cmd/watchfloor/wholefile"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// continuityFlags say where continuity sheets go.
type continuityFlags struct {
	Continuity string `help:"A folder for continuity sheets: each hour the board as one file to print, for when the machines are down." placeholder:"DIR"`
}

const (
	continuityEvery = time.Hour
	continuityKept  = 24 * time.Hour // an older sheet is of no use and still holds words
	continuityLeads = 150
	continuityDuty  = 24 * record.Hour
	continuityName  = "2006-01-02T1504Z"
	continuityEnd   = "-board.html"
)

// continuity writes continuity sheets into a folder.
type continuity struct {
	h   *house
	dir string
}

// add writes sheets beside the pages.
func (f continuityFlags) add(all *doors, h *house, log *slog.Logger) error {
	if f.Continuity == "" {
		return nil
	}
	if err := os.MkdirAll(f.Continuity, 0o700); err != nil {
		return fmt.Errorf("--continuity: %w", err)
	}
	c := continuity{h, f.Continuity}
	all.told = append(all.told, "continuity sheets are written to "+f.Continuity)
	all.open = append(all.open, func(ctx context.Context) error { return c.run(ctx, log) })
	return nil
}

// run writes a sheet at once, at every full hour, and when words were disposed of:
// then no older sheet stays.
func (c continuity) run(ctx context.Context, log *slog.Logger) error {
	var seen record.Seq
	var wrote time.Time
	for {
		now := time.Now()
		gone, head, err := c.disposed(ctx, seen)
		if err == nil && (gone || wrote.IsZero() || now.Truncate(continuityEvery) != wrote.Truncate(continuityEvery)) {
			err = c.write(ctx, now, gone)
		}
		switch {
		case err == nil:
			seen, wrote = head, now
		case ctx.Err() == nil:
			log.Error("no continuity sheet could be written; it is tried again", "err", err)
		}
		if !waited(ctx, time.Minute) {
			return nil
		}
	}
}

// disposed reports whether words were disposed of after an entry.
func (c continuity) disposed(ctx context.Context, after record.Seq) (gone bool, head record.Seq, err error) {
	if head, err = c.h.db.Head(ctx); err != nil || after == 0 {
		return false, head, err
	}
	gone, err = asked(ctx, c.h, lawful.House, 0, func(a *store.Asked) (bool, error) { return a.Happened(record.KindContentDisposed, after) })
	return gone, head, err
}

// write writes the sheet of a moment and removes what is older than a day, or
// everything older. What carries a label is left out: whoever opens the folder reads it.
func (c continuity) write(ctx context.Context, now time.Time, alone bool) error {
	v := c.h.sitter()
	v.Holds = 0
	sheet, seq, err := c.sheet(ctx, v, now)
	if err != nil {
		return err
	}
	body, err := sheet.Render()
	if err != nil {
		return err
	}
	name := now.UTC().Format(continuityName) + continuityEnd
	if err := c.tidy(now, alone); err != nil {
		return err
	}
	if err := wholefile.Write(filepath.Join(c.dir, name), body, 0o600); err != nil {
		return err
	}
	var codes record.Handling
	for _, r := range sheet.Board.Rows {
		codes = codes.Union(r.Handling)
	}
	return c.h.note(ctx, v.Draft(record.ID{}, &record.Exported{Export: record.NewID(), Of: record.ExportContinuity, AsOf: seq, Handling: codes}), 0)
}

func (c continuity) sheet(ctx context.Context, v lawful.Viewer, now time.Time) (*web.ContinuitySheet, record.Seq, error) {
	sheet := &web.ContinuitySheet{House: web.HouseText(c.h.Class()), Names: map[record.ID]string{}, Next: record.At(now.Truncate(continuityEvery).Add(continuityEvery))}
	var seq record.Seq
	err := c.h.ask(ctx, v, 0, func(a *store.Asked) (err error) {
		seq = a.Seq
		if sheet.Board, err = a.Board(continuityLeads); err != nil {
			return err
		}
		if sheet.HandOvers, err = a.HandOvers(); err != nil {
			return err
		}
		if sheet.Calls, err = a.Calls(); err != nil {
			return err
		}
		sheet.Roster, err = a.Roster(a.Now, a.Now+continuityDuty)
		return err
	})
	for _, d := range sheet.Roster.Duties {
		sheet.Names[d.Account] = c.h.NameOf(d.Account)
	}
	return sheet, seq, err
}

// tidy removes sheets older than a day, or all of them; other files are left alone.
func (c continuity) tidy(now time.Time, all bool) error {
	files, err := os.ReadDir(c.dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		stamp, ok := strings.CutSuffix(f.Name(), continuityEnd)
		at, bad := time.Parse(continuityName, stamp)
		if !ok || bad != nil || !all && now.Sub(at) < continuityKept {
			continue
		}
		err = errors.Join(err, os.Remove(filepath.Join(c.dir, f.Name())))
	}
	return err
}
