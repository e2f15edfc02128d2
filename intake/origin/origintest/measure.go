package origintest

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// run is how many words in a row are compared.
const run = 5

var tag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// Words are the words of a text as they are compared: without tags, marks of
// punctuation and case. Each sign of a script without spaces is a word.
func Words(text string) []string {
	text = norm.NFC.String(strings.ToLower(html.UnescapeString(tag.ReplaceAllString(text, " "))))
	var all []string
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			all = append(all, b.String())
			b.Reset()
		}
	}
	for _, c := range text {
		switch {
		case unicode.Is(unicode.Han, c):
			end()
			all = append(all, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			b.WriteRune(c)
		case c == '\u00ad' || c == '\u200b':
		default:
			end()
		}
	}
	end()
	return all
}

func runs(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for i := run; i <= len(words); i++ {
		set[strings.Join(words[i-run:i], " ")] = true
	}
	return set
}

// Containment is the share of the shorter text's runs of five words that stand
// in the other one too; 0 when it is shorter than a run.
func Containment(a, b string) float64 { return shared(runs(Words(a)), runs(Words(b))) }

func shared(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// LongestRun is how many words in a row two texts have in common at most.
func LongestRun(a, b string) int {
	x, y := Words(a), Words(b)
	before, now := make([]int, len(y)+1), make([]int, len(y)+1)
	most := 0
	for i := range x {
		for j := range y {
			now[j+1] = 0
			if x[i] == y[j] {
				now[j+1] = before[j] + 1
				most = max(most, now[j+1])
			}
		}
		before, now = now, before
	}
	return most
}
