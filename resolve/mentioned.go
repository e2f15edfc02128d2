package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"

	"watchfloor/record"
	"watchfloor/resolve/names"
)

// NameMention is a name as a report that is held writes it.
type NameMention struct {
	Report record.Seq // the entry by which the report was taken
	N      int64      // number of the mention in the report
	Labels record.Labels
	Name   string
	DOB    string // as the report states it
	Person bool   // the report names them as a person, apart from its text
}

// MentionNews is what reports were found to mention since an entry, and which
// reports are gone.
type MentionNews struct {
	Upto  record.Seq // all entries up to here have been looked at
	Named []NameMention
	Gone  []record.Seq
}

// Mentions reads which names stored reports mention.
type Mentions interface {
	// NamesAfter returns the news of at most limit entries behind entry after.
	NamesAfter(after record.Seq, limit int) (MentionNews, error)
}

// Mentioned is the index of the names that stored reports mention: a fold of what
// recognition found, kept in memory, with its own position. Each name as written is
// held once for each set of labels, and with it in which reports it stands, so that
// somebody newly held is looked for among words and not among reports. It is safe
// for one catching up and many asking.
type Mentioned struct {
	catching sync.Mutex // one catches up at a time

	mu    sync.RWMutex // guards what follows; index has a lock of its own
	index *names.Index
	at    record.Seq
	loose bool // it may have folded what was never committed
	refs  map[spelling]uint32
	by    []spelling           // by reference
	first []posting            // by reference: the first place of each
	more  map[uint32][]posting // further places of those that have them
	free  []uint32             // references without a name
	sets  map[record.Labels]int
	size  int
}

// spelling is a name as written, by whom it may be read.
type spelling struct {
	labels    record.Labels
	name, dob string
	person    bool
}

// posting is a mention: the number of the report's entry, and that of the mention
// in the report.
type posting uint64

const mentionBits = 14

func postingOf(m NameMention) posting {
	return posting(m.Report)<<mentionBits | posting(min(m.N, 1<<mentionBits-1))
}

func (p posting) report() record.Seq { return record.Seq(p >> mentionBits) }
func (p posting) mention() int64     { return int64(p & (1<<mentionBits - 1)) }

// NewMentioned returns an empty index, positioned before the record.
func NewMentioned() *Mentioned {
	m := &Mentioned{}
	m.empty()
	return m
}

func (m *Mentioned) empty() {
	m.index, m.at, m.loose, m.size = names.New(), -1, false, 0
	m.refs, m.by, m.first, m.free = map[spelling]uint32{}, nil, nil, nil
	m.more, m.sets = map[uint32][]posting{}, map[record.Labels]int{}
}

// Forget empties the index if it may have folded what was undone.
func (m *Mentioned) Forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.loose {
		m.empty()
	}
}

// At returns the entry up to which the index has folded.
func (m *Mentioned) At() record.Seq {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.at
}

// Len returns how many mentions and how many spellings are held.
func (m *Mentioned) Len() (mentions, spellings int) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.size, len(m.refs)
}

// namesBatch bounds how many entries are read at once.
const namesBatch = 2000

// CatchUp folds what the reports up to entry head mention. Firm says that all of
// that is committed; else Forget empties the index.
func (m *Mentioned) CatchUp(r Mentions, head record.Seq, firm bool) error {
	m.catching.Lock()
	defer m.catching.Unlock()
	for m.At() < head {
		news, err := r.NamesAfter(m.At(), namesBatch)
		if err != nil {
			return fmt.Errorf("catching up with what is mentioned: %w", err)
		}
		m.mu.Lock()
		m.loose = m.loose || !firm
		fresh := make([]names.Entity, 0, len(news.Named))
		for _, n := range news.Named {
			fresh = m.add(fresh, n)
		}
		m.index.PutAll(fresh)
		if len(news.Gone) > 0 {
			m.drop(news.Gone)
		}
		m.at = min(news.Upto, head)
		m.mu.Unlock()
	}
	return nil
}

// add notes a mention, and appends its spelling for the index if it is a new one.
func (m *Mentioned) add(fresh []names.Entity, n NameMention) []names.Entity {
	s, p := spelling{n.Labels, n.Name, n.DOB, n.Person}, postingOf(n)
	m.size++
	if ref, ok := m.refs[s]; ok {
		m.more[ref] = append(m.more[ref], p)
		return fresh
	}
	ref := uint32(len(m.by))
	if k := len(m.free); k > 0 {
		ref, m.free = m.free[k-1], m.free[:k-1]
		m.by[ref], m.first[ref] = s, p
	} else {
		m.by, m.first = append(m.by, s), append(m.first, p)
	}
	m.refs[s] = ref
	m.sets[s.labels]++
	e := names.Entity{Ref: ref, Type: names.Unknown, Labels: s.labels, Names: []string{s.name}}
	if s.person {
		e.Type = names.Person
	}
	return append(fresh, e)
}

// drop takes reports out whose words were disposed of. It looks through all
// mentions: that happens seldom, and an index from report to name would cost
// memory always.
func (m *Mentioned) drop(reports []record.Seq) {
	gone := map[record.Seq]bool{}
	for _, r := range reports {
		gone[r] = true
	}
	out := func(p posting) bool { return gone[p.report()] }
	for ref := range m.more {
		before := len(m.more[ref])
		left := slices.DeleteFunc(m.more[ref], out)
		m.size -= before - len(left)
		if m.more[ref] = left; len(left) == 0 {
			delete(m.more, ref)
		}
	}
	for i := range m.first {
		ref := uint32(i)
		if m.by[ref].name == "" || !out(m.first[ref]) {
			continue
		}
		m.size--
		if more := m.more[ref]; len(more) > 0 {
			m.first[ref] = more[0]
			if m.more[ref] = more[1:]; len(more) == 1 {
				delete(m.more, ref)
			}
			continue
		}
		m.index.Remove(ref)
		s := m.by[ref]
		delete(m.refs, s)
		if m.sets[s.labels]--; m.sets[s.labels] == 0 {
			delete(m.sets, s.labels)
		}
		m.by[ref], m.first[ref] = spelling{}, 0
		m.free = append(m.free, ref)
	}
}

// hit is a mention that may mean somebody newly held.
type hit struct {
	report  record.Seq
	mention int64
	labels  record.Labels
	p       record.Millionths
	why     []names.Reason
}

// Reach returns the mentions that an entity may mean, one for each report, the
// newest first: at most `most` for each set of labels. Spellings that share its
// words are looked up, then each is asked whom it means, as when its report was
// read; so the probability is the same from both sides.
func (m *Mentioned) Reach(e names.Entity, most int) []hit {
	alone := names.New()
	alone.Put(names.Entity{Type: e.Type, Names: e.Names, DOB: e.DOB})
	found := map[uint32]hit{}
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, set := range slices.Sorted(maps.Keys(m.sets)) {
		for _, name := range e.Names {
			m.spellings(name, e.Type, set, alone, found)
		}
	}
	return m.places(found, most)
}

// spellings adds the spellings of a name that readers of these labels may know.
func (m *Mentioned) spellings(name string, t names.Type, set record.Labels, alone *names.Index, found map[uint32]hit) {
	for limit := 64; ; limit *= 8 {
		like := m.index.Match(names.Query{Name: name, Type: t, Limit: limit, Readable: set})
		cut := len(like) == limit && like[limit-1].P >= leastP
		if cut && limit < 1<<15 {
			continue // there are more: ask for more
		}
		for _, c := range like {
			if _, known := found[c.Ref]; known || c.P < worthAsking {
				continue
			}
			s := m.by[c.Ref]
			q := names.Query{Name: s.name, DOB: s.dob, Limit: 1, Readable: set}
			if s.person {
				q.Type = names.Person
			}
			h := hit{labels: s.labels}
			if means := alone.Match(q); len(means) > 0 {
				h.p, h.why = means[0].P, means[0].Why
			}
			found[c.Ref] = h
		}
		return
	}
}

// worthAsking is how likely a spelling must look from the side of the name before
// it is asked from its own side: the two differ where one has more words.
const worthAsking = record.One / 20

// places are the mentions of the spellings found: of each report the likeliest.
func (m *Mentioned) places(found map[uint32]hit, most int) []hit {
	var all []hit
	for ref, h := range found {
		if h.p < leastP {
			continue
		}
		for _, p := range append([]posting{m.first[ref]}, m.more[ref]...) {
			h.report, h.mention = p.report(), p.mention()
			all = append(all, h)
		}
	}
	slices.SortFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.report, a.report), cmp.Compare(b.p, a.p), cmp.Compare(a.mention, b.mention))
	})
	all = slices.CompactFunc(all, func(a, b hit) bool { return a.report == b.report })
	n := map[record.Labels]int{}
	return slices.DeleteFunc(all, func(h hit) bool {
		n[h.labels]++
		return n[h.labels] > most
	})
}
