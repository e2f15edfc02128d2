package names

import (
	"hash/maphash"
	"runtime"
	"slices"
	"strings"
	"sync"

	"watchfloor/record"
)

// Entity is something that has names: what the caller holds under the number
// Ref.
type Entity struct {
	Ref         uint32 // the caller's own dense number
	Type        Type
	Labels      record.Labels // a viewer must hold all of them
	Names       []string
	DOB         []string // "1970-03-12", "1970-03", "1970", "circa 1970"; others are left out
	Identifiers []string // normalised "kind:value"
	Places      []string // as written; a country alone is never compared
	TiedNames   []string // names of others to whom it is tied
	TiedTo      []uint32 // Refs of others to whom it is tied
}

// Index finds entities by name. Any number of goroutines may ask while one
// puts or removes; a question sees each change whole or not at all.
type Index struct {
	mu          sync.RWMutex // guards all but the caches and pool
	vocab       vocabulary
	tray        tray          // names
	places      paged[uint32] // of the names in it
	bits        paged[uint16] // information of all terms of each name, in eighths of a bit
	entities    paged[entity]
	freeNames   []uint32
	freeEnts    []uint32
	byRef       slots
	byID        map[string][]uint32 // identifier to entities
	ids         map[uint32][]string // identifiers of the entities that have any
	dates       map[uint32][]date   // further dates of birth of the entities that have any
	placed      map[uint32][]uint32 // keys of the places of the entities that have any
	ties        ties
	shards      []shard
	spots       spots
	cache       nearCache
	heardBefore heardCache
	pool        sync.Pool // *scratch
}

// shard is a set of entities that only together may or may not be read.
// Every list of names is kept by shard, so that what a viewer may not read
// is never touched: it moves no limit, no weight and no order.
type shard struct {
	labels record.Labels
	kind   Type
}

// entity is what is kept of an Entity. Most have one date of birth and no
// identifier, so more of them are kept aside.
type entity struct {
	ref   uint32
	shard uint32
	first uint32 // its first name, or none; each says which follows
	dob   date
}

// A held term is a word's number with role and information packed beside it.
const (
	wordBits = 24
	wordMask = 1<<wordBits - 1
)

func packTerm(id uint32, r role, bits float32) uint32 {
	return id | uint32(r)<<wordBits | uint32(min(31, bits*2+0.5))<<(wordBits+3)
}

func termWord(t uint32) uint32  { return t & wordMask }
func termRole(t uint32) role    { return role(t >> wordBits & 7) }
func termBits(t uint32) float32 { return float32(t>>(wordBits+3)) / 2 }

// New returns an empty index.
func New() *Index {
	x := &Index{byID: map[string][]uint32{}, ids: map[uint32][]string{}, dates: map[uint32][]date{}, placed: map[uint32][]uint32{}, ties: newTies()}
	x.vocab.byText, x.vocab.byFold = map[string]uint32{}, map[string]uint32{}
	x.spots = newSpots()
	x.heardBefore.seed = maphash.MakeSeed()
	return x
}

// Len returns how many entities are held.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.byRef.n
}

// Put adds the entity, or replaces what was held under its Ref. It is found by
// the next question.
func (x *Index) Put(e Entity) { x.PutAll([]Entity{e}) }

// putAtOnce is how many entities go in while nobody may ask: few enough for a
// question not to wait, enough for the lock to cost nothing.
const putAtOnce = 64

// PutAll is Put for each of several, in their order. The names are read by all
// processors.
func (x *Index) PutAll(es []Entity) {
	read := make([]spelt, len(es))
	parts := min(runtime.GOMAXPROCS(0), len(es)/100+1)
	var all sync.WaitGroup
	for p := range parts {
		some := func() {
			for i := len(es) * p / parts; i < len(es)*(p+1)/parts; i++ {
				read[i] = spell(es[i])
			}
		}
		if p == parts-1 {
			some()
		} else {
			all.Go(some)
		}
	}
	all.Wait()
	for from := 0; from < len(es); from += putAtOnce {
		to := min(from+putAtOnce, len(es))
		x.mu.Lock()
		for i := from; i < to; i++ {
			x.put(&es[i], &read[i])
		}
		x.forget()
		x.mu.Unlock()
	}
}

// put does what needs the lock.
func (x *Index) put(e *Entity, r *spelt) {
	x.remove(e.Ref)
	slot := x.slot()
	n := entity{ref: e.Ref, shard: x.shardOf(e.Labels, e.Type), first: none}
	x.putDates(&n, slot, e.DOB)
	for i := len(r.names) - 1; i >= 0; i-- {
		if len(r.terms[i]) > 0 {
			id := x.addName(r.names[i], slot, n.shard, r.terms[i])
			x.name(id).setNext(n.first)
			n.first = id
		}
	}
	if len(e.Identifiers) > 0 {
		x.ids[slot] = slices.Clone(e.Identifiers)
	}
	for _, id := range e.Identifiers {
		x.byID[id] = append(x.byID[id], slot)
	}
	if len(r.places) > 0 {
		x.placed[slot] = r.places
	}
	x.ties.put(e.Ref, e.TiedNames, e.TiedTo)
	*x.entities.at(slot) = n
	x.byRef.set(e.Ref, slot)
}

func (x *Index) putDates(e *entity, slot uint32, dates []string) {
	for _, s := range dates {
		d, ok := parseDate(s)
		switch {
		case !ok:
		case e.dob.year == 0:
			e.dob = d
		default:
			x.dates[slot] = append(x.dates[slot], d)
		}
	}
}

// splitNames parts lists of spellings that were written as one name with
// semicolons, and takes remarks in brackets out.
func splitNames(in []string) []string {
	if !slices.ContainsFunc(in, func(s string) bool { return strings.ContainsAny(s, ";(") }) {
		return in
	}
	var out []string
	for _, s := range in {
		for part := range strings.SplitSeq(s, ";") {
			main, inner := brackets(part)
			out = append(out, main)
			if words := strings.Fields(inner); len(words) >= 2 && len(words) <= 5 {
				out = append(out, inner)
			}
		}
	}
	return out
}

// brackets parts the text outside brackets from the text inside.
func brackets(s string) (outside, inside string) {
	open := strings.IndexByte(s, '(')
	if open < 0 {
		return strings.TrimSpace(s), ""
	}
	end := strings.IndexByte(s[open:], ')')
	if end < 0 {
		return strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1:])
	}
	return strings.TrimSpace(s[:open] + s[open+end+1:]), strings.TrimSpace(s[open+1 : open+end])
}

// spelt is an entity made ready to be put: its names with their terms, and the
// keys of its places.
type spelt struct {
	names  []string
	terms  [][]term
	places []uint32
}

// spell does what needs no lock. A name in Chinese characters is read twice: as it
// stands, and by its sounds.
func spell(e Entity) spelt {
	written := splitNames(e.Names)
	out := spelt{names: written[:len(written):len(written)], terms: make([][]term, len(written), len(written)+1), places: placeKeys(e.Places)}
	var toks []Token
	for i, s := range written {
		toks = appendTokens(toks[:0], s)
		out.terms[i] = parse(toks, e.Type)
		if sounds, ok := bySounds(s, e.Type); ok {
			out.names, out.terms = append(out.names, s), append(out.terms, parse(Normalise(sounds), e.Type))
		}
	}
	return out
}

// Remove forgets the entity; an unknown ref is no error.
func (x *Index) Remove(ref uint32) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.remove(ref)
	x.forget()
}

func (x *Index) remove(ref uint32) {
	slot, ok := x.byRef.get(ref)
	if !ok {
		return
	}
	e := x.entities.at(slot)
	for n := e.first; n != none; {
		next := x.name(n).next()
		x.dropName(n, e.shard)
		n = next
	}
	for _, id := range x.ids[slot] {
		left := slices.DeleteFunc(x.byID[id], func(s uint32) bool { return s == slot })
		if x.byID[id] = left; len(left) == 0 {
			delete(x.byID, id)
		}
	}
	delete(x.ids, slot)
	delete(x.dates, slot)
	delete(x.placed, slot)
	x.ties.drop(ref)
	*e = entity{}
	x.byRef.drop(ref)
	x.freeEnts = append(x.freeEnts, slot)
}

func (x *Index) slot() uint32 {
	if n := len(x.freeEnts); n > 0 {
		s := x.freeEnts[n-1]
		x.freeEnts = x.freeEnts[:n-1]
		return s
	}
	return x.entities.add(entity{})
}

func (x *Index) shardOf(l record.Labels, t Type) uint32 {
	s := shard{l, t}
	if i := slices.Index(x.shards, s); i >= 0 {
		return uint32(i)
	}
	x.shards = append(x.shards, s)
	return uint32(len(x.shards) - 1)
}

func (x *Index) addName(text string, slot, shard uint32, ts []term) uint32 {
	var total float32
	letters := 0
	for i := range ts {
		letters += len(ts[i].text)
	}
	id, n := x.newName(slot, text, len(ts), letters)
	for i := range ts {
		w := x.vocab.number(&ts[i])
		x.vocab.words.at(w).uses++
		n.setTerm(uint32(i), packTerm(w, ts[i].role, ts[i].bits))
		if ts[i].role == plain || ts[i].role == number {
			if x.vocab.words.at(w).link(shard, id) {
				x.spots.sound(x.vocab.keys[w])
			}
			total += ts[i].bits
		}
	}
	*x.bits.at(id) = uint16(min(total*8, 65535))
	x.spots.add(x, id)
	return id
}

func (x *Index) dropName(id, shard uint32) {
	n := x.name(id)
	x.spots.remove(x, id)
	for i := range n.terms() {
		w := termWord(n.term(i))
		if x.vocab.words.at(w).unlink(shard, id) {
			x.spots.silence(x.vocab.keys[w])
		}
		x.vocab.unused(w)
	}
	x.forgetName(id)
}

// readable marks the shards that a viewer may be answered from.
func (x *Index) readable(s *scratch, held record.Labels, t Type) {
	s.open, s.holds, s.all = s.open[:0], held, true
	for _, sh := range x.shards {
		open := sh.labels.Within(held) && sh.kind.fits(t)
		s.open, s.all = append(s.open, open), s.all && open
	}
}
