package identifiers

import (
	"strings"

	"watchfloor/record"
)

const longestLocal = 64

// emails claims addresses, also those written "name [at] host [dot] tld".
func (r *reader) emails() {
	for i := strings.IndexByte(r.s, '@'); i >= 0; {
		if left, right := r.atSign(i); right > left {
			r.email(left, right, false)
		}
		next := strings.IndexByte(r.s[i+1:], '@')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	for _, t := range r.tokens {
		if t.word == wordAt {
			left, right, plain := r.atWord(t)
			r.email(left, right, plain)
		}
	}
}

// atSign widens an "@" by the brackets around it.
func (r *reader) atSign(i int) (left, right int) {
	if bracketed(r.byteAt(i-1), r.byteAt(i+1)) {
		return i - 1, i + 2
	}
	return i, i + 1
}

// atWord widens the word "at" by the brackets and spaces around it. Plain
// means that it has no brackets.
func (r *reader) atWord(t token) (left, right int, plain bool) {
	left, right = t.start, t.end
	plain = !bracketed(r.byteAt(left-1), r.byteAt(right))
	if !plain {
		left, right = left-1, right+1
	}
	if r.byteAt(left-1) == ' ' {
		left--
	}
	if r.byteAt(right) == ' ' {
		right++
	}
	return max(left, 0), min(right, len(r.s)), plain
}

func bracketed(a, b byte) bool {
	return a == '[' && b == ']' || a == '(' && b == ')' || a == '{' && b == '}' || a == '<' && b == '>'
}

// email claims the address whose "at" stands at [left, right). When that is the
// bare word, much else reads the same ("he works at example dot org"): then the
// dot must be veiled too and the name look like one, or mail be spoken of.
func (r *reader) email(left, right int, plain bool) {
	start := r.local(left)
	if start == left || right >= len(r.s) || r.byteAt(start-1) == '@' {
		return
	}
	known := likelyHost
	if plain {
		known = knownHost
	}
	h, ok := readHost(r.s[right:], true, known)
	if !ok {
		return
	}
	local := undotted(r.s[start:left])
	if plain && (!h.veiled || !strings.ContainsAny(local, "0123456789._-") && !r.near(start, wordMail)) {
		return
	}
	if key, ok := emailKey(local, h.name); ok {
		r.claim(start, right+h.end, Found{Kind: record.MentionEmail, Key: key})
	}
}

// local returns where the local part that ends at end begins.
func (r *reader) local(end int) int {
	i := end
	for i > 0 && end-i < longestLocal {
		if isLocal(r.s[i-1]) {
			i--
			continue
		}
		if d := spokenBefore(r.s[:i]); d > 0 && i < end {
			i -= d
			continue
		}
		d := veiledDotBefore(r.s[:i])
		if d == 0 || i == end || i-d <= 0 || !isAlnum(r.s[i-d-1]) {
			break
		}
		i -= d
	}
	for i < end && !isAlnum(r.s[i]) && r.s[i] != '_' {
		i++
	}
	return i
}

// veiledDotBefore returns the length of the bracketed dot that ends s.
func veiledDotBefore(s string) int {
	if s == "" || s[len(s)-1] != ']' && s[len(s)-1] != ')' && s[len(s)-1] != '}' {
		return 0
	}
	for _, d := range dots {
		if len(d) > 1 && d[0] != ' ' && len(s) >= len(d) && strings.EqualFold(s[len(s)-len(d):], d) {
			return len(d)
		}
	}
	return 0
}

// spokenSigns are the words by which people say the signs of an address.
var spokenSigns = [...]struct{ word, sign string }{{" dot ", "."}, {" underscore ", "_"}, {" dash ", "-"}, {" hyphen ", "-"}}

// spokenBefore returns the length of the spoken sign that ends s behind a letter
// or a digit; 0 when there is none.
func spokenBefore(s string) int {
	for _, p := range spokenSigns {
		if n := len(s) - len(p.word); n > 0 && strings.EqualFold(s[n:], p.word) && isAlnum(s[n-1]) {
			return len(p.word)
		}
	}
	return 0
}

// undotted writes veiled dots, and signs that are spoken, as signs.
func undotted(s string) string {
	if strings.IndexByte(s, ' ') >= 0 {
		low := strings.ToLower(s)
		for _, p := range spokenSigns {
			low = strings.ReplaceAll(low, p.word, p.sign)
		}
		s = low
	}
	if !strings.ContainsAny(s, "[({") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if d := dotAt(s[i:], false); d > 0 {
			b.WriteByte('.')
			i += d
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func isLocal(c byte) bool {
	return isAlnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'
}

// emailKey returns the key of an address. The local part is folded too: that
// two mailboxes differ only in case does not happen outside of standards.
func emailKey(local, host string) (string, bool) {
	local = strings.ToLower(strings.Trim(local, "."))
	host, ok := hostKey(host)
	if !ok || local == "" || !strings.Contains(host, ".") {
		return "", false
	}
	return "email:" + local + "@" + host, true
}

// nearBytes and nearTokens say how far a word reaches.
const (
	nearBytes  = 48
	nearTokens = 6
)

// near reports whether w stands shortly before i.
func (r *reader) near(i int, w word) bool {
	for k, n := r.tokenAt(i)-1, 0; k >= 0 && n < nearTokens && i-r.tokens[k].end <= nearBytes; k, n = k-1, n+1 {
		if r.tokens[k].word == w {
			return true
		}
	}
	return false
}
