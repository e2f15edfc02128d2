package names

import "testing"

func TestNamesAreFoundThoughTheTextIsNotWrittenAsTheyAre(t *testing.T) {
	x := desk()
	for _, c := range []struct {
		why, text, want string
		ref             uint32
	}{
		{"a slip in either word", "Anneli Bergstrant was here", "Anneli Bergstrant", 1},
		{"letters swapped", "Anelie Bergstarnd", "Anelie Bergstarnd", 1},
		{"another first letter", "Xnnelie Bergstrand", "Xnnelie Bergstrand", 1},
		{"a slip in small letters beside a word that is right", "annelie bergstrant said", "annelie bergstrant", 1},
		{"written as one, each with a capital", "AnnelieBergstrand came", "AnnelieBergstrand", 1},
		{"written as one", "Anneliebergstrand came", "Anneliebergstrand", 1},
		{"one word written as two", "Annelie Berg Strand came", "Annelie Berg Strand", 1},
		{"a possessive", "Annelie Bergstrand's car", "Annelie Bergstrand", 1},
		{"Russian instrumental", "с Дмитрием Облонкиным", "Дмитрием Облонкиным", 4},
		{"Russian genitive", "видели Дмитрия Облонкина", "Дмитрия Облонкина", 4},
		{"Finnish genitive", "Annelien Bergstrandin auto", "Annelien Bergstrandin", 1},
		{"Finnish, a long ending", "Annelie Bergstrandille annettiin", "Annelie Bergstrandille", 1},
		{"Cyrillic for a name held in Latin", "Анели Бергстранд", "Анели Бергстранд", 1},
		{"Arabic for a name held in Latin", "رأيت محمد الطرابيشي", "محمد الطرابيشي", 2},
		{"a firm with a slip", "Zervantis Maritim Trading", "Zervantis Maritim Trading", 5},
	} {
		got := x.Find(c.text, 0)
		if len(got) != 1 || got[0].Ref != c.ref || c.text[got[0].Start:got[0].End] != c.want {
			t.Errorf("%s: Find(%q) = %+v, want %q of %d", c.why, c.text, got, c.want, c.ref)
		}
	}
}

func TestAnotherPersonsNameIsNoSlip(t *testing.T) {
	x := desk()
	for _, text := range []string{"Annika Bergstrand", "Annelie Berglund", "Annelie met Bergman", "Tarquvanto claimed it", "Dmitri Petrov and Oblensky"} {
		if got := x.Find(text, 0); len(got) > 0 {
			t.Errorf("Find(%q) = %+v, want nothing", text, got)
		}
	}
}
