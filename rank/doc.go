// Package rank is the order of leads, with reasons. It answers which lead to
// look at next when there are more than the desk has people for.
//
// What is ordered is the lead: one or more reports about the same thing, never
// a person. The index of a lead at a moment is
//
//	I = p · s · μ · [ G(a) − γ·G(a+Δ) ]
//
// p is the probability that the reports are of a plot, from graded evidence by
// independent origin; s weighs the harm; μ is one over the hands-on time still
// expected; G(a) is the probability that the window left before harm outlasts
// the lead's age a and the work itself. The bracket is what is lost by waiting
// Δ longer, softened by γ. [Scale.Weigh] makes the stored part of it, a
// [Weight]; [Scale.Index] applies the moment; [Scale.Page] finds the top of
// the board without weighing every row, and [Scale.Order] puts all rows in order;
// [Sentence] says why in words. Package simulate, below this one, plays desks with it.
//
// The index is in expected plots, weighted by harm, per thousand analyst-days:
// an ungraded report that claims nothing starts near 2, a well-sourced threat
// to life within days near 50.
//
// Invariants:
//   - Evidence holds ids, closed codes, numbers and times: no name, no text and
//     nothing that the house holds about anybody can reach the order.
//   - Reports of one origin count once. A copy never moves the weight.
//   - The order of the evidence is without meaning: a permutation of it gives
//     the same weight, bit for bit. Sums are sums of integers for this reason.
//   - F, 6 and "untested" are unknown and equal to no grade, never the middle.
//   - What one origin's contents, harm and stated window can add is bounded by
//     how well it is graded: a hoax cannot climb by claiming ever more.
//   - The window factor lies in [0, 1], so Ceiling bounds the index at every
//     moment and under every load.
//   - Equal indexes are ordered by the first report received, then by id, never
//     by row order.
//   - A Weight holds no words: it can be stored in an entry's body as it is.
//
// The package reads no clock and does no input or output. The figures are a
// value, [Rules]: assumptions with a stated provenance, to be recalibrated
// against outcomes, not constants of nature.
package rank
