package queue

import "math"

// Gamma is how long something lasts, by the law of that name.
type Gamma struct{ Shape, Scale float64 }

// GammaBy is the gamma law with a mean that does not outlast a time with chance by, its
// shape between 0.01 and 1000. The larger its shape, the more of it lies near the mean.
func GammaBy(mean, time, by float64) Gamma {
	shape := between(1e-2, 1e3, func(k float64) bool { return (Gamma{k, mean / k}.By(time) < by) == (time > mean) })
	return Gamma{shape, mean / shape}
}

// By is the chance that it lasts no longer than a time: the regularised lower
// incomplete gamma function.
func (g Gamma) By(time float64) float64 {
	y := time / g.Scale
	if y <= 0 {
		return 0
	}
	lg, _ := math.Lgamma(g.Shape)
	front := math.Exp(g.Shape*math.Log(y) - y - lg)
	if y < g.Shape+1 {
		term := 1 / g.Shape
		sum := term
		for k := 1.0; k < 10_000 && term > sum*1e-17; k++ {
			term *= y / (g.Shape + k)
			sum += term
		}
		return front * sum
	}
	return 1 - front*upper(g.Shape, y)
}

// upper is the continued fraction of the upper function (Lentz), without its front.
func upper(shape, y float64) float64 {
	b := y + 1 - shape
	c, d := 1e300, 1/b
	h := d
	for i := 1.0; i < 10_000; i++ {
		a := -i * (i - shape)
		b += 2
		d = 1 / (a*d + b)
		c = b + a/c
		h *= d * c
		if math.Abs(d*c-1) < 1e-15 {
			break
		}
	}
	return h
}

// Until is the time that it does not outlast with a chance.
func (g Gamma) Until(chance float64) float64 {
	return between(0, g.Shape*g.Scale*1e3, func(t float64) bool { return g.By(t) < chance })
}

// Deviation is the standard deviation.
func (g Gamma) Deviation() float64 { return math.Sqrt(g.Shape) * g.Scale }

// Weibull is another law of how long something lasts.
type Weibull struct{ Shape, Scale float64 }

// WeibullBy is the Weibull law with a mean that does not outlast long, which is longer,
// with chance by; its shape lies between 0.2 and 50.
func WeibullBy(mean, long, by float64) Weibull {
	law := func(k float64) Weibull { return Weibull{k, mean / math.Gamma(1+1/k)} }
	return law(between(0.2, 50, func(k float64) bool { return law(k).By(long) < by }))
}

// By is the chance that it lasts no longer than a time.
func (w Weibull) By(time float64) float64 { return -math.Expm1(-math.Pow(time/w.Scale, w.Shape)) }

// Until is the time that it does not outlast with a chance.
func (w Weibull) Until(chance float64) float64 {
	return w.Scale * math.Pow(-math.Log1p(-chance), 1/w.Shape)
}

// LognormalMean is the mean of the lognormal law that lasts no longer than short with
// chance 1-by and no longer than long with chance by.
func LognormalMean(short, long, by float64) float64 {
	z := math.Sqrt2 * math.Erfinv(2*by-1)
	spread := math.Log(long/short) / (2 * z)
	return math.Sqrt(short*long) * math.Exp(spread*spread/2)
}

// Counted is what a count of plots says under the model, turned around: how many
// arise in a unit of time, how long they last undetected, and what share is found.
type Counted struct {
	Arise, Lasts, Share float64
}

// Hidden is Little's law: how many are hidden at a time.
func (c Counted) Hidden() float64 { return c.Arise * c.Lasts }

// Hazards are at which rates one hidden plot is attacked and found.
func (c Counted) Hazards() (attack, found float64) { return (1 - c.Share) / c.Lasts, c.Share / c.Lasts }

// between is where a condition that holds below and not above ends.
func between(lo, hi float64, below func(float64) bool) float64 {
	for range 200 {
		mid := (lo + hi) / 2
		if below(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}
