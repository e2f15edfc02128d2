package names

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// desk is a small index of invented people and firms.
func desk() *Index {
	x := New()
	for _, e := range []Entity{
		{Ref: 1, Type: Person, Names: []string{"BERGSTRAND, Annelie"}, DOB: []string{"1971-04-09"}, Identifiers: []string{"phone:+46700000001"}},
		{Ref: 2, Type: Person, Names: []string{"Muhammad Yusuf AL-TARABISHI", "Abu Zaytun"}, DOB: []string{"circa 1980"}},
		{Ref: 3, Type: Person, Names: []string{"Abd al-Rahim QALANDARZAI"}},
		{Ref: 4, Type: Person, Names: []string{"Dmitri Sergeevich OBLONKIN"}},
		{Ref: 5, Type: Organisation, Names: []string{"Zervantis Maritime Trading Co. Ltd."}},
		{Ref: 6, Type: Person, Names: []string{"Halvard TROMSENG"}, Labels: 1},
		{Ref: 7, Type: Person, Names: []string{"Annika BERGLUND"}},
		{Ref: 8, Type: Item, Names: []string{"MV Qorvanta Star"}},
		{Ref: 9, Type: Organisation, Names: []string{"TARQUVAN"}},
	} {
		x.Put(e)
	}
	return x
}

func first(t *testing.T, x *Index, q Query) Candidate {
	t.Helper()
	got := x.Match(q)
	if len(got) == 0 {
		t.Fatalf("Match(%q): no candidates", q.Name)
	}
	return got[0]
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	x := desk()
	for _, c := range []struct {
		name string
		want uint32
	}{
		{"Annelie Bergstrand", 1},
		{"Bergstrand Annelie", 1},
		{"BERGSTRAND", 1},
		{"Anneli Bergstrandt", 1},
		{"AnnelieBergstrand", 1},
		{"anneliebergstrand", 1},
		{"Annelie Berg Strand", 1},
		{"A. Bergstrand", 1},
		{"Dr. Annelie Bergstrand", 1},
		{"Mohamed Youssef el-Tarabishy", 2},
		{"محمد يوسف الطرابيشي", 2},
		{"Abdul Rahim Qalandarzai", 3},
		{"Abdurrahim Kalandarzay", 3},
		{"عبد الرحیم قلندرزی", 3},
		{"Дмитрий Облонкин", 4},
		{"Dmitry Oblonkin", 4},
	} {
		if got := first(t, x, Query{Name: c.name, Type: Person}); got.Ref != c.want {
			t.Errorf("Match(%q) = %d %q, want %d", c.name, got.Ref, got.Name, c.want)
		}
	}
}

func TestAFirmIsFoundWithoutItsLegalForm(t *testing.T) {
	got := first(t, desk(), Query{Name: "Zervantis Maritime", Type: Organisation})
	if got.Ref != 5 || got.P < record.One/2 {
		t.Errorf("got %+v, want 5 with p of at least one half", got)
	}
}

func TestOnlyEntitiesOfTheTypeAskedForAnswer(t *testing.T) {
	x := desk()
	if got := x.Match(Query{Name: "Zervantis Maritime", Type: Person}); len(got) > 0 && got[0].Ref == 5 {
		t.Error("a firm was offered for a person")
	}
	if got := first(t, x, Query{Name: "Zervantis Maritime"}); got.Ref != 5 {
		t.Errorf("without a type got %d, want 5", got.Ref)
	}
}

func TestBirthDatesMoveTheProbability(t *testing.T) {
	x := desk()
	name := first(t, x, Query{Name: "Anneli Bergstrand", Type: Person}).P
	same := first(t, x, Query{Name: "Anneli Bergstrand", Type: Person, DOB: "1971-04-09"}).P
	swapped := first(t, x, Query{Name: "Anneli Bergstrand", Type: Person, DOB: "1971-09-04"}).P
	far := first(t, x, Query{Name: "Anneli Bergstrand", Type: Person, DOB: "1949-04-09"}).P
	if !(same > name && swapped > name && far < name) {
		t.Errorf("name alone %v, same %v, swapped %v, far %v", name, same, swapped, far)
	}
}

func TestAnIdentifierFindsWhoTheNameDoesNot(t *testing.T) {
	got := first(t, desk(), Query{Name: "Somebody Else", Type: Person, Identifiers: []string{"phone:+46700000001"}})
	if got.Ref != 1 {
		t.Errorf("got %d, want 1", got.Ref)
	}
}

func TestRemovedAndReplacedNamesAreNotFound(t *testing.T) {
	x := desk()
	x.Remove(1)
	x.Remove(1)
	x.Put(Entity{Ref: 4, Type: Person, Names: []string{"Igor PLESHNEV"}})
	for _, c := range x.Match(Query{Name: "Annelie Bergstrand"}) {
		if c.Ref == 1 {
			t.Error("removed entity found")
		}
	}
	for _, c := range x.Match(Query{Name: "Dmitri Oblonkin"}) {
		if c.Name == "Dmitri Sergeevich OBLONKIN" {
			t.Error("replaced name found")
		}
	}
	if got := first(t, x, Query{Name: "Igor Pleshnev"}); got.Ref != 4 {
		t.Errorf("got %d, want 4", got.Ref)
	}
}

func TestWhatMayNotBeReadChangesNothing(t *testing.T) {
	open, closed := New(), New()
	for i := range uint32(400) {
		e := invented(i)
		closed.Put(e)
		if i%3 == 0 {
			e.Ref, e.Labels = i+1000, 2
			e.Names = []string{e.Names[0], "Annelie BERGSTRAND"}
			closed.Put(e)
		}
	}
	for i := range uint32(400) {
		open.Put(invented(399 - i))
	}
	for i := range uint32(400) {
		q := Query{Name: invented(i * 7 % 400).Names[0], Type: Person, Limit: 20}
		if d := cmp.Diff(open.Match(q), closed.Match(q)); d != "" {
			t.Fatalf("%q: answers differ (-without +with):\n%s", q.Name, d)
		}
		text := "Seen on Monday: " + q.Name + ", with Annelie Bergstrand."
		if d := cmp.Diff(open.Find(text, 0), closed.Find(text, 0)); d != "" {
			t.Fatalf("%q: spotted differ (-without +with):\n%s", text, d)
		}
	}
	if got := closed.Match(Query{Name: "Annelie Bergstrand", Readable: 2}); len(got) == 0 || got[0].Name != "Annelie BERGSTRAND" {
		t.Error("who holds the label does not find what it covers")
	}
}

func TestReasonsHaveALine(t *testing.T) {
	for f := Feature(1); f < featuresEnd; f++ {
		r := Reason{Feature: f, Count: 2}
		if r.Text() == "" || r.Text() == f.String() {
			t.Errorf("feature %d has no line", f)
		}
		if got, err := ParseFeature(f.String()); err != nil || got != f {
			t.Errorf("ParseFeature(%q) = %v, %v", f.String(), got, err)
		}
	}
	got := first(t, desk(), Query{Name: "Anneli Bergstrand", Type: Person, DOB: "1971-04-09"})
	if len(got.Why) < 2 {
		t.Errorf("reasons: %+v", got.Why)
	}
}

func TestWordsOfOneNameAreNoPairByThemselves(t *testing.T) {
	x := New()
	x.Put(Entity{Ref: 1, Type: Person, Names: []string{"Zelimhan Dargajew"}})
	x.Put(Entity{Ref: 2, Type: Person, Names: []string{"Nur Hayat Selvarin"}})
	for asked, ref := range map[string]uint32{"Dargayev, Zelim-Khan": 1, "Zelim Khan Dargaev": 1, "Zelim-Khan Dargajew": 1, "Nurhayat Selvarin": 2, "Nurheyat Selvaryn": 2} {
		got := x.Match(Query{Name: asked, Type: Person})
		if len(got) == 0 || got[0].Ref != ref || got[0].P < record.One/2 {
			t.Errorf("%s: %+v", asked, got)
		}
	}
}

func TestNoLineSpeaksAgainstItsOwnWords(t *testing.T) {
	always := []Feature{NameElsewhere, WordsJoined, FormOfName}
	counted := []Feature{NameExact, NameSound, NameClose, NameMissing, NameOther, InitialFits}
	x := New()
	for n := uint32(1); n <= 3000; n++ {
		x.Put(invented(n))
	}
	lines := 0
	for n := uint32(1); n <= 600; n++ {
		for _, name := range []string{inventedName(n), inventedName(n)[3:], inventedName(n) + " Brook", inventedName(n)[:5], "A. " + inventedName(n)} {
			for _, c := range x.Match(Query{Name: name, Limit: 5}) {
				for _, r := range c.Why {
					speaksAgainst := (r.Count == 0) != (r.Feature == NameMissing || r.Feature == NameOther)
					if slices.Contains(counted, r.Feature) && speaksAgainst != (r.Weight < 0) {
						t.Fatalf("%q and %q: %q weighs %v", name, c.Name, r.Text(), r.Weight)
					}
					if slices.Contains(always, r.Feature) && r.Weight < 0 {
						t.Fatalf("%q and %q: %q weighs %v", name, c.Name, r.Text(), r.Weight)
					}
					lines++
				}
			}
		}
	}
	if lines < 10_000 {
		t.Fatalf("only %d lines were read", lines)
	}
}

// invented makes a person of syllables, the same for the same number.
func invented(n uint32) Entity {
	e := Entity{Ref: n, Type: Person, Names: []string{inventedName(n)}}
	if n%2 == 0 {
		e.DOB = []string{fmt.Sprintf("19%02d-%02d-%02d", 40+n%50, 1+n%12, 1+n%28)}
	}
	return e
}

func inventedName(n uint32) string {
	onset := [...]string{"B", "Tr", "K", "Sv", "M", "Gh", "D", "L", "Sh", "N", "Z", "R", "V", "Ch", "H", "P"}
	vowel := [...]string{"a", "o", "i", "u", "e", "ai"}
	coda := [...]string{"n", "r", "sk", "l", "d", "m", "v", "b", "st", "rin", "lov", "dan", "mir", "zek"}
	part := func(k uint32) string {
		k = k * 2654435761 >> 7
		return onset[k%16] + vowel[k/16%6] + coda[k/96%14]
	}
	word := func(k uint32) string {
		s := part(k) + part(k*31+7)
		return s[:1] + lowerASCII(s[1:])
	}
	return word(n%977+13) + " " + word(n/3+5000) + word(n*17 + 3)[2:]
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
