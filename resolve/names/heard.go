package names

import (
	"hash/maphash"
	"slices"
	"sync"
)

// hearing is a sound key that a word of a text may have, and how alike the words of
// that key are to it; 0: it is that key itself.
type hearing struct {
	key  uint32
	like uint8
}

// exact reports whether the word of the text sounds so by itself.
func (s hearing) exact() bool { return s.like == 0 }

// plain reports whether a word in small letters may be heard so: a slip must be slight.
func (s hearing) plain() bool { return s.exact() || s.like >= formUnsure }

// exactly returns the sound of the word itself, if a name has it.
func (x *Index) exactly(s *scratch, sound uint32) []hearing {
	from := len(s.sounds)
	if x.spots.uses[sound] > 0 {
		s.sounds = append(s.sounds, hearing{sound, 0})
	}
	return s.sounds[from:len(s.sounds):len(s.sounds)]
}

// heard returns all keys the word may have: its own, those of the names it may be
// a form of, and those it may be with a slip.
func (x *Index) heard(s *scratch, l *lexicon, t *term, script Script) []hearing {
	id := x.heardBefore.id(t)
	size := uint64(x.vocab.words.n) + x.vocab.given + x.spots.fresh
	if list, ok := x.heardBefore.get(id, size); ok {
		return list
	}
	out := s.heard[:0]
	add := func(key uint32, like uint8) {
		if x.spots.uses[key] == 0 {
			return
		}
		if i := slices.IndexFunc(out, func(s hearing) bool { return s.key == key }); i < 0 {
			out = append(out, hearing{key, like})
		} else if !out[i].exact() {
			out[i].like = max(out[i].like, like)
		}
	}
	own := l.soundKey(t.text, t.fold, t.bare)
	add(own, 0)
	eachForm(t.text, script, l.byFold[t.fold] > 0, func(stem string, like uint8) {
		f := l.sounds(stem, t.bare)
		add(l.soundKey(stem, f, t.bare), like)
		if t.bare {
			x.alike(s, &term{text: stem, fold: f, bare: true}, add)
		}
	})
	x.alike(s, t, add)
	s.heard = out
	kept := slices.Clone(out)
	x.heardBefore.put(id, size, kept)
	return kept
}

func (x *Index) alike(s *scratch, t *term, add func(key uint32, like uint8)) {
	s.slips = x.vocab.slips(s.slips[:0], &s.slip, t)
	for _, n := range s.slips {
		add(x.vocab.words.at(n.id).key, min(n.like, sounds-1))
	}
}

// heardCache remembers what was heard in a word, by a hash of it (no word of a
// text is kept), with how much was known then: when words came since, the word is
// heard again.
type heardCache struct {
	mu         sync.Mutex // guards young and old
	young, old map[uint64]heardEntry
	seed       maphash.Seed // set when the index is made
}

type heardEntry struct {
	upTo uint64
	list []hearing
}

func (c *heardCache) id(t *term) uint64 {
	id := maphash.String(c.seed, t.text)
	if t.bare {
		id = ^id
	}
	return id
}

func (c *heardCache) get(id, upTo uint64) ([]hearing, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.young[id]
	if !ok {
		if e, ok = c.old[id]; ok && e.upTo == upTo {
			c.keep(id, e)
		}
	}
	return e.list, ok && e.upTo == upTo
}

func (c *heardCache) put(id, upTo uint64, list []hearing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(id, heardEntry{upTo, list})
}

// keep keeps an entry; when a generation is full the one before is dropped.
func (c *heardCache) keep(id uint64, e heardEntry) {
	if c.young == nil || len(c.young) >= cacheSize {
		c.old, c.young = c.young, make(map[uint64]heardEntry, 256)
	}
	c.young[id] = e
}
