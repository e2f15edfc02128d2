package main

import (
	"encoding/json"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// rings lets somebody ring, or goes on with a call that is not over: what was
// begun is raised or ended, what was raised is taken up, who waits is called back.
func (l *teller) rings(v lawful.Viewer, among *told, x happening) error {
	ctx := l.t.Context()
	d := desk.CallDecision{Act: desk.CallBegin, Call: record.NewID()}
	if n := len(among.calls); n > 0 && x.n[0]%3 > 0 {
		d.Call = pick(among.calls, x.n[1])
	}
	now, err := l.Call(ctx, v, 0, d.Call)
	d.Form = desk.CallForm{Words: x.line, Named: x.n[2]%2 == 0, Name: "Wilma Okon", Phone: "07700 900123", Answers: map[string]string{"where": "at the gate"}}
	if d.Form.Named {
		d.Form.BackAt = l.now() + record.Hour
	}
	if x.sealed {
		d.Form.Labels = l.sealedLabel(v)
	}
	switch {
	case err != nil: // it is a new one, and a sealed one is labelled before anybody can see it
		if x.sealed && d.Form.Labels == nil {
			return errNothing
		}
		if err := l.DecideCall(ctx, v, d); err != nil {
			return err
		}
		among.calls = append(among.calls, d.Call)
		d.Act = []desk.CallAct{desk.CallRaise, desk.CallEnd}[x.n[2]%2]
	case now.Raised != 0 && now.Answered == 0 && x.n[0]%2 == 0:
		d.Act = desk.CallAnswer
	case now.Ended == 0:
		d.Act = desk.CallEnd
	default:
		d.Act, d.Reached = desk.CallBack, x.n[2]%3 == 0
	}
	err = l.DecideCall(ctx, v, d)
	if after, viewErr := l.Call(ctx, v, 0, d.Call); viewErr == nil {
		among.reports = known(among.reports, after.Report)
		among.leads = known(among.leads, after.Lead)
		l.named(v, d.Call, after.Report)
	}
	return err
}

// named notes by which words a call's report is known where its id does not stand:
// its call's id, and how it begins.
func (l *teller) named(v lawful.Viewer, call, report record.ID) {
	l.names[report] = []string{strconv.Quote(call.String())}
	r, err := l.Report(l.t.Context(), v, 0, report)
	if err != nil || r.Report.Disposed {
		return
	}
	headline, err := json.Marshal(desk.Headline(r.Report.Said.Title, r.Report.Text))
	if err != nil {
		l.t.Fatal(err)
	}
	l.names[report] = append(l.names[report], string(headline))
}

// sealedLabel is a label that there is and that the viewer holds.
func (l *teller) sealedLabel(v lawful.Viewer) []string {
	for _, id := range l.sealed.reports {
		r, err := l.Report(l.t.Context(), v, 0, id)
		if err == nil && len(r.Report.Labels) > 0 {
			return slices.Clone(r.Report.Labels)
		}
	}
	return nil
}
