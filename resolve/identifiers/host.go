package identifiers

import (
	"net/netip"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// dots are the ways in which people write the dot of a host so that programs
// do not see it.
var dots = [...]string{".", "[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", " [dot] ", " (dot) ", " {dot} ", " [.] ", " (.) ", " dot ", "[punkt]", "(punkt)"}

// dotAt returns how many bytes of s write a dot; plain allows the word "dot".
func dotAt(s string, plain bool) int {
	if s == "" || !strings.ContainsRune(".[({ ", rune(s[0])) {
		return 0
	}
	for _, d := range dots {
		if len(s) >= len(d) && strings.EqualFold(s[:len(d)], d) && (plain || d != " dot ") {
			return len(d)
		}
	}
	return 0
}

const (
	longestHost = 253
	mostLabels  = 12
)

// hosted is a host as read from a text.
type hosted struct {
	end    int    // behind it, in the text read
	name   string // as written, with real dots
	veiled bool   // a dot was written so that programs would not see it
}

// readHost reads a host at the start of s. Sentences run into hosts ("org.Then"),
// so the longest one that known accepts is taken.
func readHost(s string, plain bool, known func(string) bool) (hosted, bool) {
	var got hosted
	var name strings.Builder
	veiled := false
	for i, labels := 0, 0; labels < mostLabels; labels++ {
		n := labelLen(s[i:])
		if n == 0 || name.Len()+n > longestHost {
			break
		}
		name.WriteString(s[i : i+n])
		i += n
		if labels > 0 && known(name.String()) {
			got = hosted{end: i, name: name.String(), veiled: veiled}
		}
		d := dotAt(s[i:], plain)
		if d == 0 {
			break
		}
		veiled = veiled || d > 1
		name.WriteByte('.')
		i += d
	}
	return got, got.end > 0
}

// labelLen returns the length of the label at the start of s.
func labelLen(s string) int {
	n := 0
	for n < len(s) && (shapeOf(s[n]) != 0 || s[n] == '-' && n > 0) {
		n++
	}
	for n > 0 && s[n-1] == '-' {
		n--
	}
	return n
}

// likelyHost accepts what may be a host where an "@" or a scheme says so.
func likelyHost(name string) bool {
	tld := name[strings.LastIndexByte(name, '.')+1:]
	if tld != "" && isDigit(tld[0]) {
		return isAddress(name)
	}
	return len(tld) > 1 && (strings.Trim(tld, "0123456789") == tld || strings.HasPrefix(strings.ToLower(tld), "xn--"))
}

// isAddress reports whether name is an IP address in figures.
func isAddress(name string) bool {
	a, err := netip.ParseAddr(name)
	return err == nil && a.Is4()
}

// reservedTLD are top names kept for tests and for hidden services: the table
// of public suffixes has none of them.
func reservedTLD(tld string) bool {
	switch tld {
	case "test", "example", "invalid", "onion", "local", "i2p":
		return true
	}
	return false
}

// knownHost accepts a host whose top name exists.
func knownHost(name string) bool {
	name = strings.ToLower(name)
	tld := name[strings.LastIndexByte(name, '.')+1:]
	if reservedTLD(tld) {
		return true
	}
	if len(tld) > 1 && !isASCII(tld) {
		t, err := idna.Lookup.ToASCII(tld)
		if err != nil {
			return false
		}
		tld = t
	}
	_, icann := publicsuffix.PublicSuffix(tld)
	return icann
}

// plainHost accepts a bare host that stands alone in a sentence. Top names that
// are words ("so", "it", "no") are not enough there.
func plainHost(name string) bool {
	switch tld := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:]); tld {
	case "com", "org", "net", "info", "biz", "io", "app", "dev", "uk", "de", "fr", "nl", "ru", "eu", "ua", "pl", "es", "ir",
		"cz", "ch", "se", "gov", "edu", "mil", "int", "xyz", "site", "online", "tv", "co", "cc", "gg", "onion", "test", "example":
		return true
	}
	return false
}

// hostKey returns the host in the form that DNS compares.
func hostKey(name string) (string, bool) {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if !isASCII(name) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", false
		}
		name = ascii
	}
	return name, name != "" && len(name) <= longestHost
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
