package resolve

import (
	"fmt"

	"watchfloor/record"
	"watchfloor/resolve/names"
)

// catchUpBatch bounds how many holdings are in memory as text at once; twice as
// many are while one batch is folded and the next one is read.
const catchUpBatch = 2000

// CatchUp folds everything held up to the entry head into the index. What r can
// read beyond head is folded too, once.
func (k *Known) CatchUp(r Holdings, head record.Seq) error {
	k.catching.Lock()
	defer k.catching.Unlock()
	if k.At() >= head {
		return nil
	}
	next, into := readBatch(r, k.At()), new(folding)
	for {
		b := <-next
		if b.err != nil {
			return fmt.Errorf("catching up with what is held: %w", b.err)
		}
		if b.more {
			next = readBatch(r, b.upTo) // while this one is folded
		}
		k.foldAll(b.news, into)
		at := b.upTo
		if !b.more {
			at = max(at, head)
		}
		k.mu.Lock()
		k.at = at
		k.mu.Unlock()
		if !b.more {
			return nil
		}
	}
}

// batch is what was read of the record in one go.
type batch struct {
	news []Held
	upTo record.Seq // everything up to this entry has been read
	more bool
	err  error
}

// readBatch reads the next batch in a goroutine of its own: r is used by one at a
// time, because the next is only asked for when the last one has come.
func readBatch(r Holdings, after record.Seq) <-chan batch {
	out := make(chan batch, 1)
	go func() {
		news, more, err := r.HeldAfter(after, catchUpBatch)
		b := batch{news: news, upTo: after, more: more && err == nil, err: err}
		if b.more {
			b.upTo = news[len(news)-1].Since
		} else {
			for _, h := range news {
				b.upTo = max(b.upTo, h.Since)
			}
		}
		out <- b
	}()
	return out
}

// foldAll takes a batch into the index.
func (k *Known) foldAll(news []Held, into *folding) {
	into.index = k.names()
	for _, h := range news {
		k.fold(h, into)
	}
	into.flush()
}

// folding is what is to be put into the index at once: names are read by all
// processors then.
type folding struct {
	index *names.Index
	es    []names.Entity
	ties  [][2]uint32
}

func (f *folding) put(e names.Entity, waiting []uint32) {
	f.es = append(f.es, e)
	for _, other := range waiting {
		f.ties = append(f.ties, [2]uint32{other, e.Ref})
	}
}

// remove forgets an entity, after what came before it has gone in.
func (f *folding) remove(ref uint32) {
	f.flush()
	f.index.Remove(ref)
}

func (f *folding) flush() {
	f.index.PutAll(f.es)
	for _, t := range f.ties {
		f.index.Tie(t[0], t[1])
	}
	clear(f.es)
	f.es, f.ties = f.es[:0], f.ties[:0]
}
