package store

import (
	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// sent holds what witnesses were told of the log against the log: a record that
// was rewritten with all its hashes is found by what it says it told others.
func (v *verifier) sent(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.CheckpointSent:
		if b.Size < 1 || b.Size > e.Seq {
			v.problem(place(e.Seq), "it tells of a checkpoint over %d entries, of which there were %d", b.Size, e.Seq)
			return nil
		}
		root, err := tlog.TreeHash(int64(b.Size), v.s.hashes())
		if err != nil {
			v.problem(place(e.Seq), "the log up to the checkpoint that it tells of cannot be read: %v", err)
			return nil
		}
		if record.Hash(root) != b.Hash {
			v.problem(place(e.Seq), "the first %d entries are not those of the checkpoint that was sent: compare with what the witness holds", b.Size)
		}
	case *record.CheckpointKept:
		ref, _ := e.Content(record.ClassName)
		words, err := v.openRef(ref)
		if err != nil || words == nil {
			return err
		}
		c, err := checkpoint.Unchecked(noteOf(words))
		if err != nil || c.Size != b.Size || c.Hash != b.Hash {
			v.problem(place(e.Seq), "it is not what the checkpoint says that it keeps")
		}
	}
	return nil
}
