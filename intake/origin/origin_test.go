package origin_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"watchfloor/intake/origin"
)

// prose makes n words of an invented language, none of them likely twice.
func prose(r *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%x", r.Uint32())
	}
	return words
}

func kind(a, b string) origin.Kind {
	return origin.NewProbe(origin.Read(a), nil).Against(origin.Read(b)).Kind()
}

// TestSevenEqualWordsShareAKey is the promise of winnowing, wherever the seven
// words stand.
func TestSevenEqualWordsShareAKey(t *testing.T) {
	shared := func(seed uint64, before, behind, n uint8) bool {
		r := rand.New(rand.NewPCG(seed, 1))
		common := prose(r, origin.LeastQuoted+int(n%5))
		a := slices.Concat(prose(r, int(before)), common, prose(r, int(behind)))
		b := slices.Concat(prose(r, int(behind)), common, prose(r, int(before)))
		keys := map[uint64]bool{}
		for _, k := range origin.Keys("", strings.Join(a, " ")) {
			keys[k] = true
		}
		return slices.ContainsFunc(origin.Keys("", strings.Join(b, " ")), func(k uint64) bool { return keys[k] })
	}
	if err := quick.Check(shared, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

// TestDressDoesNotMatter: case, accents, signs, line ends, tags and typographic
// quotes make no other text.
func TestDressDoesNotMatter(t *testing.T) {
	plain := `He said: "we don't know when the café at the well known quay opens tomorrow, nobody does" and left by the north gate`
	for name, dressed := range map[string]string{
		"quotes":     strings.NewReplacer(`"`, "”", "'", "’").Replace(plain),
		"case":       strings.ToUpper(plain),
		"accents":    strings.ReplaceAll(plain, "é", "é"),
		"hyphens":    strings.ReplaceAll(plain, "well known", "well-known"),
		"lines":      strings.ReplaceAll(plain, " ", "\r\n"),
		"cut words":  strings.ReplaceAll(plain, "tomorrow", "tomor-\nrow"),
		"tags":       "<p class=x>" + strings.ReplaceAll(plain, " and", "</p>\n<b>and</b>&nbsp;"),
		"invisible":  strings.ReplaceAll(plain, "nobody", "no\u00adbody\u200b"),
		"mail quote": "> " + strings.ReplaceAll(plain, " the ", "\n> the "),
	} {
		m := origin.NewProbe(origin.Read(plain), nil).Against(origin.Read(dressed))
		if m.Share() != 1 || m.Kind() != origin.Copy {
			t.Errorf("%s: share %v, kind %v", name, m.Share(), m.Kind())
		}
	}
}

// TestKinds tells what two texts are to each other.
func TestKinds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	text := func(n int) string { return strings.Join(prose(r, n), " ") }
	story := strings.Fields(text(200))
	said := text(9)
	part := func(from, to int) string { return strings.Join(story[from:to], " ") }
	for _, c := range []struct {
		claim, a, b string
		want        origin.Kind
	}{
		{"the whole", part(0, 200), part(0, 200), origin.Copy},
		{"most of it", part(0, 200), part(10, 180), origin.Copy},
		{"a sixth of it", part(0, 200), part(40, 70), origin.Excerpt},
		{"a part with own words around", part(0, 200), text(15) + " " + part(60, 120) + " " + text(15), origin.Excerpt},
		{"a part among more own words", part(0, 200), text(100) + " " + part(60, 90) + " " + text(100), origin.Common},
		{"two short messages with the same few words", text(3) + " " + said, said + " " + text(6), origin.Nothing},
		{"a statement quoted", text(50) + " “" + said + "” said Okonjo " + text(50), text(40) + " Okonjo " + said + " " + text(80), origin.Quotes},
		{"a saying quoted about two matters", text(50) + " “" + said + "” said Okonjo " + text(50), text(40) + " “" + said + "” said Marrick " + text(80), origin.Nothing},
		{"the same words without quotation marks", text(50) + " " + said + " " + text(50), text(40) + " " + said + " " + text(80), origin.Nothing},
		{"six quoted words", text(50) + " “" + part(0, 6) + "” " + text(50), text(40) + " “" + part(0, 6) + "” " + text(80), origin.Nothing},
		{"nothing", text(100), text(100), origin.Nothing},
	} {
		if got := kind(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.claim, got, c.want)
		}
		if got := kind(c.b, c.a); got != c.want {
			t.Errorf("%s, the other way round: %v, want %v", c.claim, got, c.want)
		}
	}
}

// TestStockPhrasesCountForNothing: what a footer shares is neither shared nor
// missing.
func TestStockPhrasesCountForNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	text := func(n int) string { return strings.Join(prose(r, n), " ") }
	footer, story := text(60), text(40)
	var stock []origin.Key
	a := origin.Read(text(30) + " " + footer)
	inFooter := map[uint64]bool{}
	for _, k := range origin.Keys("", footer) {
		inFooter[k] = true
	}
	for _, k := range a.Keys() {
		if inFooter[k.Hash] {
			stock = append(stock, k)
		}
	}
	if got := origin.NewProbe(a, stock).Against(origin.Read(text(30) + " " + footer)).Kind(); got != origin.Nothing {
		t.Errorf("two texts with one footer: %v", got)
	}
	b := origin.Read(story + " " + footer)
	stock = slices.DeleteFunc(b.Keys(), func(k origin.Key) bool { return !inFooter[k.Hash] })
	if m := origin.NewProbe(b, stock).Against(origin.Read(story)); m.Kind() != origin.Copy {
		t.Errorf("a copy with a footer: %v, share %v", m.Kind(), m.Share())
	}
}

func TestVariantsOfOneSentenceAreShown(t *testing.T) {
	a := `He warned: “Although our partners try their utmost, we know we cannot hope to stop everything.” Then he left.`
	b := `She wrote that “although our partners try their utmost we know that we cannot hope to stop everything”, and more.`
	c := origin.Compare(a, b)
	if len(c.Runs) != 1 || c.Runs[0].Exact || !c.Runs[0].Quoted {
		t.Fatalf("%+v", c)
	}
	if got := a[c.Runs[0].A.Start:c.Runs[0].A.End]; got != "Although our partners try their utmost, we know we cannot hope to stop everything" {
		t.Errorf("in the first: %q", got)
	}
	if got := b[c.Runs[0].B.Start:c.Runs[0].B.End]; got != "although our partners try their utmost we know that we cannot hope to stop everything" {
		t.Errorf("in the second: %q", got)
	}
}

func TestWhoWasFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	long := strings.Join(prose(r, 100), " ")
	short := strings.Join(strings.Fields(long)[:50], " ")
	for _, c := range []struct {
		claim        string
		text, other  string
		a, b         origin.Side
		before, want bool
	}{
		{"a copy is never longer", long, short, origin.Side{At: 9}, origin.Side{At: 1}, false, true},
		{"unless it names its source", long, short, origin.Side{Names: true}, origin.Side{}, false, false},
		{"of equal ones the earlier", long, long, origin.Side{At: 1}, origin.Side{At: 2}, false, true},
		{"undated, the one that came first", long, long, origin.Side{At: 1}, origin.Side{}, false, false},
		{"and in that order", long, long, origin.Side{}, origin.Side{At: 1}, true, true},
	} {
		m := origin.NewProbe(origin.Read(c.text), nil).Against(origin.Read(c.other))
		if got := m.First(c.a, c.b, c.before); got != c.want {
			t.Errorf("%s: first is %v", c.claim, got)
		}
	}
}

func TestAttributions(t *testing.T) {
	for text, want := range map[string]bool{
		"Smoke over the quay, Harbour Wire reported.":             true,
		"According to the Harbour Wire, smoke was seen.":          true,
		"VELLMOUTH (Harbour Wire) - Smoke was seen":               true,
		"Smoke was seen. Source: Harbour Wire":                    true,
		"RT @HarbourWire smoke over the quay":                     true,
		"More at https://wire.example/quay.":                      true,
		"The harbour wire fence was cut.":                         false,
		"A van stood at Harbour Wireless, said the man.":          false,
		"RT @HarbourWireless smoke":                               false,
		"Nobody from there was asked":                             false,
		"He walked to the harbour. Wire reported nothing at all.": false,
	} {
		if got := origin.Names(text, "Harbour Wire", "https://wire.example/quay"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// FuzzCompare: whatever two texts are, comparing them ends, its spans lie in
// the texts, and a text is a copy of itself.
func FuzzCompare(f *testing.F) {
	f.Add("He said “we know we cannot hope to stop everything there is”.", "we know that we cannot hope to stop everything there is")
	f.Add("<p>«а б в г д е ж з»", "‚ab’ 'cd' \"ef\n\n\" &amp; http://x.example/a 中文字中文字中文字")
	f.Fuzz(func(t *testing.T, a, b string) {
		c := origin.Compare(a, b)
		if c.Share < 0 || c.Share > 1 {
			t.Fatalf("share %v", c.Share)
		}
		at := 0
		for _, r := range c.Runs {
			if r.A.Start < at || r.A.End > len(a) || r.A.Start >= r.A.End || r.B.Start < 0 || r.B.End > len(b) || r.B.Start >= r.B.End {
				t.Fatalf("run %+v in texts of %d and %d bytes", r, len(a), len(b))
			}
			at = r.A.End
		}
		if own := origin.Compare(a, a); own.Share != 1 && origin.Read(a).Words() >= 5 {
			t.Fatalf("a text has only %v of itself", own.Share)
		}
	})
}

func BenchmarkKeys(b *testing.B) {
	text := strings.Join(prose(rand.New(rand.NewPCG(1, 1)), 160), " ")
	for b.Loop() {
		origin.Keys("", text)
	}
}

func BenchmarkAgainst(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	words := prose(r, 160)
	p := origin.NewProbe(origin.Read(strings.Join(words, " ")), nil)
	other := origin.Read(strings.Join(words[40:], " "))
	for b.Loop() {
		p.Against(other)
	}
}
