package desk

import (
	"cmp"
	"slices"
	"strconv"

	"watchfloor/record"
)

// Attention is how much attention came through holdings, and what leads came to, by
// area: for oversight alone. It counts leads, never people, and small numbers are not
// shown: they could be read as one.
type Attention struct {
	Moment    Moment
	Most      int // of how many of the newest closed leads it is counted at most
	All       AttentionLine
	Countries []AttentionLine
	Places    []AttentionLine
}

// AttentionLine counts closed leads that name an area. A lead that names several counts in each.
type AttentionLine struct {
	Area    string
	Decided Few
	Opened  Few // attached to an operation
	Closed  Few // rejected, or traced to another
	Linked  Few // with a report that may mean something held
	Half    record.Time
}

// Few is a count in tens; a smaller one is not shown.
type Few struct {
	N      int
	Hidden bool
}

// fewest is the smallest count that is shown.
const fewest = 10

// String is the count as it is shown.
func (f Few) String() string {
	if f.Hidden {
		return "fewer than 10"
	}
	return strconv.Itoa(f.N)
}

// AttentionCase is one closed lead.
type AttentionCase struct {
	Countries, Places []string
	Opened, Linked    bool
	Took              record.Time // from the first report to the decision
}

// unplaced is the area of leads that name none that was recognised.
const unplaced = "no place recognised"

// Attend counts closed leads by area.
func Attend(cases []AttentionCase) (a Attention) {
	countries, towns := map[string][]AttentionCase{}, map[string][]AttentionCase{}
	for _, c := range cases {
		file(countries, c.Countries, c)
		file(towns, c.Places, c)
	}
	a.All = attentionLine("all", cases)
	a.Countries, a.Places = attentionLines(countries), attentionLines(towns)
	return a
}

func file(by map[string][]AttentionCase, areas []string, c AttentionCase) {
	if len(areas) == 0 {
		areas = []string{unplaced}
	}
	for _, area := range areas {
		by[area] = append(by[area], c)
	}
}

func attentionLines(by map[string][]AttentionCase) []AttentionLine {
	var out []AttentionLine
	for area, cases := range by {
		out = append(out, attentionLine(area, cases))
	}
	slices.SortFunc(out, func(x, y AttentionLine) int {
		return cmp.Or(cmp.Compare(shown(y.Decided), shown(x.Decided)), cmp.Compare(x.Area, y.Area))
	})
	return out
}

// shown is the count that a reader sees, so that no order says more.
func shown(f Few) int {
	if f.Hidden {
		return 0
	}
	return f.N
}

func attentionLine(area string, cases []AttentionCase) AttentionLine {
	opened, linked := 0, 0
	var took []record.Time
	for _, c := range cases {
		if c.Opened {
			opened++
		}
		if c.Linked {
			linked++
		}
		took = append(took, c.Took)
	}
	n := len(cases)
	l := AttentionLine{Area: area, Decided: few(n), Opened: few(opened), Closed: few(n - opened), Linked: few(linked)}
	if n >= fewest {
		slices.Sort(took)
		l.Half = took[n/2]
	}
	return l
}

// few is a count as it is shown: in tens, so that no number that is hidden can be computed
// from the others.
func few(n int) Few {
	if n < fewest {
		return Few{Hidden: true}
	}
	return Few{N: (n + fewest/2) / fewest * fewest}
}
