package web

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

func TestACallInABrowser(t *testing.T) {
	b := browser.Open(t)
	for claim, test := range map[string]func(*testing.T, *browser.Browser){
		"its pages have no barrier":                          callHasNoBarriers,
		"it begins with one key and is kept while one types": callIsKept,
		"it is taken up again where a browser broke down":    callIsTakenUp,
		"what the desk did not get is in the browser":        callFromTheBrowser,
		"two pages do not write over each other":             twoPages,
		"another kind keeps every answer":                    kindsKeepAnswers,
		"life at risk is raised while one types":             callIsRaised,
		"a raised call comes over every open page":           lineComesOver,
		"it works without scripts":                           callWithoutScripts,
	} {
		t.Run(claim, func(t *testing.T) { test(t, b) })
	}
}

func callHasNoBarriers(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	now := m.clock()
	fresh, begun := m.call(now-40*record.Second), m.call(now-25*record.Minute)
	begun.Draft = desk.CallDraft{CallStamp: desk.CallStamp{Writer: record.NewID(), N: 7}, Form: desk.CallForm{
		Words: "he says he will be at the tram stop with a can of petrol tonight\nI have known him since school", Threat: desk.ThreatNamed,
		Answers: map[string]string{"know": "he wrote to me this evening", "when": "tonight after eight", "bought": "two cans at the garage"}, Named: true, Name: "Marta Quill", Phone: "020 7946 0018"}}
	raised := m.call(now - 8*record.Minute)
	raised.Raised, raised.raisedReport, raised.raisedLead, raised.Labels = now-5*record.Minute, record.NewID(), m.leads[0].first.Lead, []string{"source-protected"}
	ended := m.call(now - 3*record.Hour)
	ended.Ended, ended.BackAt, ended.Name, ended.Phone, ended.Report = now-2*record.Hour, now-20*record.Minute, "Marta Quill", "020 7946 0018", m.leads[1].first.Members[0].ID
	soon := m.call(now - record.Hour)
	soon.Ended, soon.BackAt, soon.Phone, soon.Tries, soon.LastTry = now-50*record.Minute, now+90*record.Minute, "01632 960018", 2, now-record.Minute
	p, at := enter(t, b, m)
	pages := map[string]string{"calls": "/call", "call-new": "/call/" + fresh.Call.String(), "call-full": "/call/" + begun.Call.String(),
		"call-raised": "/call/" + raised.Call.String(), "call-ended": "/call/" + ended.Call.String(), "board-raised": "/", "call-past": "/call?as_of=" + (now - record.Minute).String()}
	for name, address := range pages {
		for _, width := range []int{1280, 390} {
			p.Show(width, 800, false)
			p.Goto(at + address)
			for _, dark := range []bool{false, true} {
				p.Show(width, 800, dark)
				for _, v := range p.Axe() {
					t.Errorf("%s, %d wide, dark %t: %s", name, width, dark, v)
				}
				if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
					t.Errorf("%s: wider than %d by %v", name, width, over)
				}
				shoot(t, p, fmt.Sprintf("%s-%d-%t.png", name, width, dark), width, dark)
			}
		}
	}
	noErrors(t, p)
}

// ring begins a call from the board.
func ring(t *testing.T, b *browser.Browser, m *memory) (*browser.Page, string) {
	t.Helper()
	p, at := enter(t, b, m)
	p.WaitFor(".decide")
	p.Press("p")
	p.WaitUntil(`location.pathname.startsWith('/call/') && document.readyState === 'complete' && document.activeElement.name === 'words'`)
	return p, at
}

// allKept waits until the house has all that was written.
func allKept(t *testing.T, m *memory, p *browser.Page, words string) {
	t.Helper()
	p.WaitUntil(`document.querySelector('textarea').value === ` + fmt.Sprintf("%q", words))
	for end := time.Now().Add(20 * time.Second); m.draft().Words != words; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the house has %q, want %q", m.draft().Words, words)
		}
	}
	p.WaitUntil(`document.querySelector('#kept').textContent === 'Kept.'`)
}

func (m *memory) draft() desk.CallForm {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.calls) == 0 {
		return desk.CallForm{}
	}
	return m.calls[len(m.calls)-1].Draft.Form
}

func callIsKept(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := ring(t, b, m)
	const words = "there is a can under the stairs"
	for _, letter := range words {
		p.Press(string(letter))
	}
	allKept(t, m, p, words)
	if got := p.Eval(`document.querySelector('#going').textContent`).(string); !strings.Contains(got, ":") {
		t.Errorf("the call has been going for %q", got)
	}
	p.Follow("#end")
	if got := m.taken(); len(got) != 1 || got[0] != words {
		t.Errorf("taken: %q", got)
	}
	p.WaitUntil(`!Object.keys(localStorage).some(k => k.startsWith('watchfloor call'))`)
	noErrors(t, p)
}

func callIsTakenUp(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, at := ring(t, b, m)
	p.Type("textarea", "half a sent")
	allKept(t, m, p, "half a sent")
	p.Goto("about:blank") // the page is gone, whatever it was doing
	p.Goto(at + "/call")
	p.Follow("li a")
	p.WaitFor("textarea")
	if got := p.Eval(`document.querySelector('textarea').value`); got != "half a sent" {
		t.Errorf("taken up with %q", got)
	}
	p.Type("textarea", "ence")
	allKept(t, m, p, "half a sentence")
	if got := len(m.calls); got != 1 {
		t.Errorf("%d calls, want the one", got)
	}
	noErrors(t, p)
}

func callFromTheBrowser(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, at := ring(t, b, m)
	p.Type("textarea", "kept by both")
	allKept(t, m, p, "kept by both")
	p.Eval(`window.fetch = () => Promise.reject(new Error('the house is away'))`)
	p.Type("textarea", ", and this by one")
	p.WaitFor("#kept.warn")
	if got := m.draft().Words; got != "kept by both" {
		t.Errorf("the house has %q", got)
	}
	path := p.Eval("location.pathname").(string)
	p.Goto("about:blank")
	p.Goto(at + path)
	p.WaitUntil(`document.querySelector('textarea').value === 'kept by both, and this by one'`)
	p.WaitUntil(`document.querySelector('[name=seen]').value !== '' && document.querySelector('#kept').textContent !== ''`)
	p.Type("textarea", ".")
	allKept(t, m, p, "kept by both, and this by one.")
	if got := m.draft().Words; got != "kept by both, and this by one." {
		t.Errorf("the house has %q", got)
	}
	noErrors(t, p)
}

func twoPages(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, at := ring(t, b, m)
	p.Type("textarea", "first")
	allKept(t, m, p, "first")
	other, _ := enter2(t, b, p, at)
	other.Goto(p.Eval("location.href").(string))
	other.Type("textarea", " second")
	allKept(t, m, other, "first second")
	p.Type("textarea", " third")
	p.WaitUntil(`document.querySelector('#kept.warn')`)
	if got := m.draft().Words; got != "first second" {
		t.Errorf("the house has %q: one page wrote over the other", got)
	}
	p.Goto(p.Eval("location.href").(string))
	p.WaitFor("#other")
	p.Click("#add")
	p.WaitUntil(`document.querySelector('textarea').value === 'first second\n\nfirst third'`)
	noErrors(t, p, "409")
}

// enter2 is a page of another browser at the same desk.
func enter2(t *testing.T, b *browser.Browser, p *browser.Page, at string) (*browser.Page, string) {
	t.Helper()
	link := lastServed.OneTimeLink()
	other := b.Page(t)
	other.Goto(at + link)
	other.WaitUntil("location.pathname === '/'")
	return other, at
}

func kindsKeepAnswers(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := ring(t, b, m)
	choose := func(kind desk.Threat) {
		p.Eval(`(() => { const s = document.querySelector('#threat'); s.value = '` + kind.String() + `'; s.dispatchEvent(new Event('input', {bubbles: true})); })()`)
	}
	visible := func(id string) bool {
		return p.Eval(`!!document.querySelector('[name=a-` + id + `]').offsetParent`).(bool)
	}
	choose(desk.ThreatBomb)
	if !visible("sets") || visible("paid") {
		t.Error("a bomb is asked about with other questions")
	}
	p.Type("[name=a-sets]", "a clock")
	p.Press("Enter")
	if got := p.Eval("document.activeElement.name"); got != "a-exact" {
		t.Errorf("Enter leads to %v, want the next question", got)
	}
	choose(desk.ThreatPurchase)
	if !visible("sets") || !visible("paid") {
		t.Error("an answer went out of sight, or the questions of the new kind did not come")
	}
	p.WaitUntil(`document.querySelector('#kept').textContent === 'Kept.'`)
	p.Follow("#end")
	if got := m.taken(); len(got) != 1 || !strings.Contains(got[0], "What makes it start?: a clock\n") || !strings.Contains(got[0], desk.ThreatPurchase.String()) {
		t.Errorf("taken: %q", got)
	}
	noErrors(t, p)
}

func callIsRaised(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := ring(t, b, m)
	p.Type("textarea", "he has a knife")
	p.Press("F8")
	p.WaitUntil(`document.querySelector('#raised-at').textContent.startsWith('Raised: life at risk. Look by 12:15')`)
	p.Press("F8")
	p.Type("textarea", " and is at the door")
	allKept(t, m, p, "he has a knife and is at the door")
	if got := m.taken(); len(got) != 1 || got[0] != "he has a knife" {
		t.Errorf("taken: %q, want what was written when it was raised, once", got)
	}
	p.WaitFor("#raised a")
	if got := p.Text("#raised"); !strings.Contains(got, "call since 12:00, look by 12:15") || strings.Contains(got, "knife") {
		t.Errorf("the line on top says %q", got)
	}
	p.Follow("#end")
	if got := m.taken(); len(got) != 2 || got[1] != "he has a knife and is at the door" {
		t.Errorf("taken: %q, want all of it at the end", got)
	}
	p.Follow("#raised button")
	if got := m.calls[0].Answered; got == 0 {
		t.Error("nobody has taken it up")
	}
	if p.Eval(`document.querySelector('#raised').hidden`) != true {
		t.Error("the line stays after the call was taken up")
	}
	noErrors(t, p)
}

func lineComesOver(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, at := enter(t, b, m)
	p.WaitFor(".decide")
	place := p.Eval(`document.querySelector('h1').getBoundingClientRect().top`)
	c := m.call(m.clock() - record.Minute)
	if err := m.DecideCall(t.Context(), m.viewer, desk.CallDecision{Act: desk.CallRaise, Call: c.Call, Form: desk.CallForm{Words: "words of the caller"}}); err != nil {
		t.Fatal(err)
	}
	p.WaitFor("#raised[role=alert] a")
	if got := p.Eval(`document.querySelector('h1').getBoundingClientRect().top`); got != place {
		t.Errorf("the page moved from %v to %v", place, got)
	}
	shoot(t, p, "over-it.png", 1280, false)
	p.Goto(at + "/help")
	p.WaitFor("#raised a")
	if p.Count("#raised[role=alert]") != 0 {
		t.Error("the same call is announced again on the next page")
	}
	m.pager = "The pager failed: tell the duty post yourself"
	p.Goto(at + "/operations")
	if got := p.Text("#raised"); !strings.Contains(got, "The pager failed") {
		t.Errorf("the line says %q, and not that nobody was told", got)
	}
	noErrors(t, p)
}

func callWithoutScripts(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	at, link := served(t, m)
	p := b.Page(t)
	p.NoScript(true)
	p.Goto(at + link)
	p.WaitUntil("location.pathname === '/'")
	p.Goto(at + "/call")
	p.Follow("button.main")
	p.Type("textarea", "a voice on the phone")
	p.Follow("button[value=keep]")
	if got := m.draft().Words; got != "a voice on the phone" {
		t.Errorf("kept: %q", got)
	}
	p.Type("textarea", " says more")
	p.Follow("button[value=raise]")
	p.WaitFor("#raised a")
	p.Follow("#raised button")
	p.Follow("#end")
	if got := m.taken(); len(got) != 2 {
		t.Errorf("taken: %q", got)
	}
	noErrors(t, p)
}

func TestAFormOfACallComesBackWithWhatWasWritten(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	c := m.call(noon - record.Minute)
	path := "/call/" + c.Call.String()
	c.Draft = desk.CallDraft{CallStamp: desk.CallStamp{Writer: record.NewID(), N: 3}, Form: desk.CallForm{Words: "the other page"}}
	for name, form := range map[string]url.Values{
		"anonymous and a name": {"act": {"end"}, "words": {"mine"}, "anonymous": {"yes"}, "name": {"Marta"}},
		"a call back nowhere":  {"act": {"end"}, "words": {"mine"}, "back_at": {"2026-11-20T15:00"}},
		"another page":         {"act": {"keep"}, "words": {"mine"}, "anonymous": {"yes"}, "writer": {record.NewID().String()}, "n": {"1"}},
	} {
		w := v.post(path, form)
		if body := w.Body.String(); w.Code != 409 || !strings.Contains(body, ">mine</textarea>") || !strings.Contains(body, `role="alert"`) || !strings.Contains(body, "the other page") {
			t.Errorf("%s: %d %s", name, w.Code, body)
		}
	}
	if c.Ended != 0 && c.Report != (record.ID{}) {
		t.Error("it was ended all the same")
	}
	if w := v.post(path, url.Values{"act": {"raise"}, "words": {"now"}, "back_at": {"soon"}}); w.Code != 303 || c.Raised == 0 {
		t.Errorf("a field that cannot be read keeps life at risk from being raised: %d", w.Code)
	}
	for _, address := range []string{"/call/" + record.NewID().String(), "/call/x"} {
		if w := v.post(address, url.Values{"act": {"end"}}); w.Code != 404 {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
	if w := v.post(path+"?as_of=2026-11-20T11:00:00Z", url.Values{"act": {"end"}}); w.Code != 409 {
		t.Errorf("a call of the past: %d", w.Code)
	}
}

func TestOnePressBeginsOneCall(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	once := url.Values{"once": {record.NewID().String()}}
	first, second := v.post("/call", once), v.post("/call", once)
	if len(m.calls) != 1 || first.Code != 303 || first.Header().Get("Location") != second.Header().Get("Location") {
		t.Errorf("%d calls; %d %s, then %d %s", len(m.calls), first.Code, first.Header().Get("Location"), second.Code, second.Header().Get("Location"))
	}
}
