package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// mark is what somebody says of a person: mark R ROLE|- AGE|- NAME[: WHY]. A day
// that writes "!" before the name says that it cannot be said.
func (d *day) mark(args []string) error {
	name, why, _ := strings.Cut(strings.Join(args[3:], " "), ": ")
	name, refused := strings.CutPrefix(name, "! ")
	x := desk.Decision{Act: desk.MarkPerson, Report: d.ids[args[0]], Name: name, Words: why}
	var err, bad error
	if args[1] != "-" {
		x.Role, err = record.ParseRole(args[1])
	}
	if args[2] != "-" {
		x.Age, bad = record.ParseAgeMark(strings.ReplaceAll(args[2], "_", " "))
	}
	if err := errors.Join(err, bad); err != nil {
		return err
	}
	_, err = d.Decide(d.t.Context(), d.sitter(), x)
	var cannot desk.Cannot
	if refused {
		if !errors.As(err, &cannot) {
			return fmt.Errorf("%s was marked all the same: %v", name, err)
		}
		return nil
	}
	return err
}

// person says what a report has somebody as: ROLE, AGE, and who says so.
func (w wanted) person(sent, name string) (string, error) {
	page, _, err := w.about(sent)
	if errors.Is(err, desk.ErrNotFound) {
		return "-", nil
	}
	i := slices.IndexFunc(page.Report.People, func(p desk.PersonLine) bool { return desk.SameName(p.Name) == desk.SameName(name) })
	if err != nil || i < 0 {
		return "-", err
	}
	p := page.Report.People[i]
	said := p.Role.String() + " " + strings.ReplaceAll(p.AgeOf().String(), " ", "_")
	if p.KeptOut {
		said += " kept out"
	}
	return said, nil
}

// listed names the reports that the page of a holding lists, or "-".
func (w wanted) listed(listID string) (string, error) {
	page, err := w.a.Holding(w.d.held[listID])
	var reports []string
	for _, l := range page.Reports {
		for sent, id := range w.d.ids {
			if id == l.Link.Report {
				reports = append(reports, sent)
			}
		}
	}
	slices.Sort(reports)
	return orDash(reports), err
}
