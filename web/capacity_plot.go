package web

import (
	"fmt"
	"math"
	"strings"

	"watchfloor/picture"
)

// What a plot measures, in the units of its picture: few, so that its words can be
// read in a narrow window too.
const (
	plotWide, plotHigh         = 390, 250
	plotLeft, plotRight        = 40, 104
	plotTop, plotBottom        = 12, 40
	plotTicks                  = 5
	labelApart                 = 13 // how far apart labels at the ends of lines stand at least
	plotInner, plotInnerAcross = plotHigh - plotTop - plotBottom, plotWide - plotLeft - plotRight
)

// plot is a picture of lines over one measure, made by the house. Lines differ in how
// they are dashed and carry their names at their ends, so that nothing depends on
// colour.
type plot struct {
	ID, Title, Says   string
	Across, Up        string // what the axes say
	Lines             []plotLine
	XTicks, YTicks    []plotTick
	Marks             []plotMark
	x0, x1, y0, y1    float64
	Width, Height     int
	Left, Right, Base int
	Top               int
}

// plotLine is one line: Dash is its class.
type plotLine struct {
	D, Dash, Name string
	LabelY        float64
}

// plotTick is a number at an axis.
type plotTick struct {
	At   float64
	Text string
}

// plotMark is a line across, with words.
type plotMark struct {
	X     float64
	Text  string
	Left  bool // the words stand to the left of it
	LineY float64
}

// spot is a point of a line, in its own measure.
type spot struct{ X, Y float64 }

func newPlot(id, title string, x0, x1, y1 float64) *plot {
	p := &plot{ID: id, Title: title, x0: x0, x1: x1, y1: roundUp(y1), Width: plotWide, Height: plotHigh,
		Left: plotLeft, Right: plotWide - plotRight, Base: plotHigh - plotBottom, Top: plotTop}
	for i := range plotTicks + 1 {
		y := p.y1 * float64(i) / plotTicks
		p.YTicks = append(p.YTicks, plotTick{p.y(y), picture.Digits(y)})
	}
	return p
}

// roundUp is the next number of which a fifth is round.
func roundUp(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10} {
		if m*power >= v*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// x and y are the place of a value, to a tenth.
func (p *plot) x(v float64) float64 {
	return plotLeft + math.Round((v-p.x0)/(p.x1-p.x0)*plotInnerAcross*10)/10
}

func (p *plot) y(v float64) float64 {
	return plotTop + math.Round((1-(v-p.y0)/(p.y1-p.y0))*plotInner*10)/10
}

// ticks writes numbers along the bottom.
func (p *plot) ticks(write func(float64) string, at ...float64) {
	for _, v := range at {
		p.XTicks = append(p.XTicks, plotTick{p.x(v), write(v)})
	}
}

// line adds a line; it ends where it leaves the picture at the top.
func (p *plot) line(dash, name string, spots []spot) {
	var b strings.Builder
	last := float64(plotTop)
	for i, s := range spots {
		if s.Y > p.y1 && i > 0 {
			was := spots[i-1]
			if was.Y < p.y1 {
				fmt.Fprintf(&b, "L%g,%d", p.x(was.X+(s.X-was.X)*(p.y1-was.Y)/(s.Y-was.Y)), plotTop)
			}
			last = plotTop
			break
		}
		letter := "L"
		if b.Len() == 0 {
			letter = "M"
		}
		last = p.y(min(s.Y, p.y1))
		fmt.Fprintf(&b, "%s%g,%g", letter, p.x(s.X), last)
	}
	at := last + 4
	for moved := true; moved; {
		moved = false
		for _, l := range p.Lines {
			if l.Name != "" && name != "" && math.Abs(l.LabelY-at) < labelApart {
				at, moved = l.LabelY+labelApart, true
			}
		}
	}
	p.Lines = append(p.Lines, plotLine{b.String(), dash, name, at})
}

// mark draws a line across at a place.
func (p *plot) mark(x float64, text string) {
	if x < p.x0 || x > p.x1 {
		return
	}
	at := p.x(x)
	p.Marks = append(p.Marks, plotMark{X: at, Text: text, Left: at > plotLeft+plotInnerAcross/2, LineY: plotTop + 10 + 14*float64(len(p.Marks))})
}

// TextX is where the words of a mark stand.
func (m plotMark) TextX() float64 {
	if m.Left {
		return m.X - 4
	}
	return m.X + 4
}
