package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keys are the names that Press knows for keys without a letter, which are those
// of KeyboardEvent.key.
var keys = map[string]string{
	"ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp,
	"Backspace": kb.Backspace, "Delete": kb.Delete, "End": kb.End, "Enter": kb.Enter, "Escape": kb.Escape, "F8": kb.F8,
	"Home": kb.Home, "PageDown": kb.PageDown, "PageUp": kb.PageUp, "Space": " ", "Tab": kb.Tab,
}

var modifiers = map[string]chromedp.Modifier{
	"Alt": chromedp.ModifierAlt, "Control": chromedp.ModifierCtrl,
	"Meta": chromedp.ModifierMeta, "Shift": chromedp.ModifierShift,
}

// Press presses and releases one key where the focus is: a character, a name such
// as Enter or ArrowDown, or either after modifiers, as in Control+Enter.
func (p *Page) Press(key string) {
	p.tb.Helper()
	stroke, held, err := parseKey(key)
	if err != nil {
		p.tb.Fatal(err)
	}
	do(p, "press "+key, chromedp.KeyEvent(stroke, chromedp.KeyModifiers(held...)))
}

func parseKey(key string) (stroke string, held []chromedp.Modifier, err error) {
	rest := key
	for {
		name, after, found := strings.Cut(rest, "+")
		m, known := modifiers[name]
		if !found || !known || after == "" {
			break
		}
		held, rest = append(held, m), after
	}
	if named, ok := keys[rest]; ok {
		return named, held, nil
	}
	if utf8.RuneCountInString(rest) != 1 {
		return "", nil, fmt.Errorf("press %q: no such key", key)
	}
	return rest, held, nil
}

// Click waits until the element is visible, scrolls to it and clicks it. It does
// not wait for what the click leads to: wait for that, or use Follow.
func (p *Page) Click(selector string) {
	p.tb.Helper()
	do(p, "click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// Follow clicks and waits until the next page is loaded.
func (p *Page) Follow(selector string) {
	p.tb.Helper()
	do(p, "follow "+selector, func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector)))
		return chromedp.Void{}, err
	})
}

// Type waits until the field is visible, gives it the focus and types text at the
// end of what it holds.
func (p *Page) Type(selector, text string) {
	p.tb.Helper()
	do(p, "type into "+selector, chromedp.SendKeys(chromedp.CSS(selector), text))
}

// Text waits until the element is there and returns its text as it is shown.
func (p *Page) Text(selector string) string {
	p.tb.Helper()
	return do(p, "text of "+selector, chromedp.Text(chromedp.CSS(selector)))
}

// Count returns how many elements match at this moment. It does not wait.
func (p *Page) Count(selector string) int {
	p.tb.Helper()
	return do(p, "count "+selector, chromedp.Evaluate[int](`document.querySelectorAll(`+quote(selector)+`).length`))
}

// WaitFor waits until the element is visible.
func (p *Page) WaitFor(selector string) {
	p.tb.Helper()
	do(p, "wait for "+selector, chromedp.WaitVisible(chromedp.CSS(selector)))
}

// WaitUntil waits until the expression is true and the page loaded, whatever page it
// is by then: a key that is pressed before would be lost.
func (p *Page) WaitUntil(js string) {
	p.tb.Helper()
	do(p, "wait until "+js, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		var last error
		for {
			met, err := chromedp.Evaluate[bool]("document.readyState === 'complete' && !!("+js+")")(ctx, t)
			if met {
				return chromedp.Void{}, nil
			}
			if ctx.Err() == nil && err != nil {
				last = err // a page that is just being left, or a wrong expression
			}
			select {
			case <-ctx.Done():
				return chromedp.Void{}, errors.Join(ctx.Err(), last)
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
}

// Eval returns the value of an expression, of a promise what it comes to, in the
// types of encoding/json: a number is a float64, undefined is nil.
func (p *Page) Eval(js string) any {
	p.tb.Helper()
	return do(p, "eval "+js, chromedp.Evaluate[any](js, chromedp.EvalAwaitPromise))
}

// Screenshot shows the page in this size and these colours, which stay, and writes
// what is in the window to path as PNG. Missing folders are made.
func (p *Page) Screenshot(path string, width, height int, dark bool) {
	p.tb.Helper()
	p.Show(width, height, dark)
	png := do(p, "screenshot", chromedp.CaptureScreenshot())
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.tb.Fatal(err)
	}
	if err := os.WriteFile(path, png, 0o644); err != nil {
		p.tb.Fatal(err)
	}
}

// quote is s as a JavaScript string.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(b)
}
