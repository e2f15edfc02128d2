package indicators

import (
	"fmt"
	"strings"
	"testing"
)

// swaps are nouns that say who somebody is: of faith, people, nation, sex, opinion,
// trade and age. Which of them stands in a report must make no difference at all.
var swaps = [][]string{
	{"Muslim", "Christian", "Jew", "Hindu", "Sikh", "Buddhist", "atheist", "Catholic"},
	{"Arab", "Roma", "Kurd", "Turk", "African", "Slav", "Latino", "Inuit"},
	{"German", "Syrian", "American", "Chinese", "Russian", "Nigerian", "Pole", "Iranian"},
	{"man", "woman", "boy", "girl", "wife", "husband"},
	{"mosque", "church", "synagogue", "temple", "chapel", "gurdwara"},
	{"imam", "priest", "rabbi", "monk", "pastor", "nun"},
	{"liberal", "communist", "nationalist", "anarchist", "monarchist", "green"},
	{"journalist", "protester", "striker", "picket", "voter", "refugee"},
}

// TestNounsOfWhoSomebodyIsChangeNothing: the same words with another faith, people,
// nation or sex give the same signs, of the same harm, on the same words.
func TestNounsOfWhoSomebodyIsChangeNothing(t *testing.T) {
	for _, form := range []string{
		"The %s said that he will kill her tonight.", "Two of them threatened the %s after the meeting.", "There is a bomb under the %s.",
		"A %s bought 40 litres of peroxide and paid in cash.", "He has a gun, the %s next door says.", "A %s asked when the guards change.",
		"The %s was taking photographs of the sunset.", "In the film a %s plants a bomb.", "I would never hurt a %s.", "The %s prays and reads.",
		"He wants to shoot up the %s on Friday at 5 pm.", "A %s with a knife walked up to the gate three times.", "He hates every %s.",
		"Ich werde den %s umbringen.", "Il va tuer le %s.", "Va a matar al %s.", "The %s is going to march through the town tomorrow.",
	} {
		for _, nouns := range swaps {
			want := readOf(t, form, nouns[0])
			for _, n := range nouns[1:] {
				if got := readOf(t, form, n); got != want {
					t.Errorf("%q: with %s %s, with %s %s", form, nouns[0], want, n, got)
				}
			}
		}
	}
}

// readOf is all that is read in a form with a noun put in, the noun itself blanked.
func readOf(t *testing.T, form, noun string) string {
	text := fmt.Sprintf(form, noun)
	s := Find(text, moment(t, thursday))
	var b strings.Builder
	for _, i := range s.Indicators {
		fmt.Fprintf(&b, "%s %s %q; ", i.Code, i.Harm, strings.ReplaceAll(text[i.Start:i.End], noun, "_"))
	}
	fmt.Fprintf(&b, "%s until %v", s.Severity, s.Window.Until)
	return b.String()
}
