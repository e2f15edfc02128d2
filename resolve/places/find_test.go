package places

import (
	"strings"
	"testing"

	"watchfloor/record"
)

func anything(record.Labels) bool { return true }

// told lists the places found as "words=id".
func told(text, region string) string {
	var out []string
	for _, f := range New().Find(text, region, anything) {
		out = append(out, text[f.Start:f.End]+"="+f.Place.ID)
	}
	return strings.Join(out, ", ")
}

func TestPlacesAreFoundInRunningText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The van was seen in London yesterday.", "London=london"},
		{"London was quiet.", "London=london"},
		{"He will take the train from Leeds to Manchester.", "Leeds=leeds, Manchester=manchester"},
		{"We met in Newcastle upon Tyne, near the river.", "Newcastle upon Tyne=newcastle"},
		{"he is flying to new york tomorrow", "new york=new-york"},
		{"they said bombs in berlin", "berlin=berlin"},
		{"MEETING IN MADRID TONIGHT", "MADRID=madrid"},
		{"London's bridges", "London=london"},
		{"in San José, Costa Rica", "San José=san-jose-cr"},
		{"Er wohnt in München und fährt nach Köln.", "München=munich, Köln=cologne"},
		{"Il est parti de Marseille pour Bruxelles.", "Marseille=marseille, Bruxelles=brussels"},
		{"Он уехал из Москвы в Киев", "Москвы=moscow, Киев=kyiv"},
		{"Видели в Париже и в Лондоне", "Париже=paris, Лондоне=london"},
		{"سافر من بغداد إلى دمشق", "بغداد=baghdad, دمشق=damascus"},
		{"يسكن بباريس", "باريس=paris"},
		{"وصل للرياض", "لرياض=riyadh"},
		{"הוא גר בירושלים", "ירושלים=jerusalem"},
		{"他住在北京的郊区", "北京=beijing"},
		{"서울에서 만났다", "서울=seoul"},
		{"東京都で", "東京=tokyo"},
		{"he moved to Tel-Aviv", "Tel-Aviv=tel-aviv"},
		{"Deir ez-Zor and Raqqa", "Deir ez-Zor=deir-ez-zor, Raqqa=raqqa"},
	} {
		if got := told(c.text, "GB"); got != c.want {
			t.Errorf("%q names %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNamesOfPeopleStreetsPeoplesAndWordsAreNoPlaces(t *testing.T) {
	for _, text := range []string{
		"Victoria said that she saw it", "I spoke to Victoria about it", "Paris told me", "Jack London wrote it", "Paris Hilton was there",
		"Mr London called", "We live in London Road", "It was in Paris Street", "A Syrian man", "two Frenchmen and a Londoner", "der Pariser",
		"Reading the letter I wondered", "Nice to see you", "The bath is broken", "He split the money", "a mobile phone", "Charlotte and Florence left",
		"in Victoria's car", "from Sydney to her brother", "she believes in Georgia", "Austin Powers", "сирийский паспорт", "سوري", "in Paris Jackson's house",
		"England, Syria and France", "Sofia Petrova", "a man in Jackson Smith's van", "Mia Malaga Jones", "Denver asked me", "Essen ist fertig",
	} {
		if got := told(text, "GB"); got != "" {
			t.Errorf("%q names %q", text, got)
		}
	}
}

func TestWordsAroundANameSayWhichPlaceItIs(t *testing.T) {
	for _, c := range []struct{ text, region, want string }{
		{"at Victoria station", "GB", "Victoria=victoria-london"},
		{"in Victoria, Australia", "GB", "Victoria=victoria-au"},
		{"in Victoria, British Columbia", "GB", "Victoria=victoria-ca"},
		{"in Paris", "US", "Paris=paris"},
		{"in Paris, Texas", "GB", "Paris=paris-us, Texas=texas"},
		{"in Paris", "GB", "Paris=paris"},
		{"the city of Florence", "GB", "Florence=florence"},
		{"he flew to Sydney", "GB", "Sydney=sydney"},
		{"in Birmingham", "GB", "Birmingham=birmingham"},
		{"in Birmingham, Alabama", "GB", "Birmingham=birmingham-us, Alabama=alabama"},
		{"in Birmingham", "US", "Birmingham=birmingham-us"},
		{"in Cambridge near Harvard", "GB", "Cambridge=cambridge-us"},
		{"in Perth", "GB", "Perth=perth-au"},
		{"in Perth, Scotland", "GB", "Perth=perth-gb"},
		{"in Tripoli, Lebanon", "GB", "Tripoli=tripoli-lb"},
		{"in Hyderabad, Pakistan", "GB", "Hyderabad=hyderabad-pk"},
		{"in Reading near the station", "GB", "Reading=reading"},
		{"he is in Nice, France", "GB", "Nice=nice"},
		{"in Washington", "US", "Washington=washington"},
	} {
		if got := told(c.text, c.region); got != c.want {
			t.Errorf("%q in %s names %q, want %q", c.text, c.region, got, c.want)
		}
	}
}

func TestAHouseAddsPlacesOfItsOwn(t *testing.T) {
	g := New()
	g.Put(Kept{Place{ID: "mill", Latitude: 51_500_000, Longitude: -100_000, Within: 300}, []string{"Harbour Mill", "The Mill"}})
	g.Put(Kept{Place{ID: "secret", Labels: 1, Within: 100}, []string{"London"}})
	open := func(l record.Labels) bool { return l == 0 }
	found := g.Find("he waited at harbour mill in London", "GB", open)
	if len(found) != 2 || found[0].Place.ID != "mill" || found[0].Place.Name != "Harbour Mill" || found[1].Place.ID != "london" {
		t.Errorf("open: %+v", found)
	}
	if all := g.Find("in London", "GB", anything); len(all) != 1 || all[0].Place.ID != "secret" {
		t.Errorf("all: %+v", all)
	}
	g.Remove("mill")
	if left := g.Find("he waited at Harbour Mill", "GB", open); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
}

func TestValuesAreReadAsTheyWereWritten(t *testing.T) {
	for _, p := range known().places {
		want := At{p.Latitude, p.Longitude, p.Within, p.ID}
		if got, ok := Read(p.Value()); !ok || got != want {
			t.Errorf("%q is read as %+v, %v", p.Value(), got, ok)
		}
	}
	for _, bad := range []string{"", "place:", "phone:+44", "place:1,2", "place:a,b:1:x", "place:99,1:5:x", "place:1,2:-5:x"} {
		if a, ok := Read(bad); ok {
			t.Errorf("%q is read as %+v", bad, a)
		}
	}
}

func TestTheTableIsSound(t *testing.T) {
	ids := map[string]bool{}
	for _, p := range known().places {
		if ids[p.ID] || p.Within < 500 || p.size < 1 || p.size > 9 || p.Name == "" || (p.Latitude == 0 && p.Longitude == 0) {
			t.Errorf("place %+v", p)
		}
		ids[p.ID] = true
	}
	if len(ids) < 400 {
		t.Errorf("%d places", len(ids))
	}
}
