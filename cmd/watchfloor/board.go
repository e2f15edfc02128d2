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

// boardCommand prints the ordered board.
type boardCommand struct {
	houseFlags
	lineFlags
	AsOf  string `help:"As it stood at that moment." placeholder:"TIME"`
	Limit int    `help:"How many leads." default:"50"`
}

// Run implements the command.
func (c *boardCommand) Run(ctx context.Context, std streams) (err error) {
	at, err := record.ParseTime(c.AsOf)
	if err != nil {
		return fmt.Errorf("--as-of: %w", err)
	}
	if c.Limit < 1 {
		return errors.New("--limit wants a number from 1 on")
	}
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if err := h.settleAll(ctx, store.Interactive); err != nil {
		return err
	}
	var board desk.Board
	err = h.ask(ctx, h.sitter(), at, func(a *store.Asked) (err error) {
		if at == 0 {
			a.AtEnd()
		}
		board, err = a.Board(c.Limit)
		return err
	})
	if err != nil {
		return err
	}
	if !c.JSON {
		return printBoard(std.out, board)
	}
	out := newPrinter(std.out, h.db.House().Class)
	for _, row := range board.Rows {
		if err := out.print(web.NewBoardLine(row)); err != nil {
			return err
		}
	}
	return nil
}

func printBoard(w io.Writer, b desk.Board) error {
	if _, err := fmt.Fprintf(w, "%d open, at %s\n", b.Open, b.Moment.Now); err != nil {
		return err
	}
	for _, r := range b.Rows {
		_, err := fmt.Fprintf(w, "%3d  %s\n     %s\n     %s\n     %s\n", r.Rank, r.Headline, r.Handling, r.Sentence, strings.Join(r.SentIDs, " "))
		if err != nil {
			return err
		}
	}
	return nil
}
