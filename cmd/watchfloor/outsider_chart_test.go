package main

import (
	"errors"
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// expanded is the query with the first few hidden neighbours of each thing opened.
func expanded(q desk.ChartQuery, v desk.ChartView) desk.ChartQuery {
	for _, n := range v.Nodes {
		for _, h := range n.Hidden {
			if len(q.Open) < 6 {
				q.Open = append(q.Open, desk.ChartOpen{At: n.At, Kind: h.Kind})
			}
		}
	}
	return q
}

// chartOf asks for a chart, for the same expanded, and for its table.
func chartOf(a *store.Asked, q desk.ChartQuery) (any, error) {
	var all [3]desk.ChartView
	var err error
	for i := range all {
		if all[i], err = a.Chart(q); err != nil {
			return nil, err
		}
		q = expanded(q, all[i])
		q.Table, q.ByKind = i == 1, i == 1
	}
	return all, nil
}

// chartWays are how an outsider may try charts.
func (p *transcript) chartWays() map[string]func() {
	ctx, h := p.t.Context(), web.House(p.house)
	return map[string]func(){"Chart": func() {
		ask := func(what string, q desk.ChartQuery) {
			for _, at := range []record.Time{0, p.now() - 9*record.Hour} {
				v, err := h.Chart(ctx, p.v, at, q)
				p.write(fmt.Sprint("chart of ", what, " at ", at), v, err)
				if err != nil {
					continue
				}
				for _, q := range []desk.ChartQuery{expanded(q, v), {Lead: q.Lead, Holding: q.Holding, Table: true}} {
					v, err := h.Chart(ctx, p.v, at, q)
					p.write(fmt.Sprint("chart of ", what, ", expanded or as a table, at ", at), v, err)
				}
			}
		}
		for i, id := range p.open.leads {
			if i%6 == 0 {
				ask(fmt.Sprint("lead", i), desk.ChartQuery{Lead: id})
			}
		}
		for i, id := range p.open.holdings {
			if i%3 == 0 {
				ask(fmt.Sprint("holding", i), desk.ChartQuery{Holding: id})
			}
		}
		for _, q := range p.sealed.charts() {
			if _, err := h.Chart(ctx, p.v, 0, q); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("an outsider sees a restricted chart: %v", err)
			}
		}
	}}
}

func (l *told) charts() []desk.ChartQuery {
	var all []desk.ChartQuery
	for _, id := range l.leads {
		all = append(all, desk.ChartQuery{Lead: id})
	}
	for _, id := range l.holdings {
		all = append(all, desk.ChartQuery{Holding: id})
	}
	return all
}
