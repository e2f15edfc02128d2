package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// accountTokenCommand makes a token for a program: it is printed once, and the record
// keeps its digest.
type accountTokenCommand struct {
	houseFlags
	Login string   `arg:"" help:"The name under which the account signs in for which the program acts."`
	Name  string   `help:"Which program has it." required:""`
	Scope []string `help:"What it may use: board, match, reports, origins, feeds or witness; may stand several times." required:"" placeholder:"SCOPE"`
	Days  int      `help:"For how many days, at most 365." required:"" placeholder:"N"`
}

// Run implements the command.
func (c *accountTokenCommand) Run(ctx context.Context, std streams) error {
	var scope []record.TokenScope
	for _, word := range c.Scope {
		s, err := record.ParseTokenScope(word)
		if err != nil {
			return fmt.Errorf("--scope: %w", err)
		}
		scope = append(scope, s)
	}
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	token, err := h.tokenFor(ctx, c.Login, lawful.TokenOrder{Name: c.Name, Scope: scope}, c.Days)
	if err := errors.Join(err, h.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, token)
	return err
}

// tokenFor makes a token for the account of a name.
func (h *house) tokenFor(ctx context.Context, login string, o lawful.TokenOrder, days int) (string, error) {
	if o.Account = h.staff.Named(lawful.Login(login)); o.Account.IsZero() {
		return "", fmt.Errorf("nobody signs in as %q", strings.TrimSpace(login))
	}
	o.Expires = record.At(h.db.Now()) + daysOf(days)
	return h.issue(ctx, h.sitter(), o)
}
