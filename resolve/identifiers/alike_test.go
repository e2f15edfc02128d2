package identifiers

import (
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/record"
)

func keysOf(text string) string {
	var out []string
	for _, f := range Find(text, "GB") {
		out = append(out, f.Key)
	}
	return strings.Join(out, " ")
}

func TestWhatWasMisreadIsFoundAsItWasMeant(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"he rang from O77OO 9OO123", "phone:+447700900123"},
		{"call 077OO 900 l23", "phone:+447700900123"},
		{"call me on oh seven seven double-oh nine hundred one two three", "phone:+447700900123"},
		{"call seven seven, zero zero, nine zero zero, one two three", "phone:+447700900123"},
		{"ring zero seven seven zero zero nine double zero one two three", "phone:+447700900123"},
		{"(07700) 900.123", "phone:+447700900123"},
		{"tel ٠٧٧٠٠ ٩٠٠١٢٣", "phone:+447700900123"},
		{"the code O77OO 9OO123 stood there", ""},
		{"jane dot doe at example dot com", "email:jane.doe@example.com"},
		{"write to jane underscore doe at example dot org", "email:jane_doe@example.org"},
		{"he works at example dot org", ""},
		{"the red dot is at home", ""},
		{"a grey van, the plate ends in 4KT", "part:$4KT"},
		{"a blue Ford that ends with 4KT", "part:$4KT"},
		{"partial plate AB12 ???", "part:^A812"},
		{"AB12 *** was seen", "part:^A812"},
		{"reg ??? 4KT", "part:$4KT"},
		{"number plate starts with KX", "part:^KX"},
		{"number plate begins KX5", "part:^KX5"},
		{"the film ends in 4K", ""},
		{"is it BBC ??", ""},
		{"plate AB12 CDE", "plate:AB12CDE"},
	} {
		if got := keysOf(c.text); got != c.want {
			t.Errorf("%q has %q, want %q", c.text, got, c.want)
		}
	}
}

// TestAPlateReadWithOneConfusableSignMeetsTheHeldOneAndFewOthers measures what
// the look-alike key finds, and how often it finds a plate that was never meant,
// among as many plates as a house may hold.
func TestAPlateReadWithOneConfusableSignMeetsTheHeldOneAndFewOthers(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	letters, pairs := "ABCDEFGHJKLMNOPRSTUVWXYZ", map[byte]string{'B': "8", '8': "B", 'S': "5", '5': "S", 'Z': "2", '2': "Z", 'O': "0", '0': "O", 'L': "1", '1': "L", 'G': "6", '6': "G"}
	held, like := map[string]bool{}, map[string][]string{}
	var plates []string
	for len(plates) < 20_000 {
		b := []byte("AB12CDE")
		for i := range b {
			if isDigit(b[i]) {
				b[i] = byte('0' + r.IntN(10))
			} else {
				b[i] = letters[r.IntN(len(letters))]
			}
		}
		key, _ := Normalise(record.MentionPlate, string(b), "GB")
		if held[key] {
			continue
		}
		held[key] = true
		plates = append(plates, string(b))
		if l, ok := Like(key); ok {
			like[l] = append(like[l], key)
		}
	}
	read, met, others := 0, 0, 0
	for _, p := range plates {
		b := []byte(p)
		at := r.IntN(len(b))
		if pairs[b[at]] == "" {
			continue
		}
		b[at] = pairs[b[at]][0]
		key, ok := Normalise(record.MentionPlate, string(b), "GB")
		meant, _ := Normalise(record.MentionPlate, p, "GB")
		if !ok || key == meant {
			continue // the form of plates set it right already
		}
		read++
		l, _ := Like(key)
		for _, k := range like[l] {
			if k == meant {
				met++
			} else {
				others++
			}
		}
	}
	t.Logf("of %d readings with one wrong sign %d met the plate that was meant, with %d others", read, met, others)
	if read < 1000 || met*1000 < read*995 || others*20 > met {
		t.Errorf("of %d readings %d met the plate that was meant, with %d others", read, met, others)
	}
}

func TestPartsOfAPlateAreThoseThatPeopleKeep(t *testing.T) {
	got := strings.Join(Parts("plate:AB12CDE"), " ")
	want := "part:^A8 part:$DE part:^A81 part:$CDE part:^A812 part:$2CDE part:^A812C part:$12CDE"
	if got != want || Parts("phone:+44") != nil {
		t.Errorf("parts %s", got)
	}
}
