package city

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"sync"

	"watchfloor/holdings"
	"watchfloor/record"
)

// The lists in which people stand whom the desk knows.
const (
	ActiveList = "Active subjects (invented)"
	RecentList = "Closed subjects, last year (invented)"
	PoolList   = "Closed subjects (invented)"
)

// How many people stand in the lists: recent are those of the closed pool that
// were closed within a year and are at hand when the history begins.
const (
	active = 3000
	recent = 500
)

// manners are the manners in which the city's people are named. Everybody gets
// the next one in turn, whatever list they stand in: no list is one of a manner.
var manners = []string{"north", "levant", "east", "south", "savanna", "monsoon", "pacific", "anatolia", "fjord", "aegean"}

// naming makes names in one manner.
type naming struct {
	given, stem, ending []spellings
	order               []int // of all names that can be made, each once
}

// namings are the ten manners, read once.
var namings = sync.OnceValue(func() []naming {
	var all []naming
	for i, manner := range manners {
		g := grammarOf("names/" + manner + ".txt")
		n := naming{spellingsOf(g["given"]), spellingsOf(g["stem"]), spellingsOf(g["ending"]), nil}
		n.order = rand.New(rand.NewPCG(2026, uint64(i))).Perm(len(n.given) * len(n.stem) * len(n.ending))
		all = append(all, n)
	}
	return all
})

// spellings are a name in its forms, the commonest first; the last of three is
// in another script.
type spellings []string

func spellingsOf(lines []string) []spellings {
	var all []spellings
	for _, l := range lines {
		all = append(all, strings.Split(l, "/"))
	}
	return all
}

// named is the name of somebody of the lists, in all its spellings. Nobody else
// has the same.
type named struct {
	manner int
	forms  spellings
}

// nameOf returns the name of the n-th person of the city.
func nameOf(n int) named {
	manner := n % len(manners)
	m := namings()[manner]
	at := m.order[n/len(manners)%len(m.order)]
	given, at := m.given[at%len(m.given)], at/len(m.given)
	stem, ending := m.stem[at%len(m.stem)], m.ending[at/len(m.stem)]
	one := named{manner: manner}
	for i := range min(len(given), len(stem), len(ending)) {
		one.forms = append(one.forms, given[i]+" "+stem[i]+ending[i])
	}
	return one
}

// subjects makes people of a list: the n-th of the city from one number on.
type subjects struct {
	list, prefix, about string // about is the section that says why they stand there
	first, count        int
}

func (s subjects) all() iter.Seq[holdings.Holding] {
	return func(yield func(holdings.Holding) bool) {
		words := grammarOf("subjects.txt", "places.txt", "speech.txt")
		for i := range s.count {
			t := &text{Rand: rand.New(rand.NewPCG(2026, 1000+uint64(s.first+i))), words: words, kept: map[string]string{}}
			if !yield(t.subject(s, s.first+i)) {
				return
			}
		}
	}
}

// subject makes one person: three in four with a date of birth, one in five with
// something that identifies them.
func (t *text) subject(s subjects, n int) holdings.Holding {
	name := nameOf(n)
	h := holdings.Holding{ListID: fmt.Sprintf("%s-%05d", s.prefix, n+1), List: s.list, Type: record.HoldingPerson}
	for i, form := range name.forms {
		kind := []holdings.NameKind{holdings.Primary, holdings.Alias, holdings.OriginalScript}[i]
		if kind == holdings.Primary || form != name.forms[0] {
			h.Names = append(h.Names, holdings.Name{Text: form, Kind: kind})
		}
	}
	if t.IntN(12) == 0 {
		h.Names = append(h.Names, holdings.Name{Text: t.say("{byname}"), Kind: holdings.Weak})
	}
	if t.IntN(4) > 0 {
		h.Born = []string{fmt.Sprintf("%d-%02d-%02d", 1950+t.IntN(56), 1+t.IntN(12), 1+t.IntN(28))}
	}
	if t.IntN(5) == 0 {
		h.Identifiers = []holdings.Identifier{t.identifier(n, name)}
	}
	h.Notes = t.say("{" + s.about + "}")
	return h
}

// identifier is a number or address that nobody else has: the numbers are of
// the 555-01xx that every American area keeps for fiction.
func (t *text) identifier(n int, name named) holdings.Identifier {
	plain := strings.ToLower(strings.Map(plainLetter, name.forms[min(1, len(name.forms)-1)]))
	switch t.IntN(4) {
	case 0:
		return holdings.Identifier{Kind: record.MentionPhone, Value: fmt.Sprintf("+1 %d 555 01%02d", 202+n/100, n%100)}
	case 1:
		return holdings.Identifier{Kind: record.MentionEmail, Value: fmt.Sprintf("%s%d@example.org", plain, n)}
	case 2:
		return holdings.Identifier{Kind: record.MentionHandle, Value: fmt.Sprintf("@%s%d", plain, n)}
	}
	return holdings.Identifier{Kind: record.MentionDocument, Value: fmt.Sprintf("VM%07d", n), Note: "Seafarer's book"}
}

// plainLetter keeps the letters that every address may have.
func plainLetter(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return r
	}
	return -1
}

// heldName is a name as somebody writes it who means a person of the lists:
// mostly an active subject, sometimes a closed one, in one of its spellings.
func (t *text) heldName() string {
	n := t.IntN(active)
	switch k := t.IntN(10); {
	case k == 0:
		n = active + recent + t.IntN(2000)
	case k < 4:
		n = active + t.IntN(recent)
	}
	forms := nameOf(n).forms
	return t.misspelt(forms[t.IntN(min(2, len(forms)))])
}
