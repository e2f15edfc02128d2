// Package queue computes how long work waits and how much of it people can do: the
// terror-queue model and the queues of Erlang, Palm and Cobham. It knows nothing of
// a house: numbers go in, numbers come out, and nothing is rounded.
//
// Where each part comes from:
//
//   - The terror-queue model: plots are customers, agents are servers, "available"
//     (searching) or "busy" (on a plot that was found). E. H. Kaplan, Terror Queues,
//     Operations Research 58(4-1), 773-784, 2010, with its extension to false plots.
//     The equations here are derived from the model that the paper defines; they
//     reproduce the terror-queue model, and no table of the paper was at hand.
//   - Staffing when detection follows attack (proportional hazards): E. H. Kaplan,
//     talks at MIT, 2013, and LNMB, 2017.
//   - How long plots last: 30 plots in the United States, nine months on the mean,
//     95 % between 1 and 25 months. E. H. Kaplan, Estimating the Duration of Jihadi
//     Terror Plots in the United States, Studies in Conflict & Terrorism, 2012.
//   - All wait: A. K. Erlang, 1917 (Erlang-C). Some give up: C. Palm, 1946 (Erlang-A).
//     Some go first: A. Cobham, Priority Assignment in Waiting Line Problems,
//     Operations Research 2(1), 70-76, 1954.
//
// Rates are per unit of time, whichever the caller takes, the same for all.
package queue
