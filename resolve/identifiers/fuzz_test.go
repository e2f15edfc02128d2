package identifiers

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// boundaries are the offsets at which a rune of the text begins, and its end.
func boundaries(text string) map[int]bool {
	at := map[int]bool{len(text): true}
	for i := range text {
		at[i] = true
	}
	return at
}

func FuzzSpansAndKeysHoldForAnyText(f *testing.F) {
	for _, s := range []string{
		"call +44 7700 900123 or 555-0123, ann [at] example [dot] org", "hxxps://example[.]org/a?utm_source=x#y @heron on Telegram",
		"reg ABI2 CDE passport no. 533 380 006 GB82 WEST 1234 5698 7654 32", "oh double seven plus one hundred 12/03/2026",
		"“٠٧٧٠٠\u200f ٩٠٠١٢٣” ann＠bücher。example \xff\x00 t.me/x u/abc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa https://u:p@h.example:80",
	} {
		f.Add(s, "GB")
		f.Add(s, "US")
	}
	f.Fuzz(holds)
}

func TestSpansAndKeysHoldForShuffledFragments(t *testing.T) {
	fragments := strings.Split("+|44|(0)|7700|900123|07700| |-|.|/|, |:|@|heron|ann|[at]|[dot]|(.)| dot |O77O|???|ends in |4KT|example|org|https://|hxxp[:]//|t.me/|/a?b=1#c|on |Telegram |"+
		"u/|AB12|CDE|B-AB|1234|reg |plate |passport |no. |ID |GB82|WEST|5698|7654|32|0x|oh |seven |double |hundred |plus |call |order |\n|é|٧|’|\u200f|\xff|（|12/03/2026", "|")
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		var b strings.Builder
		for range 2 + r.IntN(14) {
			b.WriteString(fragments[r.IntN(len(fragments))])
		}
		holds(t, b.String(), []string{"GB", "US", "DE", ""}[r.IntN(4)])
	}
}

// holds checks the invariants of the package for one text.
func holds(t *testing.T, text, region string) {
	found := Find(text, region)
	if d := cmp.Diff(found, Find(text, region)); d != "" {
		t.Fatalf("two readings differ: %s", d)
	}
	begin := boundaries(text)
	last := 0
	for _, g := range found {
		if g.Start < last || g.End <= g.Start || g.End > len(text) || !begin[g.Start] || !begin[g.End] {
			t.Fatalf("span [%d, %d) after %d in %q", g.Start, g.End, last, text)
		}
		last = g.End
		if !utf8.ValidString(g.Key) || len(g.Key) <= len(g.Kind.String())+1 || g.Key[:len(g.Kind.String())+1] != g.Kind.String()+":" {
			t.Fatalf("key %q of a %v in %q", g.Key, g.Kind, text)
		}
		if key, _ := Normalise(g.Kind, text[g.Start:g.End], region); key != g.Key && !beside(g) {
			t.Fatalf("%q has the key %q in the text %q and %q in a field", text[g.Start:g.End], g.Key, text, key)
		}
	}
}

// beside reports whether a key depends on words around its span.
func beside(f Found) bool {
	return f.Kind == record.MentionPart || f.Kind == record.MentionHandle && len(f.Key) > 7 && f.Key[7] != '@'
}
