package intake_test

import (
	"strings"
	"testing"

	"watchfloor/intake"
)

func TestNamesOfAttachmentsAreMadeSafe(t *testing.T) {
	for name, want := range map[string]string{
		"":                                "attachment",
		"quay 4 – plan.jpg":               "quay 4 – plan.jpg",
		"../../etc/passwd":                "passwd",
		`C:\Users\x\note.txt`:             "note.txt",
		"..":                              "attachment",
		"/":                               "attachment",
		".profile":                        "profile",
		"photo\u202egpj.exe":              "photo_gpj.exe",
		"a\r\nContent-Type: text/html":    "html",
		"a\r\nb\x00\x7f.txt":              "a__b__.txt",
		`a"b;c%d|e?.txt`:                  "a_b_c_d_e_.txt",
		"CON.txt":                         "_CON.txt",
		"com1":                            "_com1",
		"note.txt. . ":                    "note.txt",
		strings.Repeat("ä", 200) + ".pdf": strings.Repeat("ä", 48) + ".pdf",
	} {
		if got := (intake.Attachment{Name: name}).SafeName(); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
