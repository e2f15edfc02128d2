package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
)

func TestInteractiveWritersGoFirstAndNobodyIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turn := newTurn()
		if err := turn.take(t.Context(), Bulk); err != nil {
			t.Fatal(err)
		}
		var order []string
		line := func(u Urgency, name string) {
			go func() {
				if err := turn.take(t.Context(), u); err != nil {
					t.Error(err)
				}
				order = append(order, name)
				turn.leave()
			}()
			synctest.Wait()
		}
		line(Bulk, "bulk 1")
		line(Bulk, "bulk 2")
		line(Interactive, "interactive 1")
		impatient, giveUp := context.WithCancel(t.Context())
		go func() {
			if err := turn.take(impatient, Interactive); !errors.Is(err, context.Canceled) {
				t.Errorf("who gives up gets %v", err)
			}
		}()
		synctest.Wait()
		giveUp()
		synctest.Wait()
		line(Interactive, "interactive 2")
		turn.leave()
		synctest.Wait()
		if want := []string{"interactive 1", "interactive 2", "bulk 1", "bulk 2"}; !slices.Equal(order, want) {
			t.Errorf("order %q, want %q", order, want)
		}
		if err := turn.take(t.Context(), Bulk); err != nil {
			t.Error("the turn was lost: ", err)
		}
	})
}
