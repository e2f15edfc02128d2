package origin

import (
	"strings"
	"unicode"

	"watchfloor/record"
)

// Side is what is known of one of two reports that share words, beside the words.
type Side struct {
	// Names is set when the report says itself that the other was its source.
	Names bool
	// At is when it was published or received, as it was stated; 0 when not.
	At record.Time
}

// sameLength is the ratio of lengths from which on neither counts as longer:
// own words at the beginning and typing errors make up that much.
const sameLength = 0.85

// First reports whether the probe's text (a) was there before the other (b).
// What a report says of its source counts most; then length, because a copy is
// never longer; then stated time; before is what the order of arrival says.
func (m Match) First(a, b Side, before bool) bool {
	if a.Names != b.Names {
		return b.Names
	}
	short, long := min(m.runsA, m.runsB), max(m.runsA, m.runsB)
	if float64(short) < sameLength*float64(long) {
		return m.runsA > m.runsB
	}
	if a.At != 0 && b.At != 0 && a.At != b.At {
		return a.At < b.At
	}
	return before
}

// verbs are the words beside which the name of an outlet is an attribution. They
// are a table of this engine and change with its version.
var verbs = []string{
	"according to", "reported", "reports", "reporting", "said", "says", "told", "via", "source", "quoting", "quoted", "citing", "cited",
	"from", "courtesy", "originally published", "first published", "republished", "wrote", "writes", "by",
	"laut", "nach", "berichtet", "berichtete", "meldet", "meldete", "schreibt", "schrieb", "sagte", "quelle", "zufolge",
	"selon", "d'après", "d’après", "rapporte", "a rapporté", "indique", "écrit", "source",
	"según", "segun", "informó", "informa", "dijo", "reportó", "fuente", "citando",
	"secondo", "riferisce", "riporta", "fonte", "segundo", "disse", "informou",
	"по данным", "сообщает", "сообщил", "сообщила", "сообщило", "пишет", "передает", "передаёт", "источник", "со ссылкой на",
	"за даними", "повідомляє", "повідомив", "według", "podaje", "źródło",
	"göre", "bildirdi", "kaynak", "به گزارش", "به نقل از", "منبع", "نقلا عن", "وفقا ل", "بحسب", "قال", "قالت", "ذكرت", "المصدر",
}

// near is how many bytes before and behind a name are searched for a verb.
const near = 28

// Names reports whether a text names a source as where it has its words from:
// "Agency X reported", "(Agency X)", "RT @name", or a link to its page.
func Names(text, source, url string) bool {
	if url != "" && strings.Contains(text, url) {
		return true
	}
	name := strings.TrimSpace(source)
	if len(name) < 2 {
		return false
	}
	low, name := strings.ToLower(text), strings.ToLower(name)
	handle := "rt @" + strings.TrimPrefix(strings.ReplaceAll(name, " ", ""), "@")
	if at := strings.Index(low, handle); at >= 0 && ends(low[at+len(handle):]) {
		return true
	}
	if strings.HasPrefix(name, "@") {
		return attributed(low, name) || strings.Contains(low, "via "+name)
	}
	return attributed(low, name)
}

func attributed(low, name string) bool {
	for at := 0; ; {
		i := strings.Index(low[at:], name)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(name)
		if !begins(low[:i]) || !ends(low[at:]) {
			continue
		}
		before, behind := low[max(0, i-near):i], low[at:min(len(low), at+near)]
		if strings.HasSuffix(before, "(") && (strings.HasPrefix(behind, ")") || strings.HasPrefix(behind, "/")) {
			return true
		}
		for _, v := range verbs {
			if whole := v; lastWords(before, whole) || firstWords(behind, whole) {
				return true
			}
		}
	}
}

func begins(before string) bool {
	return before == "" || !unicode.IsLetter(rune(before[len(before)-1]))
}

func ends(behind string) bool {
	return behind == "" || behind[0] != '_' && !unicode.IsLetter(rune(behind[0])) && !unicode.IsDigit(rune(behind[0]))
}

// lastWords reports whether the verb stands right before the name, an article
// and a colon between them at most.
func lastWords(before, verb string) bool {
	before = strings.TrimRight(before, " \t\n:@\"“'‘(")
	before = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(before, " the"), " agency"), " :")
	return strings.HasSuffix(before, verb) && begins(before[:len(before)-len(verb)])
}

// firstWords reports whether the verb stands right behind the name, "has" or
// "news agency" between them at most.
func firstWords(behind, verb string) bool {
	behind = strings.TrimLeft(behind, " \t\n,:)")
	for _, between := range []string{"news agency ", "agency ", "news ", "has ", "had "} {
		behind = strings.TrimPrefix(behind, between)
	}
	return strings.HasPrefix(behind, verb) && ends(behind[len(verb):])
}
