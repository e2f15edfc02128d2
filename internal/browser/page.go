package browser

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a page has for anything it is asked. It is long because a
// machine that runs all tests at once is slow, and costs nothing otherwise.
const patience = 20 * time.Second

// aborted is how Chromium names a page load whose place another one took.
const aborted = "net::ERR_ABORTED"

// Page is one tab in a session of its own. It is for one goroutine.
type Page struct {
	tb  testing.TB
	ctx context.Context // chromedp's handle of the tab

	patience time.Duration

	mu     sync.Mutex // guards errors, which the browser's reader appends to
	errors []string
}

// Page opens an empty page that lives as long as the test: 1280 by 800, light,
// without animations.
func (b *Browser) Page(tb testing.TB) *Page {
	tb.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	tb.Cleanup(cancel)
	p := &Page{tb: tb, ctx: ctx, patience: patience}
	if err := chromedp.Listen(ctx, p.note); err != nil {
		tb.Fatalf("open a page: %v", err)
	}
	p.Show(1280, 800, false)
	return p
}

// note keeps what a reader of the console would see in red.
func (p *Page) note(event any) {
	text := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text = (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error()
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			text = "console.error"
			for _, arg := range e.Args {
				text += fmt.Sprintf(" %s%s", arg.Value, arg.Description)
			}
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			text = strings.TrimSpace(e.Entry.Text + " " + e.Entry.URL)
		}
	}
	if text != "" {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.errors = append(p.errors, text)
	}
}

// Errors returns what went wrong in the page since it was opened: exceptions,
// console errors, failed requests, and violations of the content security policy.
func (p *Page) Errors() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.errors...)
}

// do runs one action and ends the test if it fails.
func do[T any](p *Page, what string, action chromedp.Action[T]) T {
	p.tb.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, p.patience)
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		p.tb.Fatalf("%s on %s: %v\nerrors of the page: %q", what, p.address(), err, p.Errors())
	}
	return v
}

func (p *Page) address() string {
	ctx, cancel := context.WithTimeout(p.ctx, time.Second)
	defer cancel()
	url, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "an unknown page"
	}
	return url
}

// Goto loads url and waits until it is loaded. A page that is just leading on by
// itself can take the first attempt's place; it is then asked again.
func (p *Page) Goto(url string) {
	p.tb.Helper()
	do(p, "go to "+url, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		done, err := chromedp.Navigate(url)(ctx, t)
		var load *chromedp.LoadError
		if errors.As(err, &load) && load.ErrorText == aborted {
			return chromedp.Navigate(url)(ctx, t)
		}
		return done, err
	})
}

// Show sets the size of the window and the colours that the reader prefers.
func (p *Page) Show(width, height int, dark bool) {
	p.tb.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	do(p, "show", chromedp.Steps(
		chromedp.EmulateViewport(int64(width), int64(height)),
		command(emulation.SetEmulatedMedia, media),
	))
}

// NoScript forbids or allows the scripts of the pages that are loaded from now on.
// Everything here but Axe works without them.
func (p *Page) NoScript(on bool) {
	p.tb.Helper()
	do(p, "forbid scripts", command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: on}))
}

// command is the action that sends one command of the protocol.
func command[P, R any](cmd cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cmd, params)
		return err
	})
}
