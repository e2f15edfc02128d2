package main

import (
	"fmt"
	"testing"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// amongOthers is a house whose board holds leads of every sort, so that whatever moves a
// lead moves it past some of them.
func amongOthers(t *testing.T) *teller {
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
