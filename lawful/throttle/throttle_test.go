package throttle

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/record"
)

var (
	mallory = Attempt{Account: "mira", Address: "203.0.113.9"}
	desk    = Attempt{Account: "mira", Address: "198.51.100.7", Device: "desk"}
)

// guesses lets an attacker fail as fast as the throttle lets them, n times looked at.
func guesses(t *Throttle, a Attempt, n int) (looked int) {
	for range n {
		now := record.At(time.Now())
		if t.Try(a, now) == 0 {
			looked++
		}
		time.Sleep(100 * time.Millisecond)
	}
	return looked
}

// TestTenThousandFailuresKeepNoOwnerOut: not on the device they know, not on a new one
// at another address, and at the address of the attacker for at most Longest.
func TestTenThousandFailuresKeepNoOwnerOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		th := New()
		if looked := guesses(th, mallory, 10_000); looked < 5 || looked > 20 {
			t.Errorf("%d of 10,000 guesses in 17 minutes were looked at", looked)
		}
		now := record.At(time.Now())
		for name, owner := range map[string]Attempt{
			"from the known device":                       desk,
			"from the known device at the same address":   {"mira", mallory.Address, "desk"},
			"from a new device at another address":        {"mira", "198.51.100.8", ""},
			"as a colleague at the address":               {"tovik", mallory.Address, ""},
			"as a colleague with a device at the address": {"tovik", mallory.Address, "phone"},
		} {
			if w := th.Try(owner, now); w != 0 {
				t.Errorf("%s the owner waits %d s", name, w/record.Second)
			}
		}
		owner := Attempt{Account: "mira", Address: mallory.Address}
		wait := th.Try(owner, now)
		if wait == 0 || wait > Longest {
			t.Errorf("at the attacker's address the owner waits %d s", wait/record.Second)
		}
		time.Sleep(time.Duration(wait) * time.Microsecond)
		if th.Try(owner, record.At(time.Now())) != 0 {
			t.Error("they wait longer than they were told")
		}
	})
}

// TestTenThousandAddressesKeepNoOwnerOut: nothing is counted by account alone.
func TestTenThousandAddressesKeepNoOwnerOut(t *testing.T) {
	th := New()
	for i := range 60_000 {
		th.Try(Attempt{Account: "mira", Address: fmt.Sprint(i)}, record.Time(i)*1000)
	}
	now := 60 * record.Second
	if th.Try(desk, now) != 0 || th.Try(Attempt{Account: "mira", Address: "new"}, now) != 0 {
		t.Error("an attack from everywhere keeps the owner out")
	}
	if len(th.counts) > most {
		t.Errorf("%d counts are kept", len(th.counts))
	}
}

func TestWaitingGrowsAndIsForgotten(t *testing.T) {
	th := New()
	now := 1000 * record.Second
	for n, want := range []record.Time{0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900} {
		if want > 0 {
			if got := th.Try(mallory, now); got != want*record.Second {
				t.Errorf("after %d failures they wait %d s, want %d", n, got/record.Second, want)
			}
			now += want * record.Second
		}
		if got := th.Try(mallory, now); got != 0 {
			t.Errorf("after %d failures they wait for longer than they were told", n)
		}
	}
	now += forgetAfter + 1
	for range byPair.free {
		if th.Try(mallory, now) != 0 {
			t.Error("yesterday's failures count")
		}
	}
}

func TestWhoeverCameInHadMistyped(t *testing.T) {
	th := New()
	for range 20 {
		for range byPair.free - 1 {
			th.Try(mallory, record.Second)
		}
		if th.Try(mallory, record.Second) != 0 {
			t.Fatal("failures before a success count")
		}
		th.Succeeded(mallory)
		th.Succeeded(Attempt{Account: "x", Address: mallory.Address})
		th.Succeeded(Attempt{Account: "x", Address: mallory.Address})
		th.Succeeded(Attempt{Account: "x", Address: mallory.Address})
		th.Succeeded(Attempt{Account: "x", Address: mallory.Address})
	}
}

// TestAnAddressThatTriesManyNamesIsSlowedDown, but never for longer than a minute.
func TestAnAddressThatTriesManyNamesIsSlowedDown(t *testing.T) {
	th := New()
	longest := record.Time(0)
	for i := range 200 {
		w := th.Try(Attempt{Account: fmt.Sprint(i), Address: mallory.Address}, record.Time(i)*2*record.Second)
		longest = max(longest, w)
	}
	if longest < 20*record.Second || longest > record.Minute {
		t.Errorf("it waits %d s at most", longest/record.Second)
	}
}

func TestAnAttackMakesOneEntryAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tally, made, total := NewTally(), 0, int64(0)
		mira := record.NewID()
		count := func(now record.Time) {
			for _, d := range tally.Due(now) {
				made++
				total += d.Times
			}
		}
		for range 10_000 {
			tally.Add(mira, record.MeansPassword, record.SignInWrong)
			count(record.At(time.Now()))
			time.Sleep(60 * time.Millisecond)
		}
		if made > 11 || made < 10 {
			t.Errorf("ten minutes of attack made %d entries", made)
		}
		count(0)
		if total != 10_000 {
			t.Errorf("%d of 10,000 refusals are recorded", total)
		}
	})
}
