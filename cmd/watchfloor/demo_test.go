package main

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
	"watchfloor/web"
)

// small are the flags of a demo that is ready soon.
var small = []string{"--days", "4", "--messages", "60", "--closed", "300"}

// demoing starts a demo and waits until everything stands.
func demoing(t *testing.T, flags ...string) *process {
	t.Helper()
	p := start(t, append([]string{"demo", "--no-browser", "--addr", "127.0.0.1:0"}, flags...)...)
	for {
		line, err := p.out.ReadString('\n')
		if err != nil {
			t.Fatalf("the demo says %q, %v: %s", line, err, p.errs)
		}
		if found := oneTimeLink.FindStringSubmatch(line); found != nil {
			p.base, p.link = found[1], found[1]+found[2]
		}
		if strings.HasPrefix(line, "everything stands") {
			return p
		}
	}
}

// TestTheTourLeadsThroughTheDemo follows the five steps with one key, and goes away
// for good with another.
func TestTheTourLeadsThroughTheDemo(t *testing.T) {
	b := browser.Open(t)
	p := demoing(t, small...)
	d := sitting{t, b.Page(t), p.base}
	d.p.Goto(p.link)
	d.p.WaitUntil(`location.pathname === '/' && document.readyState === 'complete'`)
	d.says("#tour", "1 of 5")
	d.says("#tour", "independent origins")
	for step, want := range []struct{ selector, words string }{
		{"main", "Eleven uniforms"}, {".margin", "Alistair Brackmoor"}, {".asof", "nothing can be decided here"}, {".decide", "Reject"},
	} {
		d.p.Press("w")
		d.p.WaitUntil(`document.readyState === 'complete' && document.querySelector('#tour').dataset.step === '` + string(rune('2'+step)) + `'`)
		d.says(want.selector, want.words)
		d.look("the tour")
	}
	d.p.Press("Escape")
	if d.p.Count("#tour") != 0 {
		t.Error("Escape leaves the tour")
	}
	d.p.Press("g")
	d.p.Press("o")
	d.at("/operations")
	d.p.Press("g")
	d.p.Press("b")
	d.at("/")
	if d.p.Count("#tour") != 0 {
		t.Error("the tour comes back to a browser in which it was sent away")
	}
	if errors := d.p.Errors(); len(errors) > 0 {
		t.Errorf("the console shows %q", errors)
	}
}

// TestScreenshot takes the pictures of the README. They go to the folder named by
// WATCHFLOOR_SCREENSHOTS, of the whole demo; without it, of a small one, to a
// folder that goes.
func TestScreenshot(t *testing.T) {
	if testing.Short() {
		t.Skip("draws the pictures of the README")
	}
	const width, height = 1280, 860
	b := browser.Open(t)
	dir, flags := os.Getenv("WATCHFLOOR_SCREENSHOTS"), []string(nil)
	if dir == "" {
		dir, flags = t.TempDir(), small
	}
	p := demoing(t, flags...)
	page := b.Page(t)
	page.Goto(p.link)
	page.WaitUntil(`location.pathname === '/'`)
	page.Goto(p.base + "/?tour=0")
	page.WaitFor(".decide")
	for name, dark := range map[string]bool{"board-light.png": false, "board-dark.png": true} {
		path := filepath.Join(dir, name)
		page.Screenshot(path, width, height, dark)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(f)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		if got := picture.Bounds(); got.Dx() != width || got.Dy() != height {
			t.Errorf("%s is %d by %d", name, got.Dx(), got.Dy())
		}
		colours := map[any]bool{}
		for x := 0; x < width; x += 3 {
			for y := 0; y < height; y += 3 {
				colours[picture.At(x, y)] = true
			}
		}
		if len(colours) < 20 {
			t.Errorf("%s is blank: it has %d colours", name, len(colours))
		}
	}
}

// TestNobodyActsWhileThePastIsLoaded asks a house whose history stands at a moment:
// pages show that moment, and decisions are refused with a word that helps.
func TestNobodyActsWhileThePastIsLoaded(t *testing.T) {
	h := newTested(t, record.HouseFounded{Class: record.Demo, History: true}, inSQLite(t))
	h.filling.tell(web.Filling{Text: "the past: 12 of 8,330", Until: record.At(time.Now()) - record.Day})
	_, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Claim, Lead: record.NewID()})
	var cannot desk.Cannot
	if !errors.As(err, &cannot) || !strings.Contains(string(cannot), "12 of 8,330") {
		t.Errorf("deciding gives %v", err)
	}
	h.filling.tell(web.Filling{Text: "closed pool: 400 of 20,000"})
	if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Claim, Lead: record.NewID()}); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("while the closed pool comes, deciding about nothing gives %v", err)
	}
}

func TestProgressIsWrittenAsPeopleReadIt(t *testing.T) {
	if got := progress("closed pool", 12400, 1020000); !regexp.MustCompile(`^closed pool: 12,400 of 1,020,000$`).MatchString(got) {
		t.Errorf("progress says %q", got)
	}
}
