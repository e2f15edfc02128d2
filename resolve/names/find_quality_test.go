package names

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/material"
	"watchfloor/record"
)

// worthALook is the probability from which recognition proposes a link.
const worthALook = record.One / 4

// sentences are ordinary prose around names; none has a name of its own.
var sentences = strings.Split("Yesterday evening % was seen behind the School with two others.|I think % has bought a knife, and the Police know it.|"+
	"They say that % will be at the Station tomorrow.|My neighbour % shouts at night.|We met % near St Aldhelm Road.|On Monday % left for Lindvik.|The letter was signed %.", "|")

// changes are the ways in which running text writes a name.
var changes = []struct {
	what   string
	change func(r *rand.Rand, name string) string
	least  float64 // recall that the test holds
}{
	{"as held", func(_ *rand.Rand, n string) string { return n }, 0.98},
	{"one slip", func(r *rand.Rand, n string) string { return typo(r, n, -1) }, 0.93},
	{"two slips", func(r *rand.Rand, n string) string { return typo(r, typo(r, n, 0), -1) }, 0.85},
	{"first letter", func(r *rand.Rand, n string) string { return "X" + strings.ToLower(n[1:2]) + n[2:] }, 0.62},
	{"letters swapped", swapped, 0.93},
	{"family name first", func(_ *rand.Rand, n string) string {
		w := strings.Fields(n)
		return w[len(w)-1] + ", " + strings.Join(w[:len(w)-1], " ")
	}, 0.98},
	{"possessive", func(_ *rand.Rand, n string) string { return n + "'s brother" }, 0.98},
	{"Finnish ending", func(_ *rand.Rand, n string) string { return n + "lle" }, 0.95},
	{"Turkish ending", func(_ *rand.Rand, n string) string { return n + "'den" }, 0.98},
	{"written as one", func(_ *rand.Rand, n string) string {
		w := strings.Fields(n)
		return w[0] + strings.ToLower(strings.Join(w[1:], ""))
	}, 0.5},
	{"Cyrillic", func(_ *rand.Rand, n string) string { return inCyrillic(n) }, 0.9},
	{"Cyrillic, instrumental", func(_ *rand.Rand, n string) string { return instrumental(inCyrillic(n)) }, 0.45},
	{"Arabic", func(_ *rand.Rand, n string) string { return inArabic(n) }, 0.45},
}

// typo changes, drops or adds a letter of the word-th word (-1: the last).
func typo(r *rand.Rand, name string, word int) string {
	w := strings.Fields(name)
	if word < 0 {
		word = len(w) - 1
	}
	s := w[word]
	i := 1 + r.IntN(len(s)-1)
	c := string(rune('a' + r.IntN(26)))
	w[word] = [...]string{s[:i] + c + s[i+1:], s[:i] + s[i+1:], s[:i] + c + s[i:]}[r.IntN(3)]
	return strings.Join(w, " ")
}

func swapped(r *rand.Rand, name string) string {
	i := strings.LastIndexByte(name, ' ') + 2
	i += r.IntN(len(name) - i - 1)
	return name[:i] + name[i+1:i+2] + name[i:i+1] + name[i+2:]
}

func inCyrillic(name string) string {
	return letters(name, "sh ш ch ч kh х zh ж a а b б c к d д e е f ф g г h х i и j й k к l л m м n н o о p п q к r р s с t т u у v в w в x кс y й z з")
}

// instrumental puts the words of a name into the Russian case of "with whom".
func instrumental(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, "а"):
			words[i] = strings.TrimSuffix(w, "а") + "ой"
		case strings.ContainsAny(w[len(w)-2:], "оиуеёэыюя"):
		default:
			words[i] = w + "ом"
		}
	}
	return strings.Join(words, " ")
}

func inArabic(name string) string {
	return letters(strings.ToLower(name), "sh ش ch تش kh خ gh غ ai ي ee ي ou و a  b ب c ك d د e  f ف g ج h ه i ي j ج k ك l ل m م n ن o و p ب q ق r ر s س t ت u و v ف w و x كس y ي z ز")
}

func letters(name, table string) string {
	pairs := strings.Split(table, " ")
	for i := 0; i < len(pairs); i += 2 {
		from, to := pairs[i], pairs[i+1]
		name = strings.ReplaceAll(name, from, to)
		name = strings.ReplaceAll(name, strings.ToUpper(from[:1])+from[1:], strings.ToUpper(to))
	}
	return name
}

// namesOf draws n names of two or three words of invented people; no two have one
// family name.
func namesOf(r *rand.Rand, n int) []string {
	given := strings.Fields("Ahmed Maria Hassan Anna Thomas Fatima Peter Ivan Olga Yusuf Laura Karim Elena Mustafa Sofia Daniel Nadia Victor Ingrid Pavel Marta Tariq Helena Oskar")
	onset, vowel := strings.Fields("b br ch d f g gh h j k kh l m n p r s sh st t tr v w y z"), strings.Fields("a a a e i i o u ou ai ee")
	coda := []string{"", "", "", "n", "r", "l", "d", "m", "s", "k", "sh", "b", "z"}
	seen := map[string]bool{}
	out := make([]string, 0, n)
	for len(out) < n {
		family := ""
		for range 3 + r.IntN(2) {
			family += onset[r.IntN(len(onset))] + vowel[r.IntN(len(vowel))] + coda[r.IntN(len(coda))]
		}
		if seen[family] {
			continue
		}
		seen[family] = true
		name := given[r.IntN(len(given))]
		if r.IntN(3) == 0 {
			name += " " + given[r.IntN(len(given))]
		}
		out = append(out, name+" "+strings.ToUpper(family[:1])+family[1:])
	}
	return out
}

// TestNamesInRunningText counts, over names written in many ways among ordinary
// prose, how many are found, and how much is found that is not there: names that
// differ in a word from a held one, names that nobody holds, and prose.
func TestNamesInRunningText(t *testing.T) {
	const people, asked = 5_000, 100
	x, held := New(), namesOf(rand.New(rand.NewPCG(7, people)), people)
	for i, n := range held {
		x.Put(Entity{Ref: uint32(i), Type: Person, Names: []string{n}})
	}
	r := rand.New(rand.NewPCG(3, 5))
	right, wrong, all := 0, 0, 0
	var samples []string
	for _, c := range changes {
		found, tried := 0, 0
		for k := range asked {
			ref := uint32(r.IntN(people))
			name := held[ref]
			if words := strings.Fields(name); len(words) < 2 || len(words[len(words)-1]) < 6 {
				continue
			}
			all++
			tried++
			text := strings.Replace(sentences[k%len(sentences)], "%", c.change(r, name), 1)
			hit := false
			for _, s := range x.Find(text, 0) {
				if s.P < worthALook {
					continue
				}
				if s.Ref == ref || held[s.Ref] == name {
					hit = true
				} else {
					wrong++
					if len(samples) < 12 {
						samples = append(samples, fmt.Sprintf("%s | %s: %s %v", name, text[s.Start:s.End], held[s.Ref], s.P))
					}
				}
			}
			if hit {
				found++
				right++
			}
		}
		share := float64(found) / float64(tried)
		t.Logf("%-24s %.3f", c.what, share)
		if share < c.least {
			t.Errorf("%s: %.3f found, want %.2f", c.what, share, c.least)
		}
	}
	t.Logf("recall %.3f, wrong links a name %.3f", float64(right)/float64(all), float64(wrong)/float64(all))

	if len(samples) > 0 {
		t.Log("wrong: ", strings.Join(samples, "; "))
	}
	strangers := namesOf(rand.New(rand.NewPCG(8, people)), 1000)
	lookAlikes, none := 0, 0
	for k, stranger := range strangers {
		words, other := strings.Fields(held[r.IntN(people)]), strings.Fields(stranger)
		at := k % 2 * (len(words) - 1) // the first or the last: who lacks the middle name may be meant
		words[at] = other[k%2*(len(other)-1)]
		lookAlikes += likely(x.Find(strings.Replace(sentences[k%len(sentences)], "%", strings.Join(words, " "), 1), 0))
		none += likely(x.Find(strings.Replace(sentences[k%len(sentences)], "%", stranger, 1), 0))
	}
	t.Logf("of 1000 names with another word %d links, of 1000 of strangers %d", lookAlikes, none)
	if wrong*50 > all || lookAlikes > 100 || none > 5 {
		t.Error("too much is found that is not there")
	}
}

func likely(spotted []Spotted) int {
	n := 0
	for _, s := range spotted {
		if s.P >= worthALook {
			n++
		}
	}
	return n
}

// TestRealReportsNameFewOfALargeList reads real reports against a real list: what
// is found beyond the people and organisations that they name stays rare.
func TestRealReportsNameFewOfALargeList(t *testing.T) {
	dir := material.Dir(t, "reports")
	x, _ := readList(t, filepath.Join(shared(t), "lists", "ofac_sdn_2021"), -1)
	paths, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, s := range x.Find(string(b), 0) {
			if s.P >= worthALook {
				found++
				t.Logf("%s: %q %v", filepath.Base(p), string(b[s.Start:s.End]), s.P)
			}
		}
		if found > 15 {
			t.Errorf("%s: %d names", filepath.Base(p), found)
		}
	}
}
