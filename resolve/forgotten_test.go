package resolve_test

import (
	"testing"

	"watchfloor/holdings"
	"watchfloor/internal/remains"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

// told gives holdings as the record would, one batch at a time.
type told []resolve.Held

func (h told) HeldAfter(after record.Seq, _ int) (news []resolve.Held, more bool, err error) {
	for _, one := range h {
		if one.Since > after {
			news = append(news, one)
		}
	}
	return news, false, nil
}

// TestNothingIsLeftOfADisposedHolding walks through all that the index of holdings
// reaches.
func TestNothingIsLeftOfADisposedHolding(t *testing.T) {
	const gone = "zwetschkowitz"
	k := resolve.NewKnown()
	id, other := record.NewID(), record.NewID()
	h := told{
		{Since: 1, ID: id, Type: record.HoldingPerson, Added: []resolve.AddedName{{Text: "Quirin Zwetschkowitz-Maier", Labels: 1}},
			Holding: holdings.Holding{List: "made", ListID: "zwetschkowitz-1", Names: []holdings.Name{{Text: "ZWETSCHKOWITZ, Quirin"}}, Links: []holdings.Link{{Name: "Vater Zwetschkowitz"}, {To: "other-2"}}}},
		{Since: 2, ID: other, Type: record.HoldingPerson, Holding: holdings.Holding{List: "made", ListID: "other-2", Names: []holdings.Name{{Text: "Annelie Bergstrand"}}}},
	}
	if err := k.CatchUp(h, 2); err != nil {
		t.Fatal(err)
	}
	v := lawful.Viewer{Holds: 1}
	if c := k.Match(v, resolve.Query{Name: "Quirin Zwetschkowits", Beside: []string{"Annelie Bergstrand"}}); len(c) == 0 || c[0].ID != id {
		t.Fatalf("not found before: %+v", c)
	}
	if len(remains.Of(k, gone)) == 0 {
		t.Fatal("the test sees nothing of a holding that is held")
	}
	if err := k.CatchUp(append(h, resolve.Held{Since: 3, ID: id, Ended: true}), 3); err != nil {
		t.Fatal(err)
	}
	for _, at := range remains.Of(k, gone) {
		t.Errorf("left at %s", at)
	}
	if c := k.Match(v, resolve.Query{Name: "Annelie Bergstrand"}); len(c) != 1 || c[0].ID != other {
		t.Errorf("who is still held is not found: %+v", c)
	}
}

// mentions gives what reports mention, and then which are gone.
type mentions []resolve.MentionNews

func (m mentions) NamesAfter(after record.Seq, _ int) (resolve.MentionNews, error) {
	for _, n := range m {
		if n.Upto > after {
			return n, nil
		}
	}
	return resolve.MentionNews{Upto: after}, nil
}

// TestNothingIsLeftOfAMentionOfADisposedReport walks through all that the index of
// mentions reaches.
func TestNothingIsLeftOfAMentionOfADisposedReport(t *testing.T) {
	const gone = "zwetschkowitz"
	m := resolve.NewMentioned()
	news := mentions{
		{Upto: 5, Named: []resolve.NameMention{{Report: 3, N: 1, Name: "Quirin Zwetschkowitz"}, {Report: 4, N: 1, Name: "Annelie Bergstrand"}, {Report: 4, N: 2, Name: "Quirin Berg"}}},
		{Upto: 6, Gone: []record.Seq{3}},
	}
	if err := m.CatchUp(news, 5, true); err != nil {
		t.Fatal(err)
	}
	if len(remains.Of(m, gone)) == 0 {
		t.Fatal("the test sees nothing of a mention that is held")
	}
	if err := m.CatchUp(news, 6, true); err != nil {
		t.Fatal(err)
	}
	for _, at := range remains.Of(m, gone) {
		t.Errorf("left at %s", at)
	}
	if n, _ := m.Len(); n != 2 {
		t.Errorf("%d mentions are left, want 2", n)
	}
}

// searches begins searches, and ends them.
type searches struct {
	begun []resolve.Asking
	ended []record.ID
	at    record.Seq
}

func (searches) Words(record.ContentRef) ([]byte, error) { return nil, nil }
func (s searches) Newest() record.Seq                    { return s.at }
func (searches) Now() record.Time                        { return 1 }
func (searches) At() record.Time                         { return 1 }
func (searches) WordsIn(text string) []string            { return []string{text} }
func (s searches) AskingAfter(record.Seq) ([]resolve.Asking, []record.ID, error) {
	return s.begun, s.ended, nil
}
func (searches) Answers(record.ID, record.ID, record.Labels) (int, bool, error) {
	return 0, false, nil
}

// TestNothingIsLeftOfASearchThatEnded walks through all that standing searches reach.
func TestNothingIsLeftOfASearchThatEnded(t *testing.T) {
	const gone = "zwetschkowitz"
	a, id := resolve.NewAsks("GB"), record.NewID()
	step := func(s searches) {
		t.Helper()
		if _, err := a.Step(s, nil); err != nil {
			t.Fatal(err)
		}
	}
	step(searches{at: 1, begun: []resolve.Asking{{Search: id, Words: "Quirin Zwetschkowitz", Ends: 9}, {Search: record.NewID(), Words: "Quirin Berg", Ends: 9}}})
	if len(remains.Of(a, gone)) == 0 {
		t.Fatal("the test sees nothing of a search that stands")
	}
	step(searches{at: 2, ended: []record.ID{id}})
	for _, at := range remains.Of(a, gone) {
		t.Errorf("left at %s", at)
	}
}
