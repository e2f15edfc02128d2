package browser

import (
	"context"
	_ "embed" // for axe-core
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axeSource is axe-core, unchanged, under the licence beside it (MPL 2.0). Only
// tests contain it.
//
//go:embed axe/axe.min.js
var axeSource string

// Violation is one rule of axe-core that a page breaks.
type Violation struct {
	ID     string // the name of the rule, such as color-contrast
	Impact string // minor, moderate, serious or critical
	Help   string // what the rule wants, in a sentence
	Tags   []string
	Nodes  []Broken
}

// Broken is an element that breaks a rule.
type Broken struct {
	HTML string
	Why  string `json:"failureSummary"`
}

func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", v.ID, v.Impact, v.Help)
	for _, n := range v.Nodes {
		fmt.Fprintf(&b, "\n\t%s\n\t\t%s", n.HTML, strings.ReplaceAll(n.Why, "\n", "\n\t\t"))
	}
	return b.String()
}

// Axe runs all rules of axe-core on the page as it is shown now and returns those
// it breaks, none for a page without known barriers. It runs beside the page's
// own scripts and not among them, so that no content security policy forbids it
// and the page does not notice.
func (p *Page) Axe() []Violation {
	p.tb.Helper()
	const run = `axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => JSON.stringify(r.violations))`
	text := do(p, "axe", func(ctx context.Context, t *chromedp.Target) (string, error) {
		world, err := newWorld(ctx, t)
		if err != nil {
			return "", err
		}
		there, err := chromedp.Evaluate[bool](`typeof axe === 'object'`, world)(ctx, t)
		if err != nil {
			return "", err
		}
		if !there { // it has not looked at this document before
			if _, err := chromedp.Evaluate[chromedp.Void](axeSource+";0", world)(ctx, t); err != nil {
				return "", err
			}
		}
		return chromedp.Evaluate[string](run, world, chromedp.EvalAwaitPromise)(ctx, t)
	})
	var found []Violation
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		p.tb.Fatalf("read the answer of axe: %v", err)
	}
	return found
}

// newWorld makes a place for scripts that see the page's document and nothing of
// the page's scripts.
func newWorld(ctx context.Context, t *chromedp.Target) (chromedp.EvaluateOption, error) {
	tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	made, err := cdp.Call(ctx, t, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{
		FrameID:   tree.FrameTree.Frame.ID,
		WorldName: "axe",
	})
	if err != nil {
		return nil, err
	}
	return func(params *runtime.EvaluateParams) { params.ContextID = made.ExecutionContextID }, nil
}
