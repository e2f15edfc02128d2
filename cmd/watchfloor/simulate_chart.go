package main

import (
	"fmt"
	"math"
	"os"
	"strings"

	"watchfloor/rank/simulate"
)

// The chart, in pixels: names on the left, shares from 0 to 1, figures on the right.
const (
	chartLeft, chartWide, chartRight = 170, 520, 150
	chartRow, chartHead, chartFoot   = 22, 54, 30
)

// drawSimulated writes a chart: for each number of people a block, in it for each
// policy a dot with its interval, and a dashed line for the bound. Nothing in it is
// told by colour.
func drawSimulated(file string, s simulated) error {
	if err := os.WriteFile(file, []byte(simulatedChart(s)), 0o644); err != nil {
		return fmt.Errorf("--chart: %w", err)
	}
	return nil
}

func simulatedChart(s simulated) string {
	block := chartHead + chartRow*len(s.policies) + chartFoot
	wide, high := chartLeft+chartWide+chartRight, block*len(s.summaries)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" font-family="sans-serif" font-size="13">`+"\n", wide, high)
	fmt.Fprintf(&b, "<title>Share of reported plots found in time, by policy: %s, %d seeds of %g years</title>\n", s.model, len(s.seeds), s.years)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="white"/>`+"\n", wide, high)
	for i, sum := range s.summaries {
		fmt.Fprintf(&b, `<g transform="translate(0 %d)">`+"\n", i*block)
		s.drawBlock(&b, sum)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func across(share float64) float64 { return chartLeft + chartWide*min(max(share, 0), 1) }

func (s simulated) drawBlock(b *strings.Builder, sum summary) {
	foot := chartHead + chartRow*len(s.policies)
	fmt.Fprintf(b, `<text x="8" y="20" font-weight="bold">%s: %s, load %.2f</text>`+"\n", s.model, sum.crews, sum.load)
	for tenth := range 11 {
		x := across(float64(tenth) / 10)
		fmt.Fprintf(b, `<path d="M%.1f %dV%d" stroke="#ccc"/>`, x, chartHead-8, foot)
		if tenth%2 == 0 {
			fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%.1f</text>`, x, foot+16, float64(tenth)/10)
		}
	}
	x := across(sum.bound)
	fmt.Fprintf(b, "\n"+`<path d="M%.1f %dV%d" stroke="black" stroke-dasharray="4 3"/>`, x, chartHead-12, foot)
	fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">bound %.3f</text>`+"\n", x, chartHead-16, sum.bound)
	for j, p := range s.policies {
		drawRow(b, chartHead+chartRow*j+chartRow/2, p.String(), sum.shares[j])
	}
}

func drawRow(b *strings.Builder, y int, name string, of simulate.Interval) {
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end">%s</text>`, chartLeft-10, y+4, name)
	if !math.IsInf(of.Within, 0) {
		low, high := across(of.Low()), across(of.High())
		fmt.Fprintf(b, `<path d="M%.1f %dH%.1fM%.1f %dv8M%.1f %[2]dm0 -4v8" stroke="black" fill="none"/>`, low, y, high, low, y-4, high)
	}
	fmt.Fprintf(b, `<circle cx="%.1f" cy="%d" r="4"/>`, across(of.Mean), y)
	fmt.Fprintf(b, `<text x="%d" y="%d">%s</text>`+"\n", chartLeft+chartWide+10, y+4, interval("%.3f", of))
}
