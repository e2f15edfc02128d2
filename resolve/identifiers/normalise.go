package identifiers

import (
	"strings"

	"watchfloor/record"
)

// longestValue bounds what is read as one identifier.
const longestValue = longestTail + longestHost

// Normalise returns the key of an identifier that was stated apart from any
// text, in a field of a report or a holding. It is not ok when value cannot be
// an identifier of that kind, or the kind has no keys (names, places, dates).
func Normalise(kind record.MentionKind, value, region string) (key string, ok bool) {
	if len(value) > longestValue {
		return "", false
	}
	v := look(strings.TrimSpace(value))
	s := strings.TrimSpace(v.s)
	switch kind {
	case record.MentionPhone:
		return normalPhone(s, regionOf(region))
	case record.MentionEmail:
		return normalEmail(s)
	case record.MentionURL:
		return normalLink(s)
	case record.MentionHandle:
		key = normalHandle(s)
		return key, key != ""
	case record.MentionPlate:
		return plateKey(s)
	case record.MentionDocument:
		return normalDocument(s)
	case record.MentionWallet:
		return normalWallet(s)
	}
	return "", false
}

func normalEmail(s string) (string, bool) {
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	for _, f := range Find(s, "") {
		if f.Kind == record.MentionEmail {
			return f.Key, true
		}
	}
	// A field may hold what no sentence shows: a plain "at", a host without dot.
	local, host, ok := strings.Cut(s, "@")
	if !ok || strings.ContainsAny(local, " \t\n<>()[]") || strings.ContainsAny(host, " \t\n<>()[]@") {
		return "", false
	}
	return emailKey(local, host)
}

// longestScheme bounds what may stand before "://".
const longestScheme = 8

func normalLink(s string) (string, bool) {
	start := 0
	for start < len(s) && start < longestScheme && isAlnum(s[start]) {
		start++
	}
	if n := slashes(s[start:]); n > 0 && start > 0 {
		start += n
	} else {
		start = 0
	}
	start += userInfo(s[start:])
	h, ok := readHost(s[start:], false, likelyHost)
	if !ok {
		return "", false
	}
	r := reader{view: view{text: s, s: s}}
	key, _, ok := linkKeys(h.name, s[start+h.end:r.tail(start+h.end)])
	return key, ok
}

// normalHandle reads "@name", "name", "platform/name", "platform: name",
// "@name@host" and the link of a profile.
func normalHandle(s string) string {
	if strings.Contains(s, "://") || strings.Count(s, "/") > 1 || strings.Contains(s, ".") && strings.Contains(s, "/") {
		for _, f := range Find(s, "") {
			if f.Also != "" {
				return f.Also
			}
		}
	}
	if i := strings.IndexAny(s, "/:"); i > 0 {
		where := strings.ToLower(strings.TrimSpace(s[:i]))
		name := handleAt(strings.TrimLeft(strings.TrimSpace(s[i+1:]), "@"))
		if where == "u" {
			where = "reddit"
		}
		if p := platformOf(where); p != 0 {
			where = platforms[p].name
		} else if p := siteOf(where); p != nil {
			where = p.name
		}
		if strings.ContainsAny(where, " /") {
			return ""
		}
		return handleKey(where, name)
	}
	name := strings.TrimPrefix(s, "@")
	if user, host, ok := strings.Cut(name, "@"); ok && handleAt(user) == user {
		if h, good := hostKey(host); good && likelyHost(h) && strings.Contains(h, ".") {
			return handleKey(h, user)
		}
	}
	if got := handleAt(name); got != name {
		return ""
	}
	return handleKey("", name)
}

// normalDocument leaves out the word for the document when the field has it.
func normalDocument(s string) (string, bool) {
	if key, ok := documentKey(s); ok && !strings.ContainsAny(s, " \t") {
		return key, true
	}
	for _, f := range Find(s, "") {
		if f.Kind == record.MentionDocument {
			return f.Key, true
		}
	}
	return documentKey(s)
}

// normalWallet accepts an account number without a checksum too: that a field
// holds it says what it is.
func normalWallet(s string) (string, bool) {
	if key, ok := coinKey(s); ok {
		return key, true
	}
	s, _ = squash(s)
	if len(s) < shortestDocument || len(s) > longestCoin {
		return "", false
	}
	return "wallet:" + s, true
}
