package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// originsCommand prints groups of common origin.
type originsCommand struct {
	houseFlags
	lineFlags
	AsOf string `help:"As they stood at that moment." placeholder:"TIME"`
}

// groupsAtOnce is how many groups are read before they are printed.
const groupsAtOnce = 100

// Run implements the command.
func (c *originsCommand) Run(ctx context.Context, std streams) (err error) {
	at, err := record.ParseTime(c.AsOf)
	if err != nil {
		return fmt.Errorf("--as-of: %w", err)
	}
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if err := h.follow(ctx, store.Interactive); err != nil {
		return err
	}
	print := func(g desk.OriginView) error { return printOrigin(std.out, web.NewOriginLine(g)) }
	if c.JSON {
		out := newPrinter(std.out, h.db.House().Class)
		print = func(g desk.OriginView) error { return out.print(web.NewOriginLine(g)) }
	}
	return h.ask(ctx, h.sitter(), at, func(a *store.Asked) error { return allOrigins(a, print) })
}

func allOrigins(a *store.Asked, print func(desk.OriginView) error) error {
	for after := (record.ID{}); ; {
		got, err := a.Origins(after, groupsAtOnce)
		if err != nil {
			return err
		}
		for _, g := range got.Groups {
			if err := print(g); err != nil {
				return err
			}
		}
		if after = got.Next; after.IsZero() {
			return nil
		}
	}
}

func printOrigin(w io.Writer, g web.OriginLine) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d reports trace to %s\n", len(g.Reports), g.First)
	for _, r := range g.Reports {
		id := r.SentID
		if id == "" {
			id = r.Report.String()
		}
		fmt.Fprintf(&b, "     %-8s %s", r.Arrival, id)
		if r.Of != "" {
			fmt.Fprintf(&b, " of %s, %s", r.Of, record.Millionths(r.Share))
		}
		if r.Source != "" {
			fmt.Fprintf(&b, " (%s)", r.Source)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
