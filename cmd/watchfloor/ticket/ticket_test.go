package ticket_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/cmd/watchfloor/ticket"
)

func TestATicketIsGoodOnceInTimeAndForItsPurpose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := ticket.New(time.Now)
		made := func() string {
			t.Helper()
			s, err := o.Make("come in", 7)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		refused := func(what string, o *ticket.Office, purpose, s string) {
			t.Helper()
			var n int
			if err := o.Take(purpose, s, &n); !errors.Is(err, ticket.ErrNotGood) || n != 0 {
				t.Errorf("%s: %d, %v", what, n, err)
			}
		}
		s := made()
		refused("another purpose", o, "go out", s)
		refused("another process", ticket.New(time.Now), "come in", s)
		refused("a changed one", o, "come in", s[:8]+"AAAA"+s[12:])
		refused("none", o, "come in", "")
		var n int
		if err := o.Take("come in", s, &n); err != nil || n != 7 {
			t.Errorf("a good one: %d, %v", n, err)
		}
		refused("used", o, "come in", s)
		late := made()
		time.Sleep(ticket.Lasts + time.Second)
		refused("late", o, "come in", late)
		refused("used, long ago", o, "come in", s)
	})
}
