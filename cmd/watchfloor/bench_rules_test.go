package main

import (
	"testing"

	"watchfloor/desk"
)

// BenchmarkTryRules puts the whole board of the benchmark house into the order of other
// rules: every open lead is weighed anew and compared.
func BenchmarkTryRules(b *testing.B) {
	h, _ := benchHouse(b)
	for b.Loop() {
		v, err := h.TryRules(b.Context(), h.sitter(), map[desk.FigureCode]float64{photography: 40})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(v.Open), "leads")
	}
}
