package names

import (
	"testing"
)

func TestNamesAreFoundInText(t *testing.T) {
	x := desk()
	for _, c := range []struct {
		text, want string
		ref        uint32
	}{
		{"Yesterday Annelie Bergstrand came by.", "Annelie Bergstrand", 1},
		{"the list says BERGSTRAND, Annelie (born 1971)", "BERGSTRAND, Annelie", 1},
		{"annelie bergstrand called", "annelie bergstrand", 1},
		{"Dmitri Oblonkin was seen", "Dmitri Oblonkin", 4},
		{"видели: Дмитрий Облонкин вчера", "Дмитрий Облонкин", 4},
		{"met Mohammed Yousef al-Tarabishi there", "Mohammed Yousef al-Tarabishi", 2},
		{"شوهد محمد يوسف الطرابيشي هناك", "محمد يوسف الطرابيشي", 2},
		{"call Abdul-Rahim Qalandarzai today", "Abdul-Rahim Qalandarzai", 3},
		{"cargo of Zervantis Maritime Trading arrived", "Zervantis Maritime Trading", 5},
		{"Tarquvan claimed it", "Tarquvan", 9},
	} {
		got := x.Find(c.text, 0)
		if len(got) != 1 || got[0].Ref != c.ref || c.text[got[0].Start:got[0].End] != c.want {
			t.Errorf("Find(%q) = %+v, want %q of %d", c.text, got, c.want, c.ref)
		}
	}
}

func TestOneCommonWordIsNoName(t *testing.T) {
	x := desk()
	x.Put(Entity{Ref: 20, Type: Person, Names: []string{"Ahmed"}})
	x.Put(Entity{Ref: 21, Type: Person, Names: []string{"Shadow"}})
	x.Put(Entity{Ref: 22, Type: Person, Names: []string{"Ali Ahmed QURVANTEZ"}})
	for _, text := range []string{"Ahmed came", "The Shadow of doubt", "Annelie said nothing", "tarquvan in small letters",
		"Mr Bergstrand. Annelie is a name", "Halvard Tromseng is not for every reader", "Ali Ahmed and others"} {
		if got := x.Find(text, 0); len(got) > 0 {
			t.Errorf("Find(%q) = %+v, want nothing", text, got)
		}
	}
	if got := x.Find("Halvard Tromseng was seen", 1); len(got) != 1 {
		t.Errorf("a viewer with the label finds %+v", got)
	}
}
