package intake

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Attach makes an attachment of a part that was decoded to b, typed by its bytes
// too, and without its bytes when they are more than most.
func Attach(name, declared string, b []byte, most int) Attachment {
	a := Attachment{Name: name, Type: declared, Size: int64(len(b))}
	if found := TypeOf(b); !agree(declared, found) {
		a.Found = found
	}
	switch {
	case len(b) > most:
		a.Refused = fmt.Sprintf("it has %d bytes and at most %d are kept apart; the message as it came holds it", len(b), most)
	case len(b) > 0:
		a.Held, a.Bytes = true, b
	}
	return a
}

// Kind is the type of the file, by its bytes where they are not what it says it is.
func (a Attachment) Kind() string {
	if a.Found != "" {
		return a.Found
	}
	return strings.ToLower(a.Type)
}

// SafeName is a name under which the file can be kept anywhere: no folders, no
// signs that a system or a reader takes for something else, and not too long.
func (a Attachment) SafeName() string {
	name := path.Base(strings.ReplaceAll(a.Name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|%;`, r), unicode.Is(unicode.Cf, r), !unicode.IsPrint(r), r == utf8.RuneError:
			return '_'
		}
		return r
	}, name)
	name = strings.TrimLeft(strings.Join(strings.Fields(name), " "), ".-~ ")
	name = strings.TrimRight(name, ". ")
	const most = 100
	if ext := path.Ext(name); len(name) > most && len(ext) < 12 {
		name = cut(strings.TrimSuffix(name, ext), most-len(ext)) + ext
	}
	name = cut(name, most)
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case name == "" || name == "_":
		return "attachment"
	case stem == "con" || stem == "prn" || stem == "aux" || stem == "nul" || len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt"):
		return "_" + name // devices on some systems
	}
	return name
}

// cut shortens s to at most n bytes of whole characters.
func cut(s string, n int) string {
	for len(s) > n {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// Opened says in words that a file of this type was not opened, where somebody
// might think that it was; "" for others.
func (a Attachment) Opened() string {
	if Packed(a.Kind()) {
		return "packed: not unpacked, and nothing in it was read"
	}
	return ""
}
