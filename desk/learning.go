package desk

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// LearningView is what the outcomes of closed leads say about the figures of the order,
// counted over what the viewer may read. It is about leads, never about who decided.
type LearningView struct {
	Moment   Moment        `json:"moment"`
	Outcomes int           `json:"outcomes"` // that say something of what was reported
	Cut      bool          `json:"cut,omitempty"`
	Came     []CameLine    `json:"came"`
	Tenths   []learn.Tenth `json:"tenths"` // none before there are learn.Enough outcomes
	Newest   int           `json:"newest"` // outcomes that the tenths are made of: the newest
	Signs    []RatioLine   `json:"signs"`
	Channels []RatioLine   `json:"channels"`
	Sources  []RatioLine   `json:"sources"`
	Grades   []RatioLine   `json:"grades"`  // each half of a grade by itself, with the square root of its ratio
	Windows  []RatioLine   `json:"windows"` // of origins that state a moment
	Agree    []RatioLine   `json:"agree"`   // of leads
	Again    LookedAgain   `json:"again"`
	Origins  [3]int        `json:"origins"` // by learn.Class
	Rules    int64         `json:"rules"`
}

// CameLine is how many leads came to one thing.
type CameLine struct {
	What  string `json:"what"`
	Class string `json:"class"` // as what it counts; "" as nothing
	N     int    `json:"n"`
}

// RatioLine is what the outcomes say about an indicator, a channel or a source, beside
// the figures in force; a channel or a source has none.
type RatioLine struct {
	Name   string       `json:"name"`
	Counts learn.Counts `json:"counts"`
	Useful *learn.Ratio `json:"useful,omitempty"` // nil: too few outcomes
	Plot   *learn.Ratio `json:"plot,omitempty"`
	Now    []FigureLine `json:"now,omitempty"` // for a useful report, for a plot
}

// LookedAgain is what came of looking again at closed leads that were drawn.
type LookedAgain struct {
	Share  float64 `json:"share"`  // of closed leads that are drawn
	N      int     `json:"n"`      // rejected ones that were looked at again
	Missed int     `json:"missed"` // of them, those that should have been followed up
	learn.Interval
	Traced int            `json:"traced"` // leads looked at again for which a trace had been asked
	Agreed int            `json:"agreed"` // of them, those that should have been followed up
	Traces learn.Interval `json:"traces"` // where the share of these lies
	Pairs  []AgainPair    `json:"pairs"`  // the newest first
	More   bool           `json:"more,omitempty"`
}

// Count counts a lead that was looked at again.
func (l *LookedAgain) Count(traced, follow bool) {
	n, followed := &l.N, &l.Missed
	if traced {
		n, followed = &l.Traced, &l.Agreed
	}
	*n++
	if follow {
		*followed++
	}
}

// AgainPair are both decisions on a lead. Who made them is not part of it.
type AgainPair struct {
	Lead     record.ID       `json:"lead"`
	Headline string          `json:"headline"`
	Traced   bool            `json:"traced,omitempty"` // a trace was asked for
	Reason   record.Reason   `json:"reason"`           // else for which it was rejected
	Follow   bool            `json:"follow"`
	Why      string          `json:"why,omitempty"`
	Handling record.Handling `json:"handling"`
}

// Chance is how often leads like one turned out to be of a plot.
type Chance struct {
	Outcomes int               `json:"outcomes"`
	P        record.Millionths `json:"p,omitempty"` // 0: not shown, for there are too few outcomes, or it was not weighed
	Tenth    learn.Tenth       `json:"tenth"`
}

// Share is the probability as the board writes it, "" where none is shown.
func (c Chance) Share() string {
	if c.P == 0 {
		return ""
	}
	return percent(c.P.Float())
}

// Short says in a few words what the closed leads of its tenth came to.
func (c Chance) Short() string {
	return fmt.Sprintf("%d of %d: %s–%s\u00a0%%", c.Tenth.Plots, c.Tenth.N, roundly(c.Tenth.Low), roundly(c.Tenth.High))
}

// roundly writes a share in whole percent, and a small one with one figure.
func roundly(share float64) string {
	if share > 0 && share < .0095 {
		return strconv.FormatFloat(100*share, 'g', 1, 64)
	}
	return strconv.FormatFloat(math.Round(100*share), 'f', 0, 64)
}

// Text says what the closed leads of its tenth came to, and between which probabilities
// that tenth lies: a lead may be thought likelier than any that was closed.
func (c Chance) Text() string {
	were := "were"
	if c.Tenth.Plots == 1 {
		were = "was"
	}
	return fmt.Sprintf("%d of the %s in its tenth (%s to %s) %s of a plot: %s to %s, 95 times in 100", c.Tenth.Plots, counted(c.Tenth.N, "closed lead"),
		percent(c.Tenth.From.Float()), percent(c.Tenth.To.Float()), were, percent(c.Tenth.Low), percent(c.Tenth.High))
}

// percent writes a share with two figures at most.
func percent(share float64) string {
	switch {
	case share == 0:
		return "0 %"
	case share < .001:
		return "under 0.1 %"
	case share < .0995:
		return strings.Replace(fmt.Sprintf("%.1f %%", 100*share), ".0 ", " ", 1)
	}
	return fmt.Sprintf("%.0f %%", 100*share)
}

// Few reports whether too few outcomes are recorded to show a probability.
func (c Chance) Few() bool { return c.Outcomes < learn.Enough }

// Calibration says how probabilities compared with what happened, at a moment.
type Calibration struct {
	Outcomes int
	tenths   []learn.Tenth
}

// Calibrate compares the probabilities of closed leads with what these came to.
func Calibrate(judged []learn.Judged) Calibration {
	c := Calibration{Outcomes: len(judged)}
	if c.Enough() {
		c.tenths = learn.Tenths(judged)
	}
	return c
}

// Enough reports whether so many outcomes are recorded that a probability may be shown.
func (c Calibration) Enough() bool { return c.Outcomes >= learn.Enough }

// Tenths are the parts; none before there are enough outcomes.
func (c Calibration) Tenths() []learn.Tenth { return c.tenths }

// Of returns the chance of a lead of this probability.
func (c Calibration) Of(p record.Millionths) Chance {
	x := Chance{Outcomes: c.Outcomes}
	if in, ok := learn.In(c.tenths, p); ok && p > 0 {
		x.P, x.Tenth = p, in
	}
	return x
}

// LearnedSigns are the indicators of the rules with what the outcomes say of each.
func LearnedSigns(c learn.Counted, rules rank.Rules) []RatioLine {
	now := figuresOf(rules, rank.Signs)
	var out []RatioLine
	for _, i := range rank.All[rank.Indicator]() {
		n := c.Signs[i]
		n.Of = c.Origins
		out = append(out, NewRatioLine(i.String(), n).beside(now, int64(2*i)))
	}
	return out
}

// LearnedChannels are the channels through which anything came, likewise.
func LearnedChannels(c learn.Counted, rules rank.Rules) []RatioLine {
	now := figuresOf(rules, rank.Channels)
	var out []RatioLine
	for _, channel := range slices.Sorted(maps.Keys(c.Channels)) {
		out = append(out, NewRatioLine(channel.String(), c.Channels[channel]).beside(now, 2*int64(channel)))
	}
	return out
}

// Count fills in what the outcomes say of all but sources, beside the rules.
func (v *LearningView) Count(c learn.Counted, rules rank.Rules) {
	v.Origins, v.Signs, v.Channels = c.Origins, LearnedSigns(c, rules), LearnedChannels(c, rules)
	v.Grades, v.Windows, v.Agree = learnedGrades(c, rules), learnedWindows(c, rules), learnedAgreement(c, rules)
}

// learnedGrades are the places of grades that were given. Both halves of a grade mostly
// say the same, and the order counts both: each carries the square root of its ratio.
func learnedGrades(c learn.Counted, rules rank.Rules) []RatioLine {
	out := []RatioLine{}
	for _, group := range []rank.Group{rank.SourceGrades, rank.InformationGrades} {
		now := figuresOf(rules, group)
		for _, at := range slices.Sorted(maps.Keys(now)) {
			n, seen := c.Grades[rank.GradePlace{Group: group, At: at}]
			if !seen {
				continue
			}
			l := NewRatioLine(strings.TrimSuffix(now[at].Name, ", for a useful report"), n).beside(now, at)
			l.Useful, l.Plot = l.Useful.Root(), l.Plot.Root()
			out = append(out, l)
		}
	}
	return out
}

// learnedWindows are the lengths of stated windows.
func learnedWindows(c learn.Counted, rules rank.Rules) []RatioLine {
	now, out := figuresOf(rules, rank.WindowLengths), []RatioLine{}
	for _, i := range slices.Sorted(maps.Keys(c.Aheads)) {
		at := 2 * int64(i)
		out = append(out, NewRatioLine(strings.TrimSuffix(now[at].Name, ", for a useful report"), c.Aheads[i]).beside(now, at))
	}
	return out
}

// learnedAgreement are leads in which others tell of the same. The figure is that of one
// further origin.
func learnedAgreement(c learn.Counted, rules rank.Rules) []RatioLine {
	out := []RatioLine{}
	if n, seen := c.Agree[1]; seen {
		out = append(out, NewRatioLine("one further origin", n).beside(figuresOf(rules, rank.Agreement), 0))
	}
	if n, seen := c.Agree[2]; seen {
		out = append(out, NewRatioLine("two or more", n))
	}
	return out
}

// figuresOf are the figures of a group, by their place in it.
func figuresOf(rules rank.Rules, group rank.Group) map[int64]FigureLine {
	figures := map[int64]FigureLine{}
	for _, f := range FigureLines(rules) {
		if f.Code.Group == group {
			figures[f.Code.At] = f
		}
	}
	return figures
}

// beside puts the two figures in force from a place on beside the line.
func (l RatioLine) beside(now map[int64]FigureLine, at int64) RatioLine {
	if _, ok := now[at]; ok {
		l.Now = []FigureLine{now[at], now[at+1]}
	}
	return l
}

// NewRatioLine is the line of counts.
func NewRatioLine(name string, n learn.Counts) RatioLine {
	return RatioLine{Name: name, Counts: n, Useful: n.Against(learn.Useful), Plot: n.Against(learn.Plot)}
}
