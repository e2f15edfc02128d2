package main

import (
	"cmp"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// slack is how much garbage may lie beside what a house keeps in memory: enough
	// that a small house collects seldom.
	slack = 64 << 20
	// leastGarbage is the least share of it in per cent: what is collected more often
	// than that is paid by those who ask.
	leastGarbage = 30
	mostGarbage  = 200
	// fillingLook is how often it is looked at how much is kept while indexes are filled.
	fillingLook = 100 * time.Millisecond
)

// fillMemory lets no more than the slack of garbage grow while the indexes are filled,
// however small or large they are by then: what is read to fill them is garbage at once.
// It ends when filled is called.
func fillMemory() (filled func()) {
	if !garbageIsOurs() {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		look := time.NewTicker(fillingLook)
		defer look.Stop()
		live, allowed := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}, 0
		for {
			metrics.Read(live)
			kept := max(live[0].Value.Uint64(), leastKept)
			if p := int(max(leastGarbage, 100*slack/kept)); p != allowed {
				debug.SetGCPercent(p)
				allowed = p
			}
			select {
			case <-end:
				return
			case <-look.C:
			}
		}
	}()
	return func() { close(end); <-ended }
}

// leastKept is what any house keeps.
const leastKept = 4 << 20

// garbageIsOurs reports whether the environment leaves it to us.
func garbageIsOurs() bool { return cmp.Or(os.Getenv("GOGC"), os.Getenv("GOMEMLIMIT")) == "" }

// settleMemory gives back what filling the indexes took, and lets garbage grow by the
// size of what is kept: a house of a million names must not need twice its memory, a
// small one has room. Whoever sets GOGC decides instead.
func settleMemory() {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if garbageIsOurs() {
		debug.SetGCPercent(garbageFor(m.HeapAlloc))
	}
}

// garbageFor is the garbage allowed, in per cent of what is kept.
func garbageFor(kept uint64) int {
	return int(max(leastGarbage, min(mostGarbage, 100*slack/max(kept, 1))))
}
