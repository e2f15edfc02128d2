package rank

import "math"

// normalTail is P(Z > z) of the standard normal law.
func normalTail(z float64) float64 { return math.Erfc(z/math.Sqrt2) / 2 }

// lognormalTail is P(median·exp(spread·Z) > x).
func lognormalTail(x, median, spread float64) float64 {
	if x <= 0 {
		return 1
	}
	return normalTail(math.Log(x/median) / spread)
}

// gammaTail is P(T > x) for a gamma law of the given shape and scale: the
// regularised upper incomplete gamma function.
func gammaTail(x, shape, scale float64) float64 {
	if x <= 0 {
		return 1
	}
	y := x / scale
	logGamma, _ := math.Lgamma(shape)
	front := math.Exp(shape*math.Log(y) - y - logGamma)
	if y < shape+1 {
		return 1 - front*lowerSeries(shape, y)
	}
	return front * upperFraction(shape, y)
}

// lowerSeries is the power series of the lower function, without its front.
func lowerSeries(shape, y float64) float64 {
	term := 1 / shape
	sum := term
	for k := 1.0; k < 1000 && term > sum*1e-16; k++ {
		term *= y / (shape + k)
		sum += term
	}
	return sum
}

// upperFraction is the continued fraction of the upper function, without its
// front, by Lentz's method.
func upperFraction(shape, y float64) float64 {
	const tiny = 1e-300
	b := y + 1 - shape
	c := 1 / tiny
	d := 1 / b
	h := d
	for i := 1.0; i < 1000; i++ {
		a := -i * (i - shape)
		b += 2
		d = 1 / nonzero(a*d+b, tiny)
		c = nonzero(b+a/c, tiny)
		h *= d * c
		if math.Abs(d*c-1) < 1e-15 {
			break
		}
	}
	return h
}

func nonzero(x, tiny float64) float64 {
	if math.Abs(x) < tiny {
		return tiny
	}
	return x
}

// partTail is P(T·U > x) for T gamma of shape above 1 and U uniform on [0, 1]:
// what is left of a plot when a report comes at any moment of it. For shape 2
// it is exp(-x/scale).
func partTail(x, shape, scale float64) float64 {
	if x <= 0 {
		return 1
	}
	return gammaTail(x, shape, scale) - x/(scale*(shape-1))*gammaTail(x, shape-1, scale)
}
