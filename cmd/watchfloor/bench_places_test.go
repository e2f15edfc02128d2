package main

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// BenchmarkKeptPlace measures how long it takes from the moment at which a person keeps a
// place, whose name stands in 1,000 of 2,500 earlier reports, until the last of them is
// stored as read with it. Each time it lies somewhere else, so that all are found anew.
func BenchmarkKeptPlace(b *testing.B) {
	h := houseIn(b, inFolder(b, b.TempDir(), sqlite.Durable), store.Options{Now: time.Now, Found: &record.HouseFounded{}})
	takeMentions(b, h, 2500)
	spot := desk.Spot{Latitude: 51_500_000, Longitude: -71_000}
	var worst, cpu time.Duration
	for b.Loop() {
		spot.Latitude++
		before, used := time.Now(), userTime(b)
		err := h.DecidePlace(b.Context(), h.sitter(), desk.PlaceDecision{Request: record.NewID(), Names: []string{"Oskerin Vlamedal"}, Spot: spot})
		if err != nil {
			b.Fatal(err)
		}
		worst = max(worst, time.Since(before))
		cpu += userTime(b) - used
	}
	b.ReportMetric(float64(worst.Milliseconds()), "worst-ms")
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "user-ms/op")
}

// BenchmarkShared measures the page of what is shared by too many, over as many reports.
func BenchmarkShared(b *testing.B) {
	h := houseIn(b, inFolder(b, b.TempDir(), sqlite.Durable), store.Options{Now: time.Now, Found: &record.HouseFounded{}})
	takeMentions(b, h, 2500)
	used := userTime(b)
	for b.Loop() {
		if _, err := h.Shared(b.Context(), h.sitter(), 0); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((userTime(b)-used).Milliseconds())/float64(b.N), "user-ms/op")
}
