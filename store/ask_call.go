package store

import (
	"database/sql"
	"encoding/json"
	"errors"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/record"
)

// callsShown bounds the lists of calls, those that the viewer may read first.
const callsShown = 200

type raisedAt struct {
	desk.RaisedCall
	call, report, lead []byte
}

// Raised returns the calls that were raised and that nobody has taken up.
func (a *Asked) Raised() (desk.RaisedCalls, error) {
	out := desk.RaisedCalls{Moment: a.Moment, Calls: []desk.RaisedCall{}}
	var none record.ID
	rows, err := a.s.rows(`SELECT c.id, c.begun_at, c.raised_at, c.raised_report, COALESCE(m.lead, $4)
		FROM call c LEFT JOIN report r ON r.house = c.house AND r.id = c.raised_report
		LEFT JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.since <= $2 AND m.until > $2
		WHERE c.house = $1 AND c.raised_at > 0 AND c.answered_at = 0 AND c.since <= $2 AND c.until > $2 AND (c.labels & $3) = 0
		ORDER BY c.raised_at, c.id LIMIT $5`, append(a.asking(), none[:], callsShown)...)
	if err != nil {
		return out, err
	}
	found, err := collect(rows, func(r *raisedAt) []any {
		return []any{&r.call, (*int64)(&r.Begun), (*int64)(&r.Raised), &r.report, &r.lead}
	})
	for _, r := range found {
		c := r.RaisedCall
		c.Call, c.Report, c.Lead, c.LookBy = idOf(r.call), idOf(r.report), idOf(r.lead), desk.CallLookBy(r.Raised)
		out.Calls = append(out.Calls, c)
	}
	return out, err
}

// raisedIn is when a call in the lead was raised that nobody has taken up; 0: none.
func (a *Asked) raisedIn(lead record.ID) (record.Time, error) {
	if a.raised == nil {
		all, err := a.Raised()
		if err != nil {
			return 0, err
		}
		a.raised = map[record.ID]record.Time{}
		for _, c := range all.Calls {
			if a.raised[c.Lead] == 0 {
				a.raised[c.Lead] = c.Raised
			}
		}
	}
	return a.raised[lead], nil
}

// callsSince returns the newest entry after since by which a call was raised or
// taken up, or a lead handed over or answered for, that the viewer may read; 0 when there is none.
func (a *Asked) callsSince(since record.Seq) (record.Seq, error) {
	var newest record.Seq
	err := a.s.row(`SELECT COALESCE(MAX(seq), 0) FROM entry WHERE house = $1 AND seq > $4 AND seq <= $2 AND (labels & $3) = 0 AND `+ringing,
		append(a.asking(), int64(since))...).Scan((*int64)(&newest))
	return newest, err
}

// ringing are the kinds that change the lines on top of every page.
var ringingKinds = []record.Kind{record.KindCallRaised, record.KindCallAnswered, record.KindHandedOver, record.KindHandOverEnded}

var ringing = kindsIn(ringingKinds)

// Calls returns the calls that wait for something: live, those that were begun
// and not ended; at any moment, those whose callers were promised a call back.
func (a *Asked) Calls() (desk.CallsView, error) {
	out := desk.CallsView{Moment: a.Moment}
	var err error
	if !a.Past {
		out.Open, err = a.callLines(`SELECT ` + callColumns + ` FROM call c WHERE house = $1 AND ended_at = 0 AND until = 9223372036854775807 AND since <= $2
			AND (labels & $3) = 0 AND NOT EXISTS (SELECT 1 FROM call_draft d WHERE d.house = c.house AND d.call = c.id AND (d.labels & $3) <> 0)
			ORDER BY begun_at, id LIMIT $4`)
		if err != nil {
			return out, err
		}
	}
	out.Back, err = a.callLines(`SELECT ` + callColumns + ` FROM call WHERE house = $1 AND back_at > 0 AND reached_at = 0 AND since <= $2 AND until > $2
		AND (labels & $3) = 0 ORDER BY back_at, id LIMIT $4`)
	return out, err
}

func (a *Asked) callLines(query string) ([]desk.CallLine, error) {
	rows, err := a.s.rows(query, append(a.asking(), callsShown)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*callScan).fields)
	out := make([]desk.CallLine, 0, len(found))
	for _, s := range found {
		line, err := a.callLine(s.row())
		if err != nil {
			return nil, err
		}
		out = append(out, line)
	}
	return out, err
}

func (a *Asked) callLine(r callRow) (desk.CallLine, error) {
	l := desk.CallLine{Call: r.id, Begun: r.begun, Raised: r.raised, Ended: r.ended, BackAt: r.back, Tries: int(r.tries), LastTry: r.tried, Report: r.report}
	var err error
	if l.Labels, err = a.labelNames(r.labels); err != nil || r.back == 0 || a.Past {
		return l, err // nobody is called back at a past moment
	}
	who, err := a.reporterOf(r.report)
	l.Name, l.Phone = who.Name, who.Phone
	if who.Back != "" {
		l.Phone = who.Back
	}
	return l, err
}

// reporterOf returns who reported, as the report said it last. It is the one place
// that shows it to somebody: whoever was promised a call cannot be called back
// without a number.
func (a *Asked) reporterOf(report record.ID) (intake.Reporter, error) {
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND seq <= $2 AND (labels & $3) = 0 AND about = $4 AND `+arriving+` ORDER BY seq DESC LIMIT 20`,
		append(a.asking(), report[:])...)
	if err != nil {
		return intake.Reporter{}, err
	}
	entries, err := entriesOf(rows)
	if err != nil {
		return intake.Reporter{}, err
	}
	for _, e := range entries {
		if ref, ok := e.Content(record.ClassReporter); ok {
			b, err := openContent(a.s, a.s.db.house, ref.ID)
			if errors.Is(err, ErrGone) {
				return intake.Reporter{}, nil
			}
			if err != nil {
				return intake.Reporter{}, err
			}
			return intake.ReadReporter(b)
		}
	}
	return intake.Reporter{}, nil
}

var arriving = kindsIn([]record.Kind{record.KindReportTaken, record.KindReportRepeated})

// Call returns one call and, while it runs, what is written of it.
func (a *Asked) Call(id record.ID) (desk.CallView, error) {
	v := desk.CallView{Moment: a.Moment}
	var s callScan
	err := a.s.row(`SELECT `+callColumns+` FROM call WHERE house = $1 AND id = $4 AND since <= $2 AND until > $2 AND (labels & $3) = 0`,
		append(a.asking(), id[:])...).Scan(s.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return v, desk.ErrNotFound
	}
	if err != nil {
		return v, err
	}
	r := s.row()
	v.Answered, v.Reached = r.answered, r.reached
	if v.CallLine, err = a.callLine(r); err != nil {
		return v, err
	}
	if v.Trail, err = a.trail(id); err != nil {
		return v, err
	}
	if err := a.callLead(&v); err != nil || a.Past {
		return v, err
	}
	if v.Draft, err = a.draft(id); err != nil {
		return v, err
	}
	v.Choices, err = a.LabelChoices()
	return v, err
}

// callOf is the call that a report came from; zero for none.
func callOf(said intake.Report) record.ID {
	id, err := record.ParseID(said.Call)
	if err != nil {
		return record.ID{} // what a report says of itself need not be so
	}
	return id
}

// callLead finds the lead of the call's report.
func (a *Asked) callLead(v *desk.CallView) error {
	if v.Report.IsZero() {
		return nil
	}
	var seq record.Seq
	err := a.s.row(`SELECT seq FROM report WHERE house = $1 AND id = $2`, a.house(), v.Report[:]).Scan((*int64)(&seq))
	if err == nil {
		v.Lead, err = a.leadOf(seq)
	}
	return err
}

// draft opens what is written of a running call.
func (a *Asked) draft(call record.ID) (desk.CallDraft, error) {
	var (
		d              desk.CallDraft
		writer         []byte
		secret, sealed []byte
		labels         record.Labels
	)
	err := a.s.row(`SELECT labels, writer, n, secret, sealed FROM call_draft WHERE house = $1 AND call = $2`, a.house(), call[:]).
		Scan(labelsInto{&labels}, &writer, &d.N, &secret, &sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return d, nil
	case err == nil && !a.viewer.MayRead(labels):
		return d, desk.ErrNotFound
	case err != nil:
		return d, err
	}
	b, err := unseal(a.s.db.keys.draftKey(secret), call, draftClass, sealed)
	if err != nil {
		return d, err
	}
	d.Writer = idOf(writer)
	return d, json.Unmarshal(b, &d.Form)
}

// LabelChoices are the names of the labels that the viewer holds.
func (a *Asked) LabelChoices() ([]string, error) {
	rows, err := a.s.rows(`SELECT label FROM label WHERE house = $1 AND since <= $2 ORDER BY label`, a.house(), int64(a.Seq))
	if err != nil {
		return nil, err
	}
	all, err := collect(rows, func(n *int64) []any { return []any{n} })
	var held record.Labels
	for _, n := range all {
		if set := record.Labels(1) << n; a.viewer.MayRead(set) {
			held |= set
		}
	}
	if err != nil {
		return nil, err
	}
	return a.labelNames(held)
}
