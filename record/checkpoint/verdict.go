package checkpoint

import "watchfloor/record"

// judge says what is wrong: which file does not agree with the checkpoint, and
// where.
func (c *checker) judge() {
	v := &c.out
	v.Entries = c.lines
	if !c.signed {
		c.tellApart("it and its hash do not agree")
		return
	}
	hashesHold := c.byHash.Size() == v.Size && c.byHash.Root() == v.Hash
	entriesHold := c.byEntry.Size() == v.Size && c.byEntry.Root() == v.Hash
	switch want := int64(v.Size - v.From); {
	case c.lines < want:
		v.problem("%s: cut off: it holds %d entries, the checkpoint wants %d; the last is entry %d", EntriesFile, c.lines, want, int64(v.From)+c.lines-1)
	case c.lines > want:
		v.problem("%s: it holds %d entries, more than the %d of the checkpoint", EntriesFile, c.lines, want)
	}
	switch {
	case c.byHash.Size() < v.Size:
		v.problem("%s: cut off: it holds %d hashes, the checkpoint wants %d", HashesFile, c.byHash.Size(), v.Size)
	case c.byHash.Size() > v.Size:
		v.problem("%s: it holds %d hashes, more than the %d of the checkpoint", HashesFile, c.byHash.Size(), v.Size)
	}
	switch {
	case hashesHold:
		c.tellApart("it was altered")
	case entriesHold:
		for _, seq := range c.apart {
			v.problem("%s: hash %d was altered; the entry itself is the one that was signed", HashesFile, seq)
		}
		if len(c.apart) == 0 && c.byHash.Size() == v.Size {
			v.problem("%s: a hash before entry %d was altered", HashesFile, v.From)
		}
	default:
		c.tellApart("it and its hash do not agree")
		if c.byHash.Size() == v.Size {
			v.problem("the entries are not those that the checkpoint was signed over")
		}
	}
	for _, earlier := range c.forked {
		v.problem("forked: its first %d entries are not those of the earlier checkpoint of %s: the record was rewritten", earlier.Size, earlier.At)
	}
}

func (c *checker) tellApart(what string) {
	for i, seq := range c.apart {
		if i == 0 {
			c.out.problem("entry %d: %s%s", seq, what, c.misplaced)
		} else {
			c.out.problem("entry %d: %s", seq, what)
		}
	}
	if c.more > 0 {
		c.out.problem("and %d entries more", c.more)
	}
}

// Whole says that nothing is wrong.
func (v Verdict) Whole() bool { return len(v.Problems) == 0 }

// Root is the root of the log as it was signed.
func (v Verdict) Root() record.Hash { return v.Hash }
