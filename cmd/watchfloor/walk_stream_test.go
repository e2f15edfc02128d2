package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
)

// TestAStreamDoesNotTellOfWhatIsRestricted listens while something restricted comes
// in and then something open: one event is told, that of what is open.
func TestAStreamDoesNotTellOfWhatIsRestricted(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	w := newWalker(l, l.house, l.viewer())
	since := changed(t, l.tested, "").Mark
	ctx, leave := context.WithCancel(t.Context())
	r := httptest.NewRequestWithContext(ctx, "GET", "http://127.0.0.1:8080/events?since="+string(since), nil)
	r.Header.Set("Cookie", w.cookie)
	got, done := httptest.NewRecorder(), make(chan bool)
	go func() { w.server.ServeHTTP(got, r); close(done) }()
	for _, x := range restricted() {
		l.tell(x)
	}
	time.Sleep(time.Second) // long enough for the stream to gather and tell what it must not
	l.tell(happening{what: "take", line: `{"id":"s1","text":"A lamp is out."}`})
	time.Sleep(time.Second)
	leave()
	<-done
	news, err := l.Changed(t.Context(), w.v, since)
	if err != nil || len(news.Leads) != 1 {
		t.Fatalf("changed: %+v, %v", news, err)
	}
	if want := ": here\n\ndata: " + string(news.Mark) + "\n\n"; strings.TrimSpace(got.Body.String()) != strings.TrimSpace(want) {
		t.Errorf("the stream told %q, want %q", got.Body, want)
	}
}
