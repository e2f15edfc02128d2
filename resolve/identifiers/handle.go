package identifiers

import (
	"strings"

	"watchfloor/record"
)

const longestHandle = 40

// handles claims "@name", "@name@host", "u/name" and names beside a platform.
func (r *reader) handles() {
	for i := strings.IndexByte(r.s, '@'); i >= 0; {
		r.atHandle(i)
		next := strings.IndexByte(r.s[i+1:], '@')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	for i, t := range r.tokens {
		switch {
		case t.platform != 0:
			r.namedHandle(i)
		case t.end-t.start == 1 && r.byteAt(t.end) == '/' && lower(r.s[t.start]) == 'u':
			r.redditHandle(t)
		}
	}
}

// atHandle claims the handle whose "@" stands at i.
func (r *reader) atHandle(i int) {
	if c := r.byteAt(i - 1); shapeOf(c) != 0 || strings.IndexByte("./_@=-", c) >= 0 {
		return
	}
	name := handleAt(r.s[i+1:])
	end := i + 1 + len(name)
	if !likelyHandle(name) || shapeOf(r.byteAt(end)) != 0 {
		return
	}
	where := ""
	if r.byteAt(end) == '@' {
		if h, ok := readHost(r.s[end+1:], false, likelyHost); ok {
			where, _ = hostKey(h.name)
			end += 1 + h.end
		}
	}
	if where == "" {
		where = r.hint(i, end)
	}
	r.claim(i, end, Found{Kind: record.MentionHandle, Key: handleKey(where, name)})
}

// handleAt returns the handle at the start of s.
func handleAt(s string) string {
	n := 0
	for n < len(s) && n <= longestHandle && (isAlnum(s[n]) || s[n] == '_' || s[n] == '.') {
		n++
	}
	for n > 0 && s[n-1] == '.' {
		n--
	}
	return s[:n]
}

// likelyHandle tells a handle from a time or an amount behind an "@".
func likelyHandle(name string) bool {
	if len(name) < 2 || len(name) > longestHandle || name[0] == '.' {
		return false
	}
	rest := strings.ToLower(strings.TrimLeft(name, "0123456789."))
	switch rest {
	case "":
		return false
	case "am", "pm", "h", "hrs", "hours", "mph", "km", "kmh", "k", "m", "p":
		return !isDigit(name[0])
	}
	return true
}

// hint returns the platform that the words around [start, end) name: "@heron on
// Telegram", "Telegram user @heron". Only words that cannot belong to another
// handle may stand between.
func (r *reader) hint(start, end int) string {
	k := r.tokenAt(end)
	if via := k; via+1 < len(r.tokens) && r.tokens[via].word == wordVia && strings.Trim(r.s[end:r.tokens[via].start], " (") == "" {
		if p := r.platformAt(via + 1); p != "" && strings.TrimLeft(r.gap(via), " ") == "" {
			return p
		}
	}
	if k < len(r.tokens) && r.platformAt(k) != "" && strings.TrimLeft(r.s[end:r.tokens[k].start], " ") == "(" {
		return r.platformAt(k)
	}
	at := start
	for k := r.tokenAt(start) - 1; k >= 0 && start-r.tokens[k].start <= nearBytes; k-- {
		t := r.tokens[k]
		if strings.Trim(r.s[t.end:at], " :-('\"") != "" {
			return ""
		}
		if p := r.platformAt(k); p != "" {
			return p
		}
		switch t.word {
		case wordFiller, wordUser, wordNumber, wordIdentity, wordReference, wordPhone:
			at = t.start
		default:
			return ""
		}
	}
	return ""
}

// platformAt returns the platform that token k names. The letter X is one only
// as a capital behind "on".
func (r *reader) platformAt(k int) string {
	t := r.tokens[k]
	if t.platform != 0 {
		return platforms[t.platform].name
	}
	if r.str(k) == "X" && k > 0 && r.tokens[k-1].word == wordVia {
		return "x"
	}
	return ""
}

// namedHandle claims the name that follows platform token i without an "@":
// "telegram: dark_heron", "snapchat username heron99". A name without digit,
// dot or underscore is taken for a word.
func (r *reader) namedHandle(i int) {
	said := false
	for k := i; k+1 < len(r.tokens) && k-i < nearTokens; k++ {
		gap := r.gap(k)
		if strings.Trim(gap, " :-'\"(") != "" {
			return
		}
		said = said || strings.ContainsRune(gap, ':') || r.tokens[k+1].word == wordUser
		next := r.tokens[k+1]
		switch next.word {
		case wordFiller, wordUser, wordIdentity, wordNumber, wordReference:
			continue
		}
		name := handleAt(r.s[next.start:])
		end := next.start + len(name)
		likely := said && strings.ContainsAny(name, "0123456789_.") || k == i && strings.ContainsRune(name, '_')
		if likely && shapeOf(r.byteAt(end)) == 0 && likelyHandle(name) && hasLetter(name) {
			r.claim(next.start, end, Found{Kind: record.MentionHandle, Key: handleKey(platforms[r.tokens[i].platform].name, name)})
		}
		return
	}
}

// redditHandle claims "u/name".
func (r *reader) redditHandle(t token) {
	if c := r.byteAt(t.start - 1); shapeOf(c) != 0 || c == '.' || c == '_' || c == '-' {
		return
	}
	name := handleAt(r.s[t.end+1:])
	end := t.end + 1 + len(name)
	if len(name) >= 3 && likelyHandle(name) && shapeOf(r.byteAt(end)) == 0 && r.byteAt(end) != '/' {
		r.claim(t.start, end, Found{Kind: record.MentionHandle, Key: handleKey("reddit", name)})
	}
}

func hasLetter(s string) bool {
	for i := range len(s) {
		if shapeOf(s[i])&^hasDigit != 0 {
			return true
		}
	}
	return false
}

// handleKey returns the key of a name on a platform, "" for where none is said.
func handleKey(where, name string) string {
	name = strings.ToLower(strings.Trim(name, "."))
	switch {
	case name == "":
		return ""
	case where == "":
		return "handle:@" + name
	}
	return "handle:" + where + "/" + name
}
