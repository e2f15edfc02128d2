package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// question is one thing to ask the house.
type question struct {
	name string
	ask  func(*store.Asked) (any, error)
}

// answer is the answer as JSON, or the error.
func (q question) answer(a *store.Asked) string {
	v, err := q.ask(a)
	if err != nil {
		return err.Error()
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(string(b), `,"past":true`, "") // whether it was live is the one difference
}

// questions are what can be asked about what has been told; n varies which of
// the older reports are among them.
func (l *teller) questions(n int) []question {
	out := []question{
		{"board", func(a *store.Asked) (any, error) { return boardBothWays(a, 20) }},
		{"the first of the board", func(a *store.Asked) (any, error) { return a.Board(2) }},
		{"operations", func(a *store.Asked) (any, error) { return a.Operations() }},
		{"arrivals", func(a *store.Asked) (any, error) { return a.Arrivals(desk.ArrivalQuery{}) }},
		{"refusals", func(a *store.Asked) (any, error) { return a.Arrivals(desk.ArrivalQuery{Refused: true}) }},
		{"set aside", func(a *store.Asked) (any, error) { return a.Aside() }},
		{"origins", func(a *store.Asked) (any, error) { return a.Origins(record.ID{}, 100) }},
		{"older arrivals", func(a *store.Asked) (any, error) { return a.Arrivals(desk.ArrivalQuery{Before: a.Mark(40)}) }},
		{"capacity", func(a *store.Asked) (any, error) { return a.Capacity() }},
		{"rules", func(a *store.Asked) (any, error) { return a.Rules() }},
		{"learning", func(a *store.Asked) (any, error) { return a.Learning() }},
		{"to look at again", func(a *store.Asked) (any, error) { return a.Again() }},
		{"changed", func(a *store.Asked) (any, error) { return a.Changed(a.Mark(5), 100) }},
	}
	for _, words := range []string{"van gate", "mestrov", "07700", "полиция"} {
		for _, of := range []record.Standing{record.StandingTip, record.StandingIntelligence} {
			out = append(out, question{"search of " + of.String() + " " + words, func(a *store.Asked) (any, error) { return a.Search(of, words, "") }})
		}
	}
	about := func(what string, ids []record.ID, ask func(*store.Asked, record.ID) (any, error)) {
		of := map[string]int{"report": 4, "chart of lead": 16, "chart of holding": 16}[what] // they are many, and charts are large
		for _, id := range ids {
			if of == 0 || int(id[15])%of == n%of {
				out = append(out, question{what + " " + id.String(), func(a *store.Asked) (any, error) { return ask(a, id) }})
			}
		}
	}
	about("lead", slices.Concat(l.open.leads, l.sealed.leads), func(a *store.Asked, id record.ID) (any, error) { return a.Lead(id) })
	about("chart of lead", slices.Concat(l.open.leads, l.sealed.leads), func(a *store.Asked, id record.ID) (any, error) {
		return chartOf(a, desk.ChartQuery{Lead: id})
	})
	about("chart of holding", slices.Concat(l.open.holdings, l.sealed.holdings), func(a *store.Asked, id record.ID) (any, error) {
		return chartOf(a, desk.ChartQuery{Holding: id})
	})
	about("report", slices.Concat(l.open.reports, l.sealed.reports), func(a *store.Asked, id record.ID) (any, error) { return a.Report(id) })
	about("holding", slices.Concat(l.open.holdings, l.sealed.holdings), func(a *store.Asked, id record.ID) (any, error) { return a.Holding(id) })
	return out
}

// boardBothWays asks for the board, and refuses one that says something else in short.
func boardBothWays(a *store.Asked, limit int) (desk.Board, error) {
	short, err := a.BoardInShort(limit)
	if err != nil {
		return short, err
	}
	whole, err := a.Board(limit)
	if err != nil {
		return whole, err
	}
	less := whole
	less.Rows = slices.Clone(whole.Rows)
	for i := range less.Rows {
		r := &less.Rows[i]
		r.SentIDs, r.Links = []string{}, slices.Clone(r.Links)
		for j := range r.Links {
			l := &r.Links[j]
			l.Mention, l.Start, l.End, l.Why = "", 0, 0, nil
		}
	}
	if !reflect.DeepEqual(short, less) {
		return whole, fmt.Errorf("the board in short is\n%+v\nand in full\n%+v", short, less)
	}
	return whole, nil
}
