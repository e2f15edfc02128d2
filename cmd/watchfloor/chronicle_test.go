package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// happening is one thing that happens in a made-up history. It is made up before
// any house is there: its numbers pick among whatever the house holds when it
// happens, so that the same history can happen in several houses.
type happening struct {
	what    string // take, text, list, dispose, wake, show, open, ring, handle, or the word of a desk.Act
	sealed  bool   // about restricted things only, by somebody who may read them
	line    string // what is taken in or held
	n       [3]int
	reason  record.Reason
	after   time.Duration // since the happening before
	claimer int           // which of two people acts
}

// chronicler makes histories up.
type chronicler struct {
	r      *rand.Rand
	texts  []string
	told   []map[string]any // reports, to be sent again
	sent   int
	sealed bool // of the happening at hand
}

// chronicle makes up a history of n happenings, the same for the same seed.
func chronicle(seed uint64, n int) []happening {
	c := &chronicler{r: rand.New(rand.NewPCG(seed, 2))}
	var out []happening
	for i := range n {
		x := c.happening()
		out = append(out, x)
		if i%9 == 8 { // codes are changed of what is there, at no expense of chance
			out = append(out, happening{what: "handle", sealed: x.sealed, n: x.n, after: time.Minute, claimer: x.claimer})
		}
	}
	return out
}

var acts = strings.Fields(`read claim release note note reject reject trace trace hold hold reopen reopen open-operation attach attach detach merge merge merge split split
	judge judge judge set-aside set-aside bring-back facts standing standing standing`)

func (c *chronicler) happening() happening {
	c.sealed = c.r.IntN(4) == 0
	x := happening{sealed: c.sealed, after: time.Duration(1 + c.r.Int64N(int64(40*time.Minute))), claimer: c.r.IntN(2),
		n: [3]int{c.r.IntN(1000), c.r.IntN(1000), c.r.IntN(1000)}, reason: record.Reason(1 + c.r.IntN(6))}
	switch n := c.r.IntN(100); {
	case n < 26:
		x.what, x.line = "take", c.reports()
	case n < 28:
		x.what, x.line = "text", c.words()
		x.sealed = false
	case n < 37:
		x.what, x.line = "list", c.list()
	case n < 40:
		x.what, x.after, x.sealed = "wake", 3*time.Hour, false
	case n < 43:
		x.what = []string{"show", "open"}[c.r.IntN(2)]
	case n < 45:
		x.what = "dispose"
	case n < 52:
		x.what, x.line = "ring", c.words()
	default:
		x.what = one(c, acts)
	}
	return x
}

// act is the decision of a happening, if it is one.
func (x happening) act() desk.Act {
	for _, a := range desk.Acts() {
		if a.String() == x.what {
			return a
		}
	}
	return desk.NoAct
}

func one[T any](c *chronicler, from []T) T { return from[c.r.IntN(len(from))] }

// What made-up reports are made of: few names and numbers, so that many reports
// share them.
var (
	madeNames  = []string{"Orsin Mestrov", "Ulla Farrowby", "Tovik Grelling", "Belka Quernby", "Rasmin Tollivar", "Орсин Местров"}
	madeValues = []string{"07700 900123", "+44 7700 900456", "07700 900789", "belka@mail.example.org", "@grelling_t on Telegram",
		"plate AB12 CDE", "https://forum.example.com/u/ulla"}
	madeSaid = []string{"He said he will kill them all on Friday.", "There was a van by the gate.", "She has bought acid and nails.",
		"Nobody took him seriously.", "He posted a picture of a knife and an address.", "It may be nothing.", "بسم الله", "Полиция уже знает."}
)

// words make a text of one to five parts, sometimes one that was told before.
func (c *chronicler) words() string {
	if len(c.texts) > 3 && c.r.IntN(7) == 0 {
		return one(c, c.texts)
	}
	var parts []string
	for range 1 + c.r.IntN(3) {
		parts = append(parts, one(c, madeSaid))
	}
	if c.r.IntN(2) == 0 {
		parts = append(parts, "I mean "+one(c, madeNames)+".")
	}
	for range c.r.IntN(3) {
		parts = append(parts, "Ask at "+one(c, madeValues)+".")
	}
	text := strings.Join(parts, " ")
	c.texts = append(c.texts, text)
	return text
}

// reports are one to three lines, of which one may be unreadable.
func (c *chronicler) reports() string {
	var b strings.Builder
	for range 1 + c.r.IntN(3) {
		line, err := json.Marshal(c.sealing(c.report()))
		if err != nil {
			panic(err) // strings and numbers only
		}
		b.Write(append(line, '\n'))
	}
	if !c.sealed && c.r.IntN(10) == 0 {
		b.WriteString(`{"id":"torn","text"` + "\n")
	}
	return b.String()
}

// sealing puts labels on a report, or takes them off one that is sent again.
func (c *chronicler) sealing(report map[string]any) map[string]any {
	report = maps.Clone(report)
	delete(report, "labels")
	if c.sealed {
		report["handling"] = "TLP:RED, C S1" // what no open report has
		report["labels"] = one(c, sealedSets())
	}
	return report
}

func (c *chronicler) report() map[string]any {
	if len(c.told) > 0 && c.r.IntN(6) == 0 {
		return one(c, c.told)
	}
	c.sent++
	id := c.sent
	if c.r.IntN(8) == 0 {
		id = 1 + c.r.IntN(id) // another text under an id used before
	}
	m := map[string]any{"id": fmt.Sprint("s", id), "source": fmt.Sprint("Line ", id%3), "text": c.words()}
	sometimes := func(n int, key string, value any) {
		if c.r.IntN(n) == 0 {
			m[key] = value
		}
	}
	if c.sent%4 == 1 {
		m["handling"] = []string{"TLP:GREEN", "tlp:amber, PAP:WHITE", "P A1", "not for the press"}[c.sent/4%4]
	}
	sometimes(3, "title", one(c, madeSaid))
	sometimes(3, "grade", map[string]string{"scheme": "admiralty", "code": string("ABCDEF"[c.r.IntN(6)]) + string("123456"[c.r.IntN(6)])})
	sometimes(4, "reporter", map[string]string{"name": "Wilma Okon", "phone": one(c, madeValues[:3])})
	sometimes(4, "people", []map[string]string{{"name": one(c, madeNames), "role": []string{"subject", "witness"}[c.r.IntN(2)], "dob": "1990-04-01"}})
	sometimes(4, "identifiers", []string{one(c, madeValues)})
	sometimes(4, "received_at", fmt.Sprintf("2026-03-01T%02d:00:00Z", c.r.IntN(24)))
	c.told = append(c.told, m)
	return m
}

// sealedSets are the sets of labels that restricted things carry.
func sealedSets() [][]string {
	return [][]string{{"harbour"}, {"lantern"}, {"harbour", "lantern"}}
}

// list is a csv list of one to three holdings, some of them held before.
func (c *chronicler) list() string {
	var b strings.Builder
	b.WriteString("list_id,type,name,aliases,phones,emails,dob,labels\n")
	for range 1 + c.r.IntN(3) {
		row := []string{fmt.Sprint("h", c.r.IntN(12)), "person", one(c, madeNames), "", one(c, madeValues[:3]), "", "1990", ""}
		if c.r.IntN(3) == 0 {
			row[3] = one(c, madeNames)
		}
		if c.r.IntN(3) == 0 {
			row[4], row[5] = "", "belka@mail.example.org"
		}
		if c.sealed {
			row[0], row[7] = "sealed-"+row[0], strings.Join(one(c, sealedSets()), ";")
		}
		b.WriteString(strings.Join(row, ",") + "\n")
	}
	return b.String()
}
