package web

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/desk/chart"
	"watchfloor/record"
)

// What a chart measures, in the units of its picture.
const (
	boxWide, boxHigh = 262, 38
	columnWide       = 312
	halfRow          = 23
	labelCells       = 32 // how many letters of its name a thing shows
	margin           = 8
)

// picturedChart is a chart that is drawn.
type picturedChart struct {
	Width, Height int
	Boxes         []chartBox
	Lines         []chartPath
}

// chartBox is a thing on a chart.
type chartBox struct {
	chartLine
	X, Y   int
	Shape  string
	Short  string // its name, as far as there is room
	Center bool
	Text   string // what it is, and in how many reports
	More   []placedMore
	Rest   int // neighbours that there was no room to say
}

// placedMore is a way to more neighbours, at its place in the box.
type placedMore struct {
	more
	X    int
	Text string
}

// chartPath is a line between two things.
type chartPath struct {
	D, Class, Title string
}

func (p chartPage) picture() picturedChart {
	nodes := p.Chart.Nodes
	at := map[string]int{}
	things := make([]chart.Thing, len(nodes))
	for i, n := range nodes {
		at[n.At] = i
		things[i] = chart.Thing{Column: n.Depth, Step: n.Step}
	}
	for _, e := range p.Chart.Edges {
		from, to := at[e.From], at[e.To]
		things[from].Near = append(things[from].Near, to)
		things[to].Near = append(things[to].Near, from)
	}
	var pic picturedChart
	for i, place := range chart.Lay(things) {
		b := p.box(nodes[i])
		b.X, b.Y = margin+place.Column*columnWide, margin+place.Row*halfRow
		pic.Width, pic.Height = max(pic.Width, b.X+boxWide+margin), max(pic.Height, b.Y+boxHigh+margin)
		pic.Boxes = append(pic.Boxes, b)
	}
	for _, e := range p.Chart.Edges {
		pic.Lines = append(pic.Lines, pathOf(e, pic.Boxes[at[e.From]], pic.Boxes[at[e.To]]))
	}
	return pic
}

func (p chartPage) box(n desk.ChartNode) chartBox {
	l := p.line(n)
	b := chartBox{chartLine: l, Shape: shapes[n.Kind], Short: short(l.Name(), labelCells), Center: n.At == p.Chart.Center, Text: l.KindText()}
	switch {
	case n.Shared:
		b.Text += ", in " + l.AllText() + ": joins nothing"
	case len(n.Parts) > 0:
		b.Text += ", " + strconv.Itoa(len(n.Parts)) + " as one"
	}
	x := textStart + cells(b.Text)*letterWide + gap
	for _, m := range l.More {
		text := "+" + strconv.Itoa(m.N) + " " + m.What
		if x+cells(text)*letterWide > boxWide-2*gap {
			b.Rest += m.N
			continue
		}
		b.More = append(b.More, placedMore{m, x, text})
		x += cells(text)*letterWide + gap
	}
	b.chartLine.More = nil
	return b
}

// Where the words of a box begin, and how wide a letter of its second line and the
// gap between two of its links are about.
const textStart, letterWide, gap = 28, 6, 8

// Says is what a box says to who cannot see it.
func (b chartBox) Says() string {
	all := []string{b.Name(), b.KindText()}
	switch {
	case b.Shared:
		all = append(all, "in "+b.AllText()+" reports, too many to connect them")
	case b.Here > 0 && b.Kind == desk.ChartLead:
		all = append(all, counted(b.Here, "report")+" here of "+b.AllText())
	case b.Here > 0:
		all = append(all, "in "+counted(b.Here, "report")+" here")
	}
	if len(b.Parts) > 0 {
		all = append(all, "one with "+strings.Join(b.Parts, ", "))
	}
	return strings.Join(all, " · ")
}

// Walks says that keys stop at the box: there is something to open.
func (b chartBox) Walks() bool { return b.URL() != "" || len(b.More) > 0 }

// RestX is where the box says how many more there are.
func (b chartBox) RestX() int { return boxWide - 8 }

// High and Wide are those of every box.
func (chartBox) High() int { return boxHigh }
func (chartBox) Wide() int { return boxWide }

// pathOf is a line from the one box to the other, from the side that looks there.
func pathOf(e desk.ChartEdge, from, to chartBox) chartPath {
	if to.X < from.X {
		from, to = to, from
	}
	x1, y1, x2, y2 := from.X+boxWide, from.Y+boxHigh/2, to.X, to.Y+boxHigh/2
	bend1, bend2 := (x1+x2)/2, (x1+x2)/2
	if from.X == to.X {
		x2 = to.X + boxWide
		bend1, bend2 = x1+(columnWide-boxWide)/2, x2+(columnWide-boxWide)/2
	}
	d := "M" + point(x1, y1) + "C" + point(bend1, y1) + " " + point(bend2, y2) + " " + point(x2, y2)
	p := chartPath{D: d, Class: "edge", Title: e.Words}
	if e.Link {
		p.Class += " " + e.State.String()
		p.Title = map[record.LinkState]string{record.LinkProposed: "may mean it: proposed", record.LinkConfirmed: "means it: confirmed by a person", record.LinkUnsure: "may mean it: a person is unsure"}[e.State]
	}
	return p
}

func point(x, y int) string { return strconv.Itoa(x) + "," + strconv.Itoa(y) }

// cells is about how wide words are, in small letters of a narrow script: capitals
// and the widest letters are a third wider, those of the far east twice as wide.
func cells(s string) int {
	thirds := 0
	for _, r := range s {
		switch {
		case r >= 0x1100:
			thirds += 6
		case unicode.IsUpper(r) || r == 'm' || r == 'w' || r == '@':
			thirds += 4
		default:
			thirds += 3
		}
	}
	return (thirds + 2) / 3
}

// short cuts words to a width.
func short(s string, most int) string {
	if cells(s) <= most {
		return s
	}
	for cells(s) > most-1 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return strings.TrimRight(s, " ") + "…"
}
