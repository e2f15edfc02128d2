package origin

import "slices"

// Comparison shows what two texts share, for a reader.
type Comparison struct {
	Share float64 // of the shorter text's runs of five words, 0 to 1
	Runs  []Run   // in the order of the first text
}

// Run is a stretch that both texts have.
type Run struct {
	A, B   Span
	Quoted bool // between quotation marks in at least one
	Exact  bool // false: variants of one sentence, alike but for a few words
}

// aside is how many words a variant of a sentence has more or less between two
// pieces.
const aside = 3

// Compare returns the stretches of five words and more that two texts share.
// Pieces that follow each other with at most three words between them are
// variants of one sentence.
func Compare(a, b string) Comparison {
	m := NewProbe(Read(a), nil).Against(Read(b))
	out := Comparison{Share: m.Share()}
	pieces := slices.Clone(m.pieces)
	slices.SortFunc(pieces, func(p, q piece) int {
		if p.a != q.a {
			return p.a - q.a
		}
		return p.b - q.b
	})
	for i := 0; i < len(pieces); {
		run, next := m.run(pieces, i)
		if n := len(out.Runs); n == 0 || run.A.Start >= out.Runs[n-1].A.End {
			out.Runs = append(out.Runs, run)
		}
		i = next
	}
	return out
}

// run joins the pieces from i on that are variants of one sentence.
func (m Match) run(pieces []piece, i int) (Run, int) {
	first, last := pieces[i], pieces[i]
	inA, inB := m.quoted(first)
	r := Run{Quoted: inA || inB, Exact: true}
	for i++; i < len(pieces); i++ {
		p := pieces[i]
		gapA, gapB := p.a-(last.a+last.words), p.b-(last.b+last.words)
		if gapA < -runWords || gapB < -runWords || gapA > aside || gapB > aside || p.a+p.words <= last.a+last.words || p.b <= last.b {
			break
		}
		inA, inB = m.quoted(p)
		r.Quoted, r.Exact, last = r.Quoted && (inA || inB), false, p
	}
	r.A = Span{m.a.words[first.a].start, m.a.words[last.a+last.words-1].end}
	r.B = Span{m.b.words[first.b].start, m.b.words[last.b+last.words-1].end}
	return r, i
}
