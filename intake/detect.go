package intake

import (
	"bytes"
	"path"
	"strings"

	"watchfloor/record"
)

// Detect says in which format a file is, by its name and, where that says
// nothing, by its first bytes. What nothing speaks for is text.
func Detect(name string, head []byte) record.Format {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".txt", ".text":
		return record.FormatText
	case ".eml":
		return record.FormatEML
	case ".mbox":
		return record.FormatMbox
	case ".jsonl", ".ndjson", ".json":
		return record.FormatJSONL
	case ".csv":
		return record.FormatCSV
	case ".rss", ".atom":
		return record.FormatRSS
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("From ")):
		return record.FormatMbox
	case bytes.HasPrefix(head, []byte("{")):
		return record.FormatJSONL
	case feedStart(head):
		return record.FormatRSS
	case mailStart(head):
		return record.FormatEML
	}
	return record.FormatText
}

// feedStart reports whether an XML feed begins here.
func feedStart(head []byte) bool {
	return bytes.HasPrefix(head, []byte("<")) &&
		(bytes.Contains(head, []byte("<rss")) || bytes.Contains(head, []byte("<feed")) || bytes.Contains(head, []byte("<rdf:RDF")))
}

// mailStart reports whether a message begins here: at least two header fields,
// one of them such as only a message has. A note that begins "From: the night
// shift" is a text.
func mailStart(head []byte) bool {
	header, _, whole := bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	lines := bytes.Split(header, []byte("\n"))
	if !whole && len(lines) > 1 {
		lines = lines[:len(lines)-1] // it may be cut in the middle
	}
	fields, sure := 0, false
	for i, l := range lines {
		if i > 0 && len(l) > 0 && (l[0] == ' ' || l[0] == '\t') {
			continue
		}
		name, _, ok := bytes.Cut(l, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return false
		}
		fields++
		switch strings.ToLower(string(name)) {
		case "received", "message-id", "mime-version", "return-path", "delivered-to", "content-type", "date":
			sure = true
		}
	}
	return sure && fields > 1
}
