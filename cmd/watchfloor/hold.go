package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/holdings/ftm"
	"watchfloor/holdings/ofac"
	"watchfloor/holdings/unlist"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// holdCommand takes holdings in from lists.
type holdCommand struct {
	houseFlags
	lineFlags
	Format string   `help:"csv, ftm, ofac, un; found out from the files when left out." default:"auto" enum:"auto,csv,ftm,ofac,un"`
	As     string   `help:"What the list is called in this house." placeholder:"LIST"`
	At     string   `help:"Load history: the list was held from this moment on." placeholder:"TIME"`
	Files  []string `arg:"" name:"file" help:"Files; the parts of one list together; - is standard input."`
}

// heldLine is one holding as it is printed.
type heldLine struct {
	Holding record.ID          `json:"holding"`
	ListID  string             `json:"list_id"`
	Type    record.HoldingType `json:"type"`
	Names   []string           `json:"names"`
}

// Run implements the command.
func (c *holdCommand) Run(ctx context.Context, std streams) (err error) {
	at, err := record.ParseTime(c.At)
	if err != nil {
		return fmt.Errorf("--at: %w", err)
	}
	h, err := c.open(ctx, &record.HouseFounded{Class: record.Live, History: at != 0})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if at != 0 && !h.db.House().History {
		return errNotHistory
	}
	var closers []io.Closer
	defer func() {
		for _, f := range closers {
			err = errors.Join(err, f.Close())
		}
	}()
	var files []holdings.File
	for _, name := range c.Files {
		r, closer, err := openInput(name, std)
		if err != nil {
			return err
		}
		closers = append(closers, closer)
		files = append(files, holdings.File{Name: name, Reader: r})
	}
	in, err := c.read(files)
	if err != nil {
		return err
	}
	return c.hold(ctx, h, std, in, at)
}

type heldInputs = iter.Seq2[holdings.Holding, *holdings.Refused]

// read chooses the format; files of one OFAC list belong together.
func (c *holdCommand) read(files []holdings.File) (heldInputs, error) {
	opt := holdings.Options{List: c.As}
	format := c.Format
	if format == "auto" {
		format = listFormat(files[0].Name)
	}
	switch format {
	case "ofac":
		return ofac.Read(files, opt), nil
	case "un":
		return chained(files, func(r io.Reader) heldInputs { return unlist.Read(r, opt) }), nil
	case "ftm":
		return chained(files, func(r io.Reader) heldInputs { return ftm.Read(r, opt) }), nil
	case "csv":
		return chained(files, func(r io.Reader) heldInputs { return csvlist.Read(r, opt) }), nil
	}
	return nil, fmt.Errorf("%s: say with --format which list this is: csv, ftm, ofac or un", files[0].Name)
}

// listFormat guesses the format of a list from the name of its file.
func listFormat(name string) string {
	base := strings.ToLower(filepath.Base(name))
	switch filepath.Ext(base) {
	case ".xml":
		return "un"
	case ".json", ".jsonl", ".ndjson", ".ijson":
		return "ftm"
	case ".csv":
		if base == "sdn.csv" || base == "alt.csv" || base == "add.csv" {
			return "ofac"
		}
		return "csv"
	}
	return ""
}

func chained(files []holdings.File, read func(io.Reader) heldInputs) heldInputs {
	return func(yield func(holdings.Holding, *holdings.Refused) bool) {
		for _, f := range files {
			for h, refused := range read(f) {
				if refused != nil {
					refused.File = f.Name
				}
				if !yield(h, refused) {
					return
				}
			}
		}
	}
}

// holdBatch is how many holdings one transaction takes in.
const holdBatch = 200

func (c *holdCommand) hold(ctx context.Context, h *house, std streams, in heldInputs, at record.Time) error {
	out := newPrinter(std.out, h.db.House().Class)
	held, refused := 0, 0
	var batch []holdings.Holding
	flush := func() error {
		ids, err := h.hold(ctx, batch, c.As, at)
		if err != nil {
			return err
		}
		held += len(ids)
		for i, id := range ids {
			if err := c.print(out, id, batch[i]); err != nil {
				return err
			}
		}
		batch = batch[:0]
		return nil
	}
	for one, bad := range in {
		if bad != nil {
			refused++
			fmt.Fprintf(std.err, "%s:%d: %s: %s\n", bad.File, bad.Line, bad.Reason, bad.Detail)
			continue
		}
		if class := h.db.House().Class; one.House != "" && one.House != class.String() {
			refused++
			fmt.Fprintf(std.err, "%s: %s: it comes from a house of class %s and this house is of class %s\n", one.ListID, record.RefusedOtherClass, one.House, class)
			continue
		}
		if batch = append(batch, one); len(batch) == holdBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if !c.JSON {
		fmt.Fprintf(std.out, "%d held; %d refused\n", held, refused)
	}
	if held == 0 && refused > 0 {
		return fmt.Errorf("nothing could be held; %d refused, see above", refused)
	}
	return nil
}

func (c *holdCommand) print(out printer, id record.ID, one holdings.Holding) error {
	if !c.JSON {
		return nil
	}
	l := heldLine{Holding: id, ListID: one.ListID, Type: one.Type, Names: []string{}}
	for _, n := range one.Names {
		l.Names = append(l.Names, n.Text)
	}
	return out.print(l)
}

// hold takes holdings in and looks for them in all reports already taken: after
// they are held, or, in a house of loaded history, together with that.
func (h *house) hold(ctx context.Context, list []holdings.Holding, name string, at record.Time) ([]record.ID, error) {
	if len(list) == 0 {
		return nil, nil
	}
	history := h.db.House().History
	var ids []record.ID
	err := h.db.Write(ctx, store.Bulk, func(tx *store.Tx) (err error) {
		if history && at == 0 {
			at = max(tx.At(), 1) // where the history has come to; 1 is its beginning
		}
		ids, err = h.holdIn(tx, list, name, at)
		if err == nil && history {
			err = h.followIn(ctx, tx)
		}
		return err
	})
	switch {
	case err != nil:
		h.undone()
		return nil, err
	case history:
		return ids, nil
	}
	return ids, h.settleAll(ctx, store.Bulk)
}

func (h *house) holdIn(tx *store.Tx, list []holdings.Holding, name string, at record.Time) ([]record.ID, error) {
	var ids []record.ID
	for _, one := range list {
		one.Keys = resolve.KeysOf(one, h.region)
		t, err := holdings.Take(tx, h.sitter(), one, name, at)
		if err != nil {
			return nil, err
		}
		if _, err := tx.Append(t.Drafts...); err != nil {
			return nil, err
		}
		ids = append(ids, t.Holding)
	}
	return ids, nil
}
