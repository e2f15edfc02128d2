package desk

import (
	"strings"
	"unicode/utf8"

	"watchfloor/rank"
	"watchfloor/record"
)

// headlineRunes is how much of a report stands on the board.
const headlineRunes = 110

// Headline is a report in a line: its title, or its first words.
func Headline(title, text string) string {
	line := title
	if strings.TrimSpace(line) == "" {
		line = text
	}
	if len(line) > 8*headlineRunes {
		line = strings.ToValidUTF8(line[:8*headlineRunes], "")
	}
	line = strings.Join(strings.Fields(line), " ")
	if utf8.RuneCountInString(line) <= headlineRunes {
		return line
	}
	short := string([]rune(line)[:headlineRunes])
	if cut := strings.LastIndexByte(short, ' '); cut > headlineRunes/2 {
		short = short[:cut]
	}
	return short + "\u00a0…"
}

// ReasonsOf says the factors of a weight in words.
func ReasonsOf(w rank.Weight, now record.Time) []Reason {
	out := make([]Reason, 0, len(w.Factors))
	for _, f := range w.Factors {
		out = append(out, Reason{Factor: f.Code.String(), Value: f.Value, Text: f.Text(now)})
	}
	return out
}

// WindowOf says the window of a weight in words.
func WindowOf(w rank.Weight, now record.Time) Window {
	out := Window{Stated: w.Window.Kind == rank.Stated, From: w.Window.From, Until: w.Window.Until}
	for _, f := range w.Factors {
		if f.Code == rank.StatedWindow || f.Code == rank.AssumedWindow {
			out.Text = f.Text(now)
		}
	}
	return out
}

// snippetRunes is how much is shown around the first word found.
const snippetRunes = 160

// Snippet cuts the stretch of a text in which the first of the words stands and
// marks all of them in it. Words are in lower case.
func Snippet(text string, words []string) (string, []Mark) {
	at := len(text)
	for _, w := range words {
		if i := foldedIndex(text, w); i >= 0 {
			at = min(at, i)
		}
	}
	if at == len(text) {
		at = 0
	}
	start := back(text, at, snippetRunes/3)
	end := forward(text, start, snippetRunes)
	cut := strings.Map(oneLine, text[start:end])
	var marks []Mark
	for _, w := range words {
		for from := 0; from < len(cut); {
			i := foldedIndex(cut[from:], w)
			if i < 0 {
				break
			}
			marks = append(marks, Mark{Start: from + i, End: from + i + len(w), What: "found"})
			from += i + len(w)
		}
	}
	return cut, Ordered(marks)
}

func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// foldedIndex finds a word in lower case whatever the case of the text, where
// folding keeps the length; elsewhere only exactly.
func foldedIndex(text, word string) int {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		low = text
	}
	i := strings.Index(low, word)
	if i >= 0 && (!utf8.ValidString(text[i:i+len(word)]) || !utf8.RuneStart(text[i])) {
		return -1
	}
	return i
}

func back(text string, at, runes int) int {
	for ; runes > 0 && at > 0; runes-- {
		_, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
	}
	return at
}

func forward(text string, at, runes int) int {
	for ; runes > 0 && at < len(text); runes-- {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at
}
