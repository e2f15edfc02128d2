package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"watchfloor/record"
	"watchfloor/resolve/names"
	"watchfloor/web"
)

// matchCommand says which holdings the names on stdin may mean.
type matchCommand struct {
	houseFlags
	lineFlags
	Type  string `help:"person, organisation, vehicle, … for lines that do not say."`
	Limit int    `help:"How many candidates at most." default:"10"`
	peopleFlags
}

// longestQuery bounds a line of stdin.
const longestQuery = 1 << 20

// Run implements the command.
func (c *matchCommand) Run(ctx context.Context, std streams) (err error) {
	typ := record.HoldingUnknown
	if c.Type != "" {
		if typ, err = record.ParseHoldingType(c.Type); err != nil {
			return fmt.Errorf("--type: %w", err)
		}
	}
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	h.known.Population = c.Population
	out := bufio.NewWriter(std.out)
	defer func() { err = errors.Join(err, out.Flush()) }()
	lines := bufio.NewScanner(std.in)
	lines.Buffer(make([]byte, 1<<16), longestQuery)
	print := newPrinter(out, h.db.House().Class)
	bad := 0
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		q := web.MatchQuery{Type: typ, Limit: c.Limit}
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			bad++
			fmt.Fprintf(std.err, "stdin:%d: %v: want {\"id\",\"name\",\"type\"?,\"dob\"?,\"age\"?,\"identifiers\"?,\"places\"?,\"beside\"?}\n", n, err)
			continue
		}
		answer, err := h.Match(ctx, h.sitter(), q)
		if err != nil {
			return err
		}
		if err := c.print(print, out, q, answer); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading stdin: %w", err)
	}
	if bad > 0 {
		return fmt.Errorf("%d lines could not be read, see above", bad)
	}
	return nil
}

func (c *matchCommand) print(p printer, out *bufio.Writer, q web.MatchQuery, a web.MatchAnswer) error {
	if c.JSON {
		return p.print(web.NewMatchLine(q, a))
	}
	fmt.Fprintf(out, "%s: %s\n", q.Name, web.NewMatchLine(q, a).Reason)
	for _, one := range a.Candidates {
		fmt.Fprintf(out, "  %.3f  %-40s %s\n", one.P.Float(), one.Name, one.ListID)
		fmt.Fprintf(out, "         %s; %s\n", one.Rule, names.OthersText(one.Others, a.Population))
	}
	return nil
}
