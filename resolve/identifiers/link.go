package identifiers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// longestTail bounds what is read of a link behind its host.
const longestTail = 2048

// links claims what has a scheme, also "hxxps[://]host[.]tld/path".
func (r *reader) links() {
	for _, t := range r.tokens {
		if t.word != wordScheme {
			continue
		}
		if n := slashes(r.s[t.end:]); n > 0 {
			r.link(t.start, t.end+n, likelyHost)
		}
	}
}

// slashes returns the length of what separates a scheme from its host.
func slashes(s string) int {
	for _, form := range [...]string{"://", "[:]//", "[://]", ":\\\\", ":// ", "[:]\\\\"} {
		if strings.HasPrefix(s, form) {
			return len(form)
		}
	}
	return 0
}

// hosts claims what has no scheme: "www.example.org", "t.me/heron", "example[.]org".
func (r *reader) hosts() {
	behind := 0
	for _, t := range r.tokens {
		if t.start < behind || t.end+1 >= len(r.s) || !hostStart(r.byteAt(t.start-1)) {
			continue
		}
		switch r.s[t.end] {
		case '.', '[', '(', '{', '-':
			behind = r.link(t.start, t.start, knownHost)
		}
	}
}

// hostStart reports whether a host can begin behind c.
func hostStart(c byte) bool {
	return !isAlnum(c) && c != '@' && c != '.' && c != '_' && c != '-' && c != '/' && c != '='
}

// link claims the link from start whose host begins at host. It returns the
// position up to which nothing more can begin.
func (r *reader) link(start, host int, known func(string) bool) int {
	user := 0
	if host > start {
		user = userInfo(r.s[host:])
	}
	h, ok := readHost(r.s[host+user:], false, known)
	if !ok {
		return host
	}
	end := host + user + h.end
	tail := r.tail(end)
	bare := start == host && tail == end && !h.veiled
	if bare && !plainHost(h.name) && !strings.HasPrefix(strings.ToLower(h.name), "www.") {
		return end
	}
	if c := r.byteAt(end); start == host && (c == '@' || c == '_') {
		return end
	}
	if key, also, ok := linkKeys(h.name, r.s[end:tail]); ok {
		r.claim(start, tail, Found{Kind: record.MentionURL, Key: key, Also: also})
	}
	return tail
}

// userInfo returns the length of "user:password@" at the start of s.
func userInfo(s string) int {
	for i := 0; i < len(s) && i < longestLocal; i++ {
		switch c := s[i]; {
		case c == '@':
			return i + 1
		case !isLocal(c) && c != ':':
			return 0
		}
	}
	return 0
}

// tail returns where the port, path, query and fragment that begin at i end.
func (r *reader) tail(i int) int {
	start := i
	if r.byteAt(i) == ':' && isDigit(r.byteAt(i+1)) {
		for i++; i < len(r.s) && isDigit(r.s[i]); i++ {
		}
	}
	if c := r.byteAt(i); c != '/' && c != '?' && c != '#' {
		return i
	}
	from := i
	for i < len(r.s) && i-start < longestTail && inTail(r.s[i]) {
		i++
	}
	for i < len(r.s) && i > from && !utf8.RuneStart(r.s[i]) {
		i--
	}
	return from + trimTail(r.s[from:i])
}

func inTail(c byte) bool {
	return c > ' ' && c != '"' && c != '<' && c != '>' && c != '`' && c != bar && c != '\\' && c != '^' && c != 0x7F
}

// trimTail leaves out the punctuation of the sentence around a link.
func trimTail(s string) int {
	n := len(s)
	for n > 0 {
		switch c := s[n-1]; {
		case strings.IndexByte(".,;:!?'*_", c) >= 0:
		case c == ')' && strings.Count(s[:n], "(") < strings.Count(s[:n], ")"):
		case c == ']' && strings.Count(s[:n], "[") < strings.Count(s[:n], "]"):
		case c == '}' && strings.Count(s[:n], "{") < strings.Count(s[:n], "}"):
		default:
			return n
		}
		n--
	}
	return n
}

// linkKeys returns the keys of a link: host, port, path and what of the query
// says which page it is; and the handle when the page is somebody's profile.
func linkKeys(name, tail string) (key, handle string, ok bool) {
	host, ok := hostKey(name)
	if !ok {
		return "", "", false
	}
	if rest, cut := strings.CutPrefix(host, "www."); cut && strings.Contains(rest, ".") {
		host = rest
	}
	host = platformHost(host)
	tail = undotted(tail)
	tail, _, _ = strings.Cut(tail, "#")
	tail, query, _ := strings.Cut(tail, "?")
	port := ""
	if i := strings.IndexByte(tail, '/'); i != 0 && strings.HasPrefix(tail, ":") {
		if i < 0 {
			i = len(tail)
		}
		port, tail = tail[:i], tail[i:]
	}
	if port == ":80" || port == ":443" {
		port = ""
	}
	path := escaped(strings.TrimRight(tail, "/"))
	query = keptQuery(query)
	return "url:" + host + port + path + query, profile(host, path, query), true
}

// keptQuery orders the parameters of a query and drops those that only say how
// somebody came to the page.
func keptQuery(query string) string {
	if query == "" {
		return ""
	}
	kept := strings.FieldsFunc(query, func(c rune) bool { return c == '&' })
	kept = slices.DeleteFunc(kept, func(p string) bool {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		return tracker(name)
	})
	if len(kept) == 0 {
		return ""
	}
	slices.Sort(kept)
	return "?" + escaped(strings.Join(slices.Compact(kept), "&"))
}

func tracker(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "igsh", "igshid", "si", "mc_cid", "mc_eid", "ref", "ref_src", "ref_url",
		"feature", "s", "t", "_ga", "_gl", "mkt_tok", "spm", "share", "source", "trk", "twclid", "ttclid", "wbraid", "gbraid",
		"is_from_webapp", "sender_device", "":
		return true
	}
	return strings.HasPrefix(name, "utm_") || strings.HasPrefix(name, "amp;")
}

// escaped writes a path in one way: unreserved bytes as they are, all other
// escapes in capitals, what is not ASCII escaped.
func escaped(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0 {
			c = byte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
			if isAlnum(c) || strings.IndexByte("-._~", c) >= 0 {
				b.WriteByte(c)
				continue
			}
		} else if c < utf8.RuneSelf {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

func hexValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case lower(c) >= 'a' && lower(c) <= 'f':
		return int(lower(c)-'a') + 10
	}
	return -1
}
