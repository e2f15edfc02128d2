package throttle

import (
	"sync"

	"watchfloor/record"
)

// Tally puts refusals together, so that an attack does not fill the record: of each
// account and reason at most one entry in a minute.
type Tally struct {
	mu  sync.Mutex // guards all
	all map[tallied]*pile
}

type tallied struct {
	account record.ID
	means   record.Means
	why     record.SignInRefusal
}

type pile struct {
	times int64
	told  record.Time // when the last entry was made; 0: never
}

// NewTally returns an empty one.
func NewTally() *Tally { return &Tally{all: map[tallied]*pile{}} }

// Add counts a refusal.
func (t *Tally) Add(account record.ID, m record.Means, why record.SignInRefusal) {
	t.mu.Lock()
	defer t.mu.Unlock()
	k := tallied{account, m, why}
	if t.all[k] == nil {
		t.all[k] = &pile{}
	}
	t.all[k].times++
}

// Due returns the entries to be made at a moment. At the end of the program all are:
// now is 0.
func (t *Tally) Due(now record.Time) (due []*record.SignInRefused) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for k, h := range t.all {
		switch {
		case now != 0 && h.told != 0 && now-h.told < record.Minute:
		case h.times == 0:
			delete(t.all, k)
		default:
			due = append(due, &record.SignInRefused{Account: k.account, Means: k.means, Why: k.why, Times: h.times})
			h.times, h.told = 0, now
		}
	}
	return due
}
