package names

// assignment pairs the words of a query with the words of a held name so that
// the information that agrees is greatest. It is exact, not greedy: a word
// taken by a better partner leaves the next best to others.
type assignment struct {
	rows, cols int
	gain       [maxTerms][maxTerms]float32
	like       [maxTerms][maxTerms]uint8
	partner    [maxTerms]int8 // column of each row, or -1
	best       float32
	rest       [maxTerms + 1]float32 // most that rows from i on can add
	trial      [maxTerms]int8
	steps      int
}

// maxSteps bounds the search for names of many equal words; beyond it the best
// pairing found so far stands.
const maxSteps = 2000

func (a *assignment) solve() {
	a.rest[a.rows] = 0
	simple := true
	var taken uint32
	for i := a.rows - 1; i >= 0; i-- {
		top, at := float32(0), int8(-1)
		for j := range a.cols {
			if a.gain[i][j] > top {
				top, at = a.gain[i][j], int8(j)
			}
		}
		a.rest[i] = a.rest[i+1] + top
		a.partner[i] = at
		if at >= 0 {
			simple = simple && taken>>at&1 == 0
			taken |= 1 << at
		}
	}
	a.best = a.rest[0]
	if simple {
		return
	}
	a.best, a.steps = -1, 0
	a.search(0, 0, 0)
}

func (a *assignment) search(row int, taken uint32, sum float32) {
	a.steps++
	if row == a.rows {
		if sum > a.best {
			a.best = sum
			copy(a.partner[:a.rows], a.trial[:a.rows])
		}
		return
	}
	if sum+a.rest[row] <= a.best || a.steps > maxSteps {
		return
	}
	for j := range a.cols {
		if a.gain[row][j] > 0 && taken>>j&1 == 0 {
			a.trial[row] = int8(j)
			a.search(row+1, taken|1<<j, sum+a.gain[row][j])
		}
	}
	a.trial[row] = -1
	a.search(row+1, taken, sum)
}
