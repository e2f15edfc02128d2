package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

// filling is how far a house has come that is filled while its desk is open. As
// long as its history is told, pages show the moment at which the telling
// stands and nobody can act: an act counts from now, and nothing older could be
// loaded after it. What is filled in after the history stops nobody.
type filling struct {
	mu    sync.Mutex
	now   web.Filling
	shown func(web.Filling) // tells the terminal
}

func (f *filling) tell(now web.Filling) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = now
	if f.shown != nil {
		f.shown(now)
	}
}

func (f *filling) get() web.Filling {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Filling implements web.House.
func (h *house) Filling() web.Filling { return h.filling.get() }

// mayAct refuses to act in a house whose history is still told.
func (h *house) mayAct() error {
	now := h.Filling()
	if now.Until == 0 {
		return nil
	}
	return desk.Cannot("The past of this house is still being loaded (" + now.Text + "). Decide when it stands, in a moment.")
}

// progress is a line such as "closed pool: 12,400 of 20,000".
func progress(what string, done, all int) string {
	return fmt.Sprintf("%s: %s of %s", what, grouped(done), grouped(all))
}

// grouped writes 12400 as 12,400.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// onTerminal returns what shows the progress in a terminal: one line that is
// written over, five times a second at most. Where the output is no terminal
// only what was finished is written.
func onTerminal(w io.Writer) func(web.Filling) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	var last time.Time
	return func(now web.Filling) {
		switch {
		case now.Text == "":
			fmt.Fprint(w, "\r\033[K")
		case time.Since(last) > 200*time.Millisecond:
			last = time.Now()
			fmt.Fprint(w, "\r\033[K"+now.Text)
		}
	}
}

// beforeNow is the last moment of which all is told when the newest entry is of at.
func beforeNow(at record.Time) record.Time { return max(at-1, 1) }
