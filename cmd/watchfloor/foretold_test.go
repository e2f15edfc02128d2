package main

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// amongOthers is a house whose board holds leads of every sort, so that whatever moves a
// lead moves it past some of them.
func amongOthers(t *testing.T) *teller {
	if testing.Short() {
		t.Skip("a house of 56 leads takes a while")
	}
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	texts := []string{
		"The gate number %d was left open.", "Someone asked how deep the water is at lock %d.", "A man watched the pump house %d through glasses for an hour.",
		"He bought nine sacks of fertiliser at shop %d.", "They tested the fence at yard %d twice.", "She says she will burn barn %d down.", "He says he will kill the warden of block %d.",
	}
	for i := range 56 {
		grade := ""
		if i%4 > 0 {
			code := string(rune('A'+(i+i/7)%5)) + string(rune('1'+(i*3+i/5)%5))
			grade = fmt.Sprintf(`,"grade":{"scheme":"admiralty","code":%q}`, code)
		}
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"f%d","source":"Line %d","text":%q%s}`, i, i, fmt.Sprintf(texts[i%len(texts)], i*37+11), grade)})
	}
	return l
}

// ranked is where a lead stands now.
func (l *teller) ranked(lead record.ID) int {
	l.t.Helper()
	b, err := l.Board(l.t.Context(), l.viewer(), 0, 200)
	must(l.t, err)
	for _, r := range b.Rows {
		if r.Lead == lead {
			return r.Rank
		}
	}
	l.t.Fatal("the lead is not on the board")
	return 0
}

// foretold are the ranks that changes of a lead would bring, by their words.
func (l *teller) foretold(lead record.ID) map[string]int {
	l.t.Helper()
	c, err := l.LeadChange(l.t.Context(), l.viewer(), 0, lead)
	must(l.t, err)
	ranks := map[string]int{}
	for _, x := range c.Changes {
		ranks[x.Text] = x.Rank
	}
	return ranks
}

// TestASignThatIsJudgedMisreadMovesALeadAsWasForetold: with the sign goes what only said
// more about it, how grave it made the report, and the moment that it named.
func TestASignThatIsJudgedMisreadMovesALeadAsWasForetold(t *testing.T) {
	l := amongOthers(t)
	ctx, v := t.Context(), l.viewer()
	for i, c := range []struct {
		text    string
		misread rank.Indicator
		signs   int
		moves   bool
	}{
		{"He says he will kill the clerk at the mill on the day after tomorrow.", rank.ThreatToLife, 2, true},
		{"She says she will kill everyone at the ferry on the day after tomorrow.", rank.TimeNamed, 2, true},
		{"There will be an attack on the tram depot tonight with a rifle.", rank.Weapons, 2, true},
		{"He has a pistol and asked who holds the keys of the weir.", rank.Weapons, 1, true},
		{"A woman photographed the switch room and bought acetone and nails.", rank.Materials, 1, true},
	} {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"t%d","source":"Tip %d","text":%q,"grade":{"scheme":"admiralty","code":"B2"}}`, i, i, c.text)})
		report := l.open.reports[len(l.open.reports)-1]
		lead := l.leadOf(report)
		text := fmt.Sprintf("if “%s” were misread", c.misread)
		want, was := l.foretold(lead)[text], l.ranked(lead)
		page, err := l.Report(ctx, v, 0, report)
		must(t, err)
		var read []string
		judged := 0
		for _, x := range page.Report.Indicators {
			read = append(read, fmt.Sprintf("%s (%s)", x.What, x.Words))
			if x.Code != uint8(c.misread) {
				continue
			}
			d := desk.Decision{Request: record.NewID(), Act: desk.JudgeSign, Report: report, Sign: record.Sign{Code: x.Code, Start: x.Start, End: x.End}, Words: "It says something else."}
			_, err := l.Decide(ctx, v, d)
			must(t, err)
			judged++
		}
		must(t, l.settleAll(ctx, store.Bulk))
		if want == 0 || judged == 0 || len(read) < c.signs {
			t.Fatalf("%s: %s is not read, but %v", c.text, c.misread, read)
		}
		if got := l.ranked(lead); got != want || (got != was) != c.moves {
			t.Errorf("%s (%v): stood at %d, foretold %s: %d, came to %d", c.text, read, was, text, want, got)
		}
	}
}

// TestWhatADayBringsIsWhereALeadStandsADayLater, if nothing else comes; and what could move
// a lead is told in the order of where it would come to.
func TestWhatADayBringsIsWhereALeadStandsADayLater(t *testing.T) {
	l := amongOthers(t)
	ctx, v := t.Context(), l.viewer()
	b, err := l.Board(ctx, v, 0, 200)
	must(t, err)
	want := map[record.ID]int{}
	before, moved := l.now(), 0
	for _, r := range b.Rows {
		c, err := l.LeadChange(ctx, v, 0, r.Lead)
		must(t, err)
		if c.Rank != r.Rank || c.Open != len(b.Rows) || c.Headline != r.Headline {
			t.Fatalf("%s stands at %d of %d: %+v", r.SentIDs, r.Rank, len(b.Rows), c)
		}
		if !slices.IsSortedFunc(c.Changes, func(x, y desk.RankChange) int { return x.Rank - y.Rank }) {
			t.Fatalf("%s: %+v", r.SentIDs, c.Changes)
		}
		for _, x := range c.Changes {
			if x.Text == "in a day, if nothing else comes" {
				want[r.Lead] = x.Rank
			}
		}
		if want[r.Lead] != r.Rank {
			moved++
		}
	}
	l.clock.move(24 * time.Hour)
	b, err = l.Board(ctx, v, 0, 200)
	must(t, err)
	for _, r := range b.Rows {
		if r.Rank != want[r.Lead] {
			t.Errorf("%s stands at %d, foretold %d", r.SentIDs, r.Rank, want[r.Lead])
		}
	}
	if moved == 0 {
		t.Error("a day moves nothing: what is foretold was not tried")
	}
	var cannot desk.Cannot
	first := b.Rows[0].Lead
	if _, err := l.LeadChange(ctx, v, before, first); !errors.As(err, &cannot) {
		t.Errorf("of the past: %v", err)
	}
	_, err = l.Decide(ctx, v, desk.Decision{Request: record.NewID(), Act: desk.Reject, Lead: first, Reason: record.ReasonNothing})
	must(t, err)
	if _, err := l.LeadChange(ctx, v, 0, first); !errors.As(err, &cannot) {
		t.Errorf("of a lead that is closed: %v", err)
	}
	if _, err := l.LeadChange(ctx, v, 0, record.NewID()); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("of no lead: %v", err)
	}
}

// TestTheBoardThatRulesWereTriedForIsTheBoardThatTheyMake: row for row, with those that
// leave the first thirty; and another version of the rules tries on what is then.
func TestTheBoardThatRulesWereTriedForIsTheBoardThatTheyMake(t *testing.T) {
	l := amongOthers(t)
	ctx, v := t.Context(), l.viewer()
	ranks := func() map[record.ID]int {
		b, err := l.Board(ctx, v, 0, 200)
		must(t, err)
		at := map[record.ID]int{}
		for _, r := range b.Rows {
			at[r.Lead] = r.Rank
		}
		return at
	}
	figures := map[desk.FigureCode]float64{{Group: rank.Signs, At: 2*int64(rank.Surveillance) + 1}: 40, {Group: rank.Signs, At: 2*int64(rank.Threat) + 1}: .3}
	was := ranks()
	tried, err := l.TryRules(ctx, v, figures)
	must(t, err)
	must(t, l.DecideRules(ctx, v, desk.RulesDecision{Request: record.NewID(), On: tried.On, Figures: figures, Words: "Watched twice this week."}))
	must(t, l.settleAll(ctx, store.Bulk))
	is := ranks()
	moved, left := 0, 0
	for lead, at := range is {
		if was[lead] != at {
			moved++
		}
		if was[lead] <= 30 && at > 30 {
			left++
		}
	}
	if tried.Open != len(is) || tried.Moved != moved || len(tried.Rows) != 30 || len(tried.Left) != left || moved < 10 || left == 0 || len(tried.Changes) != 2 {
		t.Errorf("tried: %d open, %d moved, %d rows, %d left; became %d, %d, %d left", tried.Open, tried.Moved, len(tried.Rows), len(tried.Left), len(is), moved, left)
	}
	for i, r := range tried.Rows {
		if r.Is != i+1 || r.Is != is[r.Lead] || r.Was != was[r.Lead] {
			t.Errorf("row %d was %d and is %d, said %d and %d", i+1, was[r.Lead], is[r.Lead], r.Was, r.Is)
		}
	}
	for _, r := range tried.Left {
		if r.Was != was[r.Lead] || r.Is != is[r.Lead] || r.Was > 30 || r.Is <= 30 {
			t.Errorf("left: %d to %d, said %d to %d", was[r.Lead], is[r.Lead], r.Was, r.Is)
		}
	}
	same, err := l.TryRules(ctx, v, nil)
	if err != nil || same.Moved != 0 || same.On != tried.On+1 || len(same.Left) != 0 {
		t.Errorf("nothing is changed: %d moved on version %d, %v", same.Moved, same.On, err)
	}
}
