package web

import (
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// ChartAnswer is the answer of GET /api/v1/lead/{id}/chart and of the one around a
// holding. Past 300 things, or when a table is asked for, nodes are one page of a
// table and there are no edges.
type ChartAnswer struct {
	At     record.Time       `json:"at"`
	Center string            `json:"center"`
	Nodes  []ChartLine       `json:"nodes"`
	Edges  []ChartEdgeLine   `json:"edges"`
	Kinds  []desk.ChartCount `json:"kinds"` // of all nodes, shown or not
	Total  int               `json:"total"`
	From   int               `json:"from,omitempty"` // how many lines of the table stand before
	Table  bool              `json:"table,omitempty"`

	NoNames  bool                `json:"no_names,omitempty"` // too many reports to look for names that lead to nothing held
	Closed   bool                `json:"closed,omitempty"`   // a closed record: nothing is said of it before a purpose is stated
	KeptOut  bool                `json:"kept_out,omitempty"`
	Handling record.HandlingList `json:"handling"` // of all that is shown
}

// ChartLine is one thing on a chart. At is what an expansion names: open=AT.KIND.
type ChartLine struct {
	At    string         `json:"at"`
	Kind  desk.ChartKind `json:"kind"`
	Item  record.ID      `json:"item,omitzero"` // the lead, report or holding
	Held  bool           `json:"held,omitempty"`
	Label string         `json:"label"`
	Parts []string       `json:"parts,omitempty"` // names of the holdings that people judged to be one

	Here   int               `json:"here,omitempty"` // reports of this chart in which it stands
	All    int               `json:"all,omitempty"`  // reports that the viewer may read
	Many   bool              `json:"many,omitempty"` // all is a bound
	Shared bool              `json:"shared,omitempty"`
	Hidden []desk.ChartCount `json:"hidden,omitempty"` // neighbours that are not on the chart

	Received record.Time         `json:"received,omitempty"`
	Depth    int                 `json:"depth"`
	Step     int                 `json:"step,omitempty"` // the expansion that brought it, from 1
	Handling record.HandlingList `json:"handling,omitempty"`
}

// ChartEdgeLine joins two things; state is there where it is a link to something held.
type ChartEdgeLine struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Words string `json:"words,omitempty"`
	State string `json:"state,omitempty"`
}

// NewChartAnswer returns the JSON of a chart.
func NewChartAnswer(v desk.ChartView) ChartAnswer {
	out := ChartAnswer{At: v.Moment.Now, Center: v.Center, Kinds: orNone(v.Counts), Total: v.Total, From: v.From, Table: v.Table,
		NoNames: v.NoNames, Closed: v.Closed, KeptOut: v.KeptOut, Handling: record.HandlingList(v.Handling)}
	out.Nodes = orNone(each(v.Nodes, func(n desk.ChartNode) ChartLine {
		return ChartLine{n.At, n.Kind, n.Item, n.Held, n.Label, n.Parts, n.Here, n.All, n.Many, n.Shared, n.Hidden, n.Received, n.Depth, n.Step, record.HandlingList(n.Handling)}
	}))
	out.Edges = orNone(each(v.Edges, func(e desk.ChartEdge) ChartEdgeLine {
		l := ChartEdgeLine{From: e.From, To: e.To, Words: e.Words}
		if e.Link {
			l.State = e.State.String()
		}
		return l
	}))
	return out
}

// orNone is a list that JSON never writes as null.
func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (s *Server) apiLeadChart(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	return s.apiChart(r, v, "lead")
}

func (s *Server) apiHoldingChart(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	return s.apiChart(r, v, "holding")
}

// apiChart answers with the chart that the page of the same address draws, asked in
// the same words: open, as, sort, from, as_of. That it was shown is recorded as there.
func (s *Server) apiChart(r *http.Request, v lawful.Viewer, of string) (int, any, error) {
	a, err := s.read(r, v)
	if err != nil {
		return 0, nil, err
	}
	id, err := a.id()
	if err != nil {
		return 0, nil, err
	}
	chart, err := s.house.Chart(a.Context(), a.viewer, a.at, chartQuery(a, of, id))
	if err != nil {
		return 0, nil, err
	}
	if a.at == 0 && !chart.Closed {
		if err := shownChart(a.Context(), s.house, a.viewer, of, id); err != nil {
			return 0, nil, err
		}
	}
	return http.StatusOK, NewChartAnswer(chart), nil
}
