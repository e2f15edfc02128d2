package names

import "slices"

// word is one distinct word of the names held.
type word struct {
	text, fold string
	bare       bool
	kunya      bool      // "Abu" or "Umm": the next word is a child's name
	key        uint32    // under which Find knows it, see soundKey
	uses       uint32    // how often it stands in names held
	first      posting   // most words have names of one shard only
	more       []posting // of the other shards
}

// posting lists the names of one shard that contain a word, by number.
type posting struct {
	shard uint32
	names []uint32
}

// vocabulary holds each distinct word once. Words are never renumbered; of a word
// that no name bears any more nothing is kept, and its number is given to another.
type vocabulary struct {
	words  paged[word]
	byText map[string]uint32 // bare words under a key of their own, see vocabKey
	byFold map[string]uint32 // newest word of that sound
	older  []uint32          // the word before of the same sound, or none
	sigs   []uint64
	begins []uint64 // the first eight sounds of each word
	shapes []shape
	keys   []uint32 // of each word, see soundKey: close together, for many are read at once
	bares  []uint32 // words of scripts without vowels, in order
	pieces pieces   // by which words with slips are found
	idle   []uint32 // words that lost their last name in this change
	free   []uint32 // numbers without a word
	given  uint64   // how often a number was given again
}

const none = ^uint32(0)

func vocabKey(text string, bare bool) string {
	if bare {
		return "\x00" + text
	}
	return text
}

// number returns the number of the word of a term, adding it when it is new.
func (v *vocabulary) number(x *term) uint32 {
	key := vocabKey(x.text, x.bare)
	if id, ok := v.byText[key]; ok {
		return id
	}
	w := word{text: key, fold: x.fold, bare: x.bare, kunya: isKunya(x.text), key: words().soundKey(x.text, x.fold, x.bare)}
	if x.bare {
		w.text = key[1:]
	}
	id := v.place()
	*v.words.at(id) = w
	v.byText[key] = id
	v.older[id] = none
	if before, ok := v.byFold[w.fold]; ok {
		v.older[id] = before
	}
	v.byFold[w.fold] = id
	p := shapeOf(w.text, w.fold, w.bare)
	v.sigs[id], v.begins[id], v.shapes[id], v.keys[id] = signature(w.fold), p.sounds[0], p, w.key
	if x.bare {
		at, _ := slices.BinarySearch(v.bares, id)
		v.bares = slices.Insert(v.bares, at, id)
	}
	v.findable(id)
	return id
}

// place finds a number for a new word.
func (v *vocabulary) place() uint32 {
	if n := len(v.free); n > 0 {
		id := v.free[n-1]
		v.free = v.free[:n-1]
		v.given++
		return id
	}
	v.older, v.sigs, v.begins, v.shapes, v.keys = append(v.older, none), append(v.sigs, 0), append(v.begins, 0), append(v.shapes, shape{}), append(v.keys, 0)
	return v.words.add(word{})
}

// soundingAs calls yield with every word of the given sound.
func (v *vocabulary) soundingAs(f string, yield func(uint32)) {
	id, ok := v.byFold[f]
	for ok && id != none {
		yield(id)
		id = v.older[id]
	}
}

// lists is how many lists a word has.
func (w *word) lists() int {
	if len(w.first.names) == 0 {
		return 0
	}
	return 1 + len(w.more)
}

func (w *word) list(i int) *posting {
	if i == 0 {
		return &w.first
	}
	return &w.more[i-1]
}

// link adds name to the list of the word in the shard; names come mostly in
// rising order. It reports whether it is the first name that bears the word.
func (w *word) link(shard, name uint32) bool {
	n := w.lists()
	for i := range n {
		if p := w.list(i); p.shard == shard {
			if n := len(p.names); p.names[n-1] < name {
				p.names = append(p.names, name)
			} else if at, found := slices.BinarySearch(p.names, name); !found {
				p.names = slices.Insert(p.names, at, name)
			}
			return false
		}
	}
	if n > 0 {
		w.more = append(w.more, posting{shard, []uint32{name}})
		return false
	}
	w.first = posting{shard, []uint32{name}}
	return true
}

// unlink takes name out again, and reports whether it was the last one.
func (w *word) unlink(shard, name uint32) bool {
	n := w.lists()
	for i := range n {
		p := w.list(i)
		if p.shard != shard {
			continue
		}
		if at, found := slices.BinarySearch(p.names, name); found {
			p.names = slices.Delete(p.names, at, at+1)
		}
		if len(p.names) > 0 {
			return false
		}
		if last := len(w.more) - 1; last >= 0 {
			*p = w.more[last]
			w.more[last] = posting{}
			w.more = w.more[:last]
		} else {
			*p = posting{}
		}
		return n == 1
	}
	return false
}
