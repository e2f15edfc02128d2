package main

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/record"
)

// TestARestrictedThingTakesNoPlace tells short histories in which something
// restricted would take the place of something open, wherever places are limited
// or one thing decides about another.
func TestARestrictedThingTakesNoPlace(t *testing.T) {
	inTurn(t)
	const header = "list_id,type,name,phones,labels\n"
	many := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, line+"\n", i)
		}
		return b.String()
	}
	sealed := func(what, line string, n ...int) happening {
		x := happening{what: what, line: line, sealed: true}
		copy(x.n[:], n)
		return x
	}
	open := func(what, line string) happening { return happening{what: what, line: line} }
	for _, claim := range []struct {
		name    string
		history []happening
	}{
		{"among the likeliest for a person", []happening{
			sealed("list", header+many(6, "x%d,person,Orsin Mestrov,,lantern")),
			open("list", header+"h1,person,Orsin Mestrof,,\n"),
			open("take", `{"id":"s1","text":"He was seen again.","people":[{"name":"Orsin Mestrov","role":"subject"}]}`),
		}},
		{"among the holders of a number", []happening{
			sealed("list", header+many(60, "x%d,person,,07700 900123,lantern")),
			open("list", header+"h1,person,,07700 900123,\n"),
			open("take", `{"id":"s1","text":"Ask at 07700 900123."}`),
		}},
		{"among those that a new name is looked for in", []happening{
			open("take", `{"id":"s1","text":"Orsin Mestrov was here, ask at 07700 900123."}`),
			sealed("take", many(510, `{"id":"x%[1]d","text":"Orsin Mestrov again, 07700 900123, %[1]d","labels":["lantern"]}`)),
			open("list", header+"h1,person,Orsin Mestrov,,\nh2,phone,,07700 900123,\n"),
		}},
		{"among those that share a number", []happening{
			open("take", many(49, `{"id":"s%[1]d","text":"Ask at 07700 900123, %[1]d."}`)),
			sealed("take", many(5, `{"id":"x%[1]d","text":"Ask at 07700 900123, %[1]d.","labels":["lantern"]}`)),
			open("take", `{"id":"last","text":"Once more: 07700 900123."}`),
		}},
		{"between two reports that a person says mean it", []happening{
			sealed("list", header+"x1,person,Tovik Grelling,,lantern\n"),
			open("take", `{"id":"s1","text":"Tovik Grelling has a key."}`),
			open("take", `{"id":"s2","text":"We saw Tovik Grelling."}`),
			sealed("judge", "", 0, 0), sealed("judge", "", 0, 1),
		}},
		{"as the first of a text", []happening{
			sealed("take", `{"id":"s1","source":"Line 1","text":"The same words.","labels":["lantern"]}`),
			open("take", `{"id":"s1","source":"Line 1","text":"The same words."}`),
			open("take", `{"id":"s1","source":"Line 1","text":"Other words."}`),
		}},
		{"on the board", []happening{
			open("take", `{"id":"s1","text":"There was a van by the gate."}`),
			sealed("take", many(12, `{"id":"x%[1]d","text":"He will kill them all on Friday with a bomb, %[1]d.","labels":["lantern"]}`)),
			open("take", `{"id":"s2","text":"A lamp is out."}`),
			sealed("list", header+"x1,person,Lamp Out,,lantern\n"),
		}},
	} {
		t.Run(claim.name, func(t *testing.T) {
			onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
				with, without := newTeller(t, empty(record.HouseFounded{})), newTeller(t, empty(record.HouseFounded{}))
				twice(t, with, without, claim.history)
			})
		})
	}
}
