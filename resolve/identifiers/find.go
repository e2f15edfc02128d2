package identifiers

import (
	"slices"
	"strings"
	"sync"

	"watchfloor/record"
)

// Version is that of the rules. It is stored beside every result and grows with
// every change that gives other keys or other spans.
const Version = 2

// Found is one identifier in a text.
type Found struct {
	Kind       record.MentionKind
	Start, End int    // byte offsets in the text; End is behind the last byte
	Key        string // normalised, see the package comment
	Also       string // the handle of a profile link: a second key of the same words; usually ""
}

// Find returns the identifiers in text by position. Region is the two-letter
// country in which numbers without a country code are read ("GB"); "" means
// that only international numbers are phones.
func Find(text string, region string) []Found {
	r := reader{view: look(text), region: regionOf(region)}
	old := lists.Get().(*[]token)
	defer lists.Put(old)
	r.tokens = split((*old)[:0], r.s)
	if *old = r.tokens; cap(*old) > mostKept {
		*old = nil
	}
	// What is surest and longest claims its words first: the number in a link
	// is no phone, the host of an address no link.
	r.links()
	r.emails()
	r.hosts()
	r.handles()
	r.wallets()
	r.documents()
	r.parts()
	r.plates()
	r.phones()
	r.spelledPhones()
	slices.SortFunc(r.out, func(a, b Found) int { return a.Start - b.Start })
	return r.out
}

// lists are used by one reading after the other. They hold no words.
var lists = sync.Pool{New: func() any { return new([]token) }}

// mostKept is how many tokens of a long text are kept for the next one.
const mostKept = 1 << 14

// reader is one reading of one text.
type reader struct {
	view
	region string
	tokens []token
	taken  []uint64 // a bit for each byte of the view that is claimed
	asked  int      // see mostAsked
	out    []Found
}

// claim adds what stands at [start, end) of the view, unless somebody else has
// claimed a part of it or there is no key.
func (r *reader) claim(start, end int, f Found) bool {
	if start < 0 || start >= end || end > len(r.s) || strings.HasSuffix(f.Key, ":") || r.anyTaken(start, end) {
		return false
	}
	r.shut(start, end)
	f.Start, f.End = r.start(start), r.end(end)
	r.out = append(r.out, f)
	return true
}

// shut lets nobody claim a part of [start, end) of the view.
func (r *reader) shut(start, end int) {
	if r.taken == nil {
		r.taken = make([]uint64, len(r.s)/64+1)
	}
	for i := start; i < end; i++ {
		r.taken[i/64] |= 1 << (i % 64)
	}
}

// anyTaken reports whether a byte of [start, end) of the view is claimed.
func (r *reader) anyTaken(start, end int) bool {
	if r.taken == nil {
		return false
	}
	for i := start; i < end; i++ {
		if r.taken[i/64]&(1<<(i%64)) != 0 {
			return true
		}
	}
	return false
}

// byteAt returns the byte i of the view, a space outside of it.
func (r *reader) byteAt(i int) byte {
	if i < 0 || i >= len(r.s) {
		return ' '
	}
	return r.s[i]
}

// tokenAt returns the index of the first token that ends behind i.
func (r *reader) tokenAt(i int) int {
	n, _ := slices.BinarySearchFunc(r.tokens, i, func(t token, i int) int {
		if t.end <= i {
			return -1
		}
		return 1
	})
	return n
}

// gap returns what stands between token i and the next.
func (r *reader) gap(i int) string { return r.s[r.tokens[i].end:r.tokens[i+1].start] }

// str returns the words of token i.
func (r *reader) str(i int) string { return r.s[r.tokens[i].start:r.tokens[i].end] }

// regionOf writes a country code as the tables have it.
func regionOf(region string) string { return strings.ToUpper(strings.TrimSpace(region)) }
