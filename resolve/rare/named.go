package rare

import (
	"unicode"
	"unicode/utf8"

	"watchfloor/resolve/names"
)

// mostOfName is how many words a name has at most.
const mostOfName = 8

// particles stand inside names and are written small.
var particles = setOf(`bin bint ben ibn al el de del della di da dos das la las los le von van der den ter zu zum y e`)

// bodies are no people: "the Green Party".
var bodies = setOf(`party union movement league society council committee club association army front brigade ministry government embassy
	police service services company limited ltd group team police department office agency authority university trust bank board`)

var days = setOf("monday tuesday wednesday thursday friday saturday sunday")

// alsoGiven are words that are given names too, where a capital shows it.
var alsoGiven = setOf(`hope faith joy grace summer art bill frank rose may june april dawn will mark jack dean christian jordan paris
	lily ivy violet daisy ruby amber pearl crystal melody harmony charity patience prudence mercy honor sky storm rain river
	forest brook stone rock rusty buddy chance chase hunter mason taylor carter miles max rich victor drew gene guy ray jay`)

// located are words behind which a name and the kind of a place are a place: "on Albert Road".
var located = setOf(`the in on at near along outside inside behind opposite into towards onto to off across around past beside`)

// foundNames marks the words of each name of somebody, so that a name counts as one thing in every
// culture and script, whatever its words are otherwise. It is found by its form: two words
// and more that begin with a capital, one of them in no table or a usual name, or words
// of another script than the rest.
func foundNames(ws []token) {
	run, textual := 0, inSentences(ws)
	for i := 0; i < len(ws); {
		n := strangers(ws[i:])
		if n == 0 && textual {
			n = capitals(ws, i)
		}
		if n > 0 {
			run++
		}
		for j := i; j < i+n; j++ {
			ws[j].name = run
		}
		i += max(n, 1)
	}
}

// inSentences reports whether a text is written in sentences rather than as a heading or
// all in capitals: two of its words are small.
func inSentences(ws []token) bool {
	small := 0
	for _, t := range ws {
		if !t.upper && !t.strange && len(t.word) > 2 && !particles[t.word] {
			small++
		}
	}
	return small > 1
}

// strangers returns how many words in another script stand here, 0 where they are more
// than a name has.
func strangers(ws []token) int {
	n := 0
	for n < len(ws) && ws[n].strange && (n == 0 || !ws[n].breaks) {
		n++
	}
	if n > mostOfName {
		return 0
	}
	return n
}

// capitals returns how many words a name written with capitals has that begins at word i.
func capitals(ws []token, i int) int {
	if !ws[i].capital() || ws[i].trims() {
		return 0
	}
	end := i + 1 // behind the last capital
	for j := end; j < len(ws) && j < i+mostOfName && !ws[j].breaks && (ws[j].capital() || particles[ws[j].word]); j++ {
		if ws[j].capital() {
			end = j + 1
		}
	}
	if end < i+2 || bodies[ws[end-1].word] || !usual(ws[i:end]) || isPlace(ws, i, end) {
		return 0
	}
	return end - i
}

// capital reports whether the word is written with one.
func (t token) capital() bool { return t.upper && !t.tag }

// trims reports whether a word is none of a name: it begins the sentence, or is a day.
func (t token) trims() bool {
	return days[t.word] || t.begins && (words.empty[t.word] || functional[t.word]) && !t.usual()
}

// usual reports whether a word is a usual name of somebody, whatever else it means.
func (t token) usual() bool {
	return alsoGiven[t.word] || names.IsCommon(names.Token{Text: t.word, Start: 0, End: len(t.word), Upper: true})
}

// usual reports whether one word of several is a name rather than a word.
func usual(ws []token) bool {
	for _, t := range ws {
		if !particles[t.word] && (kindOf(t.word) == unlisted || t.usual()) {
			return true
		}
	}
	return false
}

// isPlace reports whether words with capitals are the name of a street or building: they end
// in its kind, and they are no usual name of somebody, or stand where a place does.
func isPlace(ws []token, i, end int) bool {
	if kindOf(ws[end-1].word) != ofPlace {
		return false
	}
	return !ws[i].usual() || i > 0 && !ws[i].breaks && located[ws[i-1].word]
}

// strange reports whether a word is written in another script than English.
func strange(word string) bool {
	for _, r := range word {
		if unicode.IsLetter(r) {
			return !unicode.Is(unicode.Latin, r)
		}
	}
	return false
}

func upper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
