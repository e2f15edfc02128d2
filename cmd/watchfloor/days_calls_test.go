package main

import (
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// callActs are the short words of the days for what is done about a call.
var callActs = map[string]desk.CallAct{"ring": desk.CallBegin, "raise": desk.CallRaise, "take-up": desk.CallAnswer, "hang-up": desk.CallEnd}

// rings does something about a call. From the moment when it has a report, its name
// stands for that report.
func (d *day) rings(act desk.CallAct, name, words string) error {
	if d.calls == nil {
		d.calls = map[string]record.ID{}
	}
	if act == desk.CallBegin {
		d.calls[name] = record.NewID()
	}
	x := desk.CallDecision{Act: act, Call: d.calls[name], Form: desk.CallForm{Words: words}}
	if err := d.DecideCall(d.t.Context(), d.sitter(), x); err != nil {
		return err
	}
	v, err := d.Call(d.t.Context(), d.sitter(), 0, x.Call)
	if _, known := d.ids[name]; err == nil && !known && !v.Report.IsZero() {
		d.ids[name] = v.Report
	}
	return err
}

// named joins the ids of reports, calls by their names.
func (d *day) named(sent []string) string {
	joined := strings.Join(sent, "+")
	for name, call := range d.calls {
		joined = strings.ReplaceAll(joined, call.String(), name)
	}
	return joined
}

// clockOf is a moment in the words of the days.
func (d *day) clockOf(at record.Time) string {
	if at/record.Day == d.start/record.Day {
		return at.Go().Format("15:04Z07:00")
	}
	return at.Go().Format("2006-01-02T15:04Z07:00")
}

// raised are the calls on top of every page, each with its clock.
func (w wanted) raised() (string, error) {
	var all []string
	raised, err := w.a.Raised()
	for _, c := range raised.Calls {
		all = append(all, w.d.named([]string{c.Call.String()})+" "+w.d.clockOf(c.LookBy))
	}
	return orDash(all), err
}
