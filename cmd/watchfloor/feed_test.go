package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/cmd/watchfloor/feeds"
	"watchfloor/intake"
	"watchfloor/intake/rss"
	"watchfloor/record"
	"watchfloor/web"
)

func gazette() feeds.Feed {
	return feeds.Feed{URL: &url.URL{Scheme: "https", Host: "news.example", Path: "/feed"}, Name: "Gazette", Every: time.Hour}
}

// visited lets a feed show items to a house that has just been started.
func visited(t *testing.T, h *tested, broken bool, items ...string) (fresh int) {
	t.Helper()
	fh := &feedHouse{house: h.house, before: map[string]digests{}}
	return showed(t, fh, broken, items...)
}

func showed(t *testing.T, fh *feedHouse, broken bool, items ...string) int {
	t.Helper()
	body := `<rss version="2.0"><channel><title>News</title>` + strings.Join(items, "") + "</channel></rss>"
	in := rss.Read(strings.NewReader(body), intake.Options{Source: "Gazette", Channel: record.ChannelNews})
	fresh, err := fh.Visited(t.Context(), feeds.Visit{Feed: gazette(), Items: in, Broken: func() bool { return broken }})
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

func newsItem(guid, words string) string {
	return fmt.Sprintf("<item><guid>%s</guid><title>%[1]s</title><description>%s</description></item>", guid, words)
}

// TestAnItemOfAFeedIsTakenOnce: a feed shows what it has again and again, also to
// a house that was started anew; what it changes is a revision.
func TestAnItemOfAFeedIsTakenOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		one, two := newsItem("g1", "A boat at the quay."), newsItem("g2", "A light.")
		for i, c := range []struct {
			items []string
			fresh int
		}{{[]string{one}, 1}, {[]string{one}, 0}, {[]string{two, one}, 1}, {[]string{newsItem("g1", "Two boats at the quay."), two}, 1}, {[]string{one, two}, 0}, {nil, 0}} {
			if got := visited(t, h, false, c.items...); got != c.fresh {
				t.Errorf("visit %d brings %d new items, want %d", i+1, got, c.fresh)
			}
		}
		d := heldHouse{t, h.house}.addsUp()
		if len(d) != 3 {
			t.Errorf("%d deliveries, want one for each visit that brought something: %+v", len(d), d)
		}
		// What another source sent too is counted once for this one.
		if _, err := h.Take(t.Context(), h.sitter(), web.Delivery{Source: "Wire"}, func(yield func(intake.Report, *intake.Refused) bool) {
			yield(intake.Report{Source: "Wire", Title: "g3", Text: "Fire at the mill."}, nil)
		}); err != nil {
			t.Fatal(err)
		}
		for i, want := range []int{1, 0, 0} {
			if got := visited(t, h, false, newsItem("g3", "Fire at the mill.")); got != want {
				t.Errorf("visit %d of what the wire had: %d new", i+1, got)
			}
		}
	})
}

func TestWhatAFeedShowsWronglyIsRefusedOnce(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	fh := &feedHouse{house: h.house, before: map[string]digests{}}
	for i, want := range []int{2, 0, 1} {
		items := []string{newsItem("g1", "A boat."), "<item><guid>g2</guid></item>"}
		if i == 2 {
			items = append(items, "<item><guid>g3</guid></item>")
		}
		if got := showed(t, fh, false, items...); got != want {
			t.Errorf("visit %d: %d new, want %d", i+1, got, want)
		}
	}
}

// TestSilenceOfAFeedIsWrittenOnceAndItsEnd: not at each of a hundred vain visits.
func TestSilenceOfAFeedIsWrittenOnceAndItsEnd(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	var ends []string
	vain := func(end record.DeliveryEnd) {
		fh := &feedHouse{house: h.house, before: map[string]digests{}} // started anew each time
		if err := fh.InVain(t.Context(), gazette(), end); err != nil {
			t.Fatal(err)
		}
	}
	item := newsItem("g1", "A boat.")
	visited(t, h, false)
	for range 3 {
		vain(record.EndUnreachable)
	}
	vain(record.EndTurnedAway)
	visited(t, h, false, item)
	visited(t, h, false, item)
	vain(record.EndUnreachable)
	visited(t, h, false, item)
	visited(t, h, false, item)
	visited(t, h, true, item, newsItem("g2", "Another boat."))
	vain(record.EndCutOff)
	for _, d := range (heldHouse{t, h.house}).addsUp() {
		ends = append([]string{fmt.Sprint(d.End, " ", d.Sent.Sent)}, ends...)
	}
	if got := strings.Join(ends, ", "); got != "unreachable 0, turned away 0, complete 1, unreachable 0, complete 0, cut off 1" {
		t.Errorf("written is %s", got)
	}
}

// TestServeVisitsFeedsAndSaysHowTheyAre runs the command with a feed that answers
// and one that does not.
func TestServeVisitsFeedsAndSaysHowTheyAre(t *testing.T) {
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, `<rss version="2.0"><channel>`+newsItem("g1", "A boat at the quay.")+"</channel></rss>")
	}))
	defer feed.Close()
	list := filepath.Join(t.TempDir(), "feeds")
	text := fmt.Sprintf("%s/feed?key=secret, Gazette, 1h\n%s/gone, Herald, 1h\n", feed.URL, feed.URL)
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p := serving(t, "--data", t.TempDir(), "--feeds", list)
	var lines []web.FeedLine
	var answer string
	waitUntil(t, "both feeds were visited", func() bool {
		r, err := http.Get(p.base + "/api/v1/feeds")
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		answer = string(b)
		if err := json.Unmarshal(b, &lines); err != nil {
			t.Fatal(err)
		}
		return len(lines) == 2 && lines[0].Next > 0 && lines[1].Next > 0
	})
	if l := lines[0]; l.Name != "Gazette" || l.New != 1 || l.Good == 0 || l.Reason != "" || strings.Contains(answer, "secret") {
		t.Errorf("%+v in %s", l, answer)
	}
	if l := lines[1]; l.Name != "Herald" || l.Failures != 1 || l.Reason != "it answers 404 Not Found" || l.Good != 0 {
		t.Errorf("%+v", l)
	}
}

func TestAListOfFeedsThatCannotBeReadStopsTheStart(t *testing.T) {
	dir := t.TempDir()
	list := filepath.Join(dir, "feeds")
	if err := os.WriteFile(list, []byte("# ours\nnews.example, Gazette, 15m\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	status := run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--data", dir, "--feeds", list}, streams{strings.NewReader(""), &out, &errs})
	if status != 1 || !strings.Contains(errs.String(), "line 2: ") {
		t.Errorf("%d: %s", status, &errs)
	}
}
