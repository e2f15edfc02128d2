package main

import (
	"fmt"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// names adds a name to a holding: name H TEXT.
func (d *day) names(args []string) error {
	return d.NameHolding(d.t.Context(), d.sitter(), desk.NameDecision{Holding: d.held[args[0]], Text: strings.Join(args[1:], " ")})
}

// unnames takes a name back that was added: unname H TEXT.
func (d *day) unnames(args []string) error {
	page, err := d.Holding(d.t.Context(), d.sitter(), 0, d.held[args[0]])
	if err != nil {
		return err
	}
	for _, n := range page.ByPeople {
		if n.Text == strings.Join(args[1:], " ") {
			return d.NameHolding(d.t.Context(), d.sitter(), desk.NameDecision{Holding: page.ID, Name: n.ID})
		}
	}
	return fmt.Errorf("%s has no such name that somebody added", args[0])
}

// searches searches for words that nothing has: search WORDS. It is asked again.
func (d *day) searches(args []string) error {
	words := strings.Join(args, " ")
	var seen record.Seq
	for _, of := range []record.Standing{record.StandingTip, record.StandingIntelligence} {
		found, err := d.Search(d.t.Context(), d.sitter(), 0, of, web.SearchQuery{Words: words})
		if err != nil || len(found.Hits) > 0 {
			return fmt.Errorf("%q found %d: %w", words, len(found.Hits), err)
		}
		seen = found.Moment.Seq
	}
	return d.db.Write(d.t.Context(), store.Interactive, func(tx *store.Tx) error {
		return d.keepAsking(tx, d.sitter(), desk.Searching{Purpose: record.PurposeTriage, Words: words, Keep: true, Seen: seen}, 0)
	})
}

// answered says how many answers a search has.
func (w wanted) answered(words string) (string, error) {
	all, err := w.a.Searches(true)
	for _, s := range append(all.Answered, all.Waiting...) {
		if s.Words == words {
			return fmt.Sprint(len(s.Answers)), err
		}
	}
	return "-", err
}
