package queue

import "math"

// Within is the time within which a share of the work of Impatient is taken up, where
// none of it left by itself before: the wait that the queue offers. Beyond the share
// that does not wait, that wait has the density
//
//	c · exp(arrive/leave·(1 - exp(-leave·t)) - n·finish·t)
//
// F. Baccelli and G. Hebuterne, On Queues with Impatient Customers, Performance '81,
// 159-179, 1981.
func Within(arrive, finish, leave float64, n int, share float64) (float64, error) {
	w, err := Impatient(arrive, finish, leave, n)
	if err != nil || !(share >= 0 && share < 1) {
		return 0, ErrRates
	}
	if share <= 1-w.Waits {
		return 0, nil
	}
	height := func(t float64) float64 { return -arrive/leave*math.Expm1(-leave*t) - float64(n)*finish*t }
	from, to := where(height, max(0, math.Log(arrive/(float64(n)*finish))/leave))
	const steps = 2000
	step, top := (to-from)/steps, height(max(0, math.Log(arrive/(float64(n)*finish))/leave))
	sum := make([]float64, steps+1) // of the density up to each step, by Simpson's rule
	for i := range steps {
		t := from + float64(i)*step
		sum[i+1] = sum[i] + (math.Exp(height(t)-top)+4*math.Exp(height(t+step/2)-top)+math.Exp(height(t+step)-top))/6
	}
	want := (share - (1 - w.Waits)) / w.Waits * sum[steps]
	for i := range steps {
		if sum[i+1] >= want {
			return from + step*(float64(i)+(want-sum[i])/(sum[i+1]-sum[i])), nil
		}
	}
	return to, nil
}

// where is between which times a height that rises to its top and falls from there lies
// near enough under it to count.
func where(height func(float64) float64, top float64) (from, to float64) {
	const deep = 40
	counts := func(t float64) bool { return height(t) > height(top)-deep }
	to = top + 1
	for counts(to) {
		to = top + 2*(to-top)
	}
	from, to = edge(counts, top, 0), edge(counts, top, to)
	return from, to
}

// edge is between a place that counts and one that may not: where counting ends.
func edge(counts func(float64) bool, in, out float64) float64 {
	if counts(out) {
		return out
	}
	for range 60 {
		if mid := (in + out) / 2; counts(mid) {
			in = mid
		} else {
			out = mid
		}
	}
	return out
}
