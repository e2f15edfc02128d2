package checkpoint

import (
	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// Tree computes the root of a log whose entries come one by one. It keeps one
// hash for each level.
type Tree struct {
	open []tlog.Hash // by level, those without a sibling yet
	size record.Seq
}

// Add adds the hash of an entry.
func (t *Tree) Add(h tlog.Hash) {
	level := 0
	for ; t.size>>level&1 == 1; level++ {
		h = tlog.NodeHash(t.open[level], h)
	}
	if level == len(t.open) {
		t.open = append(t.open, h)
	}
	t.open[level] = h
	t.size++
}

// Size is how many were added.
func (t *Tree) Size() record.Seq { return t.size }

// Root is the root over all of them.
func (t *Tree) Root() record.Hash { return record.Hash(RootOf(t.open, int64(t.size))) }

// RootOf combines the hashes that have no sibling, from the right, to the root
// of a log of size entries.
func RootOf(open []tlog.Hash, size int64) tlog.Hash {
	var root tlog.Hash
	begun := false
	for level, h := range open {
		if size>>level&1 == 0 {
			continue
		}
		if !begun {
			root, begun = h, true
		} else {
			root = tlog.NodeHash(h, root)
		}
	}
	return root
}
