package desk

import (
	"errors"
	"strings"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// CallSource is the source of every report that came by phone to this desk.
const CallSource = "Calls"

// CallForm is what is written down while somebody is on the phone.
type CallForm struct {
	Words   string            `json:"words,omitempty"` // the caller's own
	Threat  Threat            `json:"threat,omitempty"`
	Answers map[string]string `json:"answers,omitempty"` // by Question.ID
	Named   bool              `json:"named,omitempty"`   // the caller is not anonymous
	Name    string            `json:"name,omitempty"`
	Phone   string            `json:"phone,omitempty"`
	BackAt  record.Time       `json:"back_at,omitempty"` // when to call back; 0: not
	BackOn  string            `json:"back_on,omitempty"` // on which number, when it is not Phone
	Labels  []string          `json:"labels,omitempty"`
}

// Report is what the form becomes: the caller's words as they were written down, then
// what was asked, each question before its answer. False when nothing was written.
func (f CallForm) Report(call record.ID) (intake.Report, bool) {
	r := intake.Report{SentID: call.String(), Call: call.String(), Source: CallSource, Channel: record.ChannelPublic,
		Format: record.FormatForm, Labels: f.Labels}
	r.Text, r.Asked = f.text()
	if f.Named {
		who := intake.Reporter{Name: strings.TrimSpace(f.Name), Phone: strings.TrimSpace(f.Phone), Back: strings.TrimSpace(f.BackOn)}
		if who.Name+who.Phone+who.Back != "" {
			r.Reporter = &who
		}
	}
	return r, strings.TrimSpace(r.Text) != "" || r.Reporter != nil
}

// text writes the words and the answers down; the spans are what the desk said.
func (f CallForm) text() (string, []intake.Span) {
	var b strings.Builder
	var asked []intake.Span
	ours := func(s string) {
		asked = append(asked, intake.Span{Start: b.Len(), End: b.Len() + len(s)})
		b.WriteString(s)
	}
	words, _ := intake.Clean(f.Words)
	b.WriteString(words)
	begun := false
	for _, q := range Questions() {
		answer, _ := intake.Clean(strings.Join(strings.Fields(f.Answers[q.ID]), " "))
		if answer == "" {
			continue
		}
		if !begun {
			begun = true
			ours(f.heading(words != ""))
		}
		ours(q.Text + ": ")
		b.WriteString(answer + "\n")
	}
	return b.String(), asked
}

// heading stands between the caller's words and the answers.
func (f CallForm) heading(after bool) string {
	head := "[What the desk asked"
	if f.Threat != ThreatUnstated {
		head += " about: " + f.Threat.String()
	}
	if after {
		head = "\n\n" + head
	}
	return head + "]\n"
}

// CallAct is what can be done about a call.
type CallAct uint8

// The acts on calls.
const (
	NoCallAct  CallAct = iota
	CallBegin          // somebody is on the phone
	CallRaise          // life is at risk now: what is written so far is the report
	CallAnswer         // somebody takes up what was raised
	CallEnd            // what is written is the report, or its revision
	CallBack           // one attempt to call back
)

// CallDecision is one act on a call, with what it needs.
type CallDecision struct {
	Act     CallAct
	Call    record.ID // of CallBegin: made with the page, so that one press begins one call
	Request record.ID // CallBack: made with the form, so that one attempt counts once
	Form    CallForm  // CallRaise, CallEnd
	Reached bool      // CallBack
}

// CallNow is a call as it stands when somebody acts on it.
type CallNow struct {
	Labels     record.Labels
	LabelNames []string    // the same
	Raised     record.Time // 0: not
	Answered   record.Time
	Ended      record.Time
	Report     record.ID // as it was raised or ended
	BackAt     record.Time
	Reached    record.Time
}

// Calls is what an act on a call asks of the house.
type Calls interface {
	intake.Registry
	// CallNow returns a call as it stands, ErrNotFound when there is none that the
	// viewer may read.
	CallNow(v lawful.Viewer, call record.ID) (CallNow, error)
}

// DecideCall turns an act on a call into entries. What was done already is done
// once: the second time there are no entries and no error.
func DecideCall(r Calls, v lawful.Viewer, d CallDecision) ([]record.Draft, error) {
	now, err := r.CallNow(v, d.Call)
	if d.Act == CallBegin && errors.Is(err, ErrNotFound) {
		return []record.Draft{v.Draft(d.Call, &record.CallBegun{Call: d.Call})}, nil
	}
	if err != nil {
		return nil, err
	}
	x := calling{r: r, v: v, d: d, now: now}
	switch d.Act {
	case CallBegin:
		return nil, nil
	case CallRaise:
		return x.raise()
	case CallAnswer:
		return x.answer()
	case CallEnd:
		return x.end()
	case CallBack:
		return x.back()
	}
	return nil, Cannot("That cannot be done about a call.")
}

type calling struct {
	r   Calls
	v   lawful.Viewer
	d   CallDecision
	now CallNow
}

// said is an entry about the call, under the labels of its report.
func (x calling) said(body record.Body, labels record.Labels) record.Draft {
	d := x.v.Draft(x.d.Call, body)
	d.Labels = labels
	return d
}

func (x calling) raise() ([]record.Draft, error) {
	switch {
	case x.now.Raised != 0:
		return nil, nil
	case x.now.Ended != 0:
		return nil, Cannot("This call has ended. Take what you heard in as a report.")
	}
	got, err := x.take(record.EndCutOff) // until the call ends
	if err != nil {
		return nil, err
	}
	return append(got.Drafts, x.said(&record.CallRaised{Call: x.d.Call, Report: got.Report}, got.Labels)), nil
}

func (x calling) end() ([]record.Draft, error) {
	if x.now.Ended != 0 {
		return nil, nil
	}
	back := x.d.Form.BackAt
	if back != 0 && (!x.d.Form.Named || strings.TrimSpace(x.d.Form.Phone+x.d.Form.BackOn) == "") {
		return nil, Cannot("A call back was promised, but no number is written down: write the number, or take the time away.")
	}
	got := intake.Taken{Report: x.now.Report, Labels: x.now.Labels}
	_, written := x.d.Form.Report(x.d.Call)
	var err error
	switch {
	case written:
		got, err = x.take(record.EndComplete)
	case x.now.Raised != 0:
		got, err = x.nothingSince(got.Labels)
	}
	if err != nil {
		return nil, err
	}
	return append(got.Drafts, x.said(&record.CallEnded{Call: x.d.Call, Report: got.Report, CallBack: back}, got.Labels)), nil
}

// take takes what is written in, as one delivery of the call. A call that was
// raised keeps the labels that it was raised with: under others its end would not be
// known for the same report.
func (x calling) take(end record.DeliveryEnd) (intake.Taken, error) {
	f := x.d.Form
	if x.now.Raised != 0 {
		f.Labels = x.now.LabelNames
	}
	labels, err := x.labels(f.Labels)
	if err != nil {
		return intake.Taken{}, err
	}
	report, _ := f.Report(x.d.Call)
	if x.now.Raised != 0 && report.Reporter == nil {
		same, err := x.r.Alike(report.Sameness(), labels)
		if err != nil {
			return intake.Taken{}, err
		}
		if same == x.now.Report {
			return x.nothingSince(labels)
		}
	}
	got, err := intake.Take(x.r, x.v, report, false)
	if err != nil {
		return got, err
	}
	piece := &record.DeliveryTaken{Source: got.Source, Sent: 1, Taken: 1, End: end}
	if got.Repeated {
		piece.Taken, piece.Repeated = 0, 1
	}
	got.Drafts = append(got.Drafts, x.delivered(piece, got.Labels))
	return got, nil
}

// nothingSince is the end of a call that was raised with all that was said in it.
func (x calling) nothingSince(labels record.Labels) (intake.Taken, error) {
	source, err := x.r.SourceNamed(CallSource)
	piece := &record.DeliveryTaken{Source: source, End: record.EndComplete}
	return intake.Taken{Report: x.now.Report, Labels: labels, Drafts: []record.Draft{x.delivered(piece, labels)}}, err
}

func (x calling) delivered(piece *record.DeliveryTaken, labels record.Labels) record.Draft {
	piece.Delivery, piece.Door, piece.Format = x.d.Call, record.DoorCall, record.FormatForm
	return x.said(piece, labels)
}

// labels are those of these names; only such as there are, and that whoever
// writes may read themselves.
func (x calling) labels(names []string) (record.Labels, error) {
	var set record.Labels
	for _, name := range names {
		n, _, err := x.r.LabelNamed(name)
		if err != nil {
			return 0, err
		}
		if n < 0 || !x.v.MayRead(1<<n) {
			return 0, Cannot("There is no such label for you to give: " + name)
		}
		set |= 1 << n
	}
	return set, nil
}

func (x calling) answer() ([]record.Draft, error) {
	switch {
	case x.now.Raised == 0:
		return nil, Cannot("This call was not raised.")
	case x.now.Answered != 0:
		return nil, nil
	}
	return []record.Draft{x.said(&record.CallAnswered{Call: x.d.Call}, x.now.Labels)}, nil
}

func (x calling) back() ([]record.Draft, error) {
	switch {
	case x.now.BackAt == 0:
		return nil, Cannot("Nobody was promised a call back here.")
	case x.now.Reached != 0:
		return nil, nil
	}
	return []record.Draft{x.said(&record.CalledBack{Call: x.d.Call, Reached: x.d.Reached}, x.now.Labels)}, nil
}
