package main

import (
	"fmt"
	"strings"

	"watchfloor/desk"
)

// names adds a name to a holding: name H TEXT.
func (d *day) names(args []string) error {
	return d.NameHolding(d.t.Context(), d.sitter(), desk.NameDecision{Holding: d.held[args[0]], Text: strings.Join(args[1:], " ")})
}

// unnames takes a name back that was added: unname H TEXT.
func (d *day) unnames(args []string) error {
	page, err := d.Holding(d.t.Context(), d.sitter(), 0, d.held[args[0]])
	if err != nil {
		return err
	}
	for _, n := range page.ByPeople {
		if n.Text == strings.Join(args[1:], " ") {
			return d.NameHolding(d.t.Context(), d.sitter(), desk.NameDecision{Holding: page.ID, Name: n.ID})
		}
	}
	return fmt.Errorf("%s has no such name that somebody added", args[0])
}
