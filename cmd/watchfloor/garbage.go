package main

import (
	"cmp"
	"os"
	"runtime"
	"runtime/debug"
)

const (
	// slack is how much garbage may lie beside what a house keeps in memory: enough
	// that a small house collects seldom.
	slack = 64 << 20
	// leastGarbage is the least share of it in per cent: what is collected more often
	// than that is paid by those who ask.
	leastGarbage = 30
	mostGarbage  = 200
	// fillingGarbage is the share while the indexes are filled: what is read to fill
	// them is garbage at once, and must not take as much room as they do.
	fillingGarbage = 50
)

// fillMemory lets garbage grow as it may while the indexes are filled.
func fillMemory() {
	if garbageIsOurs() {
		debug.SetGCPercent(fillingGarbage)
	}
}

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
