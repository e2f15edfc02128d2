package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// walker asks a house by its addresses, as somebody.
type walker struct {
	*teller
	v      lawful.Viewer
	server *web.Server
	cookie string
}

func newWalker(l *teller, house web.House, v lawful.Viewer) *walker {
	l.t.Helper()
	w := &walker{teller: l, v: v}
	var err error
	w.server, err = web.New(house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return w.v }, Now: l.clock.Now})
	if err != nil {
		l.t.Fatal(err)
	}
	entered := w.do(asking{method: "GET", path: w.server.OneTimeLink()})
	w.cookie, _, _ = strings.Cut(entered.Header().Get("Set-Cookie"), ";")
	return w
}

// asking is one request.
type asking struct {
	method, path string
	form         url.Values
	body, kind   string // in place of a form, with its content type
}

func get(path string) asking { return asking{method: "GET", path: path} }
func post(path string, pairs ...string) asking {
	return asking{method: "POST", path: path, form: fields(pairs)}
}
func send(path, kind, body string) asking {
	return asking{method: "POST", path: path, kind: kind, body: body}
}
func (a asking) String() string { return a.method + " " + a.path + " " + a.form.Encode() + a.body }

// changed replaces a word wherever it stands in the request.
func (a asking) changed(word, by string) asking {
	a.path, a.body = strings.ReplaceAll(a.path, word, by), strings.ReplaceAll(a.body, word, by)
	form := url.Values{}
	for k, vs := range a.form {
		for _, v := range vs {
			form.Add(k, strings.ReplaceAll(v, word, by))
		}
	}
	a.form = form
	return a
}

func fields(pairs []string) url.Values {
	f := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		f.Add(pairs[i], pairs[i+1])
	}
	return f
}

// do asks; a stream is left after its first word.
func (w *walker) do(a asking) *httptest.ResponseRecorder {
	w.t.Helper()
	ctx, leave := context.WithCancel(w.t.Context())
	defer leave()
	body, kind := a.body, a.kind
	if a.form != nil && a.method == "POST" && kind == "" {
		body, kind = a.form.Encode(), "application/x-www-form-urlencoded"
	}
	r := httptest.NewRequestWithContext(ctx, a.method, "http://127.0.0.1:8080"+a.path, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	if w.cookie != "" {
		r.Header.Set("Cookie", w.cookie)
	}
	got := &leaving{httptest.NewRecorder(), leave}
	w.server.ServeHTTP(got, r)
	return got.ResponseRecorder
}

// leaving goes away when an answer is sent before it is complete.
type leaving struct {
	*httptest.ResponseRecorder
	leave func()
}

func (l *leaving) Flush() { l.leave() }

// once are the ids of forms, which every page makes anew.
var once = regexp.MustCompile(`(data-once|name="once" value|name="writer" value)="[^"]*"`)

// answer is the whole of what is answered: status, headers and body.
func (w *walker) answer(a asking) string {
	w.t.Helper()
	got := w.do(a)
	var b strings.Builder
	fmt.Fprintln(&b, got.Code)
	_ = got.Header().Write(&b) // into memory
	b.WriteString(once.ReplaceAllString(got.Body.String(), `$1="once"`))
	return b.String()
}

// way is how an address is asked in the walk.
type way struct {
	// all are requests whatever the house holds.
	all []string
	// about is a request for one thing, with ID in place of its id, and of what kind
	// of thing: it is asked for open things, restricted ones and nothing at all.
	about asking
	of    func(*told) []record.ID
	// alone are requests that answer by what was done in the house at all, whatever its
	// labels: to a role that stands alone, or to whoever did it. Only asked in roles.
	alone []string
	// acts are requests that change something: only asked where two houses are compared.
	acts func(*walker) []asking
}

// asked are the requests that read: all of them about what is open.
func (x way) asked(w *walker) []asking {
	var out []asking
	for _, path := range x.all {
		out = append(out, get(path))
	}
	if x.of != nil && x.about.method == "GET" {
		for _, id := range x.of(&w.open) {
			out = append(out, x.about.changed("ID", id.String()))
			past := x.about.changed("ID", id.String())
			past.path += "?as_of=" + (w.now() - 5*record.Hour).String()
			out = append(out, past)
		}
	}
	return out
}

// everyWay returns the ways of the addresses, and fails the test for an address
// that has none, so that a new page cannot be forgotten.
func (w *walker) everyWay() map[string]way {
	w.t.Helper()
	all, out := w.ways(), map[string]way{}
	for _, r := range w.server.Routes() {
		x, ok := all[r.Pattern]
		if !ok {
			w.t.Errorf("the address %s is not asked by the walk: say how in walk_ways_test.go", r.Pattern)
			continue
		}
		out[r.Pattern] = x
		delete(all, r.Pattern)
	}
	for pattern := range all {
		w.t.Errorf("the walk asks %s, which is no address of the house", pattern)
	}
	return out
}

// unrecorded is a house that does not record what was shown, so that asking it
// changes nothing.
type unrecorded struct{ *house }

func (unrecorded) Showed(context.Context, lawful.Viewer, desk.Board) error { return nil }
func (unrecorded) Opened(context.Context, lawful.Viewer, record.ID) error  { return nil }
