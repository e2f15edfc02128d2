package web

import (
	"errors"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// samePart is what people said of a holding and others, with the controls to say
// more, or something else.
type samePart struct {
	Page    *base
	Holding record.ID
	desk.Sameness
	May  []desk.Likeness // that may be one with it, of which nobody has spoken
	Gone bool            // what was known of it was destroyed
}

// Same is that part of the holding's page.
func (p holdingPage) Same() samePart {
	return samePart{p.base, p.Holding.ID, p.Holding.Same, p.may, p.Holding.Gone}
}

// Ask is the control for a holding of which nobody has spoken.
func (p samePart) Ask(other record.ID) judging {
	return judging{p.Page, p.Holding, other, p.Back(), 0, false}
}

// Other is the control for a holding that the machine does not ask about; nil where
// nothing can be said.
func (p samePart) Other() *judging {
	if p.Page.Past() || p.Gone {
		return nil
	}
	return &judging{Page: p.Page, A: p.Holding, Back: p.Back()}
}

// namedPart is a holding as a line names it.
type namedPart struct {
	Page *base
	Part desk.Part
}

// Named is a holding as a line names it.
func (p samePart) Named(part desk.Part) namedPart { return namedPart{p.Page, part} }

// spokenOf are the codes of the holdings that people spoke of beside this one.
func spokenOf(s desk.Sameness, may []desk.Likeness) record.Handling {
	var h record.Handling
	for _, p := range s.Pairs {
		h = h.Union(p.Handling)
	}
	for _, p := range may {
		h = h.Union(p.Handling)
	}
	return h
}

// usedLine is something that happened while two were one.
type usedLine struct {
	Page *base
	desk.Used
}

// Line is it on this page.
func (p samePart) Line(u desk.Used) usedLine { return usedLine{p.Page, u} }

// Back is where a word leads back to.
func (p samePart) Back() string { return p.Page.AsOf.Path() }

// Said is a word on two holdings, in a sentence.
func (samePart) Said(s record.Sameness) string { return samenessTexts[s] }

var samenessTexts = map[record.Sameness]string{
	record.SameOne: "one and the same", record.SameTwo: "two different ones", record.SameUnsure: "unsure, kept open",
}

// judging is the control that says whether two holdings are one.
type judging struct {
	Page  *base
	A, B  record.ID
	Back  string
	Stand record.Sameness // what stands; others can be chosen
	Said  bool            // something stands
}

// Judge is the control for a holding and one that people spoke of.
func (p samePart) Judge(pair desk.Pair) judging {
	return judging{p.Page, p.Holding, pair.Holding, p.Back(), pair.Same, true}
}

// sameChoice is one word, its key, and what the button says.
type sameChoice struct {
	Same      record.Sameness
	Key, Text string
}

// Choices are the words that do not stand yet.
func (j judging) Choices() []sameChoice {
	var out []sameChoice
	for _, c := range []sameChoice{{record.SameOne, "y", "One and the same"}, {record.SameTwo, "n", "Two different ones"}, {record.SameUnsure, "0", "Unsure"}} {
		if j.Said && c.Same == j.Stand {
			continue
		}
		if j.Said && j.Stand == record.SameOne && c.Same == record.SameTwo {
			c.Text = "Two after all: take the tie away"
		}
		out = append(out, c)
	}
	return out
}

// judgeHoldings records a person's word on two holdings and leads back.
func (s *Server) judgeHoldings(a ask) (string, error) {
	f := a.PostForm
	d := desk.SameDecision{Words: strings.TrimSpace(f.Get("words"))}
	var errs [4]error
	d.Request, errs[0] = requestID(f)
	d.A, errs[1] = record.ParseID(f.Get("a"))
	d.B, errs[2] = idIn(f.Get("b"), "/holding/")
	d.Same, errs[3] = record.ParseSameness(f.Get("same"))
	if d.B.IsZero() && errs[2] == nil {
		errs[2] = errors.New("no other holding is named: paste the address of its page")
	}
	if err := noForm("Not a word on two holdings", errs[:]...); err != nil {
		return "", err
	}
	return backOr(f.Get("back"), "/holding/"+d.A.String()) + "#same", s.house.JudgeHoldings(a.Context(), a.viewer, d)
}
