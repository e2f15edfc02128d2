package remains

import "testing"

type house struct {
	names map[string][]byte
	next  *house
	packs []uint64
	free  []string
}

func TestAWordIsFoundWhereverItLies(t *testing.T) {
	const word = "zwetschkowitz"
	all := []any{
		&house{names: map[string][]byte{"Zwetschkowitz, Anna": nil}},
		house{names: map[string][]byte{"": []byte("a ZWETSCHKOWITZ b")}},
		&house{next: &house{free: []string{word}}},
		&house{free: append(make([]string, 0, 2), "", word)[:1]},
		&house{packs: []uint64{0x6b6863737465777a}}, // its first eight letters
		[]any{[1]string{word}},
	}
	for i, v := range all {
		if len(Of(v, word)) != 1 {
			t.Errorf("%d: found in %v", i, Of(v, word))
		}
	}
	around := &house{names: map[string][]byte{"Zwetsch": []byte("kowitz")}}
	around.next = around
	if found := Of(around, word); found != nil {
		t.Errorf("found where it is not: %v", found)
	}
}
