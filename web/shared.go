package web

import (
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// sharedPage lists the values that so many reports share that they connect none.
type sharedPage struct {
	*base
	Shared desk.SharedView
}

func (sharedPage) template() string { return "shared.html" }

func (s *Server) shared(a ask) (view, error) {
	v, err := s.house.Shared(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	return sharedPage{s.base(a, "", "Shared by too many").of(v.Moment).carries(v.Handling), v}, nil
}

// Rows are the values as lines of the list.
func (p sharedPage) Rows() []sharedRow {
	return each(p.Shared.Values, func(v desk.SharedValue) sharedRow { return sharedRow{p.base, v} })
}

// Streets are the names of streets and buildings as lines of the list.
func (p sharedPage) Streets() []streetRow {
	return each(p.Shared.Streets, func(s desk.SharedStreet) streetRow { return streetRow{p.base, s} })
}

// Counted is over how many reports they are counted.
func (p sharedPage) Counted() string { return counted(p.Shared.Read, "report") }

// streetRow is one street or building.
type streetRow struct {
	Page *base
	desk.SharedStreet
}

// Counted is in how many reports it stands.
func (r streetRow) Counted() string { return counted(r.Reports, "report") }

// sharedRow is one value.
type sharedRow struct {
	Page *base
	desk.SharedValue
}

// Text is the value, or that its words are gone.
func (r sharedRow) Named() string { return orElse(r.Text, "(disposed of)") }

// KindText says what it is.
func (r sharedRow) KindText() string { return kindText(r.Kind, false) }

// Counted is in how many reports and leads it stands.
func (r sharedRow) Counted() string {
	n := counted(r.Reports, "report")
	if r.Many {
		n += " or more"
	}
	return n + " in " + counted(r.Leads, "lead")
}

// State says whether sharing it connects what comes now.
func (r sharedRow) State() string {
	switch {
	case r.Word != nil && r.Word.Connects == record.ConnectsNever:
		return "never connects"
	case r.Word != nil && r.Word.Connects == record.ConnectsAlways:
		return "connects all the same"
	case r.Since != 0:
		return "stopped connecting"
	}
	return "connects"
}

// valueAnswer is what can be said of a value.
type valueAnswer struct{ Value, Text string }

// Answers are what can be said of it, but for what stands.
func (r sharedRow) Answers() []valueAnswer {
	stands := record.ConnectsAsCounted
	if r.Word != nil {
		stands = r.Word.Connects
	}
	var out []valueAnswer
	for _, a := range []struct {
		c    record.Connects
		text string
	}{{record.ConnectsAlways, "Connects all the same"}, {record.ConnectsNever, "Never connects"}, {record.ConnectsAsCounted, "Take the word back"}} {
		if a.c != stands {
			out = append(out, valueAnswer{a.c.String(), a.text})
		}
	}
	return out
}

// judgeValue records a person's word on a value and leads back to the list.
func (s *Server) judgeValue(a ask) (string, error) {
	f := a.PostForm
	d := desk.ValueDecision{At: f.Get("value"), Words: strings.TrimSpace(f.Get("words"))}
	var errs [2]error
	d.Request, errs[0] = requestID(f)
	d.Connects, errs[1] = record.ParseConnects(f.Get("connects"))
	if err := noForm("Not a word on a value", errs[:]...); err != nil {
		return "", err
	}
	return "/shared", s.house.JudgeValue(a.Context(), a.viewer, d)
}
