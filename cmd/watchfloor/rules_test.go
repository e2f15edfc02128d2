package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// order is the board at a moment, as the ids that senders gave.
func (l *teller) order(at record.Time) string {
	l.t.Helper()
	b, err := l.Board(l.t.Context(), l.viewer(), at, 100)
	if err != nil {
		l.t.Fatal(err)
	}
	var ids []string
	for _, r := range b.Rows {
		ids = append(ids, strings.Join(r.SentIDs, "+"))
	}
	return fmt.Sprint(b.Rules, " ", ids)
}

var (
	photography = desk.FigureCode{Group: rank.Signs, At: 2*int64(rank.Photography) + 1}
	propertyIs  = desk.FigureCode{Group: rank.Harms, At: int64(rank.Property)}
)

// TestRulesThatAPersonSetsMakeTheOrder: the board is put into the order of the new rules,
// tried before as it comes to be; what it was before stays as it was.
func TestRulesThatAPersonSetsMakeTheOrder(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		for i, text := range []string{"A man took photographs of the substation fence.", "He says he will kill the clerk.", "The garden gate was left open."} {
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","text":%q}`, i, i, text)})
		}
		first, before := l.order(0), l.now()
		if first != "2 [r1 r0 r2]" {
			t.Fatalf("the board is %s", first)
		}
		l.clock.move(time.Hour)
		figures := map[desk.FigureCode]float64{photography: 500}
		tried, err := l.TryRules(ctx, v, figures)
		if err != nil || tried.Open != 3 || tried.Moved != 2 || tried.Rows[0].SentIDs[0] != "r0" || tried.Rows[0].Was != 2 || len(tried.Changes) != 1 || tried.Changes[0].Was != 1 {
			t.Fatalf("tried: %+v %v", tried, err)
		}
		if l.order(0) != first {
			t.Error("trying rules moved the board")
		}
		d := desk.RulesDecision{Request: record.NewID(), On: tried.On, Figures: figures}
		for words, refuse := range map[string]desk.RulesDecision{
			"say why":            d,
			"changed meanwhile":  {On: 1, Figures: figures, Words: "why"},
			"nothing would":      {On: 2, Figures: map[desk.FigureCode]float64{photography: 1}, Words: "why"},
			"must be positive":   {On: 2, Figures: map[desk.FigureCode]float64{photography: 0}, Words: "why"},
			"figures is not":     {On: 2, Figures: map[desk.FigureCode]float64{{Group: 99}: 1}, Words: "why"},
			"want above 0":       {On: 2, Figures: map[desk.FigureCode]float64{propertyIs: -1}, Words: "why"},
			"of \"photography\"": {On: 2, Figures: map[desk.FigureCode]float64{photography: -2}, Words: "why"},
		} {
			refuse.Request = record.NewID()
			if err := l.DecideRules(ctx, v, refuse); err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("want words of %q, got %v", words, err)
			}
		}
		d.Words = "Three photographers in a week turned out to be one survey of a site."
		if err := l.DecideRules(ctx, v, d); err != nil {
			t.Fatal(err)
		}
		if err := l.settleAll(ctx, store.Bulk); err != nil {
			t.Fatal(err)
		}
		if got := l.order(0); got != "3 [r0 r1 r2]" {
			t.Errorf("the board is %s", got)
		}
		if got := l.order(before); got != first {
			t.Errorf("the board of the hour before is %s now, was %s", got, first)
		}
		rules, err := l.Rules(ctx, v, 0)
		if err != nil || rules.Now.Version != 3 || len(rules.History) != 1 || rules.Now.Why != d.Words || rules.Now.Actor != v.Actor || rules.Now.Changes[0].Is != 500 {
			t.Errorf("rules: %+v %v", rules.Now, err)
		}
		if then, err := l.Rules(ctx, v, before); err != nil || then.Now.Version != 2 || len(then.History) != 0 {
			t.Errorf("rules of the hour before: %+v %v", then.Now, err)
		}
		head, _ := l.db.Head(ctx)
		if err := l.settleAll(ctx, store.Bulk); err != nil {
			t.Fatal(err)
		}
		if now, _ := l.db.Head(ctx); now != head {
			t.Error("what is weighed by the rules in force is weighed again")
		}
	})
}
