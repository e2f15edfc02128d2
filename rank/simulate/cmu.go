package simulate

import "slices"

// cmuOf puts the priorities in the order of plots per day of work; urgency cancels
// out of cμ/θ where a plot that is lost costs the same however soon.
func cmuOf(mix [classes]float64, work [4]float64) (place [5]int64) {
	w := theWorld()
	var plots, all [5]float64
	w.each(func(grade int, claim bool, p [classes]float64) {
		priority := priorityOf(grade >= 4, claim)
		plots[priority] += mix[plot] * p[plot]
		for c := range classes {
			all[priority] += mix[c] * p[c]
		}
	})
	order := []int{1, 2, 3, 4}
	worth := func(p int) float64 { return plots[p] / all[p] / work[p-1] }
	slices.SortFunc(order, func(a, b int) int {
		if worth(a) > worth(b) {
			return -1
		}
		return 1
	})
	for i, p := range order {
		place[p] = int64(i)
	}
	return place
}
