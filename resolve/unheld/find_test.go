package unheld

import (
	"slices"
	"testing"
)

func found(text string) []string {
	var out []string
	for _, n := range Find(text) {
		out = append(out, text[n.Start:n.End])
	}
	return out
}

func TestNamesThatNobodyHoldsAreFound(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"a man called Jorun Tveitsund, aka Abu Qalam, left for Lindvik", []string{"Jorun Tveitsund", "Abu Qalam"}},
		{"my neighbour is named ahmed and works with Mr. Halvorsen's brother", []string{"ahmed", "Halvorsen"}},
		{"Видел человека по имени Дмитрий Облонкин вчера", []string{"Дмитрий Облонкин"}},
		{"Yesterday Anna van der Berg met J. P. Tromseng.", []string{"Anna van der Berg"}},
		{"the cargo of Zervantis Maritime Trading Ltd arrived", []string{"Zervantis Maritime Trading Ltd"}},
		{"the Jewish community near Golders Green Station. Syrian Ahmed Khalil was there", []string{"Ahmed Khalil"}},
		{"Jorun Tveitsund shouted. Later Tveitsund left. Jorun Tveitsund came back.", []string{"Jorun Tveitsund"}},
		{"They use WhatsApp at work", nil},
	} {
		if got := found(c.text); !slices.Equal(got, c.want) {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
