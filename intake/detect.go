package intake

import (
	"bytes"
	"path"
	"slices"
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
	case ".mbox", ".mbx":
		return record.FormatMbox
	case ".jsonl", ".ndjson", ".json":
		return record.FormatJSONL
	case ".csv", ".tsv":
		return record.FormatCSV
	case ".rss", ".atom":
		return record.FormatRSS
	}
	if text, cs := Decode(head[:len(head)&^1]); cs == record.UTF16LE || cs == record.UTF16BE {
		head = []byte(text)
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
	case tableStart(string(head)):
		return record.FormatCSV
	}
	return record.FormatText
}

// feedStart reports whether an XML feed begins here.
func feedStart(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:RDF", ":feed ", ":RDF "} {
		if bytes.Contains(head, []byte(root)) {
			return true
		}
	}
	return false
}

// tableStart reports whether a table of reports begins here: a line of short
// names, one of them of the column of words and another of one beside it.
func tableStart(head string) bool {
	line, _, whole := strings.Cut(head, "\n")
	if !whole || len(line) > 2000 {
		return false
	}
	for _, comma := range ",;\t|" {
		words, other := false, false
		for name := range strings.SplitSeq(line, string(comma)) {
			switch name = strings.ToLower(strings.Trim(name, " \t\r\"")); {
			case len(name) > 40 || strings.ContainsAny(name, ".!?"):
				return false
			case slices.Contains([]string{"text", "message", "description", "details", "report", "narrative", "body"}, name):
				words = true
			case slices.Contains([]string{"id", "date", "received_at", "received", "source", "title", "subject", "name", "channel", "reference", "timestamp"}, name):
				other = true
			}
		}
		if words && other {
			return true
		}
	}
	return false
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
