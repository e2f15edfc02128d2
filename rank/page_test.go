package rank

import (
	"cmp"
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

func falling(rows []Row, read *int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, r := range rows {
			*read++
			if !yield(r, nil) {
				return
			}
		}
	}
}

func randomRows(s *Scale, r *rand.Rand, n int) []Row {
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = Row{idOf(i), s.Weigh(randomEvidence(r), start)}
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(b.Weight.Ceiling, a.Weight.Ceiling) })
	return rows
}

func sorted(s *Scale, rows []Row, now record.Time, n int) []Ranked {
	all := make([]Ranked, len(rows))
	for i, row := range rows {
		all[i] = Ranked{row, s.Index(row.Weight, now)}
	}
	slices.SortFunc(all, Compare)
	return all[:min(n, len(all))]
}

func TestAPageEqualsTheTopOfTheWholeSorted(t *testing.T) {
	base, r := scaleOf(t), rand.New(rand.NewPCG(8, 8))
	for range 200 {
		rows := randomRows(base, r, r.IntN(300))
		s := base.UnderLoad(record.Millionths(r.IntN(3_000_000)))
		now, n := start+record.Time(r.IntN(2000))*record.Hour, 1+r.IntN(60)
		read := 0
		got, err := s.Page(falling(rows, &read), now, n)
		if err != nil {
			t.Fatal(err)
		}
		want := sorted(s, rows, now, n)
		if len(got) != len(want) {
			t.Fatalf("%d rows, want %d", len(got), len(want))
		}
		for i := range got {
			if got[i].ID != want[i].ID || got[i].Index != want[i].Index {
				t.Fatalf("place %d: %v %v, want %v %v", i, got[i].ID, got[i].Index, want[i].ID, want[i].Index)
			}
		}
	}
}

func TestEqualIndexesGoByFirstReceivedThenByIDNeverByRow(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(9, 9))
	w := s.Weigh(one(b2), start)
	rows := make([]Row, 9)
	for i := range rows {
		rows[i] = Row{idOf(i), w}
		rows[i].Weight.First = start - record.Time(i%3)
	}
	var want []record.ID
	for _, i := range []int{2, 5, 8, 1, 4, 7, 0, 3, 6} {
		want = append(want, idOf(i))
	}
	for range 50 {
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		var got []record.ID
		read := 0
		page, err := s.Page(falling(rows, &read), start, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range page {
			got = append(got, p.ID)
		}
		if diff := gocmp.Diff(want[:7], got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// A row whose ceiling equals the last index of the page is still read: it could
// have come earlier.
func TestARowThatCouldStillTieIsRead(t *testing.T) {
	r := DefaultRules()
	r.Gamma = 0
	s, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	w := Weight{Ceiling: 1, Since: start} // no work: the index is the ceiling
	late, early := Row{idOf(1), w}, Row{idOf(2), w}
	late.Weight.First, early.Weight.First = start+1, start
	read := 0
	page, err := s.Page(falling([]Row{late, early}, &read), start, 1)
	if err != nil || len(page) != 1 || page[0].ID != early.ID || page[0].Index != 1 {
		t.Errorf("got %+v, %v", page, err)
	}
}

func TestAPageStopsReadingEarly(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(10, 10))
	rows := randomRows(s, r, 5000)
	read := 0
	if _, err := s.Page(falling(rows, &read), start, 20); err != nil {
		t.Fatal(err)
	}
	if read > len(rows)/4 {
		t.Errorf("read %d of %d rows", read, len(rows))
	}
}

func TestAPageRefusesRowsOutOfOrderAndPassesErrorsOn(t *testing.T) {
	s, read := scaleOf(t), 0
	rows := []Row{{idOf(1), Weight{Ceiling: 1}}, {idOf(2), Weight{Ceiling: 2}}}
	if _, err := s.Page(falling(rows, &read), start, 5); !errors.Is(err, ErrOrder) {
		t.Errorf("got %v, want ErrOrder", err)
	}
	broken := errors.New("the disk is gone")
	if _, err := s.Page(func(yield func(Row, error) bool) { yield(Row{}, broken) }, start, 5); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if page, err := s.Page(falling(rows, &read), start, 0); page != nil || err != nil {
		t.Errorf("no rows asked for: %v, %v", page, err)
	}
}
