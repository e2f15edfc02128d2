package main

import (
	"context"
	"errors"
	"iter"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// inputs yields reports and refusals, as the formats read them.
type inputs = iter.Seq2[intake.Report, *intake.Refused]

// input is a report or a refusal.
type input struct {
	report  intake.Report
	refused *intake.Refused
}

// taken is what became of one report.
type taken struct {
	report  record.ID
	arrival record.Arrival
	sent    string // the sender's own id
}

// receipt is what became of an input.
type receipt struct {
	taken   []taken
	refused []intake.Refused
}

// takeBatch is how many reports one transaction takes in.
const takeBatch = 64

// take takes in what comes together, at the time at which it comes. Each batch is
// durable before the next is read. The stages have not seen it yet.
func (h *house) take(ctx context.Context, v lawful.Viewer, u store.Urgency, d *delivery, in inputs) (receipt, error) {
	var all receipt
	flush := func(p piece) error {
		got, err := h.takeAll(ctx, v, u, p)
		if err != nil {
			return err
		}
		all.taken = append(all.taken, got...)
		for _, in := range p.items {
			if in.refused != nil {
				all.refused = append(all.refused, *in.refused)
			}
		}
		return nil
	}
	for p := range d.pieces(in) {
		if err := flush(p); err != nil {
			return all, err
		}
	}
	return all, nil
}

// takeAll takes a piece of a delivery in, in one transaction, together with its
// count. What the house itself refuses, such as one label too many, is marked so
// in the piece.
func (h *house) takeAll(ctx context.Context, v lawful.Viewer, u store.Urgency, p piece) ([]taken, error) {
	if len(p.items) == 0 && len(p.of.seen) == 0 {
		return nil, nil // nothing came at all
	}
	var out []taken
	var counted tally
	err := h.db.Write(ctx, u, func(tx *store.Tx) error {
		out, counted = out[:0], tally{}
		for i := range p.items {
			t, fate, err := p.of.takeOne(tx, v, &p.items[i], false)
			if err != nil {
				return err
			}
			if fate.known {
				continue
			}
			counted.add(fate)
			if p.items[i].refused == nil {
				out = append(out, t)
			}
		}
		_, err := tx.Append(p.of.count(v, counted, p.ending())...)
		return err
	})
	if err != nil {
		return nil, err
	}
	p.of.saw(counted)
	return out, nil
}

// fate is what became of one item of a delivery.
type fate struct {
	source   record.ID
	labels   record.Labels
	repeated bool
	refused  bool
	known    bool // left out: the source has sent it before
}

// takeOne takes one item of the delivery in.
func (d *delivery) takeOne(tx *store.Tx, v lawful.Viewer, in *input, history bool) (taken, fate, error) {
	if in.refused != nil {
		return d.refuse(tx, v, in, history)
	}
	if why := in.report.Foreign(tx.House().Class); why != "" {
		in.refused = &intake.Refused{Line: in.report.Line, Reason: record.RefusedOtherClass, Detail: why, Raw: in.report.Bytes()}
		return d.refuse(tx, v, in, history)
	}
	if d != nil && d.once {
		known, err := tx.SentBy(in.report.Source, in.report.Sameness())
		if err != nil || known {
			return taken{}, fate{known: known}, err
		}
	}
	t, err := intake.Take(tx, v, in.report, history)
	var full lawful.TooManyLabels
	if errors.As(err, &full) {
		in.refused = &intake.Refused{Line: in.report.Line, Reason: record.RefusedBadField, Detail: full.Error(), Raw: in.report.Bytes()}
		return d.refuse(tx, v, in, history)
	}
	if err != nil {
		return taken{}, fate{}, err
	}
	_, err = tx.Append(t.Drafts...)
	return taken{t.Report, t.Arrival, in.report.SentID}, fate{source: t.Source, labels: t.Labels, repeated: t.Repeated}, err
}

// refuse keeps what could not be taken. It counts for the source that it names,
// otherwise for the one that the delivery was said to come from.
func (d *delivery) refuse(tx *store.Tx, v lawful.Viewer, in *input, history bool) (taken, fate, error) {
	if in.report.Source == "" && d != nil {
		in.report.Source, in.report.Channel, in.report.Format = d.source, d.channel, d.format
	}
	naming := lawful.Naming{Names: tx, Viewer: v}
	if history {
		naming.At = max(tx.At(), 1) // where the history has come to: it says no time of its own that can be trusted
	}
	source, err := naming.Source(in.report.Source, in.report.Channel)
	if err != nil {
		return taken{}, fate{}, err
	}
	entry := intake.Refuse(v, source, in.report.Format, in.refused)
	entry.HistoryAt = naming.At
	_, err = tx.Append(append(naming.Drafts, entry)...)
	return taken{}, fate{source: source, refused: true}, err
}
