package origin

// Match is what two texts share.
type Match struct {
	a, b             *Text
	pieces           []piece
	sharedA, sharedB int // runs that the other text has too
	runsA, runsB     int // runs that count at all
}

// piece is a stretch of words that both texts have.
type piece struct {
	a, b, words int
	rare        int // words that belong to no stock phrase
}

// places is where each run of a text stands first.
func (t *Text) places() map[uint64]int32 {
	at := make(map[uint64]int32, len(t.runs))
	for i, r := range t.runs {
		if _, ok := at[r]; !ok {
			at[r] = int32(i)
		}
	}
	return at
}

// Probe is a text that is compared with many.
type Probe struct {
	text  *Text
	at    map[uint64]int32
	word  []bool // by word: of a stock phrase
	stock []bool // by run: nothing but such words
	runs  int    // that are none
}

// NewProbe prepares a text. The keys named as stock are those of phrases that so
// many reports have that sharing them says nothing: they count neither as
// shared nor as not shared.
func NewProbe(t *Text, stock []Key) *Probe {
	p := &Probe{text: t, at: t.places(), word: make([]bool, len(t.words)), stock: make([]bool, len(t.runs)), runs: len(t.runs)}
	if len(stock) == 0 {
		return p
	}
	for _, k := range stock {
		for i := k.At; i < k.At+runWords; i++ {
			p.word[i] = true
		}
	}
	for i := range p.stock {
		all := true
		for _, w := range p.word[i : i+runWords] {
			all = all && w
		}
		if p.stock[i] = all; all {
			p.runs--
		}
	}
	return p
}

// Against compares the probe with another text.
func (p *Probe) Against(b *Text) Match {
	m := Match{a: p.text, b: b, runsA: p.runs, runsB: len(b.runs)}
	inA := make([]bool, len(p.text.runs))
	last := -2 // the run of a that matched the run of b before
	for j, r := range b.runs {
		i, ok := p.at[r]
		if next := last + 1; next > 0 && next < len(p.text.runs) && p.text.runs[next] == r {
			i, ok = int32(next), true // go on along the same stretch rather than begin another
		}
		if !ok {
			last = -2
			continue
		}
		at := int(i)
		m.extend(at, j, at == last+1 && last >= 0)
		last = at
		if p.stock[at] {
			m.runsB--
			continue
		}
		m.sharedB++
		if !inA[at] {
			inA[at] = true
			m.sharedA++
		}
	}
	for i := range m.pieces {
		for _, stock := range p.word[m.pieces[i].a : m.pieces[i].a+m.pieces[i].words] {
			if !stock {
				m.pieces[i].rare++
			}
		}
	}
	return m
}

func (m *Match) extend(a, b int, goesOn bool) {
	if goesOn && len(m.pieces) > 0 {
		m.pieces[len(m.pieces)-1].words++
		return
	}
	m.pieces = append(m.pieces, piece{a: a, b: b, words: runWords})
}

// Share is the part of the shorter text's runs of five words that the longer
// one has too, from 0 to 1.
func (m Match) Share() float64 {
	shared, of := m.sharedA, m.runsA
	if m.runsB < m.runsA {
		shared, of = m.sharedB, m.runsB
	}
	if of == 0 {
		return 0
	}
	return min(1, float64(shared)/float64(of))
}

// Shared is how many words the texts share that belong to no stock phrase.
func (m Match) Shared() int {
	n := 0
	for _, p := range m.pieces {
		n += p.rare
	}
	return n
}

// quoted reports in which of the texts the piece stands between quotation
// marks, most of it at least.
func (m Match) quoted(p piece) (inA, inB bool) {
	n, o := 0, 0
	for i := range p.words {
		if m.a.quoted[p.a+i] {
			n++
		}
		if m.b.quoted[p.b+i] {
			o++
		}
	}
	return 5*n >= 3*p.words, 5*o >= 3*p.words
}

// Overlap is how much of what this match found in the probe another match of
// the same probe found too, from 0 to 1, of the smaller of the two.
func (m Match) Overlap(o Match) float64 {
	short := min(m.Shared(), o.Shared())
	if short == 0 {
		return 0
	}
	both := 0
	for _, p := range m.pieces {
		for _, q := range o.pieces {
			if p.rare > 0 && q.rare > 0 {
				both += max(0, min(p.a+p.words, q.a+q.words)-max(p.a, q.a))
			}
		}
	}
	return min(1, float64(both)/float64(short))
}
