package main

import (
	"errors"
	"fmt"
	"strings"

	"watchfloor/desk"
	"watchfloor/rank"
)

func (d *day) holds(args []string) error { return d.signs(true, args) }
func (d *day) fails(args []string) error { return d.signs(false, args) }

// signs is a person's word on an indicator: holds|fails R CODE WORDS[: WHY], with "_"
// for the spaces of CODE. A day that writes "!" before the words says that it cannot
// be said.
func (d *day) signs(holds bool, args []string) error {
	words, why, _ := strings.Cut(strings.Join(args[2:], " "), ": ")
	words, refused := strings.CutPrefix(words, "! ")
	code, err := rank.ParseIndicator(strings.ReplaceAll(args[1], "_", " "))
	if err != nil {
		return err
	}
	x := desk.Decision{Act: desk.JudgeSign, Report: d.ids[args[0]], Name: words, Holds: holds, Words: why}
	x.Sign.Code = uint8(code)
	page, err := d.Report(d.t.Context(), d.sitter(), 0, x.Report)
	if err != nil {
		return err
	}
	for _, l := range page.Report.Indicators {
		if l.Code == x.Sign.Code && l.Words == words {
			x.Sign.Start, x.Sign.End, x.Name = l.Start, l.End, ""
		}
	}
	return d.said(x, refused)
}

// says is what the indicators of a report say that stand.
func (w wanted) says(sent string) (string, error) {
	page, _, err := w.about(sent)
	if errors.Is(err, desk.ErrNotFound) {
		return "-", nil
	}
	var all []string
	for _, l := range page.Report.Indicators {
		if l.Stands {
			all = append(all, fmt.Sprintf("%s (%s)", l.What, l.Words))
		}
	}
	if len(all) == 0 {
		return "-", err
	}
	return strings.Join(all, ", "), err
}
