package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"watchfloor/resolve/indicators"
)

// lexiconCommand lists by which words indicators are read, and where these come from.
type lexiconCommand struct {
	Word string `arg:"" optional:"" help:"Only lines of this code, language or word."`
}

// Run implements the command.
func (c *lexiconCommand) Run(std streams) (err error) {
	out := bufio.NewWriter(std.out)
	defer func() { err = errors.Join(err, out.Flush()) }()
	fmt.Fprintf(out, "lexicon %d\n", indicators.Version)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	classes := indicators.Classes()
	for _, e := range indicators.Entries() {
		if e.Fits(c.Word, classes) {
			fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\n", e.Line, e.Language, meaningOf(e), e.Severity, e.Wording, e.Source)
		}
	}
	return table.Flush()
}

// meaningOf says what an entry indicates, or how it takes readings away.
func meaningOf(e indicators.Entry) string {
	if len(e.Codes) == 0 {
		return e.Purpose
	}
	var codes []string
	for _, code := range e.Codes {
		codes = append(codes, code.String())
	}
	return strings.Join(codes, " ")
}
