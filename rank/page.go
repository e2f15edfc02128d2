package rank

import (
	"cmp"
	"container/heap"
	"errors"
	"iter"
	"math"
	"slices"

	"watchfloor/record"
)

// Row is a lead and its stored weight.
type Row struct {
	ID     record.ID
	Weight Weight
}

// Ranked is a row with its index at the moment of the page.
type Ranked struct {
	Row
	Index record.Millionths
}

// ErrOrder means that the rows of a page did not come by falling ceiling.
var ErrOrder = errors.New("rank: rows must come by falling ceiling")

// Page returns the n rows with the highest index at now, the highest first. The
// rows must come by falling ceiling; it stops asking for more as soon as none
// that could follow can enter. Errors are ErrOrder, and what the rows themselves yield.
func (s *Scale) Page(rows iter.Seq2[Row, error], now record.Time, n int) ([]Ranked, error) {
	if n <= 0 {
		return nil, nil
	}
	var top lowestFirst
	last := record.Millionths(math.MaxInt64)
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		ceiling := row.Weight.Ceiling
		if ceiling > last {
			return nil, ErrOrder
		}
		last = ceiling
		// A ceiling equal to the lowest index could still enter by age.
		if len(top) == n && ceiling < top[0].Index {
			break
		}
		top.offer(Ranked{row, s.index(&row.Weight, now)}, n)
	}
	slices.SortFunc(top, Compare)
	return top, nil
}

// Compare orders a page, as [Place.Compare] does.
func Compare(a, b Ranked) int { return compare(&a, &b) }

func compare(a, b *Ranked) int {
	if a.Index != b.Index {
		return cmp.Compare(b.Index, a.Index)
	}
	return a.place(a.Index).Compare(b.place(b.Index))
}

// lowestFirst is a heap of the best rows so far, the worst of them on top.
type lowestFirst []Ranked

func (h *lowestFirst) offer(r Ranked, n int) {
	if len(*h) < n {
		*h = append(*h, r)
		if len(*h) == n {
			heap.Init(h)
		}
		return
	}
	if compare(&r, &(*h)[0]) < 0 {
		(*h)[0] = r
		heap.Fix(h, 0)
	}
}

// Len, Less, Swap, Push and Pop implement heap.Interface.
func (h lowestFirst) Len() int           { return len(h) }
func (h lowestFirst) Less(i, j int) bool { return compare(&h[i], &h[j]) > 0 }
func (h lowestFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *lowestFirst) Push(any)          {}
func (h *lowestFirst) Pop() any          { return nil }
