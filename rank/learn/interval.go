package learn

import "math"

// Interval is where a share or ratio lies, 95 times in 100.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// z is the point of the normal distribution that 2.5 % lie above.
const z = 1.959963984540054

// Wilson is the score interval of E. B. Wilson (Journal of the American Statistical
// Association 22, 1927) for a share of which k of n are seen: close to 95 % on average,
// also for few and for rare ones. Of none it is everything.
func Wilson(k, n int) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}
	p, m := float64(k)/float64(n), float64(n)
	middle := p + z*z/(2*m)
	wide := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	i := Interval{(middle - wide) / (1 + z*z/m), (middle + wide) / (1 + z*z/m)}
	if k == 0 {
		i.Low = 0 // and not a little beside it
	}
	if k == n {
		i.High = 1
	}
	return i
}

// Exact is the interval of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934): it
// holds at least 95 times in 100 whatever the share is, and is wider for it. It is
// used where a share that is said too small would do harm.
func Exact(k, n int) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}
	i := Interval{0, 1}
	if k > 0 {
		i.Low = bisect(func(p float64) bool { return 1-below(k-1, n, p) < .025 })
	}
	if k < n {
		i.High = bisect(func(p float64) bool { return below(k, n, p) > .025 })
	}
	return i
}

// bisect returns where lies stops to hold between 0 and 1.
func bisect(lies func(float64) bool) float64 {
	low, high := 0., 1.
	for range 60 {
		if middle := (low + high) / 2; lies(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// below is the probability of at most k of n where each has p, between 0 and 1.
func below(k, n int, p float64) float64 {
	sum, all := 0., logFactorial(n)
	for i := range k + 1 {
		sum += math.Exp(all - logFactorial(i) - logFactorial(n-i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return sum
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
