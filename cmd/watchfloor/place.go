package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"text/tabwriter"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// placeCommand is the house's own gazetteer: places that the table of the program
// does not know. What is kept is read in reports that are taken from then on.
type placeCommand struct {
	List   placeListCommand   `cmd:"" help:"The places that people here added."`
	Add    placeAddCommand    `cmd:"" help:"Add a place, or change the one of that name."`
	Drop   placeDropCommand   `cmd:"" help:"Take a place out."`
	Import placeImportCommand `cmd:"" help:"Add the places of a list: columns name, names (others, parted by ;), latitude, longitude, within (metres), labels."`
}

type placeListCommand struct {
	accountFlags
	Word string `arg:"" optional:"" help:"Only places with this in a name."`
}

// Run implements the command.
func (c *placeListCommand) Run(ctx context.Context, std streams) error {
	return c.in(ctx, std, nil, func(h *house) error {
		v, err := h.Places(ctx, h.sitter(), 0, c.Word)
		if err != nil {
			return err
		}
		if c.JSON {
			out := newPrinter(std.out, h.db.House().Class)
			for _, l := range v.Kept {
				if err := out.print(l); err != nil {
					return err
				}
			}
			return nil
		}
		table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
		for _, l := range v.Kept {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", l.Place, strings.Join(l.Names, "; "), l.Spot, l.At)
		}
		fmt.Fprintf(table, "%d of %d places\n", len(v.Kept), v.All)
		return table.Flush()
	})
}

type placeAddCommand struct {
	accountFlags
	Name   string   `arg:"" help:"What it is called."`
	At     string   `help:"Latitude and longitude, such as 51.5074,-0.1278." required:"" placeholder:"LAT,LON"`
	Other  []string `help:"Another name; may stand several times." placeholder:"NAME" sep:"none"`
	Within int64    `help:"Metres from there to its edge." default:"500"`
	Label  []string `help:"A label: only reports that carry it too are read with the place." placeholder:"LABEL"`
}

// Run implements the command.
func (c *placeAddCommand) Run(ctx context.Context, std streams) error {
	d := desk.PlaceDecision{Names: append([]string{c.Name}, c.Other...), Labels: c.Label}
	lat, lon, _ := strings.Cut(c.At, ",")
	var err1, err2 error
	d.Latitude, err1 = desk.ParseDegrees(lat)
	d.Longitude, err2 = desk.ParseDegrees(lon)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("--at: %w", err)
	}
	d.Within = c.Within
	return c.in(ctx, std, &record.HouseFounded{Class: record.Live}, func(h *house) error { return h.DecidePlace(ctx, h.sitter(), d) })
}

type placeDropCommand struct {
	accountFlags
	Place string   `arg:"" help:"Its name, or its id as list prints it."`
	Why   []string `arg:"" help:"Why, in a few words."`
}

// Run implements the command.
func (c *placeDropCommand) Run(ctx context.Context, std streams) error {
	return c.in(ctx, std, nil, func(h *house) error {
		v, err := h.Places(ctx, h.sitter(), 0, "")
		if err != nil {
			return err
		}
		var ids []record.ID
		for _, l := range v.Kept {
			if l.Place.String() == c.Place || slices.Contains(l.Names, c.Place) {
				ids = append(ids, l.Place)
			}
		}
		if len(ids) != 1 {
			return fmt.Errorf("%d places are called %q: see place list, and name it by its id", len(ids), c.Place)
		}
		return h.DecidePlace(ctx, h.sitter(), desk.PlaceDecision{Drop: ids[0], Words: strings.Join(c.Why, " ")})
	})
}

type placeImportCommand struct {
	accountFlags
	File string `arg:"" help:"A file of comma-separated values; - is standard input."`
}

// Run implements the command.
func (c *placeImportCommand) Run(ctx context.Context, std streams) (err error) {
	in, closer, err := openInput(c.File, std)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closer.Close()) }()
	return c.in(ctx, std, &record.HouseFounded{Class: record.Live}, func(h *house) error {
		var all keptCount
		next, stop := iter.Pull(desk.ReadPlaces(in))
		defer stop()
		for more := true; more; {
			var batch []desk.PlaceRow
			for len(batch) < holdBatch && more {
				var row desk.PlaceRow
				if row, more = next(); more {
					batch = append(batch, row)
				}
			}
			if err := h.keepPlaces(ctx, batch, &all, func(row desk.PlaceRow, err error) {
				fmt.Fprintf(std.err, "%s:%d: %v\n", c.File, row.Line, err)
			}); err != nil {
				return err
			}
		}
		fmt.Fprintf(std.out, "%d kept; %d kept so already; %d refused\n", all.kept, all.same, all.refused)
		if err := h.lookBack(ctx, store.Bulk); err != nil {
			return err
		}
		if all.kept+all.same == 0 && all.refused > 0 {
			return errors.New("no place could be kept, see above")
		}
		return nil
	})
}

// keptCount is what became of a list of places.
type keptCount struct{ kept, same, refused int }

// keepPlaces keeps a part of a list in one transaction, and tells of what it cannot keep.
func (h *house) keepPlaces(ctx context.Context, rows []desk.PlaceRow, all *keptCount, refused func(desk.PlaceRow, error)) error {
	return h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		for _, row := range rows {
			drafts, err := []record.Draft(nil), row.Err
			if err == nil {
				drafts, err = desk.DecidePlace(tx, h.sitter(), row.PlaceDecision)
			}
			var cannot desk.Cannot
			switch {
			case err == nil:
				if _, err := tx.Append(drafts...); err != nil {
					return err
				}
				all.kept++
			case errors.Is(err, desk.ErrKeptSo):
				all.same++
			case row.Err != nil || errors.As(err, &cannot):
				all.refused++
				refused(row, err)
			default:
				return err
			}
		}
		return nil
	})
}
