package main

import (
	"fmt"
	"time"
	_ "time/tzdata" // so that a machine without zones knows them
)

// zoneFlags say in which zone the roster and the times that reports state are read.
type zoneFlags struct {
	Zone zoneName `help:"The zone in which the roster, and words such as tomorrow where a report states none, are read; such as Europe/London." default:"UTC"`
}

// zoneName is a zone as the command line names it.
type zoneName struct{ *time.Location }

// UnmarshalText implements encoding.TextUnmarshaler.
func (z *zoneName) UnmarshalText(b []byte) (err error) {
	if string(b) == "Local" {
		return fmt.Errorf("name a zone such as Europe/London")
	}
	if z.Location, err = time.LoadLocation(string(b)); err != nil {
		return fmt.Errorf("%q is no zone: write one such as Europe/London", b)
	}
	return nil
}

// in sets the zone in which the house reads times.
func (h *house) in(zone *time.Location) { h.zone, h.recogniser.Zone = zone, zone }
