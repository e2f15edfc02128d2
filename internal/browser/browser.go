// Package browser drives a headless Chromium in tests: open pages, press keys,
// click, read what is shown, take pictures, and let axe-core look for barriers.
//
// Each method waits for what it needs, up to a limit, and ends the test with the
// page's address and its errors when that does not come. Selectors are CSS and
// mean their first match. A page is a session of its own, with its own cookies.
//
//	b := browser.Open(t)
//	p := b.Page(t)
//	p.Goto(server.URL + "/board")
//	p.Press("j")
//	p.WaitFor("tr.chosen")
package browser

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"watchfloor/internal/absent"
)

// closeLimit is the time that Chromium has to close before it is killed.
const closeLimit = 10 * time.Second

// programs are the names under which systems install Chromium or its like.
var programs = []string{
	"chromium", "chromium-browser", "headless-shell", "google-chrome", "google-chrome-stable", "chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
}

// quiet keeps Chromium from asking anything of the network on its own.
var quiet = []string{
	"disable-background-networking", "disable-component-update", "disable-gpu", "disable-quic", "disable-sync",
	"no-first-run",
}

// Browser is one running Chromium. It closes at the end of the test that opened
// it, or of all tests where Shared runs them, and dies with the test process.
type Browser struct {
	ctx context.Context // chromedp's handle of the browser, the parent of its pages
}

// taught is done before the first browser starts. The driver decodes this
// type in two goroutines at once, and the race detector takes the first use of a
// type in encoding/json's cache for a race; a use before either began is none.
var taught sync.Once

func teachJSON() {
	var page struct{ FrameID cdp.FrameID }
	_ = json.Unmarshal([]byte(`{"frameId":""}`), &page) // fixed text, always read
}

// Shared runs the tests of a package with one Chromium for all of them, which closes
// after the last: starting one takes as long as looking at several pages. Their pages
// are sessions of their own, as always.
type Shared struct{ *testing.M }

// Run runs the tests.
func (s Shared) Run() int {
	shared.of = &process{}
	defer shared.of.end()
	return s.M.Run()
}

// shared is the browser of all tests, if they share one.
var shared struct {
	sync.Mutex // guards the browser; of is set before the first test
	of         *process
	browser    *Browser
}

// process stands for all tests of the process where a browser belongs to one test.
type process struct {
	testing.TB
	last []func()
}

func (p *process) Helper()             {}
func (p *process) Logf(string, ...any) {}
func (p *process) Cleanup(f func())    { p.last = append(p.last, f) }

func (p *process) end() {
	for _, f := range slices.Backward(p.last) {
		f()
	}
}

// Open starts Chromium with an empty profile, or gives the one that all tests share.
// Without Chromium the test skips or, where skipping is an error, fails. Short runs
// have no browser.
func Open(tb testing.TB) *Browser {
	tb.Helper()
	if testing.Short() {
		tb.Skip("browsers are left out of short runs")
	}
	if shared.of == nil {
		return start(tb, tb)
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil || shared.browser.ctx.Err() != nil {
		shared.browser = start(tb, shared.of)
	}
	return shared.browser
}

// start starts Chromium for a test that needs it, until the end of another or of it.
func start(tb, until testing.TB) *Browser {
	tb.Helper()
	path := find(programs)
	if path == "" {
		absent.Skip(tb, "Chromium is not installed: install the Debian package chromium or put it on the PATH")
	}
	taught.Do(teachJSON)
	// The profile is a temporary folder of chromedp's own and not of the test's,
	// because chromedp also ends the processes that would still write to it.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path))
	for _, flag := range quiet {
		options = append(options, chromedp.Flag(flag, true))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	parent, release := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithErrorf(ignore))
	until.Cleanup(func() {
		defer release()
		defer cancel()
		within, stop := context.WithTimeout(ctx, closeLimit)
		defer stop()
		if err := chromedp.Cancel(within); err != nil {
			until.Logf("close the browser: %v", err)
		}
	})
	if err := chromedp.Do(ctx); err != nil {
		tb.Fatalf("start %s: %v", path, err)
	}
	return &Browser{ctx: ctx}
}

// find returns the first of the programs that is installed, or "".
func find(programs []string) string {
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// ignore drops chromedp's own remarks, which are about protocol events that a
// newer Chromium sends and it does not know. What concerns a page is in Errors.
func ignore(string, ...any) {}
