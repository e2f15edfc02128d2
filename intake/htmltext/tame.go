package htmltext

import "strings"

// maxTag is longer than any tag that a person's program writes.
const maxTag = 64 << 10

// Tame cuts out tags that are longer than any page needs. A tokenizer holds
// every attribute of a tag at once, at many times its size.
func Tame(s string) string {
	var out strings.Builder
	kept := 0
	for i := 0; ; {
		at := strings.IndexByte(s[i:], '<')
		if at < 0 {
			break
		}
		i += at + 1
		n := tagLength(s[i:])
		if n > maxTag {
			out.WriteString(s[kept : i-1])
			kept = i + n
		}
		i += n
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
}

// tagLength is how long the tag is of which s is what follows "<"; 0 when no
// tag begins so. It ends a tag where the tokenizer does.
func tagLength(s string) int {
	name := strings.TrimPrefix(s, "/")
	switch {
	case strings.HasPrefix(s, "!--"):
		return strings.Index(s, "-->") + 1
	case name == "" || (name[0]|0x20) < 'a' || (name[0]|0x20) > 'z':
		return 0
	}
	const (
		keys   = iota // among names of attributes
		equals        // after the "=" of one
		value         // within a value without quotes
	)
	state, pending := keys, false
	for i := strings.IndexAny(s, " \t\r\n\f>"); i >= 0 && i < len(s); i++ {
		c := s[i]
		space := strings.IndexByte(" \t\r\n\f", c) >= 0
		switch {
		case c == '>':
			return i + 1
		case state == equals && (c == '"' || c == '\''):
			end := strings.IndexByte(s[i+1:], c)
			if end < 0 {
				return len(s)
			}
			i, state, pending = i+1+end, keys, false
		case state == equals && !space:
			state = value
		case state == value && space:
			state, pending = keys, false
		case state == keys && c == '=' && pending:
			state = equals
		case state == keys && !space:
			pending = c != '/'
		}
	}
	return len(s)
}
