package intake

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// The types that bytes are found to be and that the house acts on.
const (
	typeText = "text/plain"
	typeHTML = "text/html"
	typeZip  = "application/zip"
	typeOLE  = "application/x-ole-storage"
	typeXML  = "application/xml"
)

// signatures are how files of a type begin.
var signatures = [...]struct {
	at    int
	magic string
	typ   string
}{
	{0, "%PDF-", "application/pdf"}, {0, "\x89PNG\r\n\x1a\n", "image/png"}, {0, "\xff\xd8\xff", "image/jpeg"},
	{0, "GIF87a", "image/gif"}, {0, "GIF89a", "image/gif"}, {8, "WEBP", "image/webp"}, {8, "WAVE", "audio/wav"}, {8, "AVI ", "video/x-msvideo"},
	{0, "BM", "image/bmp"}, {0, "II*\x00", "image/tiff"}, {0, "MM\x00*", "image/tiff"}, {4, "ftypheic", "image/heic"}, {4, "ftypmif1", "image/heic"},
	{4, "ftypM4A", "audio/mp4"}, {4, "ftypqt", "video/quicktime"}, {4, "ftyp", "video/mp4"}, {0, "\x1aE\xdf\xa3", "video/webm"},
	{0, "OggS", "audio/ogg"}, {0, "ID3", "audio/mpeg"}, {0, "\xff\xfb", "audio/mpeg"}, {0, "#!AMR", "audio/amr"}, {0, "fLaC", "audio/flac"},
	{0, "PK\x03\x04", typeZip}, {0, "PK\x05\x06", typeZip}, {0, "\x1f\x8b", "application/gzip"}, {0, "Rar!\x1a\x07", "application/vnd.rar"},
	{0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"}, {0, "BZh", "application/x-bzip2"}, {0, "\xfd7zXZ\x00", "application/x-xz"},
	{0, "\x28\xb5\x2f\xfd", "application/zstd"}, {257, "ustar", "application/x-tar"}, {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", typeOLE},
	{0, "MZ", "application/x-msdownload"}, {0, "\x7fELF", "application/x-executable"}, {0, "\xcf\xfa\xed\xfe", "application/x-mach-binary"},
	{0, "{\\rtf", "application/rtf"}, {0, "SQLite format 3\x00", "application/vnd.sqlite3"},
}

// TypeOf says what bytes are, by how they begin; "" when that is not known.
func TypeOf(b []byte) string {
	for _, s := range signatures {
		if len(b) >= s.at+len(s.magic) && string(b[s.at:s.at+len(s.magic)]) == s.magic && !(len(s.magic) < 4 && isText(b)) {
			return s.typ
		}
	}
	if !isText(b) {
		return ""
	}
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 1024)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")), bytes.HasPrefix(head, []byte("<head")), bytes.HasPrefix(head, []byte("<body")):
		return typeHTML
	case bytes.HasPrefix(head, []byte("<?xml")), bytes.HasPrefix(head, []byte("<svg")):
		return typeXML
	}
	return typeText
}

// isText reports whether bytes begin as text does.
func isText(b []byte) bool {
	head := b[:min(len(b), 4096)]
	text, cs := Decode(head)
	if cs == record.Mixed { // it may be cut within a character
		for n := 1; n < utf8.UTFMax && n < len(head) && cs == record.Mixed; n++ {
			text, cs = Decode(head[:len(head)-n])
		}
	}
	return len(head) > 0 && cs != record.Mixed && !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\r\n\f\x1a\x1b", r)
	})
}

// Packed reports whether files of a type hold other files. They are never
// unpacked: a small one can hold more than any machine has room for.
func Packed(t string) bool {
	return slices.Contains([]string{typeZip, "application/gzip", "application/x-gzip", "application/vnd.rar", "application/x-7z-compressed", "application/x-bzip2",
		"application/x-xz", "application/zstd", "application/x-tar", "application/x-zip-compressed", "application/x-rar-compressed"}, t)
}

// agree reports whether a declared type can be what the bytes were found to be.
func agree(declared, found string) bool {
	declared = strings.ToLower(declared)
	top, sub, _ := strings.Cut(declared, "/")
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(declared, p) })
	}
	switch {
	case found == "" || found == declared:
		return true
	case found == typeZip:
		return has("zip", "openxml", "opendocument", "epub", "java-archive", "android")
	case found == typeOLE:
		return has("msword", "ms-excel", "ms-powerpoint", "outlook", "ole")
	case found == "application/gzip", found == "application/vnd.rar", found == "application/rtf", found == "application/x-bzip2":
		return has("gzip", "gz-", "rar", "rtf", "bzip")
	case found == typeText:
		return top == "text" && sub != "html" || top == "message" || has("json", "javascript", "x-sh", "pgp", "pkcs", "csv", "yaml", "ms-excel")
	case found == typeXML:
		return has("xml", "svg", "html") || declared == typeText
	case found == typeHTML:
		return has("html")
	case strings.HasPrefix(found, "video/"), strings.HasPrefix(found, "audio/"):
		return top == "video" || top == "audio"
	}
	return found == "image/jpeg" && sub == "jpg" || found == "image/jpeg" && sub == "pjpeg"
}
