package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

var seeds = []string{"", " ", "BERGSTRAND, Annelie", "Abd al-Rahim Qalandarzai", "محمد يوسف الطرابيشي", "Дмитрий Облонкин",
	"김서준", "李小龍", "Zervantis Co. Ltd.", "a.k.a. 'X' (Y; Z)", "\xff\xfe", "A B C D E F G H I J K L M N O P Q R S T", "ﷺ", "O'Neill-Smythe III",
	"anneliebergstrand", "0 12 III", "İstanbullu", "Ǆ", strings.Repeat("ab ", 400), strings.Repeat("x", 500)}

func FuzzMatch(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, s, "1970-01-02")
	}
	x := desk()
	f.Fuzz(func(t *testing.T, name, held, dob string) {
		y := desk()
		y.Put(Entity{Ref: 99, Names: []string{held, name}, DOB: []string{dob}})
		for _, x := range []*Index{x, y} {
			q := Query{Name: name, DOB: dob, Limit: 5}
			got := x.Match(q)
			if d := cmp.Diff(got, x.Match(q)); d != "" {
				t.Fatalf("asked twice:\n%s", d)
			}
			last := record.One
			for _, c := range got {
				if c.P < 0 || c.P > last {
					t.Fatalf("p %v after %v", c.P, last)
				}
				last = c.P
			}
		}
		y.Remove(99)
		if d := cmp.Diff(x.Match(Query{Name: name}), y.Match(Query{Name: name})); d != "" {
			t.Fatalf("what was removed changes the answer:\n%s", d)
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "Seen: "+s+" and Annelie Bergstrand.")
	}
	f.Fuzz(func(t *testing.T, held, text string) {
		x := desk()
		x.Put(Entity{Ref: 99, Names: []string{held}})
		seen := map[[3]int]bool{}
		for _, s := range x.Find(text, 0) {
			k := [3]int{int(s.Ref), s.Start, s.End}
			if s.Start < 0 || s.End <= s.Start || s.End > len(text) || seen[k] {
				t.Fatalf("spotted %+v in %d bytes", s, len(text))
			}
			seen[k] = true
		}
	})
}

func FuzzNormalise(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, k := range Normalise(s) {
			if k.Start < last || k.End <= k.Start || k.End > len(s) || k.Text == "" || len(k.Text) > maxToken {
				t.Fatalf("token %+v after %d in %q", k, last, s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(k.Text) {
				t.Fatalf("token %q is no UTF-8", k.Text)
			}
			last = k.End
		}
	})
}
