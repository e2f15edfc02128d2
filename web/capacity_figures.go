package web

import (
	"bytes"
	"encoding/csv"
	"math"
	"net/http"
	"strconv"

	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
)

// CapacityAnswer is the answer of GET /api/v1/capacity.
type CapacityAnswer struct {
	At      record.Time  `json:"at"`
	From    record.Time  `json:"from"` // where the stretch begins over which work is counted; "" when there was none
	Figures []FigureLine `json:"figures"`
}

// FigureLine is one figure; Value is null where there is none, and From says why.
type FigureLine struct {
	Section string   `json:"section"`
	Name    string   `json:"name"`
	Value   *Decimal `json:"value"`
	Unit    string   `json:"unit"`
	Basis   string   `json:"basis"`
	From    string   `json:"from"`
}

func newFigureLine(l picture.Line) FigureLine {
	line := FigureLine{Section: l.Section, Name: l.Name, Unit: l.Figure.Unit, Basis: l.Figure.Basis.String(), From: l.Figure.From}
	if l.Figure.Known() {
		v := Decimal(math.Round(l.Figure.Value * 1e6))
		line.Value = &v
	}
	return line
}

// apiCapacity answers GET /api/v1/capacity?as_of=, with the choices of the page.
func (s *Server) apiCapacity(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	a, err := s.read(r, v)
	if err != nil {
		return 0, nil, err
	}
	c, err := s.capacityOf(a)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, CapacityAnswer{At: c.Seen.Moment.Now, From: c.Seen.From, Figures: each(c.Lines(), newFigureLine)}, nil
}

// capacityCSV sends the same figures as a table, with the house and the moment in its
// first lines.
func (s *Server) capacityCSV(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	a, err := s.read(r, v)
	var c picture.Capacity
	if err == nil {
		c, err = s.capacityOf(a)
	}
	if err != nil {
		s.failFor(w, r, v, err)
		return
	}
	table := [][]string{{"section", "name", "value", "unit", "basis", "from"},
		{"House", "class", s.houseLine().Text, "", "", ""},
		{"House", "as of", c.Seen.Moment.Now.String(), "", "", ""},
		{"House", "counted from", c.Seen.From.String(), "", "", ""}}
	for _, l := range c.Lines() {
		value := ""
		if l.Figure.Known() {
			value = strconv.FormatFloat(l.Figure.Value, 'f', -1, 64)
		}
		table = append(table, []string{l.Section, l.Name, value, l.Figure.Unit, l.Figure.Basis.String(), l.Figure.From})
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	if err := out.WriteAll(table); err != nil {
		s.failFor(w, r, v, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="capacity.csv"`)
	send(w, http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
}
