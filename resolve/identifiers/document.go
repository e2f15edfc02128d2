package identifiers

import (
	"strings"

	"watchfloor/record"
)

const (
	shortestDocument = 5
	longestDocument  = 20
	documentDigits   = 4 // fewer are no number
)

// documents claims the number beside a word such as passport. "ID" and
// "licence" say so only with "card" or "number", or a colon, behind them.
func (r *reader) documents() {
	for i, t := range r.tokens {
		if t.word != wordDocument && t.word != wordIdentity {
			continue
		}
		if t.word == wordIdentity && i > 0 && r.ofSomethingElse(i-1) {
			continue
		}
		if k := r.behindFillers(i); k > 0 {
			r.document(k)
		}
	}
}

// ofSomethingElse reports whether token i makes the "ID" behind it one of an
// order, a user or a post.
func (r *reader) ofSomethingElse(i int) bool {
	t := r.tokens[i]
	if t.platform != 0 || t.word == wordReference || t.word == wordUser || t.word == wordPhone {
		return true
	}
	switch strings.ToLower(r.str(i)) {
	case "video", "post", "message", "chat", "caller", "player", "meeting", "zoom", "software", "tv":
		return true
	}
	return false
}

// behindFillers returns the token behind "number", "no. is" and the like that
// follow token i; 0 when something else follows.
func (r *reader) behindFillers(i int) int {
	sure := r.tokens[i].word == wordDocument
	for k := i; k+1 < len(r.tokens) && k-i < nearTokens; k++ {
		gap := r.gap(k)
		if strings.Trim(gap, " :#-.()'\"\n") != "" || strings.Contains(gap, ". ") && r.tokens[k].word != wordNumber {
			return 0
		}
		next := r.tokens[k+1]
		sure = sure || next.word == wordNumber || strings.ContainsAny(gap, ":#") || strings.EqualFold(r.str(k+1), "card")
		switch next.word {
		case wordNumber, wordFiller, wordIdentity, wordDocument, wordReference:
			continue
		}
		if !sure {
			return 0
		}
		return k + 1
	}
	return 0
}

// document claims the number that begins with token i, written in one piece or
// as groups of digits.
func (r *reader) document(i int) {
	end := i + 1
	n := r.tokens[i].end - r.tokens[i].start
	for end < len(r.tokens) && r.tokens[end].digits() && (r.gap(end-1) == " " || r.gap(end-1) == "-") {
		n += r.tokens[end].end - r.tokens[end].start
		if n > longestDocument {
			break
		}
		end++
	}
	if end-i >= 3 && r.isDate(i) {
		return
	}
	start, stop := r.tokens[i].start, r.tokens[end-1].end
	if key, ok := documentKey(r.s[start:stop]); ok {
		r.claim(start, stop, Found{Kind: record.MentionDocument, Key: key})
	}
}

// documentKey returns the key of a document's number. It does not name the kind
// of document: who reports a number often does not know it.
func documentKey(s string) (string, bool) {
	s, digits := squash(s)
	if digits < documentDigits || len(s) < shortestDocument || len(s) > longestDocument {
		return "", false
	}
	return "document:" + s, true
}

// squash writes s in capitals without anything but ASCII letters and digits,
// and counts the digits. Letters with two dots, as on German plates, lose them.
func squash(s string) (string, int) {
	b := make([]byte, 0, len(s))
	digits := 0
	for _, c := range s {
		switch c {
		case 'Ä', 'ä':
			c = 'A'
		case 'Ö', 'ö':
			c = 'O'
		case 'Ü', 'ü':
			c = 'U'
		}
		if c < 0x80 && isAlnum(byte(c)) {
			b = append(b, upper(byte(c)))
			if isDigit(byte(c)) {
				digits++
			}
		}
	}
	return string(b), digits
}
