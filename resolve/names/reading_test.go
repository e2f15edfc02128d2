package names

import "testing"

// TestANameInAnotherScriptIsReadBesideIt: what stands beside a name is for the eye;
// Latin names have none, and what cannot be read gets none.
func TestANameInAnotherScriptIsReadBesideIt(t *testing.T) {
	for name, want := range map[string]string{
		"Orsin Mestrov":   "",
		"محمد الحربوني":   "Muhammad al-Harbuni",
		"مُحَمَّد":        "Muhammad",
		"يسرى الحربوني":   "Yusra al-Harbuni",
		"Левый Берег":     "Levyy Bereg",
		"Орсин Местров":   "Orsin Mestrov",
		"דוד כהן":         "David Cohen",
		"김":               "Kim",
		"Γιάννης":         "Giannis",
		"":                "",
		"12 الف x":        "12 Alf x",
		"Halvard Ø. Ümit": "",
	} {
		if got := Reading(name); got != want {
			t.Errorf("Reading(%q) = %q, want %q", name, got, want)
		}
	}
}
