package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// attentionPage says how much attention came through holdings, and what leads came to,
// by area.
type attentionPage struct {
	*base
	desk.Attention
}

func (attentionPage) template() string { return "attention.html" }

func (s *Server) attention(a ask) (view, error) {
	v, err := s.house.Attention(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	return attentionPage{s.base(a, "oversight", "Attention by area").of(v.Moment), v}, nil
}

// MostText is the bound of what is counted, as people write it.
func (p attentionPage) MostText() string {
	if p.Most < 1000 {
		return strconv.Itoa(p.Most)
	}
	return fmt.Sprintf("%d,%03d", p.Most/1000, p.Most%1000)
}

func took(l desk.AttentionLine) string {
	if l.Decided.Hidden {
		return "not shown"
	}
	return span(l.Half)
}

// CSV is where the same counts stand for programs.
func (p attentionPage) CSV() string { return p.URL("/oversight/attention.csv") }

// attentionCSV sends the same counts as a table.
func (s *Server) attentionCSV(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	a, err := s.read(r, v)
	var c desk.Attention
	if err == nil {
		c, err = s.house.Attention(r.Context(), v, a.at)
	}
	if err != nil {
		s.failFor(w, r, v, err)
		return
	}
	table := [][]string{{"by", "area", "decided", "opened", "closed", "with a link to a holding", "half decided within"},
		{"house", s.houseLine().Text, "", "", "", "", ""}, {"as of", c.Moment.Now.String(), "", "", "", "", ""}}
	add := func(by string, l desk.AttentionLine) {
		table = append(table, []string{by, l.Area, l.Decided.String(), l.Opened.String(), l.Closed.String(), l.Linked.String(), took(l)})
	}
	add("all", c.All)
	for _, l := range c.Countries {
		add("country", l)
	}
	for _, l := range c.Places {
		add("place", l)
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	if err := out.WriteAll(table); err != nil {
		s.failFor(w, r, v, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="attention.csv"`)
	send(w, http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
}

// attentionTable is one table of the page.
type attentionTable struct {
	Name  string
	Lines []desk.AttentionLine
}

// Took is how long half of the decisions took at most.
func (attentionTable) Took(l desk.AttentionLine) string { return took(l) }

// Table is one table of the page, with its name.
func (attentionPage) Table(name string, lines []desk.AttentionLine) attentionTable {
	return attentionTable{name, lines}
}

// ByCountry are all leads, and those of each country.
func (p attentionPage) ByCountry() []desk.AttentionLine {
	return append([]desk.AttentionLine{p.All}, p.Countries...)
}
