package store

import (
	"sync"
	"time"

	"watchfloor/record"
)

// stepTime is how long a step of a stage may keep others from writing.
const stepTime = 20 * time.Millisecond

// pace chooses how many entries a stage works on at a time, so that a step
// takes about stepTime: bulk loads make few, full transactions and still let
// interactive writers in.
type pace struct {
	mu   sync.Mutex
	each map[record.Cursor]time.Duration // what one entry took lately
}

// limit returns how many entries to work on, at most most.
func (p *pace) limit(c record.Cursor, most int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	each := p.each[c]
	if each <= 0 {
		return min(most, 32)
	}
	return max(1, min(most, int(stepTime/each)))
}

// took learns from a step.
func (p *pace) took(c record.Cursor, entries int, d time.Duration) {
	if entries == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.each == nil {
		p.each = map[record.Cursor]time.Duration{}
	}
	now := d / time.Duration(entries)
	if old := p.each[c]; old > 0 {
		now = (3*old + now) / 4
	}
	p.each[c] = now
}
