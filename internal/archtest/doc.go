// Package archtest holds the house in order: its tests walk the tree of the
// module and refuse what the design rules out, each with the file, the line and
// the rule. The one table of arrows between folders is in arrows_test.go.
//
// A check is a function from a parsed tree to findings, so that each of them
// also runs on small made-up trees (testdata/*.txtar) that break its rule: a
// check that stopped seeing anything would fail there first.
//
// The tests read folders that Go's test cache does not watch as a whole, so run
// them with -count=1 where it matters.
package archtest
