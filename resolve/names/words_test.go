package names

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestWordsInOtherScriptsAreReadAsTheirSounds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Łukasz Øst", "lukasz ost"},
		{"Straße", "strasse"},
		{"Щукин Юрий", "shchukin yuriy"},
		{"Γεωργίου Μπάρκας", "georgiou barkas"},
		{"محمد", "mhmd"},
		{"شرکت", "shrkt"},
		{"김서준", "kimsochun"},
		{"٣١ مارس", "31 mars"},
		{"O’Brien-Smith", "obrien smith"},
		{"AnnaBerg McDuff", "anna berg mcduff"},
		{"王小明", "王小明"},
	} {
		var got []string
		for _, k := range Normalise(c.text) {
			got = append(got, k.Text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Normalise(%q) = %q, want %q", c.text, s, c.want)
		}
	}
}

func TestTokensPointAtWhatWasWritten(t *testing.T) {
	text := "Seen: Ünal, محمد (31)."
	want := []string{"Seen", "Ünal", "محمد", "31"}
	var got []string
	for _, k := range Normalise(text) {
		got = append(got, text[k.Start:k.End])
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRomanisationsOfOneNameAreAlikeAndOtherNamesAreNot(t *testing.T) {
	like := func(a, b string) uint8 {
		x, y := oneTerm(a), oneTerm(b)
		return newMatcher(&x).similar(y.text, y.fold, y.bare)
	}
	for _, p := range [][2]string{{"Mohamed", "Muhammad"}, {"Yousef", "Jusuf"}, {"Abdurrahman", "Abdelrahmane"}, {"Tchaikin", "Chaykin"},
		{"Khoury", "Khuri"}, {"محمد", "Mohammed"}, {"Шишкин", "Shishkin"}, {"Qorvanta", "Korvanta"}, {"Zelenko", "Selenko"}} {
		if got := like(p[0], p[1]); got < 200 {
			t.Errorf("%s and %s: %d, want alike", p[0], p[1], got)
		}
		if like(p[0], p[1]) != like(p[1], p[0]) {
			t.Errorf("%s and %s are not as alike the other way round", p[0], p[1])
		}
	}
	for _, p := range [][2]string{{"Mohamed", "Mahmud"}, {"Hassan", "Hussein"}, {"Ahmed", "Hamid"}, {"Omar", "Amir"}, {"Maria", "Martin"}, {"محمد", "Hamid"}} {
		if got := like(p[0], p[1]); got > 200 {
			t.Errorf("%s and %s: %d, want other names", p[0], p[1], got)
		}
	}
}

func oneTerm(s string) term { return parse(Normalise(s), Person)[0] }

func TestBitParallelDistanceIsTheDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, r.IntN(18))
		for i := range b {
			b[i] = "abcd"[r.IntN(4)]
		}
		return string(b)
	}
	for range 20_000 {
		a, b := word(), word()
		want := slowOSA(a, b)
		if got := osa(a, b); got != want {
			t.Fatalf("osa(%q, %q) = %d, want %d", a, b, got, want)
		}
		if len(a) > 0 && len(b) <= mostPacked {
			var at [256]uint64
			positions(&at, a)
			if got := osaPacked(&at, len(a), pack(b)); got != want {
				t.Fatalf("osaPacked(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func slowOSA(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range len(b) + 1 {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			c := 1
			if a[i-1] == b[j-1] {
				c = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+c)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestThePairingOfWordsIsTheBestThereIs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		a := assignment{rows: 1 + r.IntN(4), cols: 1 + r.IntN(4)}
		for i := range a.rows {
			for j := range a.cols {
				if r.IntN(2) == 0 {
					a.gain[i][j] = float32(r.IntN(9))
				}
			}
		}
		a.solve()
		if want := bruteForce(&a, 0, 0); a.best != want {
			t.Fatalf("best %v, want %v for %v", a.best, want, a.gain)
		}
	}
}

func bruteForce(a *assignment, row int, taken uint) float32 {
	if row == a.rows {
		return 0
	}
	best := bruteForce(a, row+1, taken)
	for j := range a.cols {
		if taken>>j&1 == 0 {
			best = max(best, a.gain[row][j]+bruteForce(a, row+1, taken|1<<j))
		}
	}
	return best
}

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		in   string
		want date
	}{
		{"1970-03-12", date{1970, 3, 12, false, 0}},
		{"1970-03", date{1970, 3, 0, false, 0}},
		{"1970", date{1970, 0, 0, false, 0}},
		{"12 Mar 1970", date{1970, 3, 12, false, 0}},
		{"Mar 1970", date{1970, 3, 0, false, 0}},
		{"12/03/1970", date{1970, 3, 12, false, 0}},
		{"circa 1970", date{1970, 0, 0, true, 0}},
		{"1968 to 1972", date{1968, 0, 0, false, 4}},
		{"between 1968 and 1972", date{1968, 0, 0, false, 4}},
		{"1961-01-01 to 1963-12-31", date{1961, 0, 0, false, 2}},
		{"circa 1979 to 1982", date{1979, 0, 0, true, 3}},
		{"the 1970s", date{1970, 0, 0, false, 9}},
	} {
		if got, ok := parseDate(c.in); !ok || got != c.want {
			t.Errorf("parseDate(%q) = %v, %v, want %v", c.in, got, ok, c.want)
		}
	}
	for _, bad := range []string{"", "unknown", "12", "99999", "March"} {
		if got, ok := parseDate(bad); ok {
			t.Errorf("parseDate(%q) = %v, want none", bad, got)
		}
	}
}

func TestTypesAndFeaturesHaveWords(t *testing.T) {
	for k := Unknown; k <= Item; k++ {
		if got, err := ParseType(k.String()); err != nil || got != k {
			t.Errorf("ParseType(%q) = %v, %v", k.String(), got, err)
		}
	}
	if _, err := ParseType("planet"); err == nil {
		t.Error("a planet is a type")
	}
}

// TestOneSlipIsADistanceOfOne compares the short cut with the distance itself.
func TestOneSlipIsADistanceOfOne(t *testing.T) {
	words := []string{"", "a", "b", "ab", "ba", "aba", "abab", "baba", "abba", "aabb", "abcd", "acbd", "abdc", "bacd", "abcde", "abxde", "abce", "xbcde", "abcd ", "aaaa", "aaa", "aabaa", "abaaa"}
	for _, a := range words {
		for _, b := range words {
			if want := len(a) == 0 && len(b) <= 1 || len(a) > 0 && osa(a, b) <= 1; oneSlip(a, b) != want {
				t.Errorf("oneSlip(%q, %q) is %v", a, b, !want)
			}
		}
	}
}
