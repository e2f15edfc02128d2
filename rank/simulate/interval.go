package simulate

import "math"

// Interval is a mean and how far from it the true mean may lie, with 95 %
// confidence by Student's t. Within is +Inf when there are fewer than two values.
type Interval struct{ Mean, Within float64 }

// IntervalOf returns the interval of values from independent seeds.
func IntervalOf(values []float64) Interval {
	n, sum := float64(len(values)), 0.0
	for _, v := range values {
		sum += v
	}
	mean, squares := sum/n, 0.0
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	if n < 2 {
		return Interval{mean, math.Inf(1)}
	}
	return Interval{mean, studentQuantile(n-1) * math.Sqrt(squares/(n-1)/n)}
}

// Low and High are the limits.
func (i Interval) Low() float64 { return i.Mean - i.Within }

// High is the upper limit.
func (i Interval) High() float64 { return i.Mean + i.Within }

// Shares are the shares of results of the same seeds, in the order of the seeds.
func Shares(results []Result) []float64 {
	shares := make([]float64, len(results))
	for i, r := range results {
		shares[i] = r.Share()
	}
	return shares
}

// Paired is the interval of the differences of two policies on the same seeds.
func Paired(of, against []Result) Interval {
	a, b := Shares(of), Shares(against)
	for i := range a {
		a[i] -= b[i]
	}
	return IntervalOf(a)
}

// studentQuantile is the t that 97.5 % of Student's law lie below.
func studentQuantile(freedom float64) float64 {
	low, high := 0.0, 1000.0
	for range 100 {
		if mid := (low + high) / 2; studentWithin(mid, freedom) < .95 {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// studentWithin is P(|T| < t), by Simpson's rule over the angle atan(t/√freedom),
// in which the density is a power of the cosine.
func studentWithin(t, freedom float64) float64 {
	const steps = 400
	angle := math.Atan(t / math.Sqrt(freedom))
	sum := 0.0
	for i := range steps + 1 {
		weight := 2.0 + 2*float64(i%2)
		if i == 0 || i == steps {
			weight = 1
		}
		sum += weight * math.Pow(math.Cos(angle*float64(i)/steps), freedom-1)
	}
	top, _ := math.Lgamma((freedom + 1) / 2)
	bottom, _ := math.Lgamma(freedom / 2)
	return 2 * math.Exp(top-bottom) / math.Sqrt(math.Pi) * sum * angle / steps / 3
}
