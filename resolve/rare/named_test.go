package rare

import "testing"

// TestANameIsOneTermInEveryCulture: it has one key, is one piece of evidence, and no word of it tells
// of anything, whatever the words are otherwise.
func TestANameIsOneTermInEveryCulture(t *testing.T) {
	for _, name := range []string{"Corvin Hallowquist", "Ann Lee", "Tom Hill", "May Green", "Jack Burns", "Li Wei", "李伟", "Yusuf bin Darwish", "محمد القادري",
		"Олег Рыбаков", "נתן בן־דוד", "김서준", "राम शर्मा", "María del Carmen Vega", "Jean-Pierre D'Arcy", "Nguyễn Văn Hùng", "Christian English", "አበበ ቢቂላ"} {
		for _, text := range []string{name + " asked about the bridge twice.", "I think that " + name + " asked about the bridge.", "Fire out, " + name + " did not and was not seen."} {
			w := Read("", text)
			if len(w.Terms) != 1 || !w.Terms[0].Name || text[w.Terms[0].Start:w.Terms[0].End] != name {
				t.Errorf("%q has %+v", text, w.Terms)
			}
		}
	}
}

func TestAStreetIsNobody(t *testing.T) {
	for _, text := range []string{"smoke on Albert Road and nothing is moving", "smoke at Lantern Hill and nothing is moving", "the Green Party met again on Friday in the hall", "On Monday they left for the coast"} {
		for _, term := range Read("", text).Terms {
			if term.Name {
				t.Errorf("%q of %q is somebody", text[term.Start:term.End], text)
			}
		}
	}
}

// TestWhatIsSaidBesideCountsNeitherWay: a sentence that tells of nothing changes nothing.
func TestWhatIsSaidBesideCountsNeitherWay(t *testing.T) {
	plain := "smoke over the gasholder in Tannery Lane"
	for _, add := range []string{"He prays every day.", "She is a journalist and filmed the police.", "They are refugees from Syria.", "He marched against the government."} {
		a, b := Read("", plain), Read("", plain+"\n"+add)
		if len(a.Terms) != len(b.Terms) || a.Events != b.Events || len(a.Plain) != len(b.Plain) {
			t.Errorf("%q adds something", add)
		}
	}
}
