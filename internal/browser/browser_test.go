package browser

import (
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// pages are what the test server shows, by path.
var pages = map[string]string{
	"/clean": `<!doctype html><html lang="en"><head><title>Clean</title></head>
		<body><main><h1>A clean page</h1><p>With <a id="next" href="/form">a link</a>.</p></main></body></html>`,
	"/barrier": `<!doctype html><html><head><title>Barrier</title></head>
		<body><main><h1>A page with barriers</h1><img src="/clean"><p style="color:#999;background:#fff">Pale.</p></main></body></html>`,
	"/form": `<!doctype html><html lang="en"><head><title>Form</title>
		<style>p { color: black } @media (prefers-color-scheme: dark) { body { background: black } }</style></head>
		<body><h1>Form</h1><label>Name <input id="name"></label><button id="go">Go</button><p id="out">nothing</p>
		<noscript><p id="plain">Works without scripts.</p></noscript>
		<script src="/form.js"></script></body></html>`,
	"/form.js": `const out = document.querySelector('#out');
		document.querySelector('#go').onclick = () => { out.textContent = 'Hello ' + document.querySelector('#name').value };
		document.onkeydown = (e) => { if (e.key === 'k' && e.ctrlKey) { out.textContent = 'chosen'; e.preventDefault() } };
		setTimeout(() => { const p = document.createElement('p'); p.id = 'late'; p.textContent = 'late'; document.body.append(p) }, 50);`,
	"/wrong": `<!doctype html><html lang="en"><head><title>Wrong</title></head>
		<body><h1>Wrong</h1><script>document.title = 'inline ran'</script><script src="/wrong.js"></script></body></html>`,
	"/wrong.js": `console.error('seen', 1); nobody()`,
}

// serve shows pages under a policy that allows the house's own files only.
func serve(t *testing.T) (url string) {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; require-trusted-types-for 'script'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Content-Type", "text/javascript")
		}
		if _, err := io.WriteString(w, pages[r.URL.Path]); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestPages opens one browser for all that is promised about a page: a start
// takes longer than everything done with it.
func TestPages(t *testing.T) {
	b, url := Open(t), serve(t)
	claims := map[string]func(*testing.T, *Page, string){
		"fields take text and buttons act":          fieldsAndButtons,
		"keys reach the page":                       keysReachThePage,
		"waiting sees what comes late":              waiting,
		"following a link loads the next page":      following,
		"values come back in the types of JSON":     values,
		"pages work without scripts":                withoutScripts,
		"pictures have the size and colours wanted": pictures,
		"errors of the page are kept":               errorsAreKept,
		"axe finds barriers":                        axeFinds,
		"axe finds nothing on a clean page":         axeFindsNothing,
		"what does not come ends the test":          failures,
		"pages do not share cookies":                func(t *testing.T, p *Page, url string) { cookies(t, b, p, url) },
	}
	for name, claim := range claims {
		t.Run(name, func(t *testing.T) { claim(t, b.Page(t), url) })
	}
}

func fieldsAndButtons(t *testing.T, p *Page, url string) {
	p.Goto(url + "/form")
	p.Type("#name", "Zoë")
	p.Type("#name", "!")
	p.Click("#go")
	if got, want := p.Text("#out"), "Hello Zoë!"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
	if got := p.Count("p"); got < 1 {
		t.Errorf("Count = %d, want some", got)
	}
}

func keysReachThePage(t *testing.T, p *Page, url string) {
	p.Goto(url + "/form")
	p.Press("Tab")
	p.Press("a")
	p.Press("B")
	p.Press("?")
	p.Press("Backspace")
	if got, want := p.Eval("document.querySelector('#name').value"), "aB"; got != want {
		t.Errorf("the field holds %q, want %q", got, want)
	}
	p.Press("Control+k")
	if got, want := p.Text("#out"), "chosen"; got != want {
		t.Errorf("after Control+k: %q, want %q", got, want)
	}
	p.Press("Tab")
	p.Press("Enter")
	if got, want := p.Text("#out"), "Hello aB"; got != want {
		t.Errorf("after Enter on the button: %q, want %q", got, want)
	}
}

func waiting(t *testing.T, p *Page, url string) {
	p.Goto(url + "/form")
	p.WaitFor("#late")
	p.Eval("setTimeout(() => document.querySelector('#late').remove(), 50)")
	p.WaitUntil("!document.querySelector('#late')")
	if got := p.Count("#late"); got != 0 {
		t.Errorf("Count = %d, want 0", got)
	}
}

func following(t *testing.T, p *Page, url string) {
	p.Goto(url + "/clean")
	p.Follow("#next")
	if got, want := p.Text("h1"), "Form"; got != want {
		t.Errorf("h1 = %q, want %q", got, want)
	}
}

func values(t *testing.T, p *Page, url string) {
	p.Goto(url + "/clean")
	got := []any{p.Eval("1+1"), p.Eval("undefined"), p.Eval("null"), p.Eval("Promise.resolve('later')"), p.Eval("({a: [true]})")}
	want := []any{2.0, nil, nil, "later", map[string]any{"a": []any{true}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

func withoutScripts(t *testing.T, p *Page, url string) {
	p.NoScript(true)
	p.Goto(url + "/form")
	p.WaitFor("#plain")
	p.Type("#name", "x")
	p.Click("#go")
	if got, want := p.Text("#out"), "nothing"; got != want {
		t.Errorf("without scripts: %q, want %q", got, want)
	}
	p.NoScript(false)
	p.Goto(url + "/form")
	p.Click("#go")
	if got, want := p.Text("#out"), "Hello"; got != want {
		t.Errorf("with scripts again: %q, want %q", got, want)
	}
}

func pictures(t *testing.T, p *Page, url string) {
	p.Goto(url + "/form")
	for _, dark := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "new", "form.png")
		p.Screenshot(path, 400, 300, dark)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		img, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size.X != 400 || size.Y != 300 {
			t.Errorf("the picture is %v, want 400 by 300", size)
		}
		if red, _, _, _ := img.At(399, 299).RGBA(); (red == 0) != dark {
			t.Errorf("dark %t: red in the corner is %d", dark, red)
		}
	}
}

func errorsAreKept(t *testing.T, p *Page, url string) {
	p.Goto(url + "/clean")
	if got := p.Errors(); len(got) != 0 {
		t.Errorf("errors of a clean page: %q", got)
	}
	p.Goto(url + "/wrong")
	all := strings.Join(p.Errors(), "\n")
	for _, want := range []string{"Content Security Policy", `console.error "seen" 1`, "nobody is not defined"} {
		if !strings.Contains(all, want) {
			t.Errorf("errors without %q:\n%s", want, all)
		}
	}
}

func axeFinds(t *testing.T, p *Page, url string) {
	p.Goto(url + "/barrier")
	var got []string
	for _, v := range p.Axe() {
		got = append(got, v.ID)
		if v.Impact == "" || v.Help == "" || len(v.Nodes) == 0 || v.Nodes[0].HTML == "" || v.Nodes[0].Why == "" {
			t.Errorf("a violation with an empty part: %s", v)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"color-contrast", "html-has-lang", "image-alt"}, got); diff != "" {
		t.Errorf("violations (-want +got):\n%s", diff)
	}
}

func axeFindsNothing(t *testing.T, p *Page, url string) {
	p.Goto(url + "/clean")
	for range 2 { // a second look is as good as the first
		for _, v := range p.Axe() {
			t.Error(v)
		}
	}
	if got := p.Eval("typeof axe"); got != "undefined" {
		t.Errorf("the page sees axe: %v", got)
	}
	if got := p.Errors(); len(got) != 0 {
		t.Errorf("axe leaves errors in the page: %q", got)
	}
}

// ending ends the test of a claim in place of the real test.
type ending struct{ testing.TB }

func (e ending) Helper() {}
func (e ending) Fatalf(format string, args ...any) {
	panic(fmt.Sprintf(format, args...))
}

func failures(t *testing.T, p *Page, url string) {
	p.Goto(url + "/wrong")
	p.tb, p.patience = ending{t}, 200*time.Millisecond
	for name, act := range map[string]func(){
		"go to":      func() { p.Goto("http://127.0.0.1:1/") },
		"click":      func() { p.Click("#absent") },
		"follow":     func() { p.Follow("h1") },
		"text of":    func() { p.Text("#absent") },
		"count":      func() { p.Count("?") },
		"wait for":   func() { p.WaitFor("#absent") },
		"wait until": func() { p.WaitUntil("false") },
		"eval":       func() { p.Eval("nobody()") },
	} {
		said := func() (said string) {
			defer func() { said, _ = recover().(string) }()
			act()
			return ""
		}()
		if !strings.HasPrefix(said, name) || !strings.Contains(said, "nobody is not defined") {
			t.Errorf("%s ended with %q, want the act and the errors of the page", name, said)
		}
	}
}

func cookies(t *testing.T, b *Browser, p *Page, url string) {
	p.Goto(url + "/clean")
	p.Eval("document.cookie = 'who=first'")
	other := b.Page(t)
	other.Goto(url + "/clean")
	if got := other.Eval("document.cookie"); got != "" {
		t.Errorf("another page has the cookie %q", got)
	}
}

func TestKeysHaveNames(t *testing.T) {
	type key struct {
		Stroke string
		Held   []chromedp.Modifier
	}
	for name, want := range map[string]key{
		"j":               {"j", nil},
		"+":               {"+", nil},
		"ArrowDown":       {kb.ArrowDown, nil},
		"Shift+Tab":       {kb.Tab, []chromedp.Modifier{chromedp.ModifierShift}},
		"Control++":       {"+", []chromedp.Modifier{chromedp.ModifierCtrl}},
		"Control+Shift+z": {"z", []chromedp.Modifier{chromedp.ModifierCtrl, chromedp.ModifierShift}},
	} {
		stroke, held, err := parseKey(name)
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, key{stroke, held}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, name := range []string{"", "Ender", "Shift+", "Hyper+x"} {
		if _, _, err := parseKey(name); err == nil {
			t.Errorf("%q is taken for a key", name)
		}
	}
}

func TestAMissingBrowserIsNotFound(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if got := find([]string{"chromium"}); got != "" {
		t.Errorf("find = %q, want nothing", got)
	}
}
