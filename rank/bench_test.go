package rank

import (
	"math/rand/v2"
	"testing"
)

// open is how many open leads the speeds are promised for.
const open = 100_000

func openRows(b *testing.B) (*Scale, []Row) {
	s := scaleOf(b)
	rows := randomRows(s, rand.New(rand.NewPCG(11, 11)), open)
	for i := range rows {
		rows[i].Weight.Factors = nil // a board reads them for the rows that it shows
	}
	return s, rows
}

// Wanted: 20 ms for a page of the board.
func BenchmarkPage(b *testing.B) {
	s, rows := openRows(b)
	read := 0
	for b.Loop() {
		read = 0
		if _, err := s.Page(falling(rows, &read), start, 50); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(read), "rows/op")
}

// Wanted: 50 ms to order everything, as a simulation and a preview do.
func BenchmarkOrder(b *testing.B) {
	s, rows := openRows(b)
	for b.Loop() {
		s.Order(rows, start)
	}
}

// Wanted: 1 ms for a change: a further report comes to a lead of fifty, which is
// weighed again and gets its new place.
func BenchmarkChange(b *testing.B) {
	s, r := scaleOf(b), rand.New(rand.NewPCG(12, 12))
	e := randomEvidence(r)
	for i := len(e.Reports); i < 51; i++ {
		report := randomReport(r)
		report.Origin = idOf(i)
		e.Reports = append(e.Reports, report)
	}
	for b.Loop() {
		row := Row{idOf(1), s.Weigh(e, start)}
		s.Place(&row, start)
	}
}
