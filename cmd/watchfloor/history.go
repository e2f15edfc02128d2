package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// errNotHistory says why a house cannot take reports at their own times.
var errNotHistory = errors.New("this house is not one of loaded history: reports with their own times need a house of their own; name a new folder with --data")

// history takes all files in together, merged by received_at.
func (t *takeRun) history(ctx context.Context) (err error) {
	if !t.h.db.House().History {
		return errNotHistory
	}
	var sources []io.Closer
	defer func() {
		for _, s := range sources {
			err = errors.Join(err, s.Close())
		}
	}()
	var lines []func() (line, bool)
	for _, name := range t.Files {
		r, closer, err := openInput(name, t.std)
		if err != nil {
			return err
		}
		sources = append(sources, closer)
		in, d, err := t.read(name, r)
		if err != nil {
			return err
		}
		next, stop := iter.Pull2(in)
		defer stop()
		lines = append(lines, func() (line, bool) {
			r, refused, ok := next()
			return line{file: name, input: input{r, refused}, of: d}, ok
		})
	}
	return t.h.load(ctx, t.h.sitter(), mergedByTime(lines), func(l line, got []taken) error {
		return t.report(ctx, l.file, got, []input{l.input})
	})
}

func openInput(name string, std streams) (io.Reader, io.Closer, error) {
	if name == "-" {
		return std.in, io.NopCloser(nil), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: name files that are there, or - for standard input", err)
	}
	return f, f, nil
}

// line is a report or refusal and the file in which it stands, or what somebody
// did at a moment of the history.
type line struct {
	file string
	input
	of   *delivery             // nil: not counted
	held func(record.ID)       // is called with the id under which the report is held; nil for nobody
	act  func(*store.Tx) error // nil for reports and refusals
	when record.Time           // of the act
}

// mergedByTime yields the lines of all files by the time at which they were
// received; within a file they keep their order, and a refusal comes with the
// line before it.
func mergedByTime(files []func() (line, bool)) iter.Seq[line] {
	return func(yield func(line) bool) {
		heads := make([]*line, len(files))
		pull := func(i int) {
			heads[i] = nil
			if l, ok := files[i](); ok {
				heads[i] = &l
			}
		}
		for i := range files {
			pull(i)
		}
		for {
			first := -1
			for i, l := range heads {
				if l != nil && (first < 0 || l.at() < heads[first].at()) {
					first = i
				}
			}
			if first < 0 || !yield(*heads[first]) {
				return
			}
			pull(first)
		}
	}
}

func (l line) at() record.Time {
	if l.act != nil {
		return l.when
	}
	return l.report.ReceivedAt
}

// load takes history in: the lines of a moment go through all stages, at their
// own time, before those of the next are taken, so that as-of shows at every
// moment what was known then. Clocks due between two lines fire at their own times.
func (h *house) load(ctx context.Context, v lawful.Viewer, lines iter.Seq[line], told func(line, []taken) error) error {
	var batch []line
	open := map[*delivery]bool{}
	flush := func() error {
		results, err := h.loadBatch(ctx, v, batch)
		if err != nil {
			return err
		}
		for i, l := range results {
			if err := told(l.line, results[i].taken); err != nil {
				return err
			}
		}
		batch = batch[:0]
		return nil
	}
	for l := range lines {
		open[l.of] = true
		if batch = append(batch, l); len(batch) < takeBatch {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if err := flush(); err != nil {
		return err
	}
	delete(open, nil)
	return h.allIn(ctx, v, deliveriesOf(open))
}

// allIn closes deliveries whose lines are all in.
func (h *house) allIn(ctx context.Context, v lawful.Viewer, all []*delivery) error {
	return h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		for _, d := range all {
			if err := d.counted(tx, v, tally{}, piece{of: d, last: true}.ending()); err != nil {
				return err
			}
		}
		return nil
	})
}

// counted counts a piece at the time to which the history has come.
func (d *delivery) counted(tx *store.Tx, v lawful.Viewer, t tally, end record.DeliveryEnd) error {
	drafts := d.count(v, t, end)
	for i := range drafts {
		drafts[i].HistoryAt = max(tx.At(), 1)
	}
	_, err := tx.Append(drafts...)
	return err
}

// loaded is what became of a line of history.
type loaded struct {
	line
	taken []taken
	fate  fate
}

func (h *house) loadBatch(ctx context.Context, v lawful.Viewer, batch []line) ([]loaded, error) {
	if len(batch) == 0 {
		return nil, nil
	}
	var out []loaded
	var counts map[*delivery]tally
	err := h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		out, counts = out[:0], map[*delivery]tally{}
		for i, l := range batch {
			got, err := h.loadOne(ctx, tx, v, l)
			if err != nil {
				return err
			}
			out = append(out, got)
			if l.of != nil {
				if counts[l.of] == nil {
					counts[l.of] = tally{}
				}
				counts[l.of].add(got.fate)
			}
			if i+1 < len(batch) && batch[i+1].at() == l.at() {
				continue // of one moment
			}
			if err := h.followIn(ctx, tx); err != nil {
				return err
			}
		}
		for _, d := range deliveriesOf(counts) {
			if err := d.counted(tx, v, counts[d], record.EndCutOff); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.undone()
		return nil, err
	}
	for d, t := range counts {
		d.saw(t)
	}
	return out, nil
}

func (h *house) loadOne(ctx context.Context, tx *store.Tx, v lawful.Viewer, l line) (loaded, error) {
	if l.act != nil {
		return loaded{line: l}, l.act(tx)
	}
	if l.refused == nil {
		l.refused = untimely(tx, l.report)
	}
	if l.refused == nil {
		if err := h.wakeIn(ctx, tx, l.at()); err != nil {
			return loaded{}, err
		}
	}
	t, fate, err := l.of.takeOne(tx, v, &l.input, true)
	if err != nil || l.refused != nil {
		return loaded{line: l, fate: fate}, err
	}
	if l.held != nil {
		l.held(t.report)
	}
	return loaded{l, []taken{t}, fate}, nil
}

// untimely refuses a line that as-of could not show at its time.
func untimely(tx *store.Tx, r intake.Report) *intake.Refused {
	refuse := func(why record.Refusal, detail string) *intake.Refused {
		return &intake.Refused{Line: r.Line, Reason: why, Detail: detail, Raw: r.Bytes()}
	}
	if r.ReceivedAt == 0 {
		return refuse(record.RefusedBadField, "no received_at: history needs to know when each report was received")
	}
	if newest := tx.At(); r.ReceivedAt < newest {
		return refuse(record.RefusedTooOld, store.ErrTooOld{At: r.ReceivedAt, Newest: newest}.Error())
	}
	return nil
}

// wakeIn fires the clocks that are due by now, each at its own time.
func (h *house) wakeIn(ctx context.Context, tx *store.Tx, now record.Time) error {
	for {
		lapsing, err := tx.Lapsing(now, 1)
		if err != nil {
			return err
		}
		due, err := tx.Due(now, 1)
		if err != nil || len(due)+len(lapsing) == 0 {
			return err
		}
		if len(lapsing) > 0 && (len(due) == 0 || lapsing[0].Due <= due[0].Until) {
			if err := h.lapse(tx, lapsing); err != nil {
				return err
			}
			continue
		}
		if err := h.wakeAll(tx, due); err != nil {
			return err
		}
		if err := h.followIn(ctx, tx); err != nil {
			return err
		}
	}
}
