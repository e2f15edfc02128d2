package eml

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/intake"
)

// file is what a message says of an attachment.
type file struct {
	name, typ, charset string
	found              string // what its bytes are, where that is something else
}

// maxFileText is how many bytes of an attachment are put after the text of the
// message. The attachment itself holds all of it.
const maxFileText = 256 << 10

// attach lists an attachment and keeps its bytes.
func (m *message) attach(f *file, b []byte) {
	a := intake.Attach(m.words(f.name), m.clean(f.typ), b, m.limits.File)
	if f.found = a.Found; a.Refused != "" {
		m.warn("attachment %s: %s", a.SafeName(), a.Refused)
	}
	m.rep.Attachments = append(m.rep.Attachments, a)
}

// readFile keeps what an attachment gives to read. Bytes that are no text are
// not read, whatever the message calls them.
func (m *message) readFile(f file, b []byte) {
	html := f.typ == "text/html" || f.found == "text/html" || f.typ == "application/xhtml+xml"
	if !html && !isText(f) || f.found != "" && !strings.HasPrefix(f.found, "text/") || strings.TrimSpace(string(b[:min(len(b), 4096)])) == "" {
		return
	}
	kept := b[:min(len(b), maxFileText)]
	for n := 0; len(kept) < len(b) && n < utf8.UTFMax && !utf8.Valid(kept); n++ {
		kept = kept[:len(kept)-1] // it was cut within a character, or is not UTF-8
	}
	text := ""
	if html {
		text = m.html(kept, f.charset)
	} else {
		text = m.decode(kept, f.charset)
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	if len(kept) < len(b) {
		text = strings.TrimRight(text, "\n") + "\n[cut here; the attachment holds all of it]"
	}
	name := intake.Attachment{Name: m.words(f.name)}.SafeName()
	m.files = append(m.files, "[attachment "+name+"]\n"+text)
}

// isText reports whether an attachment is said to be text, by its type or, where
// that says nothing, by its name.
func isText(f file) bool {
	switch f.typ {
	case "application/csv", "application/json", "application/xml", "application/x-ndjson":
		return true
	case "", "application/octet-stream", "application/vnd.ms-excel", "application/x-unknown":
		return slices.Contains([]string{".txt", ".csv", ".tsv", ".htm", ".html", ".log", ".md", ".json"}, strings.ToLower(path.Ext(f.name)))
	}
	return strings.HasPrefix(f.typ, "text/") || f.typ == "text"
}

// withFiles puts what the attachments give to read after the text.
func (m *message) withFiles(text string) string {
	for _, f := range m.files {
		if strings.TrimSpace(text) != "" {
			f = strings.TrimRight(text, "\n") + "\n\n" + f
		}
		text = f
	}
	return text
}
