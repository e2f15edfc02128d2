package record

import (
	"context"
	"errors"
	"fmt"
)

// Log is what a stage needs of the store. T is the stage's own reader: the few
// questions it may ask of the house, declared in its room.
type Log[T any] interface {
	// Step runs one transaction: it reads at most limit entries of the kinds
	// behind the cursor, calls step with them and a reader that sees exactly
	// what is recorded so far, appends the drafts that step returns, folds them
	// into the projections and moves the cursor, all or nothing. It returns how
	// many entries lay between the old and the new position of the cursor (1 for a
	// step that was Unfinished with its first entry and appended something); 0
	// means that the stage has nothing more to do now.
	Step(ctx context.Context, stage Stage, limit int, step func(T, []Entry) ([]Draft, error)) (int, error)
}

// Stage names a follower of the log and the kinds it wants to see.
type Stage struct {
	Cursor Cursor
	Kinds  []Kind
}

// Wants reports whether the stage works on entries of kind k.
func (s Stage) Wants(k Kind) bool {
	for _, w := range s.Kinds {
		if w == k {
			return true
		}
	}
	return false
}

// Unworkable is an error of a step that trying again will not mend: the entry
// is passed by and a StageFailed entry says so.
type Unworkable struct{ Err error }

func (u Unworkable) Error() string { return "cannot be worked on: " + u.Err.Error() }
func (u Unworkable) Unwrap() error { return u.Err }

// Unfinished is what a step returns with drafts that stand, when it has not worked
// through all entries: the first Done of them are done and the others come again.
// So what one entry sets off can be written in pieces between which others write.
type Unfinished struct{ Done int }

func (u Unfinished) Error() string {
	return fmt.Sprintf("%d entries are done, the others come again", u.Done)
}

// Follow brings a stage up to date: it steps until nothing new is left. A kill
// at any point repeats or skips nothing, because results and cursor are written
// in one transaction. A batch that proves unworkable (an error of that type, or
// a panic) is tried again entry by entry; the one entry that still fails is
// passed by with a StageFailed entry, so that it can hold up no other.
func Follow[T any](ctx context.Context, log Log[T], stage Stage, batch int, step func(T, []Entry) ([]Draft, error)) (int, error) {
	total := 0
	for {
		n, err := log.Step(ctx, stage, batch, guarded(step))
		var bad Unworkable
		if errors.As(err, &bad) {
			n, err = oneByOne(ctx, log, stage, batch, step)
		}
		total += n
		if err != nil || n == 0 {
			return total, err
		}
	}
}

func oneByOne[T any](ctx context.Context, log Log[T], stage Stage, batch int, step func(T, []Entry) ([]Draft, error)) (int, error) {
	total := 0
	for total < batch {
		n, err := log.Step(ctx, stage, 1, guarded(step))
		var bad Unworkable
		if errors.As(err, &bad) {
			n, err = log.Step(ctx, stage, 1, passBy[T](stage.Cursor))
		}
		total += n
		if err != nil || n == 0 {
			return total, err
		}
	}
	return total, nil
}

func passBy[T any](cursor Cursor) func(T, []Entry) ([]Draft, error) {
	return func(_ T, entries []Entry) ([]Draft, error) {
		var drafts []Draft
		for _, e := range entries {
			drafts = append(drafts, Machine(e, e.About, &StageFailed{Stage: cursor, Entry: e.Seq}))
		}
		return drafts, nil
	}
}

// guarded turns a panic of a step into an Unworkable error, so that one report
// that an engine chokes on does not stop the desk.
func guarded[T any](step func(T, []Entry) ([]Draft, error)) func(T, []Entry) ([]Draft, error) {
	return func(r T, entries []Entry) (drafts []Draft, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = Unworkable{fmt.Errorf("panic: %v", p)}
			}
		}()
		return step(r, entries)
	}
}
