// Package chart lays out the chart around a lead or a holding: in columns, by how
// far something is from the center.
//
// Promises:
//   - The same input has the same picture: nothing is drawn by chance.
//   - What an expansion brings is put into free places near what it belongs to. What
//     was there before stays where it is, however often one expands.
//   - No two things lie over each other.
package chart

import (
	"cmp"
	"slices"
)

// Thing is something to be placed.
type Thing struct {
	Column int   // how far from the center, from 0
	Step   int   // the expansion that brought it, 0 for what was there at first
	Near   []int // what it is joined to, by their places in the input
}

// Place is where a thing stands. Rows are counted in halves of the least distance
// of two things in one column.
type Place struct{ Column, Row int }

// apart is the least distance of two things in one column.
const apart = 2

// Lay places things. The first is the center.
func Lay(things []Thing) []Place {
	l := laying{things, make([]Place, len(things)), make([]bool, len(things)), map[int][]int{}}
	last := 0
	for i, t := range things {
		l.at[i].Column = t.Column
		last = max(last, t.Step)
	}
	l.first()
	for step := 1; step <= last; step++ {
		for i, t := range things {
			if t.Step == step {
				l.put(i, l.free(t.Column, l.middle(i)))
			}
		}
	}
	return l.at
}

type laying struct {
	things []Thing
	at     []Place
	done   []bool
	rows   map[int][]int // of a column, those taken
}

func (l *laying) put(i, row int) {
	l.at[i].Row, l.done[i] = row, true
	l.rows[l.things[i].Column] = append(l.rows[l.things[i].Column], row)
}

// middle is the mean row of what a thing is joined to and that has a place.
func (l *laying) middle(i int) int {
	sum, n := 0, 0
	for _, k := range l.things[i].Near {
		if l.done[k] {
			sum, n = sum+l.at[k].Row, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// free is the row nearest to the one wanted where nothing is in the way.
func (l *laying) free(column, want int) int {
	fits := func(row int) bool {
		return row >= 0 && !slices.ContainsFunc(l.rows[column], func(r int) bool { return r-row < apart && row-r < apart })
	}
	for d := 0; ; d++ {
		if fits(want + d) {
			return want + d
		}
		if fits(want - d) {
			return want - d
		}
	}
}

// first places what was there at first, column by column: the reports next to the
// center in their order, what they hold beside them.
func (l *laying) first() {
	columns := map[int][]int{}
	deepest := 0
	for i, t := range l.things {
		if t.Step == 0 && i > 0 {
			columns[t.Column] = append(columns[t.Column], i)
			deepest = max(deepest, t.Column)
		}
	}
	next := 1
	if n := len(columns[1]); n > 0 {
		next = min(max(len(columns[2])/n, 1), 4)
	}
	for n, i := range columns[1] {
		l.put(i, apart*next*n+apart*(next-1)/2)
	}
	for c := 2; c <= deepest; c++ {
		l.beside(columns[c])
	}
	if len(l.things) > 0 {
		const inSight = 12 * apart // the center stands where a page begins
		l.put(0, l.free(l.things[0].Column, min(apart*next*max(len(columns[1])-1, 0)/2+apart*(next-1)/2, inSight)))
	}
}

// beside places a column as near as may be to what is joined to it, without
// crossing more lines than it must.
func (l *laying) beside(column []int) {
	want := map[int]int{}
	for _, i := range column {
		want[i] = l.middle(i)
	}
	slices.SortStableFunc(column, func(a, b int) int { return cmp.Compare(want[a], want[b]) })
	rows := make([]int, len(column))
	for n, i := range column {
		rows[n] = want[i]
		if n > 0 {
			rows[n] = max(rows[n], rows[n-1]+apart)
		}
	}
	// What was pushed down by those above makes them give way by half.
	for n := len(rows) - 1; n >= 0; n-- {
		rows[n] -= (rows[n] - want[column[n]]) / 2
		if n < len(rows)-1 {
			rows[n] = min(rows[n], rows[n+1]-apart)
		}
		rows[n] = max(rows[n], apart*n)
	}
	for n := 1; n < len(rows); n++ {
		rows[n] = max(rows[n], rows[n-1]+apart)
	}
	for n, i := range column {
		l.put(i, rows[n])
	}
}
