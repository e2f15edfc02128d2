package indicators

import "testing"

func TestEveryEntryCanBeReadWithWhereItComesFrom(t *testing.T) {
	languages := map[string]int{}
	for _, e := range Entries() {
		languages[e.Language]++
		if e.Wording == "" || e.Source == "" || e.Purpose == "" || e.Line == 0 || (e.Purpose == "says") != (len(e.Codes) > 0) {
			t.Errorf("entry %+v", e)
		}
	}
	for _, lang := range []string{"en", "de", "fr", "es", "ar"} {
		if languages[lang] < 15 {
			t.Errorf("%d entries in %q", languages[lang], lang)
		}
	}
}

func TestAnEntryIsFoundByItsCodeItsWordsAndThoseOfItsClasses(t *testing.T) {
	e, classes := Entry{Codes: []Code{Weapons}, Purpose: "says", Wording: "@has .. @gun/harpoon?", Language: "en"}, map[string]string{"gun": "pistol rifle"}
	for word, want := range map[string]bool{"": true, "wpns": true, "Harpoon": true, "rifle": true, "pist": false, "en": true, "bread": false} {
		if e.Fits(word, classes) != want {
			t.Errorf("%q fits: %t", word, !want)
		}
	}
}
