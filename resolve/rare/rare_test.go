package rare

import (
	"slices"
	"strings"
	"testing"
)

func said(text string) []string {
	var out []string
	for _, t := range Read("", text).Terms {
		out = append(out, text[t.Start:t.End])
	}
	return out
}

func TestRareWordsAndPlacesAreTerms(t *testing.T) {
	for text, want := range map[string][]string{
		"smoke over the gasholder in Tannery Lane":                          {"gasholder", "Tannery", "Tannery Lane"},
		"the man was outside the house and then he went away with a friend": nil,
		"he parked in the car park behind the shop":                         nil,
		"RT @somebody_99 look at this http://quernstone.example.org/x":      nil,
	} {
		if got := said(text); !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

// TestProtectedWordsNeverConnect walks the whole table, in several settings.
func TestProtectedWordsNeverConnect(t *testing.T) {
	each(protectedText, func(class, w string) {
		for _, text := range []string{w, strings.ToUpper(w), "the " + w + " street", "a " + w + " man was there", w + "s", "half-" + w} {
			for _, term := range Read("", text).Terms {
				t.Errorf("%q (%s) is a term of %q", text[term.Start:term.End], class, text)
			}
		}
		if _, ok := words.events[w]; ok {
			t.Errorf("%q (%s) tells of something happening", w, class)
		}
	})
}

func TestATextInAnotherLanguageHasNoTerms(t *testing.T) {
	w := Read("", "Gestern Abend haben mehrere Nachbarn gemeldet, dass jemand hinter der Brauerei Kisten auslädt und danach verschwindet")
	if !w.Bare || len(w.Terms) > 0 {
		t.Errorf("%d terms", len(w.Terms))
	}
}

func TestNothingHappensInTalkOfAGame(t *testing.T) {
	for text, happens := range map[string]bool{
		"what a shot by Tolley, keeper beaten":                                false,
		"Tolley on fire tonight, Rovers 2 Harriers 1":                         false,
		"my cooking is on fire again lol":                                     false,
		"shots at the Lyceum":                                                 true,
		"stand collapsed at the match, ambulances everywhere, people trapped": true,
	} {
		if got := Read("", text).Events != 0; got != happens {
			t.Errorf("%q: something happens: %v", text, got)
		}
	}
}

func TestANameIsOnePieceOfEvidence(t *testing.T) {
	all := func(uint64) bool { return true }
	a, b := Read("", "Corvin Hallowquist asked about it"), Read("", "saw Corvin Hallowquist there")
	if s := Share(a, b, all); s.Units != 1 || s.Points >= 2*wordCounts {
		t.Errorf("a name alone has %+v", s)
	}
	a, b = Read("", "Corvin Hallowquist, at Harrow Mill"), Read("", "at Harrow Mill it was Corvin Hallowquist")
	if s := Share(a, b, all); s.Units != 2 {
		t.Errorf("a name and a place have %+v", s)
	}
}

func TestLettersThatChangedPlacesAreTheSameWord(t *testing.T) {
	all := func(uint64) bool { return true }
	if s := Share(Read("", "smoke over Orrinisde"), Read("", "Orrinside is full of smoke"), all); s.Units != 1 {
		t.Errorf("a mistyped place shares %+v", s)
	}
	if got := said("the catholci and the msulim"); got != nil {
		t.Errorf("a mistyped protected word is a term: %q", got)
	}
}

func TestWhatIsPassedOnIsAnEcho(t *testing.T) {
	all := func(uint64) bool { return true }
	first := Read("", "white dust everywhere in Vellgate, everybody coughing")
	for text, echo := range map[string]bool{
		"RT @somebody: white dust everywhere in Vellgate, everybody coughing": true,
		"“white dust everywhere in vellgate, everybody” wow":                  true,
		"the ceiling fell in Vellgate, dust and bricks on the stairs":         false,
	} {
		if got := Share(first, Read("", text), all).Echo; got != echo {
			t.Errorf("%q is an echo: %v", text, got)
		}
	}
}

func TestATagSaysWhatIsToldOf(t *testing.T) {
	s := Share(Read("", "trams all stopped #lanternnow"), Read("", "derailed on its side #LanternNow"), func(uint64) bool { return true })
	if s.Tags != 1 || s.Points < tagCounts {
		t.Errorf("a shared tag is %+v", s)
	}
}

func FuzzTermsLieInTheText(f *testing.F) {
	f.Add("Smoke", "over Tannery Lane’s gasholder\u00a0@x RT")
	f.Fuzz(func(t *testing.T, title, text string) {
		for _, term := range Read(title, text).Terms {
			if term.Start < 0 || term.End < term.Start || term.End > len(text) {
				t.Fatalf("%d to %d of %d bytes", term.Start, term.End, len(text))
			}
		}
	})
}
