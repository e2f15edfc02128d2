package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
)

// exerciseCommand runs a house for training: the program as it is, on the reports
// of a made-up city, on a clock that runs faster than the world's.
type exerciseCommand struct {
	houseFlags
	Addr string `help:"Where to listen." default:"127.0.0.1:8080"`
	Pace int64  `help:"How many seconds pass in the exercise in one of the world; given when the house is founded." default:"12"`
	Days int    `help:"How many days of reports come in from the founding on; 0 for none, when trainers send their own." default:"30"`
}

// Run implements the command.
func (c *exerciseCommand) Run(ctx context.Context, std streams) (err error) {
	listener, err := listenLoopback(c.Addr)
	if err != nil {
		return err
	}
	h, err := c.open(ctx, &record.HouseFounded{Class: record.Exercise, Pace: c.Pace})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	about := h.db.House()
	if about.Class != record.Exercise {
		return errors.Join(fmt.Errorf("this is a house of class %s: an exercise wants one of its own; name a new folder with --data", about.Class), listener.Close())
	}
	script, err := h.comesIn(ctx, c.Days)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	told := fmt.Sprintf("EXERCISE: the clock runs %d times as fast as the world's; it is %s, and %d reports come in all",
		max(about.Pace, 1), record.At(h.db.Now()), len(script.coming))
	return serve(ctx, h, listener, std, doors{ready: func(string) {}, told: []string{told}, open: []door{script.play}})
}

// playing is what is still to come in during an exercise, by the time at which it does.
type playing struct {
	h      *house
	coming []intake.Report
}

// comesIn holds what the city holds, and returns what comes in the days after the
// founding: the same for every process that asks.
func (h *house) comesIn(ctx context.Context, days int) (*playing, error) {
	head, err := h.db.Head(ctx)
	if err == nil && head == 0 {
		for batch := range inPieces(city.Holdings(), holdBatch) {
			if _, err := h.hold(ctx, batch, "", 0); err != nil {
				return nil, err
			}
		}
	}
	if err != nil || days < 1 {
		return &playing{h: h}, err
	}
	return &playing{h, city.Reports(demoSeed, h.db.Founded()+record.Time(days)*record.Day, days)}, nil
}

// play takes each report in when its time has come, until the house closes.
func (s *playing) play(ctx context.Context) error {
	for {
		wait, err := s.catchUp(ctx)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if !waited(ctx, wait) {
			return nil
		}
	}
}

// catchUp takes in what has come due, also while nobody played: what is held
// already is left out. It returns how long, in the world, the next report is away.
func (s *playing) catchUp(ctx context.Context) (time.Duration, error) {
	now := record.At(s.h.db.Now())
	n := 0
	for n < len(s.coming) && s.coming[n].ReceivedAt <= now {
		n++
	}
	if n > 0 {
		if err := s.take(ctx, s.coming[:n]); err != nil {
			return 0, err
		}
		s.coming = s.coming[n:]
	}
	if len(s.coming) == 0 {
		return time.Hour, nil // nothing more comes; a door stays open until the house closes
	}
	return time.Duration(s.coming[0].ReceivedAt-now) * time.Microsecond / time.Duration(max(s.h.db.House().Pace, 1)), nil
}

func (s *playing) take(ctx context.Context, due []intake.Report) error {
	d := newDelivery(record.DoorFile, record.FormatJSONL)
	d.once = true
	in := func(yield func(intake.Report, *intake.Refused) bool) {
		for _, r := range due {
			if r.House = record.Exercise.String(); !yield(r, nil) {
				return
			}
		}
	}
	if _, err := s.h.take(ctx, s.h.sitter(), store.Bulk, d, in); err != nil {
		return err
	}
	return s.h.follow(ctx, store.Bulk)
}
