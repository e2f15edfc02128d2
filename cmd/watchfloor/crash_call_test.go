package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/internal/pgtest"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/sqlite"
)

// TestNoKeystrokeAcknowledgedIsLostWhenServeIsKilled kills serve again and again
// while somebody writes a call down.
func TestNoKeystrokeAcknowledgedIsLostWhenServeIsKilled(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		dir := t.TempDir()
		killCall(t, (crashRounds(t)+1)/2, []string{"--data", dir}, func(o store.Options) (*store.DB, error) {
			return sqlite.Open(t.Context(), dir, sqlite.Durable, o)
		})
	})
	t.Run("postgres", func(t *testing.T) {
		dsn := pgtest.Start(t)
		killCall(t, (crashRounds(t)+4)/5, []string{"--db", dsn}, func(o store.Options) (*store.DB, error) {
			return postgres.Open(t.Context(), dsn, o)
		})
	})
}

func killCall(t *testing.T, rounds int, house []string, open opener) {
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)) // any moment will do
	w := &writer{t: t, call: record.NewID(), page: record.NewID()}
	for range rounds {
		p := serving(t, house...)
		w.comeIn(p)
		time.AfterFunc(time.Duration(20+r.IntN(200))*time.Millisecond, p.kill)
		w.writeUntilKilled(p)
		p.kill()
	}
	h := opened(t, open)
	v, err := h.Call(t.Context(), h.sitter(), 0, w.call)
	if err != nil {
		t.Fatal(err)
	}
	got := v.Draft.Form.Words
	if v.Draft.N < w.kept || !strings.HasPrefix(w.text.String(), got) || len(got) < w.keptBytes {
		t.Errorf("kept to keystroke %d (%d bytes), acknowledged to %d (%d bytes)", v.Draft.N, len(got), w.kept, w.keptBytes)
	}
	if w.kept == 0 {
		t.Error("no keystroke was acknowledged")
	}
	if raised, err := h.Raised(t.Context(), h.sitter(), 0); err != nil || w.raised && len(raised.Calls) != 1 {
		t.Errorf("it was acknowledged that the call is raised; on top stands %v %v", raised.Calls, err)
	}
}

// writer types a call, as the page does.
type writer struct {
	t          *testing.T
	call, page record.ID
	client     *http.Client
	text       strings.Builder
	n, kept    int64
	keptBytes  int
	raised     bool
}

func (w *writer) comeIn(p *process) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.client = &http.Client{Jar: jar, Timeout: patience}
	if _, err := w.client.Get(p.link); err != nil {
		w.t.Fatal(err)
	}
	w.post(p, "/call", url.Values{"once": {w.call.String()}})
}

// post sends a form and returns the status, 0 when there was no answer.
func (w *writer) post(p *process, path string, form url.Values) int {
	r, err := http.NewRequest("POST", p.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	answer, err := w.client.Do(r)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	if _, err := io.ReadAll(answer.Body); err != nil {
		return 0
	}
	return answer.StatusCode
}

func (w *writer) writeUntilKilled(p *process) {
	for {
		w.n++
		fmt.Fprintf(&w.text, "%c", 'a'+w.n%26)
		form := url.Values{"act": {"keep"}, "words": {w.text.String()}, "anonymous": {"yes"}, "writer": {w.page.String()}, "n": {fmt.Sprint(w.n)},
			"threat": {desk.ThreatBomb.String()}}
		switch status := w.post(p, "/call/"+w.call.String(), form); status {
		case http.StatusOK:
			w.kept, w.keptBytes = w.n, w.text.Len()
		case 0:
			return
		default:
			w.t.Fatalf("a keystroke is answered with %d: %s", status, p.errs)
		}
		if w.n%7 == 0 && !w.raised {
			form.Set("act", "raise")
			w.raised = w.post(p, "/call/"+w.call.String(), form) == http.StatusOK
		}
	}
}
