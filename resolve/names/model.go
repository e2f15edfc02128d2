package names

import "math"

// featureCount is how many sums the model weighs.
const featureCount = 50

// features lays a comparison out for the model, each in units near one.
func (c *comparison) features(f *[featureCount]float64) {
	agree := float64(c.bits)
	left := float64(c.asked + c.held)
	*f = [featureCount]float64{
		1,
		float64(c.exact) / 10,
		float64(c.sound) / 10,
		float64(c.close) / 10,
		float64(c.fair) / 10,
		float64(c.weak) / 10,
		float64(c.asked) / 10,
		float64(c.held) / 10,
		float64(min(c.asked, c.held)) / 10,
		float64(c.initials),
		float64(c.initialsOff),
		flag(c.words[0]+c.words[1]+c.words[2]+c.words[3]+c.words[4] == 1),
		agree / (agree + left + 1),
		flag(c.askedWords == 0 && c.heldWords == 0),
		float64(c.outOfOrder),
		float64(c.joined),
		float64(c.top) / 10,
		math.Log1p(agree),
		float64(c.likeBits) / (agree + 1),
		flag(c.askedWords > 0 && c.heldWords > 0),
		flag(c.kunyaOff),
		float64(c.elsewhere) / 10,
		flag(c.whole),
		flag(c.lastOff && c.heldWords > 0),
		flag(c.firstOff && c.heldWords > 0),
		float64(c.asked*c.held) / 100,
		float64(c.minor),
		float64(c.minorOff),
		flag(c.lone && c.askedWords > 0),
		flag(c.lone && c.heldWords > 0),
		flag(c.askedWords > 1),
		float64(c.pairs),
		float64(c.askedAll),
		float64(c.heldAll),
		float64(c.leastLike) / 255,
		float64(c.firstLike) / 255,
		float64(c.lastLike) / 255,
		float64(c.heldFirst) / 255,
		float64(c.heldLast) / 255,
		float64(c.edits),
		float64(c.askedTop) / 10,
		float64(c.heldTop) / 10,
		float64(c.strange) / 255,
		float64(c.asked-c.held) / 10,
		float64(min(c.askedTop, c.heldTop)) / 10,
		float64(c.bits) / 10,
		float64(c.likeBits) / 10,
		float64(c.form),
		flag(c.descent),
		flag(c.kunyaBoth),
	}
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// personModel and otherModel are the weights of the features, fitted once by
// logistic regression on open queries with known answers.
var personModel = [featureCount]float64{-7.937, -0.017, -0.108, 0.025, -0.049, 0.108, -0.761, -0.512, -0.119, 0.291, -1.340, -0.850, -2.670, 1.218, -0.983, 0.063, 1.292, 0.886, 2.095, -2.545, -0.762, 2.333, 2.775, 1.080, 1.534, 0.158, -0.182, -0.276, -1.652, -0.247, -0.222, 0.375, -0.148, -0.487, 1.743, 1.219, 0.884, 0.669, 0.683, -0.967, -0.116, -0.406, 0.000, -0.249, 0.147, -0.041, 0.953, -0.137, -2.366, 0.771}

var otherModel = [featureCount]float64{-3.728, 0.217, 0.125, 0.318, -0.126, -0.503, 0.047, 0.056, -0.118, -0.270, -0.162, -0.370, 0.354, 0.851, 0.236, 0.189, 0.783, 0.393, 0.268, -0.267, -0.039, 0.889, 0.124, -0.281, 0.018, 0.024, 0.312, -0.088, 0.016, -0.069, -0.450, 0.050, -0.158, -0.165, 0.176, 0.303, 0.311, 0.609, 0.607, -0.647, -0.450, -0.725, 0.000, -0.009, -0.158, 0.033, 0.215, 0.057, 0.000, 0.022}

// meaning tells which reason each feature of the model belongs to; the features
// of agreement as a whole go to the best agreement there is (0).
var meaning = [featureCount]Feature{
	Prior, NameExact, NameSound, NameClose, NameClose, NameClose, NameMissing, NameMissing, NameOther,
	InitialFits, InitialFits, 0, 0, 0, WordsOrder, WordsJoined, CommonName, CommonName, 0, NameOther,
	KunyaOther, NameElsewhere, WordsJoined, NameOther, NameOther, NameOther,
	NameMinor, NameMinor, NameMissing, NameMissing, NameMissing,
	0, NameMissing, NameMissing, NameClose, 0, 0, 0, 0, NameClose, NameMissing, NameMissing, NameOther, NameMissing, NameOther,
	0, 0, FormOfName, WordsOrder, NameMinor,
}

// logOdds is the model's sum for a comparison.
func (c *comparison) logOdds(t Type) float64 {
	var f [featureCount]float64
	c.features(&f)
	m, _ := modelOf(t)
	sum := 0.0
	for i := range f {
		sum += float64(f[i] * m[i]) // rounded: no fused product on any processor
	}
	return sum
}

// refined is the log-odds of the model and its trees together.
func (c *comparison) refined(t Type) float64 {
	var f [featureCount]float64
	c.features(&f)
	_, trees := modelOf(t)
	return calibrated(c.logOdds(t) + trees.logOdds(&f))
}

// calibrated pulls the sum away from the middle: what looks likely is likelier
// than the examples taught, most of which were no best candidates, and what
// looks doubtful more doubtful.
func calibrated(odds float64) float64 {
	return odds + float64(0.7*max(0, min(1, float64(1.25*odds)+0.125))) - float64(1.6*max(0, min(1, -odds-0.1)))
}

// modelOf returns the weights and trees for names of a type.
func modelOf(t Type) (*[featureCount]float64, *forest) {
	if t == Organisation || t == Item {
		return &otherModel, otherForest()
	}
	return &personModel, personForest()
}

// probability is the calibrated chance for a sum of log-odds.
func probability(logOdds float64) float64 {
	return 1 / (1 + math.Exp(-max(-30, min(30, logOdds))))
}
