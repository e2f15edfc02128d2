package store

import (
	"errors"
	"time"

	"watchfloor/record"
)

// paced returns the clock of an exercise: from its founding on it runs pace times
// as fast as the world's. It is the same in every process, and runs on while none
// is open, as the world's does.
func paced(world func() time.Time, founded time.Time, pace int64) func() time.Time {
	return func() time.Time {
		return time.UnixMicro(founded.UnixMicro() + (world().UnixMicro()-founded.UnixMicro())*pace).UTC()
	}
}

// errPace refuses clocks that no house may have.
func errPace(f record.HouseFounded) error {
	switch {
	case f.Pace != 0 && f.Class != record.Exercise:
		return errors.New("only an exercise has a clock of its own: a live house keeps the time of the world")
	case f.Pace < 0 || f.Pace > maxPace:
		return errors.New("the clock of an exercise runs 1 to 3600 times as fast as the world's")
	}
	return nil
}

// maxPace lets an hour pass in a second.
const maxPace = 3600

// Now is the time on the clock of the house.
func (db *DB) Now() time.Time { return db.now() }

// World is the time outside, also in an exercise: what devices at the desk show.
func (db *DB) World() time.Time { return db.world() }

// setClock gives an exercise its clock.
func (db *DB) setClock() {
	if db.about.Pace > 1 {
		db.now = paced(db.world, db.founded.Go(), db.about.Pace)
	}
}
