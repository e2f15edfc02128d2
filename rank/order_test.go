package rank

import (
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

func TestOrderPutsEveryRowWhereAPageOfAllWould(t *testing.T) {
	base, r := scaleOf(t), rand.New(rand.NewPCG(13, 13))
	for range 100 {
		rows := randomRows(base, r, r.IntN(200))
		s := base.UnderLoad(record.Millionths(r.IntN(3_000_000)))
		now, read := start+record.Time(r.IntN(2000))*record.Hour, 0
		page, err := s.Page(falling(rows, &read), now, len(rows))
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for i, got := range s.Order(rows, now) {
			if want := (Place{page[i].Index, page[i].Weight.First, page[i].ID}); got != want {
				t.Fatalf("place %d: %v, on the page %v", i, got, want)
			}
		}
	}
}
