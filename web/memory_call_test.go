package web

import (
	"context"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryCall is a call of a house in memory.
type memoryCall struct {
	desk.CallView
	raisedReport, raisedLead record.ID
	hidden                   bool
}

func (m *memory) callNow(id record.ID) *memoryCall {
	for _, c := range m.calls {
		if c.Call == id && !c.hidden {
			return c
		}
	}
	return nil
}

func (m *memory) Raised(_ context.Context, _ lawful.Viewer, at record.Time) (desk.RaisedCalls, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := desk.RaisedCalls{Moment: m.moment(at)}
	for _, c := range m.calls {
		if c.Raised != 0 && c.Raised <= out.Moment.Now && (c.Answered == 0 || c.Answered > out.Moment.Now) && !c.hidden {
			out.Calls = append(out.Calls, desk.RaisedCall{Call: c.Call, Begun: c.Begun, Raised: c.Raised, LookBy: desk.CallLookBy(c.Raised),
				Report: c.raisedReport, Lead: c.raisedLead, Pager: m.pager})
		}
	}
	return out, nil
}

func (m *memory) Calls(_ context.Context, _ lawful.Viewer, at record.Time) (desk.CallsView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := desk.CallsView{Moment: m.moment(at)}
	for _, c := range m.calls {
		if c.hidden || c.Begun > out.Moment.Now {
			continue
		}
		if c.Ended == 0 && at == 0 {
			out.Open = append(out.Open, c.CallLine)
		}
		if c.BackAt != 0 && c.Reached == 0 {
			out.Back = append(out.Back, c.CallLine)
		}
	}
	return out, m.broken
}

func (m *memory) Call(_ context.Context, _ lawful.Viewer, at record.Time, id record.ID) (desk.CallView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.callNow(id)
	if c == nil || c.Begun > m.moment(at).Now {
		return desk.CallView{}, desk.ErrNotFound
	}
	v := c.CallView
	v.Moment, v.Choices = m.moment(at), []string{"source-protected"}
	return v, m.broken
}

func (m *memory) KeepCall(_ context.Context, _ lawful.Viewer, k desk.CallKeep) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.callNow(k.Call)
	if c == nil {
		return desk.ErrNotFound
	}
	if c.Ended != 0 {
		return desk.Cannot("This call has ended.")
	}
	ok, err := k.Keeps(c.Draft.CallStamp)
	if ok {
		c.Draft = k.CallDraft
		m.keeps++
	}
	return err
}

func (m *memory) DecideCall(ctx context.Context, v lawful.Viewer, d desk.CallDecision) error {
	m.mu.Lock()
	c := m.callNow(d.Call)
	m.mu.Unlock()
	if d.Act == desk.CallBegin {
		if c == nil {
			m.mu.Lock()
			defer m.mu.Unlock()
			m.calls = append(m.calls, &memoryCall{CallView: desk.CallView{CallLine: desk.CallLine{Call: d.Call, Begun: m.clock()}}})
		}
		return m.broken
	}
	if c == nil {
		return desk.ErrNotFound
	}
	report := func() (record.ID, record.ID) {
		r, ok := d.Form.Report(d.Call)
		if !ok {
			return record.ID{}, record.ID{}
		}
		if r.Reporter != nil {
			c.Name, c.Phone = r.Reporter.Name, r.Reporter.Phone
		}
		got, _ := m.Take(ctx, v, Delivery{Door: record.DoorCall}, func(yield func(intake.Report, *intake.Refused) bool) { yield(r, nil) })
		return got.Taken[0].ID, got.Taken[0].Lead
	}
	switch {
	case d.Act == desk.CallRaise && c.Raised == 0:
		c.raisedReport, c.raisedLead = report()
		c.Raised, c.Report = m.clock(), c.raisedReport
		m.rings()
	case d.Act == desk.CallAnswer && c.Answered == 0:
		c.Answered = m.clock()
		m.rings()
	case d.Act == desk.CallEnd && c.Ended == 0:
		if c.Report, c.Lead = report(); d.Form.BackAt != 0 && strings.TrimSpace(c.Phone) == "" {
			return desk.Cannot("A call back was promised, but no number is written down.")
		}
		c.Ended, c.BackAt, c.Draft = m.clock(), d.Form.BackAt, desk.CallDraft{}
	case d.Act == desk.CallBack && !m.done[d.Request]:
		m.done[d.Request] = true
		c.Tries++
		if c.LastTry = m.clock(); d.Reached {
			c.Reached = c.LastTry
		}
	}
	return m.broken
}

// rings commits that a call was raised or taken up.
func (m *memory) rings() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seq++
	m.rang = m.seq
	close(m.grown)
	m.grown = make(chan struct{})
}

// call begins a call in the house.
func (m *memory) call(begun record.Time) *memoryCall {
	c := &memoryCall{CallView: desk.CallView{CallLine: desk.CallLine{Call: record.NewID(), Begun: begun}}}
	m.calls = append(m.calls, c)
	return c
}

// taken are the texts of the reports of the source Calls.
func (m *memory) taken() (texts []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.leads {
		for _, r := range l.first.Members {
			if r.SourceName == desk.CallSource {
				texts = append(texts, r.Said.Text)
			}
		}
	}
	return slices.Clip(texts)
}
