package names

import (
	"strconv"
	"strings"
	"sync"
)

// forest corrects the linear model by small trees over the same features. Every
// node keeps the log-odds of what reaches it, so that each step down a tree can
// be told as a reason.
type forest struct {
	nodes []branch
	roots []uint16
}

// branch is a node: a leaf when feature is negative, else its left child is
// the next node.
type branch struct {
	feature int8
	right   uint16
	above   float64 // features above it go right
	value   float64
}

var personForest = sync.OnceValue(func() *forest { return readForest(personTrees) })

var otherForest = sync.OnceValue(func() *forest { return readForest(otherTrees) })

// readForest reads trees written node by node, left before right, as
// "feature above value" or "- value", one tree a line.
func readForest(s string) *forest {
	f := new(forest)
	for line := range strings.Lines(s) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		f.roots = append(f.roots, uint16(len(f.nodes)))
		f.grow(words)
	}
	return f
}

func (f *forest) grow(words []string) []string {
	me := len(f.nodes)
	if words[0] == "-" {
		f.nodes = append(f.nodes, branch{feature: -1, value: number64(words[1])})
		return words[2:]
	}
	f.nodes = append(f.nodes, branch{feature: int8(number64(words[0])), above: number64(words[1]), value: number64(words[2])})
	rest := f.grow(words[3:])
	f.nodes[me].right = uint16(len(f.nodes))
	return f.grow(rest)
}

// number64 reads a number of a table that ships with the engine.
func number64(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("names: broken table: " + s)
	}
	return v
}

// logOdds is the sum of all trees.
func (f *forest) logOdds(x *[featureCount]float64) float64 {
	sum := 0.0
	for _, i := range f.roots {
		n := &f.nodes[i]
		for n.feature >= 0 {
			if x[n.feature] > n.above {
				i = n.right
			} else {
				i++
			}
			n = &f.nodes[i]
		}
		sum += n.value
	}
	return sum
}

// blame adds to sums what each feature moved in each tree; what the roots say
// goes to feature 0.
func (f *forest) blame(x *[featureCount]float64, sums *[featureCount]float64) {
	for _, i := range f.roots {
		n := &f.nodes[i]
		sums[0] += n.value
		for n.feature >= 0 {
			at, before := n.feature, n.value
			if x[at] > n.above {
				i = n.right
			} else {
				i++
			}
			n = &f.nodes[i]
			sums[at] += n.value - before
		}
	}
}
