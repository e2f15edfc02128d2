package picture

import "watchfloor/record"

// Of one stretch of work, from taking something up until putting it down or finishing it,
// no more than this counts as hands-on time: what was not put down lay overnight.
const (
	LongestLead = 8 * record.Hour
	LongestCall = 2 * record.Hour
)

// LookBack is how long before the stretch acts are read: a lead that was taken up
// then and finished within it counts.
const LookBack = 28 * record.Day

// Acts are the kinds that Follow reads.
func Acts() []record.Kind {
	return []record.Kind{record.KindLeadClaimed, record.KindLeadReleased, record.KindLeadRejected, record.KindLeadTraced, record.KindLeadHeldUntil,
		record.KindLeadAttachedTo, record.KindLeadsMerged, record.KindOperationOpened, record.KindCallBegun, record.KindCallEnded}
}

// piece is one lead or call that somebody may have taken up.
type piece struct {
	since record.Time // taken up and not put down; 0: nobody
	hands record.Time
	taken bool
	cut   bool
	by    []record.ID
}

func (p *piece) down(at, longest record.Time) {
	if p.since == 0 {
		return
	}
	if at-p.since > longest {
		p.cut = true
	}
	p.hands += min(max(0, at-p.since), longest)
	p.since = 0
}

// following goes through acts in their order.
type following struct {
	seen   *Seen
	sitter record.ID // who acts where there are no accounts; how many they are is not recorded
	leads  map[record.ID]*piece
	calls  map[record.ID]*piece
	people map[*Work]map[record.ID]bool
}

// Follow counts what was done from seen.From on. The acts are those of Acts, in their
// order, from LookBack before; sitter is who acts in a house without accounts.
func Follow(seen *Seen, acts []record.Entry, sitter record.ID) {
	f := following{seen, sitter, map[record.ID]*piece{}, map[record.ID]*piece{}, map[*Work]map[record.ID]bool{}}
	for _, e := range acts {
		f.act(e)
	}
	f.few(&seen.Leads.Work)
	f.few(&seen.Calls)
}

func (f *following) act(e record.Entry) {
	switch b := e.Body.(type) {
	case *record.LeadClaimed:
		f.up(f.leads, b.Lead, e)
	case *record.LeadReleased:
		of(f.leads, b.Lead).down(when(e), LongestLead)
	case *record.LeadRejected:
		f.done(b.Lead, e)
	case *record.LeadTraced:
		f.done(b.Lead, e)
	case *record.LeadHeldUntil:
		f.done(b.Lead, e)
	case *record.LeadAttachedTo:
		f.done(b.Lead, e)
		if e.At() >= f.seen.From {
			f.seen.Attached++
		}
	case *record.LeadsMerged:
		f.merged(b.Into, b.From, when(e))
	case *record.OperationOpened:
		if e.At() >= f.seen.From {
			f.seen.Operations++
		}
	case *record.CallBegun:
		f.up(f.calls, b.Call, e)
		if e.At() >= f.seen.From {
			f.seen.Calls.Begun++
		}
	case *record.CallEnded:
		p := of(f.calls, b.Call)
		p.down(when(e), LongestCall)
		f.finish(&f.seen.Calls, p, e)
		delete(f.calls, b.Call)
	}
}

// when is when something was done: what is written down from paper was done before.
func when(e record.Entry) record.Time {
	if e.OccurredAt != 0 {
		return min(e.OccurredAt, e.At())
	}
	return e.At()
}

func of(all map[record.ID]*piece, id record.ID) *piece {
	p := all[id]
	if p == nil {
		p = &piece{}
		all[id] = p
	}
	return p
}

// up begins a stretch; who takes a piece over goes on with it.
func (f *following) up(all map[record.ID]*piece, id record.ID, e record.Entry) {
	p := of(all, id)
	p.taken = true
	p.by = append(p.by, e.Actor)
	if p.since == 0 {
		p.since = when(e)
	}
}

func (f *following) done(lead record.ID, e record.Entry) {
	p := of(f.leads, lead)
	p.down(when(e), LongestLead)
	f.finish(&f.seen.Leads.Work, p, e)
	delete(f.leads, lead) // when it comes back it is a piece of its own
}

func (f *following) finish(w *Work, p *piece, e record.Entry) {
	if e.At() < f.seen.From {
		return
	}
	w.Done++
	if !p.taken {
		return
	}
	w.TakenUp++
	w.Hands += p.hands
	if p.cut {
		w.Cut++
	}
	if f.people[w] == nil {
		f.people[w] = map[record.ID]bool{}
	}
	for _, id := range append(p.by, e.Actor) {
		f.people[w][id] = true
	}
}

// merged lets what was done about one lead count for the one into which it goes.
func (f *following) merged(into, from record.ID, at record.Time) {
	p, there := f.leads[from]
	if !there {
		return
	}
	q := of(f.leads, into)
	going := p.since != 0
	p.down(at, LongestLead)
	q.hands, q.taken, q.cut, q.by = q.hands+p.hands, q.taken || p.taken, q.cut || p.cut, append(q.by, p.by...)
	if going && q.since == 0 {
		q.since = at
	}
	delete(f.leads, from)
}

// fewest is how many people have to have done a stretch of work before a figure is
// made of it.
const fewest = 3

// few says whether a figure would be about one or two people. Where whoever sits at
// the machine acts, the record does not know who they are.
func (f *following) few(w *Work) {
	people := f.people[w]
	w.OfFew = w.TakenUp > 0 && len(people) < fewest && !(len(people) == 1 && people[f.sitter])
}
