package names

import (
	"slices"
	"sync"
)

// noSig is the signature of a number without a word: too far from that of any word.
const noSig = ^uint64(0)

// unused counts one use less of a word.
func (v *vocabulary) unused(id uint32) {
	w := v.words.at(id)
	if w.uses--; w.uses == 0 {
		v.idle = append(v.idle, id)
	}
}

// forget leaves nothing of the words that no name bears any more, neither here nor
// in what was kept of earlier questions. It ends each change: a name that is put
// again, with other labels perhaps, keeps its words.
func (x *Index) forget() {
	v, gone := &x.vocab, false
	for _, id := range v.idle {
		if v.words.at(id).uses == 0 && v.sigs[id] != noSig {
			v.release(id)
			gone = true
		}
	}
	v.idle = v.idle[:0]
	if gone {
		x.cache.forget()
		x.pool = sync.Pool{} // words of questions
	}
}

// release takes a word out of everything that finds it.
func (v *vocabulary) release(id uint32) {
	w := v.words.at(id)
	v.pieces.leave(w, id)
	delete(v.byText, vocabKey(w.text, w.bare))
	if v.byFold[w.fold] == id {
		if v.older[id] == none {
			delete(v.byFold, w.fold)
		} else {
			v.byFold[w.fold] = v.older[id]
		}
	} else {
		at := v.byFold[w.fold]
		for v.older[at] != id {
			at = v.older[at]
		}
		v.older[at] = v.older[id]
	}
	if w.bare {
		v.bares = slices.DeleteFunc(v.bares, func(b uint32) bool { return b == id })
	}
	*w = word{}
	v.older[id], v.sigs[id], v.begins[id], v.shapes[id], v.keys[id] = none, noSig, 0, shape{}, 0
	v.free = append(v.free, id)
}

// leave takes a word out of the entries under its pieces.
func (p *pieces) leave(w *word, id uint32) {
	p.eachPiece(w, func(hash uint32) {
		at := hash & uint32(len(p.buckets)-1)
		if i := slices.IndexFunc(p.buckets[at], func(q piece) bool { return q.word() == id }); i >= 0 {
			p.buckets[at] = slices.Delete(p.buckets[at], i, i+1)
			p.n--
		}
	})
}

// forget empties the cache: its keys are words that were asked for.
func (c *nearCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.young, c.old = nil, nil
}

// since empties the cache if numbers were given again since it was last asked.
func (c *nearCache) since(given uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.given != given {
		c.young, c.old, c.given = nil, nil, given
	}
}
