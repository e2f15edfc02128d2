package web

import (
	"cmp"
	"slices"
	"strings"
)

// marginText is a stretch of a report's text with the links to what it names.
type marginText struct {
	Text  []segment
	Links []linkRow
}

// besides cuts a report's text into paragraphs and puts each link beside the one that
// names it; what has no place in the text is returned apart.
func besides(p reportPart, links []linkRow) (rows []marginText, rest []linkRow) {
	text := p.Report.Text
	placed := slices.Clone(links)
	placed = slices.DeleteFunc(placed, func(l linkRow) bool {
		if l.Link.End > l.Link.Start && l.Link.End <= len(text) {
			return false
		}
		rest = append(rest, l)
		return true
	})
	if len(placed) == 0 {
		return nil, rest
	}
	slices.SortStableFunc(placed, func(a, b linkRow) int { return cmp.Compare(a.Link.Start, b.Link.Start) })
	from := 0
	add := func(to int, links []linkRow) {
		if to > from {
			rows = append(rows, marginText{cut(p.Report, from, to), links})
		}
		from = to
	}
	for len(placed) > 0 {
		begins := from + strings.LastIndexByte(text[from:max(from, placed[0].Link.Start)], '\n') + 1
		add(begins, nil)
		ends := len(text)
		if n := strings.IndexByte(text[max(from, placed[0].Link.End):], '\n'); n >= 0 {
			ends = max(from, placed[0].Link.End) + n + 1
		}
		n := 0
		for n < len(placed) && placed[n].Link.Start < ends {
			n++
		}
		add(ends, placed[:n])
		placed = placed[n:]
	}
	add(len(text), nil)
	return rows, rest
}
