package origin

import (
	"math/bits"
	"slices"
)

// Text is a text as it is compared.
type Text struct {
	raw    string
	words  []word
	runs   []uint64 // of the five words from each on
	quoted []bool   // by word: between quotation marks
}

// Span is a piece of a text, in bytes.
type Span struct{ Start, End int }

// Read cuts a text into words.
func Read(s string) *Text {
	t := &Text{raw: s, words: wordsOf(s)}
	t.runs = runsOf(t.words)
	t.quoted = make([]bool, len(t.words))
	w := 0
	for _, q := range quotations(s) {
		for ; w < len(t.words) && t.words[w].end <= q.End; w++ {
			t.quoted[w] = t.words[w].start >= q.Start
		}
	}
	return t
}

// ReadReport is Read of a report: its title is its first line.
func ReadReport(title, text string) *Text { return Read(whole(title, text)) }

func whole(title, text string) string {
	if title == "" {
		return text
	}
	return title + "\n" + text
}

// Words is the number of words.
func (t *Text) Words() int { return len(t.words) }

func runsOf(words []word) []uint64 {
	if len(words) < runWords {
		return nil
	}
	runs := make([]uint64, len(words)-runWords+1)
	for i := range runs {
		h := uint64(0)
		for _, w := range words[i : i+runWords] {
			h = bits.RotateLeft64(h, 23)*fnvPrime ^ w.hash
		}
		runs[i] = mixed(h)
	}
	return runs
}

// mixed spreads the bits of a hash (the finish of splitmix64).
func mixed(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Key is a run of words under which a text is found again.
type Key struct {
	Hash uint64
	At   int // the run's first word
}

// Keys returns the keys in the order of the text, each hash once: of every
// three runs in a row the smallest. A text of fewer than five words has none.
func (t *Text) Keys() []Key {
	seen := make(map[uint64]bool, len(t.runs)/2+1)
	keys := make([]Key, 0, len(t.runs)/2+1)
	for i := range max(1, len(t.runs)-window+1) {
		at, ok := smallest(t.runs, i)
		if ok && !seen[t.runs[at]] {
			seen[t.runs[at]] = true
			keys = append(keys, Key{t.runs[at], at})
		}
	}
	return keys
}

func smallest(runs []uint64, from int) (at int, ok bool) {
	if from >= len(runs) {
		return 0, false
	}
	at = from
	for i := from + 1; i < min(from+window, len(runs)); i++ {
		if runs[i] <= runs[at] {
			at = i
		}
	}
	return at, true
}

// Keys returns the hashes of a report's keys, sorted, each once.
func Keys(title, text string) []uint64 {
	keys := ReadReport(title, text).Keys()
	out := make([]uint64, len(keys))
	for i, k := range keys {
		out[i] = k.Hash
	}
	slices.Sort(out)
	return out
}
