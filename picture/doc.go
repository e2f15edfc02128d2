// Package picture says how the house as a whole stands: here, how much work comes to
// it and how many people that takes. Package queue computes; this package counts what
// the record holds, chooses what to compute, and says of every figure where it comes
// from.
//
// Invariants:
//   - A figure is counted, assumed, or not there. What is counted says from how many
//     pieces of work and how many days; from too few of them, or from the work of too
//     few people, no figure is made.
//   - Nothing here is about a person. Who did a piece of work is looked at for one
//     question, whether enough people did the work for a figure to be about none of
//     them, and then forgotten. People on duty are posts that somebody holds.
//   - The same record and the same choices give the same figures.
package picture
