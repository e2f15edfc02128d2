package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/store"
)

// mostWitnessed is how many houses one house is the witness of.
const mostWitnessed = 1000

// KeepCheckpoint implements web.House: the first checkpoint of a house is believed
// for its key, every further one only if it is the continuation.
func (h *house) KeepCheckpoint(ctx context.Context, v lawful.Viewer, sent checkpoint.Sent) (size record.Seq, err error) {
	if err := h.mayAct(); err != nil {
		return 0, err
	}
	c, key, proof, err := sent.Open()
	if err != nil {
		return 0, desk.Cannot(err.Error())
	}
	if c.At > record.At(h.db.Now())+record.Hour {
		return 0, desk.Cannot("it was signed at " + c.At.String() + ", which has not come yet: set the clocks of both houses")
	}
	err = h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		note, houses, err := tx.Kept(key.ID())
		if err != nil {
			return err
		}
		if note == nil && houses >= mostWitnessed {
			return desk.Cannot("this house is the witness of as many others as it can be")
		}
		if note != nil {
			last, err := checkpoint.Open(note, key)
			if err != nil {
				return err
			}
			size = last.Size
			if err := checkpoint.Grew(last, c, proof); err != nil {
				return desk.Cannot(err.Error())
			}
			if c.At <= last.At {
				return nil // it is kept already
			}
		}
		size = c.Size
		d := v.Draft(key.ID(), &record.CheckpointKept{Other: key.ID(), Size: c.Size, Hash: c.Hash})
		d.Purpose = record.PurposeReview
		d.Contents = []record.Content{{ID: record.NewID(), Key: key.ID(), Class: record.ClassName, Bytes: store.KeepText(key.String(), []byte(sent.Note))}}
		_, err = tx.Append(d)
		return err
	})
	return size, err
}
