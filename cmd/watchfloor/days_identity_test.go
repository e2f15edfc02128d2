package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

// judgesHoldings is a person's word on two holdings: one H1 H2 WORDS, two, unsure.
// A "!" before the words says that it cannot be said.
func (d *day) judgesHoldings(same record.Sameness, args []string) error {
	v, args, err := d.by(args)
	if err != nil {
		return err
	}
	words, refused := strings.CutPrefix(strings.Join(args[2:], " "), "! ")
	err = d.JudgeHoldings(d.t.Context(), v, desk.SameDecision{A: d.held[args[0]], B: d.held[args[1]], Same: same, Words: words})
	var cannot desk.Cannot
	if refused {
		if !errors.As(err, &cannot) {
			return fmt.Errorf("%v was not refused: %v", args, err)
		}
		return nil
	}
	return err
}

// one names the holdings that are one with a holding, or "-".
func (w wanted) one(listID string) (string, error) {
	said, err := w.a.Sameness(w.d.held[listID])
	var ids []string
	for _, p := range said.Parts {
		ids = append(ids, p.ListID)
	}
	slices.Sort(ids)
	return orDash(ids), err
}

// said tells the words on a holding and others, the newest first: one with L2 by …
func (w wanted) saidOf(listID string) (string, error) {
	said, err := w.a.Sameness(w.d.held[listID])
	var all []string
	for _, p := range said.Pairs {
		all = append(all, strings.TrimSpace(p.Same.String()+" "+p.ListID+" "+p.Words)+";")
	}
	return orDash(all), err
}

// used tells what happened while a holding was one with others, the oldest first.
func (w wanted) used(listID string) (string, error) {
	said, err := w.a.Sameness(w.d.held[listID])
	var all []string
	for _, p := range said.Pairs {
		for _, u := range p.Used {
			all = append(all, strings.TrimSuffix(u.Text+" "+w.d.sentAs(u.Report), " ")+";")
		}
	}
	slices.Reverse(all)
	return orDash(all), err
}

// mayBe names the holdings that the machine asks about beside one, or "-".
func (w wanted) mayBe(listID string) (string, error) {
	page, err := w.a.Holding(w.d.held[listID])
	if err != nil {
		return "", err
	}
	page.Moment.Past = false // the question is one of the live page
	may, err := w.d.MayBeOne(w.d.t.Context(), w.d.sitter(), page)
	var ids []string
	for _, l := range may {
		ids = append(ids, l.ListID)
	}
	return orDash(ids), err
}

// matched tells what a match shows: each candidate with those that are one with it, by
// their ids.
func (w wanted) matched(name string) (string, error) {
	got, err := w.d.Match(w.d.t.Context(), w.d.sitter(), web.MatchQuery{Name: name})
	var all []string
	for _, c := range got.Candidates {
		ids := []string{c.ListID}
		for _, p := range c.Parts {
			ids = append(ids, p.ListID)
		}
		slices.Sort(ids)
		all = append(all, strings.Join(ids, "+"))
	}
	slices.Sort(all)
	return orDash(all), err
}

// also are the reports that the page of a holding lists for those that are one with it.
func (w wanted) also(listID string) (string, error) {
	page, err := w.a.Holding(w.d.held[listID])
	var reports []string
	for _, l := range page.Also {
		reports = append(reports, w.d.sentAs(l.Link.Report)+" as "+l.Link.ListID)
	}
	slices.Sort(reports)
	return orDash(reports), err
}
