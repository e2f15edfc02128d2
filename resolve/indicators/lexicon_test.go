package indicators

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// never are beginnings of words that must not stand in the lexicon: faiths,
// peoples, countries, opinions, politics, protest, the press, bodies, loves.
var never = strings.Fields(`
	relig faith god allah jesus christ musl moslem islam jihad sharia shia sunni salaf quran koran bible torah talmud jew judai zion israel
	hindu sikh buddh catholic protestant orthodox evangel mormon atheis pagan scientolog cult mosque masjid church synagogue temple
	gurdwara shrine chapel parish pray prayer worship sermon imam mullah rabbi priest pastor vicar bishop pope halal kosher hijab burqa
	niqab turban kippah ramadan eid easter christmas hanukkah diwali sabbath
	race racial racist ethnic black white asian african arab persian kurd turk roma gypsy travell latino hispanic indigen native
	aborig tribe caste immigra migrant refugee asylum foreign alien nationalit british english scottish welsh irish french german
	italian spanish polish russian ukrain chinese indian pakistan bangla afghan iraq iran syria leban palestin somal niger ethiop
	algeri morocc libya tunis egypt saudi yemen america mexic brazil korea japan vietnam
	politic party left-wing right-wing leftist fascis nazi communis socialis marxis anarch liberal conservat labour tory republican
	democrat nationalis populis extremis radical ideolog manifesto vote voter voting election ballot campaign activis union
	protest demonstrat demo march marcher rally picket strike boycott petition riot vigil sit-in occupy blm antifa brexit climate
	journal report reporter press newspaper editor blogger media interview
	gay lesbian homosex bisex trans queer lgbt straight man men woman women male female boy girl disab autis wheelchair mental
	schizo beard veil accent`)

// allowed are words of the lexicon that only begin like one of never.
var allowed = []string{"many", "manual", "manuals", "transformer", "manga", "mentions", "manager", "menace", "menaces", "menacent", "menacé", "menaçait", "transponder", "roman", "menschen"}

func TestTheLexiconHoldsNoWordForWhoSomebodyIsOrBelieves(t *testing.T) {
	for w, v := range house().words {
		if v.id == 0 || slices.Contains(allowed, w) {
			continue
		}
		for _, bad := range never {
			if strings.HasPrefix(w, bad) {
				t.Errorf("%q begins like %q", w, bad)
			}
		}
	}
}

func TestEveryLineOfTheLexiconSaysWhereItComesFrom(t *testing.T) {
	for _, r := range house().rules {
		if !slices.Contains([]string{"own", "sar", "own de", "own fr", "own es", "own ar"}, r.source) {
			t.Errorf("line %d comes from %q", r.line, r.source)
		}
	}
}

func TestTheVersionIsThatOfTheLexicon(t *testing.T) {
	if got := house().version; got != Version {
		t.Errorf("lexicon.txt has version %d, the package %d", got, Version)
	}
}

func TestEveryCodeCanBeIndicated(t *testing.T) {
	var can [Codes]bool
	can[TimeNamed] = true // read from the calendar, not from a list
	for _, r := range house().rules {
		for _, c := range r.codes {
			can[c] = true
		}
	}
	for c, ok := range can {
		if !ok {
			t.Errorf("no line indicates %v", Code(c))
		}
	}
}

func TestABadLexiconIsRefusedWithItsLine(t *testing.T) {
	for _, bad := range []string{"THREAT | - | kill", "NOTHING | - | kill | own", "THREAT | doom | kill | own", "THREAT | - | .. kill | own",
		"THREAT | - | kill .. | own", "THREAT | - | @none | own", "THREAT | - | Kill | own", "class x", "guard | - | | own", "version x"} {
		if _, err := parseLexicon("version 1\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

// reports are told in many ways by the tests below, which must not matter.
var reports = []string{
	"%s said he will kill %s tonight.", "%s bought 40 litres of peroxide and showed %s a gun.", "There is a bomb under the bridge, %s told %s.",
	"%s asked %s about the guards and the cameras.", "%s met %s at the library.", "I do not think that %s will hurt %s.",
	"%s posted that %s is going to blow up the station on Friday.", "%s was watching the house of %s every night.",
}

func TestWhoIsNamedChangesNothing(t *testing.T) {
	at := moment(t, thursday)
	for _, form := range reports {
		want := codesOf(Find(fmt.Sprintf(form, "Ann Lee", "Tom Hill"), at))
		for _, n := range [][2]string{{"Mohammed Qadiri", "Yusuf Darwish"}, {"Sinéad Ó Broin", "Łukasz Wrona"}, {"李伟", "王芳"},
			{"Олег Рыбаков", "Иван Соколов"}, {"محمد", "فاطمة"}, {"Rabbi Levi", "Sister Agnes"}, {"Abu Tariq al Hasan bin Omar", "Maria del Carmen Soto Vela"}} {
			if got := codesOf(Find(fmt.Sprintf(form, n[0], n[1]), at)); got != want {
				t.Errorf("%q with %q: %s, want %s", form, n, got, want)
			}
		}
	}
}

func TestFaithOriginProtestAndJournalismChangeNothing(t *testing.T) {
	at := moment(t, thursday)
	lawful := []string{
		"He is a Muslim and prays at the mosque every Friday.", "She is Jewish and keeps the Sabbath.", "He became a Catholic last year.",
		"They are refugees from Syria.", "She is a French national.", "He is Black.", "He marched against the government on Saturday.",
		"She will demonstrate outside the embassy tomorrow.", "They plan to protest on 14 March.", "He joined the Green Party.",
		"She is a journalist and filmed the police at the march.", "He writes for a newspaper and takes photographs of protests.",
		"He will vote on Thursday.", "She says that the government is wrong and must go.", "He reads the Quran and the Bible.",
		"They went on strike at noon.", "He is going on the pilgrimage next week.", "She wears a headscarf.", "He is gay.",
		"She will publish the story tonight.", "They will pray together at 5 pm.", "He boycotts the company.",
	}
	for _, form := range reports {
		plain := fmt.Sprintf(form, "Ann", "Tom")
		want := Find(plain, at)
		for _, add := range lawful {
			for _, text := range []string{plain + " " + add, add + " " + plain} {
				got := Find(text, at)
				if codesOf(got) != codesOf(want) || got.Window.Until != want.Window.Until || got.Window.From != want.Window.From {
					t.Errorf("%q: %s until %v, want %s until %v", text, codesOf(got), got.Window.Until, codesOf(want), want.Window.Until)
				}
			}
		}
	}
}

func TestTheTargetsOwnersChangeNothing(t *testing.T) {
	at := moment(t, thursday)
	for _, form := range []string{"He will blow up the %s tonight", "There is a bomb outside the %s", "I'm going to shoot up the %s", "They want to attack the %s"} {
		want := codesOf(Find(fmt.Sprintf(form, "library"), at))
		for _, place := range []string{"mosque", "synagogue", "church", "temple", "embassy", "union hall", "newspaper", "school"} {
			if got := codesOf(Find(fmt.Sprintf(form, place), at)); got != want {
				t.Errorf("%q of %s: %s, want %s", form, place, got, want)
			}
		}
	}
}
