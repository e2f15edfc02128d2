package web

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

func (m *memory) KeepCheckpoint(_ context.Context, _ lawful.Viewer, sent checkpoint.Sent) (record.Seq, error) {
	c, _, _, err := sent.Open()
	return c.Size, err
}
