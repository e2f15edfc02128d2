package resolve_test

import (
	"strings"
	"testing"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/resolve/names"
	"watchfloor/resolve/places"
)

// noon is that of 12 March 2026, when readAtNoon lets reports arrive.
const noon = record.Time(1773316800_000000)

// readAtNoon lets a text arrive and returns what was found in it, the values of its
// mentions and the links proposed.
func (s *shelf) readAtNoon(t *testing.T, text string) (found *record.MentionsFound, values []string, links []record.Link) {
	t.Helper()
	e := s.report(t, intake.Report{Text: text}, nil)
	e.Body.(*record.ReportTaken).ReceivedAt = noon
	return s.read(t, e)
}

// holdPlate holds a vehicle by its plate.
func (s *shelf) holdPlate(plate string) record.ID {
	keys := resolve.KeysOf(holdings.Holding{Identifiers: []holdings.Identifier{{Kind: record.MentionPlate, Value: plate}}}, "GB")
	return s.hold(record.HoldingVehicle, 0, keys)
}

func TestAReportIsPlacedInSpaceAndTimeOnItsWords(t *testing.T) {
	text := "I saw him in Leeds yesterday evening and again near Victoria station"
	found, values, _ := newShelf().readAtNoon(t, text)
	var got []string
	for n, m := range found.Mentions {
		if m.Kind == record.MentionPlace || m.Kind == record.MentionDate {
			got = append(got, text[m.Start:m.End]+" = "+values[n])
		}
	}
	want := "Leeds = place:53.800000,-1.550000:10000:leeds; Victoria = place:51.500000,-0.140000:1000:victoria-london; " +
		"yesterday evening = date:2026-03-11T17:00:00Z/2026-03-12T00:00:00Z"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("mentions %s", s)
	}
	if len(places.ReadAll(values)) != 2 || found.Happened.Until.String() != "2026-03-12T00:00:00Z" || found.Window.Until != 0 {
		t.Errorf("places %v, happened %+v, window %+v", places.ReadAll(values), found.Happened, found.Window)
	}
}

func TestAMisreadPlateIsAWeakerLinkAndThePlateItselfAStrongOne(t *testing.T) {
	s := newShelf()
	meant := s.holdPlate("AB12 CDS")
	_, _, links := s.readAtNoon(t, "the plate was AB12 CD5")
	if len(links) != 1 || links[0].Holding != meant || links[0].P != 650_000 || links[0].Why[0].Code != uint8(names.LikeID) {
		t.Fatalf("misread: %+v", links)
	}
	if _, _, links = s.readAtNoon(t, "the plate was AB12 CDS"); len(links) != 1 || links[0].P != 930_000 || links[0].Why[0].Code != uint8(names.SameID) {
		t.Fatalf("as it is: %+v", links)
	}
}

func TestAPartOfAPlateIsProposedOnlyWhereFewFit(t *testing.T) {
	s := newShelf()
	s.holdPlate("AB12 4KT")
	text := "a grey van, its plate ends in 4KT"
	if _, _, links := s.readAtNoon(t, text); len(links) != 1 || links[0].P != 700_000 || links[0].Why[0].Count != 1 {
		t.Fatalf("one fits: %+v", links)
	}
	s.holdPlate("KX07 4KT")
	if _, _, links := s.readAtNoon(t, text); len(links) != 2 || links[0].P != 350_000 || links[0].Why[0].Count != 2 {
		t.Fatalf("two fit: %+v", links)
	}
	s.holdPlate("LP51 4KT")
	if _, _, links := s.readAtNoon(t, text); len(links) != 0 {
		t.Fatalf("three fit: %+v", links)
	}
}

func TestPlacesAndTimesAreSaidInWords(t *testing.T) {
	for value, want := range map[string]string{
		"place:53.800000,-1.550000:10000:leeds":          "Leeds (53.800, -1.550, within 10 km)",
		"place:1.500000,2.250000:200:":                   "1.500, 2.250, within 1 km",
		"date:2026-03-11T17:00:00Z/2026-03-12T00:00:00Z": "11 Mar 2026 17:00 to 12 Mar 2026 00:00 UTC",
		"date:2026-03-11T17:00:00Z/2026-03-11T17:00:00Z": "11 Mar 2026 17:00 UTC",
		"phone:+447700900123":                            "",
	} {
		if got := resolve.Means(value); got != want {
			t.Errorf("%q means %q, want %q", value, got, want)
		}
	}
}
