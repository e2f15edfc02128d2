package indicators

import (
	"slices"
	"strings"
)

// Entry is one line of the lexicon, for people who read why something was read.
type Entry struct {
	Codes    []Code // none: it takes readings away
	Purpose  string // "says", or how it takes readings away
	Severity Severity
	Wording  string // as lexicon.txt writes patterns
	Language string // two letters
	Source   string // where it comes from, in words
	Line     int
}

var purposes = [...]string{says: "says", guard: "idiom", event: "speaks of a threatened event", frame: "what follows is a story", setting: "no claim of the report"}

// sources say where lines come from.
var sources = map[string]string{
	"own": "our own words, from how people write",
	"sar": "the behaviour as ISE-SAR 1.5.5 names it, in words of our own",
}

// Entries returns the lexicon as it is read, line by line.
func Entries() []Entry {
	var out []Entry
	for _, r := range house().rules {
		from, lang, ok := strings.Cut(r.source, " ")
		if !ok {
			lang = "en"
		}
		out = append(out, Entry{Codes: slices.Clone(r.codes), Purpose: purposes[r.kind], Severity: r.severity, Wording: r.wording,
			Language: lang, Source: sources[from], Line: r.line})
	}
	return out
}

// Classes returns what the words with @ stand for, as lexicon.txt writes them.
func Classes() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(lexiconText) {
		if class, ok := strings.CutPrefix(line, "class "); ok {
			name, words, _ := strings.Cut(strings.TrimSpace(class), " = ")
			out[name] = strings.TrimSpace(out[name] + " " + words)
		}
	}
	return out
}

// Fits reports whether an entry is of a code, or has a word in its wording or in the
// classes that it names.
func (e Entry) Fits(word string, classes map[string]string) bool {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "" || strings.Contains(strings.ToLower(e.Wording), word) || e.Language == word || e.Purpose == word {
		return true
	}
	for _, c := range e.Codes {
		if strings.EqualFold(c.String(), word) {
			return true
		}
	}
	for part := range strings.FieldsFuncSeq(e.Wording, func(r rune) bool { return r == ' ' || r == '/' || r == '!' || r == '?' }) {
		if name, ok := strings.CutPrefix(part, "@"); ok && slices.Contains(strings.Fields(classes[name]), word) {
			return true
		}
	}
	return false
}
