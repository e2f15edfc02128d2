package web

import (
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// raisedLine is a call in which life is said to be at risk, as one line on top of
// every page. It says nothing of what the caller said.
type raisedLine struct {
	Page *base
	desk.RaisedCall
}

// URL leads to what was said.
func (l raisedLine) URL() string {
	if l.Lead.IsZero() {
		return l.Page.ReportURL(l.Report)
	}
	return l.Page.LeadURL(l.Lead)
}

// Due is the clock of the call.
func (l raisedLine) Due() stamp { return l.Page.Stamp(l.LookBy) }

// framed is a view with the frame of a page.
type framed interface{ frame() *base }

func (b *base) frame() *base { return b }

// lineOnTop puts the raised calls on a page, and which witnesses are late.
func (s *Server) lineOnTop(a ask, b *base) (err error) {
	if b.late, err = s.house.Late(a.Context(), a.viewer); err != nil {
		return err
	}
	if !a.viewer.May(lawful.SeeDesk) {
		return s.emergenciesOnTop(a, b)
	}
	raised, err := s.house.Raised(a.Context(), a.viewer, a.at)
	if err != nil {
		return err
	}
	b.Raised = each(raised.Calls, func(c desk.RaisedCall) raisedLine { return raisedLine{b, c} })
	if b.Mark == "" && !b.Past() {
		b.Mark = raised.Moment.Mark
	}
	return s.handedOnTop(a, b)
}

// raisedPart is the line alone, for a page that is open already.
type raisedPart struct{ *base }

func (raisedPart) template() string { return "onTop" }

func (s *Server) raised(a ask) (view, error) {
	b := s.base(a, "", "")
	if from := a.URL.Query().Get("from"); ownPath(from) {
		b.AsOf.path = from
	}
	return raisedPart{b}, nil
}

// callIn is the id of a call in a form.
func callIn(s string) (record.ID, error) {
	id, err := record.ParseID(s)
	if err != nil || id.IsZero() {
		return record.ID{}, desk.ErrNotFound
	}
	return id, nil
}
