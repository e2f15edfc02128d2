// Package learn compares what leads came to with what was thought of them: how often
// leads of a probability turned out to be of a plot, and how much likelier something
// is in reports of a plot, or in useful ones, than in noise.
//
// It counts outcomes of leads, never acts of people: nothing in it knows who decided,
// who reported or who is named. It changes nothing: its figures go to a person, who
// accepts them as rules or does not.
package learn
