package main

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/lawful/password"
)

// runs bounds how many passwords are checked at once, since each takes 19 MiB. Known
// devices have a lane of their own, so that a crowd of strangers is not before them.
type runs struct {
	known, strange chan struct{} // as many as may run
	waiting        chan struct{} // strangers that may wait
}

func newRuns() runs {
	return runs{make(chan struct{}, 1), make(chan struct{}, 2), make(chan struct{}, 20)}
}

// verify checks a password when it is its turn. It runs for a line that is none too.
func (r runs) verify(ctx context.Context, kept, typed string, known bool) (bool, error) {
	lane := r.strange
	if known {
		lane = r.known
	} else {
		select {
		case r.waiting <- struct{}{}:
			defer func() { <-r.waiting }()
		default:
			return false, lawful.NotIn{Busy: true}
		}
	}
	select {
	case lane <- struct{}{}:
		defer func() { <-lane }()
		return password.Verify(kept, typed), nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// hash makes the line to keep of a password when it is its turn.
func (r runs) hash(ctx context.Context, typed string) (string, error) {
	select {
	case r.known <- struct{}{}:
		defer func() { <-r.known }()
		return password.Hash(typed), nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
