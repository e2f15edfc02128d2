package main

import (
	"fmt"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// opensOperation opens an operation with the lead of a report.
func (d *day) opensOperation(args []string) error {
	page, err := d.Report(d.t.Context(), d.sitter(), 0, d.ids[args[0]])
	if err != nil {
		return err
	}
	_, err = d.Decide(d.t.Context(), d.sitter(), desk.Decision{Act: desk.OpenOperation, Lead: page.Report.Lead, Priority: record.P2H, Words: strings.Join(args[1:], " ")})
	return err
}

// attaches attaches the lead of a report to the operation of another's.
func (d *day) attaches(args []string) error {
	page, err := d.Report(d.t.Context(), d.sitter(), 0, d.ids[args[0]])
	if err != nil {
		return err
	}
	other, err := d.leadOfReport(args[1])
	if err != nil {
		return err
	}
	_, err = d.Decide(d.t.Context(), d.sitter(), desk.Decision{Act: desk.Attach, Lead: page.Report.Lead, Operation: other.Operation.ID})
	return err
}

func (d *day) leadOfReport(name string) (desk.LeadView, error) {
	page, err := d.Report(d.t.Context(), d.sitter(), 0, d.ids[name])
	if err != nil {
		return desk.LeadView{}, err
	}
	return d.Lead(d.t.Context(), d.sitter(), 0, page.Report.Lead)
}

// saysOutcome says what came of the operation in which the lead of a report is, once for
// all its leads; of the lead alone where it is in none.
func (d *day) saysOutcome(args []string) error {
	lead, err := d.leadOfReport(args[0])
	if err != nil {
		return err
	}
	x := desk.OutcomesDecision{Request: record.NewID(), Leads: []record.ID{lead.Lead}, Words: strings.Join(args[2:], " ")}
	if args[1] != "-" {
		if x.Came, err = record.ParseCame(args[1]); err != nil {
			return err
		}
	}
	if lead.Operation != nil {
		of, err := d.Outcomes(d.t.Context(), d.sitter(), 0, lead.Operation.ID)
		if err != nil {
			return err
		}
		x.Leads = nil
		for _, l := range of.Leads {
			x.Leads = append(x.Leads, l.Lead)
		}
	}
	return d.SayOutcomes(d.t.Context(), d.sitter(), x)
}

// outcomes counts what closed leads came to, each with what it counts as.
func (w wanted) outcomes() (string, error) {
	v, err := w.a.Learning()
	var all []string
	for _, l := range v.Came {
		as := "nothing"
		if l.Class != "" {
			as = l.Class
		}
		all = append(all, fmt.Sprintf("%d %s (%s)", l.N, l.What, as))
	}
	slices.Sort(all)
	return orDash(all), err
}
