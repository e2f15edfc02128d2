package identifiers

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"watchfloor/record"
)

func TestEveryMisreadingOfAPlateHasItsKey(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	swap := map[byte]byte{'O': '0', '0': 'O', 'I': '1', '1': 'I'}
	for _, form := range plateForms {
		for range 50 {
			plate := []byte(form)
			for i := range plate {
				set := "OIAEZ"
				if plate[i] == 'D' {
					set = "01234"
				}
				plate[i] = set[r.IntN(len(set))]
			}
			want, ok := Normalise(record.MentionPlate, string(plate), "")
			for i := range plate {
				if c, can := swap[plate[i]]; can && r.IntN(2) == 0 {
					plate[i] = c
				}
			}
			if got, _ := Normalise(record.MentionPlate, string(plate), ""); got != want || !ok {
				t.Errorf("%s misread as %s has the key %q, want %q", form, plate, got, want)
			}
		}
	}
}

func TestDigitsOfEveryScriptHaveTheirValue(t *testing.T) {
	run := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Nd, r) {
			run = 0
			continue
		}
		if got := digitValue(r); int(got) != run%10 {
			t.Errorf("%U has the value %d, want %d", r, got, run%10)
		}
		run++
	}
}

func TestALongTableOfFiguresDoesNotHideAMarkedNumber(t *testing.T) {
	text := strings.Repeat("2345 6789 12 ", 2000) + "call 07700 900123"
	keys := keysIn(text, "GB")
	if len(keys) == 0 || keys[len(keys)-1] != "phone:+447700900123" {
		t.Errorf("last of %d keys is not the number", len(keys))
	}
}
