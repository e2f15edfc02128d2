package origintest

import (
	"html"
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// edited changes about so many hundredths of the words as a hurried editor
// does: typing errors, words left out, other words; sentences may change places.
// It never adds a word.
func edited(r *rand.Rand, l *language, b body, percent int) body {
	out := make(body, 0, len(b))
	for _, s := range b {
		t := make([]string, 0, len(s))
		for _, w := range s {
			if r.IntN(100) >= percent {
				t = append(t, w)
				continue
			}
			switch r.IntN(3) {
			case 0:
				t = append(t, mistyped(r, w))
			case 1:
				t = append(t, l.one(r))
			}
		}
		if len(t) > 0 {
			out = append(out, t)
		}
	}
	if len(out) > 4 && r.IntN(3) == 0 {
		i, j := r.IntN(len(out)), r.IntN(len(out))
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// mistyped changes the places of two letters.
func mistyped(r *rand.Rand, w string) string {
	c := []rune(w)
	if len(c) < 3 {
		return w + w
	}
	i := 1 + r.IntN(len(c)-2)
	c[i], c[i-1] = c[i-1], c[i]
	return string(c)
}

// excerpt is the sentences from some place on that make up a share of the words.
func excerpt(r *rand.Rand, b body, share float64) body {
	want := max(int(share*float64(b.words())), 25)
	first := 0
	if r.IntN(2) == 0 { // most take the beginning, many do not
		first = r.IntN(len(b))
	}
	for first > 0 && b[first:].words() < want {
		first--
	}
	last := first
	for last < len(b) && b[first:last].words() < want {
		last++
	}
	return slices.Clone(b[first:last])
}

// surface is a change that leaves the words as they are.
type surface struct {
	name   string
	change func(r *rand.Rand, s string) string
}

var surfaces = []surface{
	{"straight marks", func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "«", `"`, "»", `"`).Replace(s)
	}},
	{"lines wrapped", func(r *rand.Rand, s string) string { return wrapped(s, 60+r.IntN(20)) }},
	{"capitals", func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
	{"small letters", func(_ *rand.Rand, s string) string { return strings.ToLower(s) }},
	{"tags", func(_ *rand.Rand, s string) string {
		return "<p>" + strings.ReplaceAll(html.EscapeString(s), "\n\n", "</p>\n<p>") + "</p>"
	}},
	{"entities", func(_ *rand.Rand, s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(html.EscapeString(s), "\n\n", "<br/>&nbsp;<br/>"), ". ", ".&nbsp; ")
	}},
	{"hyphens", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "-", "\u2011") }},
	{"no hyphens", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "-", " ") }},
	{"decomposed", func(_ *rand.Rand, s string) string { return norm.NFD.String(s) }},
	{"no commas", func(_ *rand.Rand, s string) string { return strings.NewReplacer(",", "", "，", "").Replace(s) }},
	{"wide spaces", func(r *rand.Rand, s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\n\n", "\r\n\r\n"), ". ", ".\u00a0 ")
	}},
	{"soft hyphens", softened},
	{"no paragraphs", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "\n\n", " ") }},
}

// resurfaced changes one or two things about how a text looks.
func resurfaced(r *rand.Rand, s string) (text, how string) {
	a := surfaces[r.IntN(len(surfaces))]
	s, how = a.change(r, s), a.name
	if b := surfaces[r.IntN(len(surfaces))]; r.IntN(3) == 0 && b.name != "tags" && b.name != "entities" && b.name != a.name {
		s, how = b.change(r, s), how+", "+b.name
	}
	return s, how
}

func wrapped(s string, width int) string {
	var b strings.Builder
	for para := range strings.SplitSeq(s, "\n\n") {
		at := 0
		for i, w := range strings.Fields(para) {
			n := len([]rune(w))
			if i > 0 && at+1+n > width {
				b.WriteByte('\n')
				at = 0
			} else if i > 0 {
				b.WriteByte(' ')
				at++
			}
			b.WriteString(w)
			at += n
		}
		b.WriteString("\n\n")
	}
	return strings.TrimSpace(b.String())
}

// softened puts a soft hyphen into one long word of twenty.
func softened(r *rand.Rand, s string) string {
	w := strings.Split(s, " ")
	for i, x := range w {
		if c := []rune(x); len(c) > 6 && r.IntN(5) == 0 {
			w[i] = string(c[:4]) + "\u00ad" + string(c[4:])
		}
	}
	return strings.Join(w, " ")
}

// paraphrased says the same in other words: in every six words at least two
// are others, and sentences change places.
func paraphrased(r *rand.Rand, l *language, b body) body {
	out := make(body, len(b))
	since := 0
	for i, s := range b {
		t := slices.Clone(s)
		for j := range t {
			if since++; since >= 4 || r.IntN(100) < 40 {
				t[j], since = l.one(r), 0
			}
		}
		out[i] = t
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
