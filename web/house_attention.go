package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// attentionHouse is what the audit of disparity asks of the house.
type attentionHouse interface {
	// Attention counts closed leads by area, for those alone who oversee the house.
	Attention(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Attention, error)
}
