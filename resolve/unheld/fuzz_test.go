package unheld

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "Mr", "called", "a.k.a.", "Abu", "Jorun Tveitsund's", "McAllanBerg", "von der", "A. B. C.", "يدعى محمد", "\xff\xfe Anna Berg", "MR X\nY Z",
		"Mr Mr Mr Mr Dr Abu", "known as known as", "'’'", strings.Repeat("Anna Berg ", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Find(text)
		if len(got) > Most || !slices.Equal(got, Find(text)) {
			t.Fatalf("%d names, or others the second time", len(got))
		}
		end := 0
		for _, n := range got {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("names %v of %d bytes", got, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[n.Start:n.End]) {
				t.Fatalf("%q parts a letter", text[n.Start:n.End])
			}
			end = n.End
		}
	})
}
