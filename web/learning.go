package web

import (
	"fmt"
	"net/url"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/rank"
	"watchfloor/rank/learn"
)

// learningPage says what closed leads came to, and what that says about the figures.
type learningPage struct {
	*base
	Learning desk.LearningView
	Accepts  bool
	Looks    bool // decides, so that drawn leads can come back to them
}

func (learningPage) template() string { return "learning.html" }

func (s *Server) learning(a ask) (view, error) {
	v, err := s.house.Learning(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "learning", "Learning").of(v.Moment)
	for _, p := range v.Again.Pairs {
		b.carries(p.Handling)
	}
	return learningPage{b, v, a.viewer.May(lawful.Plan) && a.at == 0, a.viewer.May(lawful.Decide) && a.at == 0}, nil
}

// Least is how many outcomes have to be recorded before a probability is shown.
func (learningPage) Least() int { return learn.Enough }

// Enough says that they are.
func (p learningPage) Enough() bool { return p.Learning.Outcomes >= learn.Enough }

// LeastOf and LeastWith are what a ratio is made of at least.
func (learningPage) LeastOf() int   { return learn.LeastOfEach }
func (learningPage) LeastWith() int { return learn.LeastWith }

// Nth counts the parts from 1.
func (learningPage) Nth(i int) int { return i + 1 }

// Part writes a share in percent.
func (learningPage) Part(share float64) string { return shareText(share) }

func shareText(share float64) string {
	if share > 0 && share < .0001 {
		return "less than 0.01\u00a0%"
	}
	return picture.Digits(100*share) + "\u00a0%"
}

// Rate writes k of n as a share.
func (learningPage) Rate(k, n int) string { return shareText(float64(k) / float64(n)) }

// Between writes an interval of shares.
func (learningPage) Between(i learn.Interval) string {
	return shareText(i.Low) + " to " + shareText(i.High)
}

// TenthPlot shows what was thought and what happened, tenth by tenth.
func (p learningPage) TenthPlot() *plot {
	most := .01
	for _, t := range p.Learning.Tenths {
		most = max(most, t.Mean, t.High)
	}
	pl := newPlot("plot-tenths", "What was thought, and what happened", .5, float64(len(p.Learning.Tenths))+.5, 100*most)
	pl.Across, pl.Up = "part, the least likely first", "% of a plot"
	var low, high, share, mean []spot
	var off []string
	for i, t := range p.Learning.Tenths {
		x := float64(i + 1)
		pl.ticks(func(v float64) string { return fmt.Sprintf("%.0f", v) }, x)
		mean, share = append(mean, spot{x, 100 * t.Mean}), append(share, spot{x, 100 * t.Share})
		low, high = append(low, spot{x, 100 * t.Low}), append(high, spot{x, 100 * t.High})
		if !t.Fits() {
			off = append(off, fmt.Sprint(i+1))
		}
	}
	pl.line("dots", "at most", high)
	pl.line("", "happened", share)
	pl.line("dash", "thought", mean)
	pl.line("dots", "at least", low)
	pl.Says = "“At least” and “at most” hold the share 95 times in 100. "
	fits := "What was thought lies within the interval of what happened in every part."
	if len(off) > 0 {
		fits = "What was thought lies outside the interval of what happened in part " + strings.Join(off, ", ") + "."
	}
	pl.Says += fits
	return pl
}

// Signs, Channels and Sources are the lines of each table.
func (p learningPage) Signs() []ratioLine    { return p.ratioLines(p.Learning.Signs) }
func (p learningPage) Channels() []ratioLine { return p.ratioLines(p.Learning.Channels) }
func (p learningPage) Grades() []ratioLine   { return p.ratioLines(p.Learning.Grades) }
func (p learningPage) Windows() []ratioLine  { return p.ratioLines(p.Learning.Windows) }
func (p learningPage) Agree() []ratioLine    { return p.ratioLines(p.Learning.Agree) }
func (p learningPage) Sources() []ratioLine  { return p.ratioLines(p.Learning.Sources) }

// Table is a table of ratios for the page.
func (learningPage) Table(of, head string, lines []ratioLine) ratioTable {
	return ratioTable{of, head, lines}
}

// ratioTable is what the outcomes say of the things of one sort.
type ratioTable struct {
	Of, Head string
	Lines    []ratioLine
}

func (p learningPage) ratioLines(all []desk.RatioLine) []ratioLine {
	return each(all, func(l desk.RatioLine) ratioLine { return ratioLine{p.base, l, p.Accepts} })
}

// ratioLine is a line of a table, with the way to try its figures.
type ratioLine struct {
	Page *base
	desk.RatioLine
	Accepts bool
}

// Seen is in how many origins of how many it was, by what the leads came to.
func (l ratioLine) Seen() string {
	n := l.Counts
	return fmt.Sprintf("%d of %d · %d of %d · %d of %d", n.With[learn.Noise], n.Of[learn.Noise], n.With[learn.Useful], n.Of[learn.Useful], n.With[learn.Plot], n.Of[learn.Plot])
}

// Own writes a ratio of the house's own outcomes.
func (ratioLine) Own(r *learn.Ratio) string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("× %s (%s to %s)", picture.Digits(r.Value), picture.Digits(r.Low), picture.Digits(r.High))
}

// Try is where the board can be seen as it would be with the ratios that there are; ""
// for none.
func (l ratioLine) Try() string {
	if l.Name == rank.Photography.String() {
		return "" // it says nothing by decision, whatever comes of it: it is lawful
	}
	f := url.Values{}
	if len(l.Now) == 2 && l.Now[0].Value == 0 && (l.Useful == nil || l.Plot == nil) {
		return "" // what says nothing begins to say something about both, or about none
	}
	for i, r := range []*learn.Ratio{l.Useful, l.Plot} {
		if r != nil && i < len(l.Now) {
			f.Set(fieldOf(l.Now[i].Code), fmt.Sprintf("%.3g", r.Value))
		}
	}
	if !l.Accepts || len(f) == 0 {
		return ""
	}
	return "/rules/try?" + f.Encode()
}

// InForce writes a figure of the rules with where it comes from.
func (l ratioLine) InForce(i int) string {
	if i >= len(l.Now) {
		return ""
	}
	if l.Now[i].Value == 0 {
		return "says nothing"
	}
	return "× " + figureText(l.Now[i].Value)
}

// Basis says where the figures in force come from.
func (l ratioLine) Basis() string {
	if len(l.Now) == 0 {
		return ""
	}
	if l.Now[0].Set || l.Now[1].Set {
		return "set here"
	}
	return l.Now[1].Basis
}

// Followed says what the second decision was.
func (learningPage) Followed(p desk.AgainPair) string {
	if p.Follow {
		return "should be followed up"
	}
	return "close it"
}
