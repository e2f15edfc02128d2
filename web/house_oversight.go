package web

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// oversightHouse is what oversight asks of the house, and what other houses leave
// here as with a witness.
type oversightHouse interface {
	// KeepCheckpoint keeps a checkpoint of another house, if it is the continuation
	// of the one that is kept, and returns how many entries the kept one has.
	KeepCheckpoint(ctx context.Context, v lawful.Viewer, sent checkpoint.Sent) (record.Seq, error)
}
