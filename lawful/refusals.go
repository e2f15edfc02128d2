package lawful

import (
	"cmp"
	"slices"
	"sync"

	"watchfloor/record"
)

// RefusalsEach is how many refusals of one person a minute are entries of their own;
// the rest of that minute is counted together, so that nobody fills the record by
// asking for what is not there.
const RefusalsEach = 20

// Refusals decides which of the things that were asked for and not shown become an
// entry at once. It keeps counts in memory and is safe for many at once. The zero
// value has seen none.
type Refusals struct {
	mu sync.Mutex // guards of
	of map[record.ID]*refused
}

// refused are the refusals of one person in the minute that began at.
type refused struct {
	began record.Time
	each  int
	who   Viewer
	more  map[record.ReadRefusal]int64
}

// Note returns the entry of a refusal; ok is false when it is only counted. What
// stands under the id makes no difference: nobody looks.
func (r *Refusals) Note(v Viewer, item record.ID, why record.ReadRefusal, now record.Time) (drafts []record.Draft, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.of == nil {
		r.of = map[record.ID]*refused{}
	}
	p := r.of[v.Actor]
	if p != nil && p.over(now) {
		drafts, p = p.counted(), nil
	}
	if p == nil {
		p = &refused{began: now, who: v, more: map[record.ReadRefusal]int64{}}
		r.of[v.Actor] = p
	}
	if p.each >= RefusalsEach {
		p.more[why]++
		return drafts, len(drafts) > 0
	}
	p.each++
	return append(drafts, v.Draft(record.ID{}, &record.ReadRefused{Item: item, Why: why})), true
}

// Due returns the entries of what was counted in minutes that are over.
func (r *Refusals) Due(now record.Time) []record.Draft {
	r.mu.Lock()
	defer r.mu.Unlock()
	var drafts []record.Draft
	for actor, p := range r.of {
		if p.over(now) {
			drafts = append(drafts, p.counted()...)
			delete(r.of, actor)
		}
	}
	return drafts
}

func (p *refused) over(now record.Time) bool { return now-p.began >= record.Minute }

func (p *refused) counted() []record.Draft {
	var drafts []record.Draft
	for why, n := range p.more {
		drafts = append(drafts, p.who.Draft(record.ID{}, &record.ReadRefused{Why: why, Times: n}))
	}
	slices.SortFunc(drafts, func(a, b record.Draft) int {
		return cmp.Compare(a.Body.(*record.ReadRefused).Why, b.Body.(*record.ReadRefused).Why)
	})
	return drafts
}
