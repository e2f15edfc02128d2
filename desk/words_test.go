package desk_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
)

func FuzzSnippetShowsWordsWhereTheyStand(f *testing.F) {
	f.Add("He left a PARCEL at the gate\nand ran.", "parcel")
	f.Add("İstanbul gate İ", "gate")
	f.Add("حقيبة عند البوابة", "عند")
	f.Add("\xff\xfeabc", "abc")
	f.Fuzz(func(t *testing.T, text, word string) {
		word = strings.ToLower(word)
		if !utf8.ValidString(text) || word == "" || !utf8.ValidString(word) {
			t.Skip("texts and words in the house are valid UTF-8")
		}
		cut, marks := desk.Snippet(text, []string{word})
		if !utf8.ValidString(cut) || utf8.RuneCountInString(cut) > 160 {
			t.Errorf("snippet %q is cut badly", cut)
		}
		end := 0
		for _, m := range marks {
			if m.Start < end || m.End > len(cut) || m.End <= m.Start {
				t.Fatalf("mark %+v lies outside %q or over another", m, cut)
			}
			end = m.End
		}
		if h := desk.Headline("", text); utf8.RuneCountInString(h) > 112 || strings.ContainsAny(h, "\n\r\t") {
			t.Errorf("headline %q is no line", h)
		}
	})
}

func TestTheTitleIsTheHeadlineAndElseTheFirstWords(t *testing.T) {
	if got := desk.Headline("Van at  the gate", "text"); got != "Van at the gate" {
		t.Errorf("got %q", got)
	}
	if got := desk.Headline(" ", "first\nwords"); got != "first words" {
		t.Errorf("got %q", got)
	}
}

func TestOfMarksThatOverlapTheLinkIsShown(t *testing.T) {
	h := record.ID{1}
	got := desk.Ordered([]desk.Mark{{Start: 5, End: 9, What: "name"}, {Start: 0, End: 4, What: "plate"},
		{Start: 5, End: 9, What: "person", Holding: h}, {Start: 7, End: 12}, {Start: 3, End: 3}})
	if len(got) != 2 || got[0].What != "plate" || got[1].Holding != h {
		t.Errorf("got %+v", got)
	}
}

func at(s string) record.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return record.At(t)
}

func TestTheClockIsTheShortestOfItsReasons(t *testing.T) {
	friday := at("2026-03-06 17:00")
	if got, want := desk.LookBy(rank.Weight{}, friday, 0, 0), at("2026-03-13 17:00"); got != want {
		t.Errorf("five working days after %s are %s, want %s", friday, got, want)
	}
	grave := at("2026-03-08 02:00")
	if got, want := desk.LookBy(rank.Weight{}, friday, grave, 0), at("2026-03-08 06:00"); got != want {
		t.Errorf("life at risk since %s: clock %s, want %s", grave, got, want)
	}
	w := rank.Weight{Since: friday, Window: rank.Window{Kind: rank.Stated, Until: friday + 2*record.Hour}}
	if got, want := desk.LookBy(w, friday, grave, 0), friday+record.Hour; got != want {
		t.Errorf("a window of two hours: clock %s, want %s", got, want)
	}
}
