package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// takeCommand takes reports in from files.
type takeCommand struct {
	houseFlags
	lineFlags
	Source   string `help:"Who sent the reports, where they do not say."`
	Channel  string `help:"By which way they came, where they do not say: public, partner, news, platform, own." default:"unstated"`
	Format   string `help:"auto, text, eml, mbox, jsonl, csv, rss." default:"auto" enum:"auto,text,eml,mbox,jsonl,csv,rss"`
	OwnTimes bool   `help:"Load history: each report counts from its own received_at."`
	writtenFlags
	Files []string `arg:"" name:"file" help:"Files; - is standard input."`
}

// Run implements the command.
func (c *takeCommand) Run(ctx context.Context, std streams) (err error) {
	channel, err := record.ParseChannel(c.Channel)
	if err != nil {
		return fmt.Errorf("--channel: %w", err)
	}
	paper, err := c.written(record.At(time.Now()))
	if err != nil {
		return err
	}
	h, err := c.open(ctx, &record.HouseFounded{Class: record.Live, History: c.OwnTimes})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	t := &takeRun{takeCommand: c, h: h, std: std, paper: paper, out: newPrinter(std.out, h.db.House().Class), opt: intake.Options{Source: c.Source, Channel: channel, OwnTimes: c.OwnTimes}}
	if c.OwnTimes {
		err = t.history(ctx)
	} else {
		err = eachFile(c.Files, std, func(name string, r io.Reader) error { return t.file(ctx, name, r) })
	}
	if err != nil {
		return err
	}
	return t.end()
}

// takeRun is one run of the command.
type takeRun struct {
	*takeCommand
	h              *house
	std            streams
	out            printer
	opt            intake.Options
	paper          paper
	taken, refused int
	repeats        int
}

// file takes one file in, a piece at a time, each through all stages.
func (t *takeRun) file(ctx context.Context, name string, r io.Reader) error {
	in, d, err := t.read(name, r)
	if err != nil {
		return err
	}
	for p := range d.pieces(in) {
		got, err := t.h.takeAll(ctx, t.h.sitter(), store.Bulk, p)
		if err != nil {
			return err
		}
		if err := t.h.follow(ctx, store.Bulk); err != nil {
			return err
		}
		if err := t.report(ctx, name, got, p.items); err != nil {
			return err
		}
	}
	return nil
}

// read reads one file, which is a delivery of its own.
func (t *takeRun) read(name string, r io.Reader) (inputs, *delivery, error) {
	in, f, err := readAs(name, r, t.Format, t.opt)
	if err != nil {
		return nil, nil, err
	}
	return t.paper.of(in), newDelivery(record.DoorFile, f).from(t.Source, t.opt.Channel), nil
}

// report prints what became of a batch.
func (t *takeRun) report(ctx context.Context, name string, got []taken, batch []input) error {
	for _, in := range batch {
		if in.refused != nil {
			t.refused++
			fmt.Fprintf(t.std.err, "%s:%d: %s: %s\n", name, in.refused.Line, in.refused.Reason, in.refused.Detail)
		}
	}
	t.taken += len(got)
	for _, g := range got {
		if g.arrival == record.ArrivalRepeat {
			t.repeats++
		}
	}
	if !t.JSON {
		return nil
	}
	return t.h.ask(ctx, t.h.sitter(), 0, func(a *store.Asked) error {
		for _, g := range got {
			v, err := a.ReportView(g.report)
			if err != nil {
				return err
			}
			v.Arrival = g.arrival
			if err := t.out.print(web.NewTakenLine(v)); err != nil {
				return err
			}
		}
		return nil
	})
}

// end says what happened in all. Refusals are not a failure: they are kept, and
// said on standard error.
func (t *takeRun) end() error {
	if !t.JSON {
		fmt.Fprintf(t.std.out, "%d taken, %d of them repeats; %d refused\n", t.taken, t.repeats, t.refused)
	}
	if t.taken == 0 && t.refused > 0 {
		return fmt.Errorf("nothing could be taken; %d refused, see above", t.refused)
	}
	return nil
}
