// Package simulate plays desks that receive more than they have people for, and
// says how many plots each order of work finds in time. What it calls the index is
// package rank itself, given the likelihoods of the simulated world as
// [rank.Rules] and each report as its evidence: what is measured is the code that
// orders the board.
//
// Two models, in days:
//
// [Desk]: 100 leads a day come to people who look at one at a time until it is
// done. A lead that nobody looked at within 30 days is closed; a plot's lead is
// worth something only when the look ends before the attack. What the most that
// any order can reach is follows from linear programming ([Desk.Bound]), with the
// worth of one more analyst-day.
//
// [Watch]: 100 reports a day, several of one plot, some copied many times.
// Assessors look at each matter; where they find concern a team investigates it
// for days. Reports are linked to their matter or, in 15 of 100 cases, not; a
// closed matter reopens when new evidence doubles its probability. A plot counts
// as found when an investigation of it ends before the attack.
//
// Where the figures come from:
//   - published: 30,984 public reports in the UK in 2017, 6,659 of them useful (85
//     a day, 21.5 %); plots that last 9 months in the mean, 95 % of them 1 to 25
//     (30 US plots, Kaplan 2012), hence Gamma(2, 4.4656 months); "just a handful of
//     days" for fast ones (MI5, 2017), not their share; closing unserved leads
//     after 30 days (the FBI's goal for its Guardian system, 2004–2007); priorities
//     P1 to P4 (UK, since 2011).
//   - assumed, all else: the share of plots, likelihoods of grades, claims and
//     windows, how reports leak, linking, copying, assessments and hands-on times.
//     Plots are far more frequent than in life, 40 a year in [Watch], so that a run
//     of some years holds enough of them. Nothing measured here holds for a house
//     whose figures differ.
//
// All orders meet the same reports and the same draws of work (common random
// numbers), so that their differences are seen with fewer runs. A seed gives the
// same result bit for bit on one kind of machine; others may round the drawing of
// times differently. The package reads no clock.
package simulate
