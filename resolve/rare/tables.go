package rare

import (
	_ "embed" // the tables
	"slices"
	"strings"
)

// kind says in which table a word stands.
type kind uint8

const (
	unlisted kind = iota
	common
	ofPlace // says of what kind a place is: street, mill
	event
	ofPlay
	protected
)

//go:embed common.txt
var commonText string

//go:embed events.txt
var eventsText string

//go:embed empty.txt
var emptyText string

//go:embed play.txt
var playText string

//go:embed protected.txt
var protectedText string

// placeText are the kinds of places that follow a name.
const placeText = `street st road rd lane ln avenue ave row walk hill close drive square crescent terrace alley gardens parade embankment quay wharf pier dock
	bridge station arcade market court house hall tower towers mill brewery hotel school college hospital stadium arena theatre cinema museum library park club
	bar pub cafe hostel barracks depot warehouse estate centre mall plaza harbour marina airport terminal`

// table is what is known of words.
type table struct {
	kinds  map[string]kind
	events map[string]eventWord
	empty  map[string]bool // grammar: it says nothing even beside a place
	mixed  map[string]kind // words of five letters and more by their letters in order
}

// eventWord is the class of a word for something that happens.
type eventWord struct {
	class  Events
	unsure bool // it is said of games, jokes and films as well
}

var words = read()

func read() table {
	t := table{map[string]kind{}, map[string]eventWord{}, setOf(withoutRemarks(emptyText)), map[string]kind{}}
	for w := range strings.FieldsSeq(withoutRemarks(commonText)) {
		t.kinds[w] = common
	}
	for w := range strings.FieldsSeq(placeText) {
		t.kinds[w] = ofPlace
	}
	each(playText, func(_ string, w string) { t.kinds[w] = ofPlay })
	each(eventsText, func(class, w string) {
		w, unsure := strings.CutPrefix(w, "~")
		e := t.events[w]
		t.events[w] = eventWord{e.class | classOf(class), unsure}
		t.kinds[w] = event
	})
	each(protectedText, func(_, w string) { t.kinds[w] = protected })
	for w, k := range t.kinds {
		if m := letters(w); len(w) >= 5 && t.mixed[m] != protected {
			t.mixed[m] = k
		}
	}
	return t
}

func withoutRemarks(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// each calls do with every word of a table and the class in whose line it stands.
func each(text string, do func(class, word string)) {
	for line := range strings.Lines(withoutRemarks(text)) {
		class, list, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(list) {
			do(class, w)
		}
	}
}

func setOf(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		set[w] = true
	}
	return set
}

// kindOf finds a word in the tables, also by its forms.
func kindOf(word string) kind {
	if k, ok := words.kinds[word]; ok {
		return k
	}
	for _, form := range forms(word) {
		if k, ok := words.kinds[form]; ok && (k == common || k == protected) {
			return k
		}
	}
	if strings.Contains(word, "-") {
		return kindOfParts(word)
	}
	if k := words.mixed[letters(word)]; len(word) >= 5 && (k == common || k == protected) {
		return k // two letters changed places
	}
	return unlisted
}

// letters are those of a word in order: a word stays the same when some of its letters
// change places, as they do under hasty fingers.
func letters(w string) string {
	b := []byte(w)
	slices.Sort(b)
	return string(b)
}

// kindOfParts is that of a joined word: what is protected in it protects it.
func kindOfParts(word string) kind {
	k := common
	parts := strings.Split(word, "-")
	for i := range parts {
		switch p := kindOf(parts[i]); p {
		case protected:
			return protected
		case unlisted:
			k = unlisted
		}
		for j := i + 2; j <= len(parts) && j-i < len(parts); j++ {
			if words.kinds[strings.Join(parts[i:j], "-")] == protected {
				return protected
			}
		}
	}
	return k
}

// forms are what an English word may be a form of.
func forms(w string) []string {
	var all []string
	cut := func(ending string, with ...string) {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) > 2 {
			all = append(all, stem)
			for _, s := range with {
				all = append(all, stem+s)
			}
		}
	}
	cut("s")
	cut("es")
	cut("ies", "y")
	cut("ed", "e")
	cut("ing", "e")
	cut("ly")
	cut("er", "e")
	if n := len(w); n > 6 && (strings.HasSuffix(w, "ing") && w[n-4] == w[n-5]) {
		all = append(all, w[:n-4])
	}
	if n := len(w); n > 5 && strings.HasSuffix(w, "ed") && w[n-3] == w[n-4] {
		all = append(all, w[:n-3])
	}
	return all
}

var classes = classNames()

func classNames() []string {
	var names []string
	for line := range strings.Lines(withoutRemarks(eventsText)) {
		name, _, _ := strings.Cut(line, ":")
		names = append(names, name)
	}
	return names
}

func classOf(name string) Events {
	for i, line := 0, withoutRemarks(eventsText); line != ""; i++ {
		first, rest, _ := strings.Cut(line, "\n")
		if head, _, _ := strings.Cut(first, ":"); head == name {
			return 1 << i
		}
		line = rest
	}
	return 0
}

// general are the classes that go with anything that happens.
var general = classOf("hurt") | classOf("police")

// Specific reports whether something particular happens: the police somewhere, or
// somebody hurt, is not yet anything.
func (e Events) Specific() bool { return e&^general != 0 }

// Names are the classes in words.
func (e Events) Names() []string {
	var names []string
	for i, name := range classes {
		if e>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return names
}

// eventsOf is what happens in a text. In one that speaks of a game, a film, a joke or
// a bargain, only what is said of nothing else happens.
func eventsOf(ws []token, play bool) Events {
	var sure, unsure Events
	for _, t := range ws {
		if e, ok := words.events[t.word]; ok && t.name == 0 {
			if e.unsure {
				unsure |= e.class
			} else {
				sure |= e.class
			}
		}
	}
	if play {
		return sure
	}
	return sure | unsure
}

// plays reports whether a text speaks of a game, a film, a joke or a bargain.
func plays(ws []token) bool {
	return scored(ws) || slices.ContainsFunc(ws, func(t token) bool { return t.name == 0 && kindOf(t.word) == ofPlay })
}

// plainOf returns the everyday words of a text that say something: those that are in
// the tables and no mere grammar. They count only beside what is rare.
func plainOf(ws []token) []uint64 {
	var keys []uint64
	for _, t := range ws {
		if k := kindOf(t.word); t.name == 0 && (k == common || k == event) && len(t.word) > 2 && !words.empty[t.word] {
			keys = append(keys, key(t.stem()))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// scored reports whether a text tells how a game stands: "rovers 2 harriers 1", "2-1".
func scored(ws []token) bool {
	for i := 2; i < len(ws); i++ {
		if goals(ws[i].word) && goals(ws[i-2].word) && !goals(ws[i-1].word) {
			return true
		}
	}
	return false
}

func goals(w string) bool { return len(w) == 1 && '0' <= w[0] && w[0] <= '9' }
