package record

import (
	"regexp"
	"slices"
	"strings"
)

// traffic finds codes of TLP and PAP as people write them. TLP's older WHITE is CLEAR.
var traffic = regexp.MustCompile(`(?i)\b(TLP|PAP)[\s:_=-]{1,3}(CLEAR|WHITE|GREEN|AMBER(?:\s?\+\s?|[\s_-])STRICT|AMBER|RED)\b`)

// tag is a code with its colon, as it stands in subjects and on the first line of a text.
var tag = regexp.MustCompile(`(?i)\b(TLP|PAP)[:=]\s?(CLEAR|WHITE|GREEN|AMBER(?:\s?\+\s?|[\s_-])STRICT|AMBER|RED)\b`)

// bare are codes that mean something only among codes. A colour alone is one of TLP.
var bare = map[string]Handling{"CLEAR": TLPClear, "WHITE": TLPClear, "GREEN": TLPGreen, "AMBER": TLPAmber, "AMBER+STRICT": TLPAmberStrict, "RED": TLPRed,
	"P": HandlingP, "C": HandlingC, "A1": HandlingA1, "A2": HandlingA2, "S1": HandlingS1, "S2": HandlingS2}

// around are words that stand beside codes and say nothing themselves.
var around = []string{"HANDLING", "CODE", "CODES", "3X5X2", "TLP", "PAP", "AND"}

// ReadHandling reads handling codes out of the words of a sender. What is no
// code is not lost: it sets HandlingInWords, and binds by that.
func ReadHandling(words string) Handling {
	var set Handling
	rest := traffic.ReplaceAllStringFunc(words, func(s string) string {
		set |= trafficCode(s)
		return ""
	})
	for _, piece := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(",;|/\n", r) }) {
		set |= readPiece(piece)
	}
	return set
}

// readPiece reads codes that stand among codes alone; with any other word the
// piece is a condition in words.
func readPiece(piece string) Handling {
	var set Handling
	for _, w := range strings.Fields(piece) {
		w = strings.ToUpper(strings.Trim(w, "[](){}\"'.:=-"))
		code, known := bare[w]
		if w == "" || slices.Contains(around, w) {
			continue
		}
		if !known {
			return HandlingInWords
		}
		set |= code
	}
	return set
}

func trafficCode(s string) Handling {
	s = strings.ToUpper(s)
	colour := bare[strings.TrimLeft(s[len("TLP"):], " \t\n:_=-")]
	if strings.HasSuffix(s, "STRICT") {
		colour = TLPAmberStrict
	}
	if strings.HasPrefix(s, "PAP") {
		return pap[colour]
	}
	return colour
}

// pap are the codes of PAP by the colours of TLP.
var pap = map[Handling]Handling{TLPClear: PAPClear, TLPGreen: PAPGreen, TLPAmber: PAPAmber, TLPAmberStrict: PAPAmber, TLPRed: PAPRed}

// HandlingTags reads the codes that stand, with their colon, in a title: "[TLP:RED] …".
func HandlingTags(title string) Handling {
	var set Handling
	for _, s := range tag.FindAllString(title, -1) {
		set |= trafficCode(s)
	}
	return set
}

// HandlingLine reads the codes of a text whose first line is nothing but codes.
func HandlingLine(text string) Handling {
	line, _, _ := strings.Cut(strings.TrimLeft(text[:min(len(text), 400)], " \t\r\n\uFEFF"), "\n")
	if strings.Trim(tag.ReplaceAllString(line, ""), " \t\r[](){}*#-,;./|") != "" {
		return 0
	}
	return HandlingTags(line)
}
