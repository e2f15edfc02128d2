package names

import "testing"

// meets reports the best answer to a name among held ones, 0 for none worth a look.
func meets(held []string, asked string) (uint32, Candidate) {
	x := New()
	for i, h := range held {
		x.Put(Entity{Ref: uint32(i + 1), Type: Person, Names: []string{h}})
	}
	got := x.Match(Query{Name: asked, Type: Person})
	if len(got) == 0 || got[0].P < LeastP {
		return 0, Candidate{}
	}
	return got[0].Ref, got[0]
}

func TestChineseNamesMeetTheirPinyin(t *testing.T) {
	for _, c := range [][2]string{
		{"王小明", "Wang Xiaoming"}, {"王小明", "XIAOMING WANG"}, {"王小明", "Wang Xiao Ming"}, {"王小明", "Wang Xiao-ming"},
		{"王 小明", "Wang Xiaoming"}, {"欧阳大树", "Ouyang Dashu"}, {"歐陽大樹", "Ouyang Dashu"}, {"曾小海", "Zeng Xiaohai"}, {"单明海", "SHAN Minghai"},
		{"陈大文", "陳大文"}, {"王小明", "王小明"},
	} {
		for _, pair := range [][2]string{c, {c[1], c[0]}} {
			ref, got := meets([]string{"Li Guohua", pair[0], "Zhao Tianyu"}, pair[1])
			if ref != 2 {
				t.Errorf("held %s, asked %s: %+v", pair[0], pair[1], got)
			} else if got.Name != pair[0] {
				t.Errorf("held %s is shown as %s", pair[0], got.Name)
			}
		}
	}
	if _, got := meets([]string{"王小明"}, "Zhang Xiaoming"); got.Rule.Enough() {
		t.Errorf("another family name is offered: %+v", got)
	}
	for _, s := range []string{"田中さくら", "迈克尔·奥尔森", "A王", "王", "北京市海淀区"} {
		if got, ok := bySounds(s, Person); ok {
			t.Errorf("%q is read as %q", s, got)
		}
	}
}

// Letters that Persian and Urdu have and Arabic has not, and the Arabic letters
// that are written there in another way.
func TestPersianAndUrduLettersMeetLatin(t *testing.T) {
	for _, c := range [][2]string{
		{"پرویز گرگانی", "Parviz Gorgani"}, {"چنگیز ژاله", "Changiz Zhaleh"}, {"کیوان یزدی", "Keyvan Yazdi"},
		{"ڈاکٹر ٹیپو گجر", "Tipu Gujar"}, {"بڑائچ خانزادہ", "Baraich Khanzada"}, {"عبدالرحمٰن ہاشمی", "Abdul Rahman Hashmi"}, {"میاں نواب دین", "Mian Nawab Din"},
	} {
		for _, pair := range [][2]string{c, {c[1], c[0]}} {
			if ref, got := meets([]string{"Halvard Tromseng", pair[0]}, pair[1]); ref != 2 {
				t.Errorf("held %s, asked %s: %+v", pair[0], pair[1], got)
			}
		}
	}
}

func TestEveryScriptMeetsLatin(t *testing.T) {
	for _, c := range [][2]string{
		{"Дмитрий Облонкин", "Dmitri Oblonkin"}, {"Олексій Гриценко", "Oleksiy Hrytsenko"}, {"Γιώργος Παπαδάκης", "Giorgos Papadakis"}, {"משה ברגר", "Moshe Berger"},
		{"محمد الطرابيشي", "Muhammad al-Tarabishi"}, {"김서준", "Kim Seojun"},
	} {
		for _, pair := range [][2]string{c, {c[1], c[0]}} {
			if ref, got := meets([]string{"Halvard Tromseng", pair[0]}, pair[1]); ref != 2 {
				t.Errorf("held %s, asked %s: %+v", pair[0], pair[1], got)
			}
		}
	}
}

// Each table of small words does what it is for: the name with them and without
// is the same name.
func TestTitlesParticlesInitialsShortFormsAndJoinedNames(t *testing.T) {
	for _, c := range []struct{ what, a, b string }{
		{"titles", "Dr. Annelie Bergstrand", "Annelie Bergstrand"},
		{"titles", "Mullah Yusuf Qalandar Sahib", "Yusuf Qalandar"},
		{"titles", "Hajji Yusuf Qalandar", "Yusuf Qalandar"},
		{"particles", "Yusuf bin Hamza al-Tarabishi", "Yusuf Hamza Tarabishi"},
		{"particles", "Es-Sayegh Yusuf", "Yusuf al-Sayegh"},
		{"particles", "Yusuf Er-Rawashda", "Yusuf Rawashda"},
		{"particles", "Jan van der Quillen", "Jan Quillen"},
		{"abd al-X", "Abd al-Rahim Qalandar", "Abdurrahim Qalandar"},
		{"abd al-X", "Abdul Rahim Qalandar", "Abderrahim Qalandar"},
		{"initials", "A. Bergstrand", "Annelie Bergstrand"},
		{"initials", "J. R. Orsgaard", "Jan Rikard Orsgaard"},
		{"short forms", "Bill Orsgaard", "William Orsgaard"},
		{"short forms", "Sasha Oblonkin", "Aleksandr Oblonkin"},
		{"short forms", "Kate Zandvik", "Katherine Zandvik"},
		{"joined", "AnnelieBergstrand", "Annelie Bergstrand"},
		{"joined", "annelie berg strand", "Annelie Bergstrand"},
		{"split", "Nur ud Din Qalandar", "Nuruddin Qalandar"},
		{"order", "BERGSTRAND, Annelie", "Annelie Bergstrand"},
		{"Somali letters", "Xasan Cabdulle Faarax", "Hassan Abdulle Farah"},
		{"Somali letters", "Cumar Maxamed Jaamac", "Omar Mohamed Jama"},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if ref, got := meets([]string{"Halvard Tromseng", pair[0]}, pair[1]); ref != 2 {
				t.Errorf("%s: held %s, asked %s: %+v", c.what, pair[0], pair[1], got)
			}
		}
	}
}
