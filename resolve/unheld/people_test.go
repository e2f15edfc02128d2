package unheld

import (
	"strings"
	"testing"
)

// groups are words for a faith, a people or a nation, as reports write them.
const groups = "Muslims|the Jewish community|Syrian|Syrians|Christian Church|Hindus|Sikh|Buddhists|Sunni Muslims|Shia Islam|Catholic|Orthodox Jews|Yazidis|Druze|Coptic Christians|" +
	"Mormons|Jehovah's Witnesses|Salafi|Ahmadi Muslims|Alawites|Zionists|Atheists|Arabs|Kurds|Turkish Kurds|Iraqi|Iranians|Afghan|Pakistani|Palestinians|Israeli|Chechens|Russian|Ukrainians|Polish|" +
	"Germans|French|Italian|Somali|Nigerian|Eritreans|Algerian|Moroccan|Tunisians|Libyan|Egyptian Copts|Bosnian Muslims|Albanian|Serbs|Roma|Gypsies|Irish Catholics|Uyghurs|Rohingya Muslims|Tamil|Kashmiri|" +
	"Chinese|North Korean|Vietnamese|African American|Latino|White British|Black African|Eastern Europeans|Middle Eastern|" +
	"Die Muslime|jüdische Gemeinde|Syrer|Les Juifs|musulmans|los musulmanes|judíos|gli ebrei|Müslümanlar|Мусульмане|Евреи|Чеченцы|Русские|русский|Μουσουλμάνοι|Εβραίοι|" +
	"المسلمون|المسلمين السنة|اليهود|السوريين|الأكراد|مسيحي سوري|יהודים|מוסלמים|مسلمانان|یهودیان"

func TestWordsForAFaithOrAPeopleAreNoNames(t *testing.T) {
	frames := []string{"%", "%.", "He hates %.", "He said: % must go", "a man called %", "they are known as % here", "Mr % said so", "% % were there", "Two %, one of them armed, came", "A group of % and %.", "alias %", "THE % ARE HERE"}
	words := strings.Split(groups, "|")
	if len(words) < 60 {
		t.Fatalf("only %d words", len(words))
	}
	for _, w := range words {
		for _, f := range frames {
			text := strings.ReplaceAll(f, "%", w)
			if got := found(text); len(got) > 0 {
				t.Errorf("Find(%q) = %q", text, got)
			}
		}
	}
}

func TestANameKeepsNoWordForAPeopleAtItsEdge(t *testing.T) {
	for text, want := range map[string]string{
		"the Syrian Ahmed Khalil left":      "Ahmed Khalil",
		"Iraqi Jorun Tveitsund left":        "Jorun Tveitsund",
		"a Muslim called Jorun Tveitsund":   "Jorun Tveitsund",
		"then Christian Bergstrand left":    "Christian Bergstrand",
		"then Nasser al-Iraqi left":         "Nasser al-Iraqi",
		"the German Annelie Bergstrand ran": "Annelie Bergstrand",
	} {
		if got := found(text); len(got) != 1 || got[0] != want {
			t.Errorf("Find(%q) = %q, want %q", text, got, want)
		}
	}
}
