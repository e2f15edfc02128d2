package main

import (
	"bytes"
	"iter"
	"maps"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// delivery is what comes in together, while it comes in.
type delivery struct {
	id      record.ID
	door    record.Door
	format  record.Format
	source  string // whose it is said to be; what is refused counts for it
	channel record.Channel

	once   bool        // what the source has sent before is left out: it shows what it has again and again
	cutOff func() bool // whether the input broke off, asked at its end; nil: the refusals say so
	many   bool        // manyAtOnce came in it
	broken bool        // the input broke off, or could not be read to its end
	seen   tally       // what was counted so far, by labels and source
}

func newDelivery(door record.Door, format record.Format) *delivery {
	return &delivery{id: record.NewID(), door: door, format: format, seen: tally{}}
}

// from says whose delivery it is.
func (d *delivery) from(source string, channel record.Channel) *delivery {
	d.source, d.channel = source, channel
	return d
}

// piece is a part of a delivery that is taken in one transaction.
type piece struct {
	of    *delivery
	items []input
	last  bool
}

// pieces cuts an input into pieces of at most takeBatch. The last one may hold
// nothing: that the input has ended is known only when more is asked for.
func (d *delivery) pieces(in inputs) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		p := piece{of: d}
		for r, refused := range in {
			p.items = append(p.items, input{r, refused})
			d.broken = d.broken || refused != nil && refused.Err != nil
			if len(p.items) < takeBatch {
				continue
			}
			p.amid()
			if !yield(p) {
				return
			}
			p.items = p.items[:0]
		}
		p.last = true
		d.broken = d.broken || d.cutOff != nil && d.cutOff()
		p.amid()
		yield(p)
	}
}

// manyAtOnce is from how many on what came together says nothing of when each was told:
// so many do not come by themselves at one moment.
const manyAtOnce = 20

// amid marks the reports of a delivery of many.
func (p piece) amid() {
	p.of.many = p.of.many || len(p.items) >= manyAtOnce
	for i := range p.items {
		p.items[i].report.Amid = p.of.many
	}
}

// ending is what is known of the delivery's end when the piece is taken.
func (p piece) ending() record.DeliveryEnd {
	if p.last && !p.of.broken {
		return record.EndComplete
	}
	return record.EndCutOff
}

// tally counts items by their labels and source.
type tally map[record.Labels]map[record.ID]*record.SentPart

func (t tally) part(l record.Labels, source record.ID) *record.SentPart {
	if t[l] == nil {
		t[l] = map[record.ID]*record.SentPart{}
	}
	if t[l][source] == nil {
		t[l][source] = &record.SentPart{Source: source}
	}
	return t[l][source]
}

func (t tally) add(f fate) {
	p := t.part(f.labels, f.source)
	p.Sent++
	switch {
	case f.refused:
		p.Refused++
	case f.repeated:
		p.Repeated++
	default:
		p.Taken++
	}
}

// sum adds up all labels and sources.
func (t tally) sum() (all desk.Sent) {
	for _, parts := range t {
		for _, p := range parts {
			all = all.Plus(desk.Sent{Sent: p.Sent, Taken: p.Taken, Repeated: p.Repeated, Refused: p.Refused})
		}
	}
	return all
}

// mostParts is how many sources one entry counts apart.
const mostParts = 1000

// count are the entries that count a piece. The last piece names every source
// and set of labels of the delivery, so that all of them are closed.
func (d *delivery) count(v lawful.Viewer, t tally, end record.DeliveryEnd) []record.Draft {
	if end != record.EndCutOff || d.broken {
		for l, parts := range d.seen {
			for source := range parts {
				t.part(l, source)
			}
		}
	}
	var drafts []record.Draft
	for _, l := range slices.Sorted(maps.Keys(t)) {
		parts := slices.SortedFunc(maps.Values(t[l]), func(a, b *record.SentPart) int { return bytes.Compare(a.Source[:], b.Source[:]) })
		for some := range slices.Chunk(parts, mostParts) {
			drafts = append(drafts, d.entry(v, l, some, end))
		}
	}
	return drafts
}

func (d *delivery) entry(v lawful.Viewer, l record.Labels, parts []*record.SentPart, end record.DeliveryEnd) record.Draft {
	b := &record.DeliveryTaken{Delivery: d.id, Door: d.door, Format: d.format, End: end}
	for _, p := range parts {
		b.Sent, b.Taken, b.Repeated, b.Refused = b.Sent+p.Sent, b.Taken+p.Taken, b.Repeated+p.Repeated, b.Refused+p.Refused
		if len(parts) > 1 {
			b.Parts = append(b.Parts, *p)
		} else {
			b.Source = p.Source
		}
	}
	draft := v.Draft(d.id, b)
	draft.Labels = l
	return draft
}

// saw adds what a piece held.
func (d *delivery) saw(t tally) {
	for l, parts := range t {
		for source, p := range parts {
			sum := d.seen.part(l, source)
			sum.Sent, sum.Taken, sum.Repeated, sum.Refused = sum.Sent+p.Sent, sum.Taken+p.Taken, sum.Repeated+p.Repeated, sum.Refused+p.Refused
		}
	}
}

// deliveriesOf are the deliveries of which lines are taken together, in a fixed order.
func deliveriesOf[V any](m map[*delivery]V) []*delivery {
	return slices.SortedFunc(maps.Keys(m), func(a, b *delivery) int { return bytes.Compare(a.id[:], b.id[:]) })
}
