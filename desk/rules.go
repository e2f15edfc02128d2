package desk

import (
	"errors"
	"fmt"
	"strings"

	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// RulesView is what the order of the board is made from at a moment.
type RulesView struct {
	Moment  Moment       `json:"moment"`
	Now     RulesLine    `json:"now"`
	Figures []FigureLine `json:"figures"`
	History []RulesLine  `json:"history"` // the newest first, the one in force among them; none: the defaults are in force
}

// RulesLine is one version of the rules, with who set it, when and why.
type RulesLine struct {
	Version int64          `json:"version"`
	Actor   record.ID      `json:"actor,omitzero"` // zero: the defaults of the engine
	At      record.Time    `json:"at,omitempty"`
	Why     string         `json:"why,omitempty"`
	Changes []FigureChange `json:"changes,omitempty"` // against the version before
}

// FigureLine is one figure of the rules.
type FigureLine struct {
	Group   string     `json:"group"`
	Name    string     `json:"name"`
	Code    FigureCode `json:"code"`
	Unit    rank.Unit  `json:"unit"`
	Value   float64    `json:"value"`
	Default float64    `json:"default"` // of the engine
	Set     bool       `json:"set"`     // people set it: it is no longer the engine's
	Basis   string     `json:"basis"`   // where the engine's own comes from
}

// FigureCode says which figure is meant: the same in every version.
type FigureCode struct {
	Group rank.Group `json:"group"`
	At    int64      `json:"at"`
}

// FigureChange is a figure that is not what it was.
type FigureChange struct {
	Code FigureCode `json:"code"`
	Name string     `json:"name"`
	Unit rank.Unit  `json:"unit"`
	Was  float64    `json:"was"`
	Is   float64    `json:"is"`
}

// RulesTried is what the board would be with other rules.
type RulesTried struct {
	Moment  Moment         `json:"moment"`
	On      int64          `json:"on"` // the version that would be changed
	Changes []FigureChange `json:"changes"`
	Open    int            `json:"open"` // leads that were put in order
	Moved   int            `json:"moved"`
	Rows    []TriedRow     `json:"rows"`
	Left    []TriedRow     `json:"left"` // no longer among the first
}

// TriedRow is a row of the board as it would be.
type TriedRow struct {
	Row
	Was int `json:"was"` // its rank under the rules in force, from 1
	Is  int `json:"is"`
}

// RulesDecision puts other figures into force.
type RulesDecision struct {
	Request record.ID // made with the form
	On      int64     // the version that whoever decides has seen
	Figures map[FigureCode]float64
	Words   string // why
}

// Ruled is what a decision about rules asks of the house.
type Ruled interface {
	// RulesNow returns the entry that put the rules into force; one without a body
	// before any did.
	RulesNow() (record.Entry, error)
}

// RulesOf returns the rules that an entry put into force: the defaults for one without
// a body.
func RulesOf(e record.Entry) (rank.Rules, error) {
	b, ok := e.Body.(*record.RulesSet)
	if !ok {
		return rank.DefaultRules(), nil
	}
	return rank.RulesFromBody(*b, e.Actor)
}

// ChangedRules are rules with other figures, and what changes. What cannot be is refused
// with words for whoever asked.
func ChangedRules(from rank.Rules, figures map[FigureCode]float64) (rank.Rules, []FigureChange, error) {
	to := from
	var changes []FigureChange
	known := 0
	for f := range to.Figures() {
		code := FigureCode{f.Group, f.At}
		value, ok := figures[code]
		if !ok {
			continue
		}
		known++
		was := f.Value()
		if f.Set(value); f.Value() != was {
			changes = append(changes, FigureChange{code, f.Name, f.Unit, was, f.Value()})
		}
	}
	if known != len(figures) {
		return from, nil, Cannot("one of the figures is not known: open the rules again")
	}
	to.Version++
	if _, err := rank.NewScale(to); err != nil {
		return from, nil, Cannot(strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return to, changes, nil
}

// DecideRules turns the decision into an entry: from it on leads are weighed so.
func DecideRules(r Ruled, v lawful.Viewer, d RulesDecision) ([]record.Draft, error) {
	why := strings.TrimSpace(d.Words)
	if why == "" {
		return nil, Cannot("say why: the order of all leads rests on it")
	}
	if len(why) > wordsLimit {
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	e, err := r.RulesNow()
	if err != nil {
		return nil, err
	}
	now, err := RulesOf(e)
	if err != nil {
		return nil, err
	}
	if now.Version != d.On {
		return nil, Cannot(fmt.Sprintf("the rules were changed meanwhile, to version %d: look at them again", now.Version))
	}
	to, changes, err := ChangedRules(now, d.Figures)
	if err != nil {
		return nil, err
	}
	if len(changes) == 0 {
		return nil, Cannot("nothing would change")
	}
	body := to.Body()
	draft := v.Draft(record.ID{}, &body)
	draft.Contents = []record.Content{{ID: record.NewID(), Key: record.NewID(), Class: record.ClassNote, Bytes: []byte(why)}}
	return []record.Draft{draft}, nil
}

// FigureLines are the figures of rules as lines, each beside the engine's own.
func FigureLines(rules rank.Rules) []FigureLine {
	defaults := map[FigureCode]float64{}
	engine := rank.DefaultRules()
	for f := range engine.Figures() {
		defaults[FigureCode{f.Group, f.At}] = f.Value()
	}
	var out []FigureLine
	for f := range rules.Figures() {
		code := FigureCode{f.Group, f.At}
		out = append(out, FigureLine{Group: f.Group.String(), Name: f.Name, Code: code, Unit: f.Unit, Value: f.Value(), Default: defaults[code],
			Set: f.Value() != defaults[code], Basis: f.Basis()})
	}
	return out
}

// RulesLines are versions of rules, the newest first, from their entries, the oldest first.
func RulesLines(entries []record.Entry, why func(record.Entry) (string, error)) ([]RulesLine, error) {
	before := rank.DefaultRules()
	var out []RulesLine
	for _, e := range entries {
		rules, err := RulesOf(e)
		if err != nil {
			return nil, errors.Join(Cannot("the rules of an older version cannot be read by this program"), err)
		}
		words, err := why(e)
		if err != nil {
			return nil, err
		}
		out = append([]RulesLine{{Version: rules.Version, Actor: e.Actor, At: e.At(), Why: words, Changes: between(before, rules)}}, out...)
		before = rules
	}
	return out, nil
}

func between(a, b rank.Rules) []FigureChange {
	was := map[FigureCode]float64{}
	for f := range a.Figures() {
		was[FigureCode{f.Group, f.At}] = f.Value()
	}
	var out []FigureChange
	for f := range b.Figures() {
		code := FigureCode{f.Group, f.At}
		if old := was[code]; old != f.Value() {
			out = append(out, FigureChange{code, f.Name, f.Unit, old, f.Value()})
		}
	}
	return out
}
