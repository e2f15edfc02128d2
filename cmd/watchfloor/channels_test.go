package main

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// TestAFigureForAChannelMovesTheBoard: nothing by itself; once a person sets one, open
// leads are weighed anew by the channel through which their origins came first, their
// reasons say so, and a copy that comes through that channel later changes nothing.
func TestAFigureForAChannelMovesTheBoard(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		ctx, v := t.Context(), l.viewer()
		gate, fence := "The garden gate of the pumping station was left open at night.", "The north door of the boathouse stood wide open all night."
		for i, r := range [][2]string{{"public", gate}, {"partner", fence}} {
			l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r%d","source":"Line %d","channel":%q,"text":%q}`, i, i, r[0], r[1])})
		}
		if got := l.order(0); got != "2 [r0 r1]" {
			t.Fatalf("the board is %s", got)
		}
		partner := desk.FigureCode{Group: rank.Channels, At: 2*int64(record.ChannelPartner) + 1}
		tried, err := l.TryRules(ctx, v, map[desk.FigureCode]float64{partner: 3})
		if err != nil || tried.Moved != 2 || tried.Rows[0].SentIDs[0] != "r1" {
			t.Fatalf("tried: %+v %v", tried, err)
		}
		d := desk.RulesDecision{Request: record.NewID(), On: 2, Figures: map[desk.FigureCode]float64{partner: 3}, Words: "Two years of outcomes: 3.1 (1.9 to 5.0)."}
		if err := l.DecideRules(ctx, v, d); err != nil {
			t.Fatal(err)
		}
		if err := l.settleAll(ctx, store.Bulk); err != nil {
			t.Fatal(err)
		}
		if got := l.order(0); got != "3 [r1 r0]" {
			t.Errorf("the board is %s", got)
		}
		b, err := l.Board(ctx, v, 0, 10)
		if err != nil || !strings.Contains(b.Rows[0].Sentence, "from a partner, which counts for more here") || strings.Contains(b.Rows[1].Sentence, "here") {
			t.Errorf("the board says %q and %q, %v", b.Rows[0].Sentence, b.Rows[1].Sentence, err)
		}
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"r2","source":"Line 2","channel":"partner","text":%q}`, "Forwarded: "+gate)})
		again, err := l.Board(ctx, v, 0, 10)
		if err != nil || len(again.Rows) != 2 || strings.Contains(again.Rows[1].Sentence, "partner") {
			t.Errorf("a copy from a partner made the public's word a partner's: %+v %v", again.Rows, err)
		}
	})
}
