package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/web"
)

// replayCommand plays reports at their own times.
type replayCommand struct {
	lineFlags
	Every  time.Duration `help:"A tick every so often; without it a tick per change, at most one a minute."`
	Top    int           `help:"How many leads of the board." default:"10"`
	Truth  string        `help:"Lines of {\"id\",\"incident\"}: the end says how well the board found them." placeholder:"FILE" type:"existingfile"`
	Region string        `help:"Two-letter country in which telephone numbers without a country code are read." default:"GB"`
	File   string        `arg:"" help:"Report lines; - is standard input."`
}

// Run implements the command.
func (c *replayCommand) Run(ctx context.Context, std streams) (err error) {
	if c.Every < 0 || c.Top < 1 {
		return errors.New("--every wants a time such as 60s, --top a number from 1 on")
	}
	dir, err := os.MkdirTemp("", "watchfloor-replay-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	db, err := sqlite.Open(ctx, dir, sqlite.ThrowAway, store.Options{Now: time.Now,
		Found: &record.HouseFounded{Class: record.Exercise, History: true}})
	if err != nil {
		return err
	}
	h, err := newHouse(db, c.Region)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	r, closer, err := openInput(c.File, std)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closer.Close()) }()
	out := bufio.NewWriter(std.out)
	defer func() { err = errors.Join(err, out.Flush()) }()
	p := player{replayCommand: c, h: h, std: std, out: newPrinter(out, record.Live), text: out} // a measurement, which no house says
	if p.score, err = c.truth(); err != nil {
		return err
	}
	if err := p.play(ctx, r); err != nil {
		return err
	}
	return p.scored(ctx)
}

// player plays one file.
type player struct {
	*replayCommand
	h       *house
	std     streams
	out     printer
	text    io.Writer
	last    record.Time // of the last tick
	newest  record.Time // of the last line played
	pending bool        // something changed since the last tick
	refused int
	played  int
	score   *scored // nil: nobody said what is true
}

// leastTick is the shortest time between two ticks when none is asked for.
const leastTick = record.Minute

func (p *player) play(ctx context.Context, r io.Reader) error {
	var held *input
	for report, refused := range jsonl.Read(r, intake.Options{OwnTimes: true}) {
		next := input{report, refused}
		if held != nil {
			// Lines of one moment are one change.
			if err := p.line(ctx, *held, refused == nil && report.ReceivedAt == held.report.ReceivedAt); err != nil {
				return err
			}
		}
		held = &next
	}
	if held != nil {
		if err := p.line(ctx, *held, false); err != nil {
			return err
		}
	}
	if p.pending || p.Every > 0 && p.played > 0 {
		if err := p.tick(ctx, max(p.newest, p.last+p.step())); err != nil {
			return err
		}
	}
	if p.played == 0 {
		return fmt.Errorf("nothing could be played; %d lines refused", p.refused)
	}
	return nil
}

func (p *player) step() record.Time {
	if p.Every > 0 {
		return record.Time(p.Every.Microseconds())
	}
	return leastTick
}

// line plays one line; more says that another of the same moment follows.
func (p *player) line(ctx context.Context, in input, more bool) error {
	at := in.report.ReceivedAt
	if in.refused == nil && at >= p.newest {
		if err := p.ticksBefore(ctx, at); err != nil {
			return err
		}
	}
	got, err := p.h.loadBatch(ctx, p.h.sitter(), []line{{file: p.File, input: in}})
	if err != nil {
		return err
	}
	if bad := got[0].refused; bad != nil {
		p.refused++
		fmt.Fprintf(p.std.err, "%s:%d: %s: %s\n", p.File, bad.Line, bad.Reason, bad.Detail)
		return nil
	}
	p.newest, p.pending = at, true
	p.played++
	p.score.came(got[0].taken, at)
	if p.Every == 0 && !more && (p.last == 0 || at >= p.last+leastTick) {
		return p.tick(ctx, at)
	}
	return nil
}

// ticksBefore makes the ticks that lie between the last line and the next.
func (p *player) ticksBefore(ctx context.Context, next record.Time) error {
	if p.Every == 0 {
		if p.pending && p.last != 0 && p.last+leastTick < next {
			return p.tick(ctx, p.last+leastTick)
		}
		return nil
	}
	if p.last == 0 {
		p.last = next // the first tick comes one step after the first line
	}
	for p.last+p.step() < next {
		if err := p.tick(ctx, p.last+p.step()); err != nil {
			return err
		}
	}
	return nil
}

// tickLine is the board at one moment.
type tickLine struct {
	At    record.Time     `json:"at"`
	Open  int             `json:"open"`
	Board []web.BoardLine `json:"board"`
}

func (p *player) tick(ctx context.Context, at record.Time) error {
	p.last, p.pending = at, false
	var board desk.Board
	err := p.h.ask(ctx, p.h.sitter(), 0, func(a *store.Asked) (err error) {
		a.Now = at
		board, err = a.Board(p.Top)
		return err
	})
	if err != nil {
		return err
	}
	p.score.top(at, board)
	if !p.JSON {
		return printBoard(p.text, board)
	}
	l := tickLine{At: at, Open: board.Open, Board: []web.BoardLine{}}
	for _, row := range board.Rows {
		l.Board = append(l.Board, web.NewBoardLine(row))
	}
	return p.out.print(l)
}
