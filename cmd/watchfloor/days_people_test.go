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
	return d.said(x, refused)
}

// said makes a decision, or sees it refused.
func (d *day) said(x desk.Decision, refused bool) error {
	_, err := d.Decide(d.t.Context(), d.sitter(), x)
	var cannot desk.Cannot
	if refused {
		if !errors.As(err, &cannot) {
			return fmt.Errorf("%s was not refused: %v", x.Act, err)
		}
		return nil
	}
	return err
}

// why says why somebody reads of those under 18 in a report: why R [!] WORDS.
func (d *day) why(args []string) error {
	words, refused := strings.CutPrefix(strings.Join(args[1:], " "), "! ")
	return d.said(desk.Decision{Act: desk.SayWhy, Report: d.ids[args[0]], Words: words}, refused)
}

// opensLead opens the lead of a report.
func (d *day) opensLead(args []string) error {
	page, err := d.Report(d.t.Context(), d.sitter(), 0, d.ids[args[0]])
	if err != nil {
		return err
	}
	return d.Opened(d.t.Context(), d.sitter(), page.Report.Lead)
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
		reports = append(reports, w.d.sentAs(l.Link.Report))
	}
	slices.Sort(reports)
	return orDash(reports), err
}
