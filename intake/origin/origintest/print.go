package origintest

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var figures = regexp.MustCompile(`\d+`)

// treatments are the parts of the note on how a report was made, without its
// figures.
func treatments(note string) []string {
	parts := strings.Split(note, ", ")
	for i, p := range parts {
		parts[i] = figures.ReplaceAllString(p, "n")
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}

func (r Rate) String() string { return fmt.Sprintf("%.4f (%d of %d)", r.Share(), r.Right, r.Of) }

// String returns the figures as a table.
func (f Figures) String() string {
	var b strings.Builder
	row := func(what string, r Rate) { fmt.Fprintf(&b, "%-46s %v\n", what, r) }
	row("recall, each report with its first", f.Recall)
	row("  of copies", f.RecallCopy)
	row("  of excerpts", f.RecallExcerpt)
	row("precision, each report with what it is of", f.Precision)
	row("recall, all pairs of a group, no flood", f.AllRecall)
	row("precision, all pairs of a group, no flood", f.AllPrecision)
	row("all pairs of the flood", f.Flood)
	row("direction", f.Direction)
	row("copy or excerpt, the truth's word", f.Kind)
	row("recall of quotations", f.QuoteRecall)
	row("precision of quotations", f.QuotePrecision)
	row("direction of quotations", f.QuoteDirection)
	b.WriteString("\ndirection, by what tells it\n")
	for _, k := range slices.Sorted(maps.Keys(f.DirectionBy)) {
		row("  "+k, f.DirectionBy[k])
	}
	b.WriteString("\nrecall, by what was done to the words\n")
	for _, k := range slices.Sorted(maps.Keys(f.RecallBy)) {
		row("  "+k, f.RecallBy[k])
	}
	return b.String()
}

// Worst returns the first misses of each sort, for reading.
func (f Figures) Worst(each int) string {
	var b strings.Builder
	count := map[string]int{}
	for _, m := range f.Misses {
		count[m.What]++
		if count[m.What] <= each {
			fmt.Fprintf(&b, "%s: %s (%s) and %s (%s), %.2f in common; %s\n", m.What, m.A, m.NoteA, m.B, m.NoteB, m.Shared, m.Why)
		}
	}
	for _, what := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(&b, "%d × %s\n", count[what], what)
	}
	return b.String()
}
