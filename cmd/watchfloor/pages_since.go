package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

const (
	sinceBoard = 100              // places of the board that are compared
	sinceUsual = 12 * record.Hour // looked back at by who never left before
	sinceMost  = 30 * record.Day  // longer away than this, and everything is new
)

// Since implements web.House.
func (h *house) Since(ctx context.Context, v lawful.Viewer, from record.Time) (desk.Since, error) {
	now := record.At(h.db.Now())
	if from == 0 {
		left, err := asked(ctx, h, v, 0, (*store.Asked).LeftAt)
		if err != nil {
			return desk.Since{}, err
		}
		if from = left; from == 0 {
			from = now - sinceUsual
		}
	}
	from = max(from, now-sinceMost, h.db.Founded())
	then, err := h.Board(ctx, v, min(from, now), sinceBoard)
	if err != nil {
		return desk.Since{}, err
	}
	return asked(ctx, h, v, 0, func(a *store.Asked) (desk.Since, error) {
		s, err := a.Since(from)
		if err != nil {
			return s, err
		}
		board, err := a.Board(sinceBoard)
		if err != nil {
			return s, err
		}
		s.Before, s.Open = then.Open, board.Open
		s.New, s.Moved = desk.Compare(then, board)
		s.Answered, err = a.AnsweredSince(from)
		return s, err
	})
}
