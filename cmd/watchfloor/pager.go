package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"sync"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// pager tells the duty post of raised calls with a program of the house. Posts do
// not exist yet, so it is one program for all. Each process tells of a call once; after a
// restart it tells again of those that nobody has taken up, because a page too many is
// better than none.
type pager struct {
	program string // "": none
	limit   time.Duration
	waits   []time.Duration // before each try after the first

	mu   sync.Mutex           // guards told
	told map[record.ID]string // what went wrong last, "" for nothing; of the calls that were told of
}

// newPager pages with a program; without one it does nothing.
func newPager(program string) *pager {
	return &pager{program: program, limit: 30 * time.Second, waits: []time.Duration{5 * time.Second, 20 * time.Second, time.Minute},
		told: map[record.ID]string{}}
}

// trouble says what went wrong with telling of a call.
func (p *pager) trouble(call record.ID) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.told[call]
}

func (p *pager) note(call record.ID, trouble string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told[call] = trouble
}

// fresh reports whether the call was not told of yet; from now on it was.
func (p *pager) fresh(call record.ID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, known := p.told[call]
	if !known {
		p.told[call] = ""
	}
	return !known
}

// page tells of the raised calls that were not told of yet, without waiting for
// the program.
func (h *house) page(ctx context.Context, log *slog.Logger, all *sync.WaitGroup) error {
	if h.pager.program == "" {
		return nil
	}
	// The duty post must know that there is a call, whatever its labels: the page holds none of its words.
	raised, err := asked(ctx, h, lawful.House, 0, (*store.Asked).Raised)
	if err != nil {
		return err
	}
	for _, c := range raised.Calls {
		if h.pager.fresh(c.Call) {
			all.Go(func() { h.tellOf(ctx, log, c) })
		}
	}
	return nil
}

// tellOf starts the program, again when it fails, until somebody takes the call up.
func (h *house) tellOf(ctx context.Context, log *slog.Logger, c desk.RaisedCall) {
	for try := 0; ; try++ {
		err := h.pager.start(ctx, h.db.House().Class, c)
		if err == nil {
			h.pager.note(c.Call, "")
			return
		}
		log.Error("the pager failed", "call", c.Call, "try", try+1, "err", err)
		left := "it is tried again"
		if try == len(h.pager.waits) {
			left = "tell the duty post yourself"
		}
		h.pager.note(c.Call, "The pager failed: "+left)
		if try == len(h.pager.waits) || !waited(ctx, h.pager.waits[try]) || !h.stillRaised(ctx, c.Call) {
			return
		}
	}
}

func waited(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

func (h *house) stillRaised(ctx context.Context, call record.ID) bool {
	v, err := asked(ctx, h, lawful.House, 0, func(a *store.Asked) (desk.CallView, error) { return a.Call(call) })
	return err != nil || v.Answered == 0
}

// start runs the program once. It is no shell's command line: the facts stand in
// its environment, and nothing that a caller said is among them, because what it
// sends may be shown on a locked screen.
func (p *pager) start(ctx context.Context, class record.Class, c desk.RaisedCall) error {
	ctx, cancel := context.WithTimeout(ctx, p.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.program)
	cmd.WaitDelay = time.Second
	cmd.Env = append(os.Environ(),
		"WATCHFLOOR_EVENT=call raised",
		"WATCHFLOOR_HOUSE="+class.String(),
		"WATCHFLOOR_CALL="+c.Call.String(),
		"WATCHFLOOR_SINCE="+c.Begun.String(),
		"WATCHFLOOR_RAISED="+c.Raised.String(),
		"WATCHFLOOR_LOOK_BY="+c.LookBy.String(),
		"WATCHFLOOR_TEXT="+pageText(class, c))
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", p.program, err)
	}
	return nil
}

// pageText is what the duty post reads.
func pageText(class record.Class, c desk.RaisedCall) string {
	text := fmt.Sprintf("Life at risk: call since %s UTC, look by %s UTC", c.Begun.Go().Format("15:04"), c.LookBy.Go().Format("15:04"))
	if class != record.Live {
		text = class.String() + ", not real: " + text
	}
	return text
}
