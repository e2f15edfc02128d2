// Package throttle slows those down who guess passwords, and nobody else. It counts
// failures by account and network address together, by address alone, and for each
// device on which somebody signed in before by itself; never by account alone, because
// then whoever knows a colleague's name could keep them out. It knows no clock, keeps
// its counts in memory and forgets them with time.
//
// What is promised to an owner while somebody else fails at their account as often as
// they like: from a known device nothing changes; from a new device at another address
// nothing changes; from a new device at the very address of the attacker they wait at
// most Longest after the attacker's last failure.
package throttle

import (
	"sync"

	"watchfloor/record"
)

// Longest is the longest that anybody waits.
const Longest = 15 * record.Minute

// rule is how failures of one kind turn into waiting: so many are free, then one
// second, twice as long with each, up to the most.
type rule struct {
	free int
	most record.Time
}

var (
	byPair    = rule{5, Longest}
	byAddress = rule{50, record.Minute} // a whole office may come from one address
	byDevice  = rule{10, Longest}       // somebody who holds the device of a colleague
)

// forgetAfter is when failures no longer count.
const forgetAfter = 12 * record.Hour

// Attempt is an attempt to come in. Account is a key of the name that was typed,
// whether or not there is such an account; Device is empty for a device that is not
// known to have signed in to this account.
type Attempt struct{ Account, Address, Device string }

type key struct {
	kind    byte
	account string
	from    string
}

type count struct {
	n    int
	last record.Time
}

// Throttle counts failures. It is safe for many at once.
type Throttle struct {
	mu     sync.Mutex // guards counts
	counts map[key]count
}

// New returns one that has counted nothing.
func New() *Throttle { return &Throttle{counts: map[key]count{}} }

// keys are what an attempt is counted by. A known device stands for itself alone: the
// failures of others at its address do not touch it.
func (a Attempt) keys() map[key]rule {
	if a.Device != "" {
		return map[key]rule{{'d', a.Account, a.Device}: byDevice}
	}
	return map[key]rule{{'p', a.Account, a.Address}: byPair, {'a', "", a.Address}: byAddress}
}

// Try returns how long whoever attempts has to wait still; 0 for not at all. Then the
// attempt counts as failed until Succeeded says otherwise, so that many at once gain
// nothing. Attempts made while waiting are not to be looked at and count for nothing.
func (t *Throttle) Try(a Attempt, now record.Time) record.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	wait, keys := record.Time(0), a.keys()
	for k, r := range keys {
		wait = max(wait, t.counts[k].until(r)-now)
	}
	if wait > 0 {
		return wait
	}
	t.makeRoom(now)
	for k := range keys {
		c := t.counts[k]
		if now-c.last > forgetAfter {
			c.n = 0
		}
		t.counts[k] = count{c.n + 1, now}
	}
	return 0
}

func (c count) until(r rule) record.Time {
	if c.n < r.free {
		return 0
	}
	return c.last + min(r.most, record.Second<<min(c.n-r.free, 20))
}

// Succeeded forgets the failures of an account at an address and on a device: whoever
// came in had mistyped. Of those of the address as a whole it takes back the last.
func (t *Throttle) Succeeded(a Attempt) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for k := range a.keys() {
		if c := t.counts[k]; k.kind == 'a' && c.n > 1 {
			t.counts[k] = count{c.n - 1, c.last}
			continue
		}
		delete(t.counts, k)
	}
}

// most is how many counts are kept: some 10 MB.
const most = 50_000

// makeRoom forgets what no longer counts when there is too much, and then whatever it
// meets first: an attacker with so many addresses is not slowed down by their own.
func (t *Throttle) makeRoom(now record.Time) {
	if len(t.counts) < most {
		return
	}
	for k, c := range t.counts {
		if now-c.last > Longest {
			delete(t.counts, k)
		}
	}
	for k := range t.counts {
		if len(t.counts) < most*9/10 {
			return
		}
		delete(t.counts, k)
	}
}
