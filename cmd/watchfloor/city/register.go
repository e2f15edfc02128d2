package city

import (
	"bytes"
	"fmt"
	"math/rand/v2"

	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/record"
)

// byHand are the holdings of data/register.csv.
func byHand() []holdings.Holding {
	var all []holdings.Holding
	lines := bytes.NewReader(withoutComments(contentOf("register.csv")))
	for h, refused := range csvlist.Read(lines, holdings.Options{List: List}) {
		if refused != nil {
			panic("city: data/register.csv: " + refused.Detail)
		}
		all = append(all, h)
	}
	return all
}

// register makes the rest of the register from parts of names.
type register struct {
	text
	used   map[string]bool
	number int // of the next telephone, 07700 900100 and on
	id     int
}

func newRegister() *register {
	used := map[string]bool{}
	for _, h := range byHand() {
		for _, n := range h.Names {
			used[n.Text] = true
		}
		for _, i := range h.Identifiers {
			used[i.Value] = true
		}
	}
	return &register{used: used, number: 100, id: 100,
		text: text{Rand: rand.New(rand.NewPCG(2026, 3)), kept: map[string]string{},
			words: grammarOf("register_words.txt", "places.txt", "speech.txt", "townsfolk.txt")}}
}

// How much of each the register holds.
const (
	firms    = 70
	phones   = 60
	vehicles = 70
	accounts = 60
)

func (g *register) all() []holdings.Holding {
	var all []holdings.Holding
	for range firms {
		all = append(all, g.firm())
	}
	for range phones {
		all = append(all, g.thing(record.HoldingPhone, "phone-about", record.MentionPhone, g.mobile()))
	}
	for range vehicles {
		all = append(all, g.thing(record.HoldingVehicle, "plate-about", record.MentionPlate, g.once(g.plateHeld)))
	}
	for range accounts {
		all = append(all, g.thing(record.HoldingAccount, "handle-about", record.MentionHandle, g.once(g.account)))
	}
	return all
}

func (g *register) next(typ record.HoldingType) holdings.Holding {
	g.id++
	return holdings.Holding{ListID: fmt.Sprintf("V-%04d", g.id), List: List, Type: typ}
}

// once makes something until it is new.
func (g *register) once(make func() string) string {
	for {
		if s := make(); !g.used[s] {
			g.used[s] = true
			return s
		}
	}
}

func (g *register) firm() holdings.Holding {
	h := g.next(record.HoldingOrganisation)
	short := g.once(func() string { return g.say("{firm-word} {firm-trade}") })
	h.Names = []holdings.Name{{Text: g.say(short + " {firm-form}")}, {Text: short, Kind: holdings.Alias}}
	h.Notes = g.say("{firm-about}")
	h.Places = []holdings.Place{{Kind: holdings.PlaceAddress, Text: g.say("{2-90} {street}, Vellmouth"), City: "Vellmouth"}}
	return h
}

// thing makes a holding that has no name, only an identifier.
func (g *register) thing(typ record.HoldingType, about string, kind record.MentionKind, value string) holdings.Holding {
	h := g.next(typ)
	h.Identifiers = []holdings.Identifier{{Kind: kind, Value: value}}
	h.Notes = g.say("{" + about + "}")
	return h
}

func (g *register) mobile() string {
	g.number++
	return fmt.Sprintf("+44 7700 900%03d", g.number)
}

func (g *register) account() string {
	return g.say("@{handle-first}.{handle-last}{1-99}")
}

func (g *register) plateHeld() string {
	const letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
	return fmt.Sprintf("XV0%d %c%c%c", g.IntN(2), letters[g.IntN(22)], letters[g.IntN(22)], letters[g.IntN(22)])
}
