package web

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
)

// rulesPage shows every figure of the order, and to whom it is given the form that
// tries others.
type rulesPage struct {
	*base
	Rules desk.RulesView
	Tries bool
}

func (rulesPage) template() string { return "rules.html" }

func (s *Server) rules(a ask) (view, error) {
	v, err := s.house.Rules(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	return rulesPage{base: s.base(a, "", "Rules of the order").of(v.Moment), Rules: v, Tries: a.viewer.May(lawful.Plan) && a.at == 0}, nil
}

// figureGroup is one part of the rules.
type figureGroup struct {
	Name    string
	Figures []figureLine
	Set     int // how many people set
}

type figureLine struct{ desk.FigureLine }

// Groups are the figures by what they are about.
func (p rulesPage) Groups() []figureGroup {
	var out []figureGroup
	for _, f := range p.Rules.Figures {
		if len(out) == 0 || out[len(out)-1].Name != f.Group {
			out = append(out, figureGroup{Name: f.Group})
		}
		g := &out[len(out)-1]
		g.Figures = append(g.Figures, figureLine{f})
		if f.Set {
			g.Set++
		}
	}
	return out
}

// Engine says that nobody has set anything.
func (p rulesPage) Engine() bool { return len(p.Rules.History) == 0 }

// Field is the name of a figure in forms and addresses.
func (f figureLine) Field() string { return fieldOf(f.Code) }

// Text is the figure as people write it, and Own the engine's.
func (f figureLine) Text() string { return figureText(f.Value) }

// Own is the engine's value.
func (f figureLine) Own() string { return figureText(f.Default) }

// UnitText says what the figure counts.
func (f figureLine) UnitText() string {
	switch f.Unit {
	case rank.Times:
		return "times as likely as for noise"
	case rank.Days:
		return "days"
	}
	return ""
}

func figureText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func fieldOf(c desk.FigureCode) string { return fmt.Sprintf("f.%d.%d", c.Group, c.At) }

// figuresIn reads the figures of a form or an address. Empty ones are left as they are.
func figuresIn(f url.Values) (map[desk.FigureCode]float64, error) {
	out := map[desk.FigureCode]float64{}
	for name, values := range f {
		rest, ok := strings.CutPrefix(name, "f.")
		if !ok || strings.TrimSpace(values[0]) == "" {
			continue
		}
		group, at, _ := strings.Cut(rest, ".")
		g, errGroup := strconv.ParseUint(group, 10, 8)
		n, errAt := strconv.ParseInt(at, 10, 64)
		value, errValue := strconv.ParseFloat(strings.TrimSpace(values[0]), 64)
		if errGroup != nil || errAt != nil || errValue != nil || math.IsNaN(value) || math.IsInf(value, 0) {
			return nil, fmt.Errorf("%q is no figure for %s: write a number such as 2.5", values[0], name)
		}
		out[desk.FigureCode{Group: rank.Group(g), At: n}] = value
	}
	return out, nil
}

// History are the versions with what each changed.
func (p rulesPage) History() []versionLine {
	return each(p.Rules.History, func(l desk.RulesLine) versionLine { return versionLine{p.base, l} })
}

type versionLine struct {
	Page *base
	desk.RulesLine
}

// Changed are the figures that the version changed.
func (l versionLine) Changed() []changeLine { return changeLines(l.Changes) }

// decideRules puts figures into force and leads to them.
func (s *Server) decideRules(a ask) (string, error) {
	f := a.PostForm
	request, errRequest := requestID(f)
	on, errOn := strconv.ParseInt(f.Get("on"), 10, 64)
	figures, errFigures := figuresIn(f)
	if err := noForm("Not rules", errRequest, errOn, errFigures); err != nil {
		return "", err
	}
	return "/rules", s.house.DecideRules(a.Context(), a.viewer, desk.RulesDecision{Request: request, On: on, Figures: figures, Words: f.Get("words")})
}
