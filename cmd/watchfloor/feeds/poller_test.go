package feeds

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/record"
)

// desk holds what feeds bring.
type desk struct {
	mu     sync.Mutex // guards all below
	titles []string
	vain   []record.DeliveryEnd
	down   error
	at     int // visits that are being taken in
	twice  bool
}

func (d *desk) Visited(_ context.Context, v Visit) (int, error) {
	d.mu.Lock()
	d.at++
	d.twice = d.twice || d.at > 1
	d.mu.Unlock()
	n := 0
	for r, refused := range v.Items {
		d.mu.Lock()
		if refused == nil && !slices.Contains(d.titles, r.Title) {
			d.titles = append(d.titles, r.Title)
			n++
		}
		d.mu.Unlock()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at--
	return n, d.down
}

func (d *desk) InVain(_ context.Context, _ Feed, end record.DeliveryEnd) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.vain = append(d.vain, end)
	return nil
}

func item(n int) string {
	return fmt.Sprintf("<item><guid>g%d</guid><title>Item %[1]d</title><description>Words of %[1]d.</description></item>", n)
}

func rssOf(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>` + strings.Join(items, "") + "</channel></rss>"
}

// inMemory runs a poller of one feed every ten minutes against a handler, in
// time that passes by itself, until after.
func inMemory(t *testing.T, handler http.HandlerFunc, o Options, after time.Duration, look func(d *desk, s State)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		l := &pipes{made: make(chan net.Conn), closed: make(chan struct{})}
		server := &http.Server{Handler: handler}
		go server.Serve(l)
		u, _ := url.Parse("http://news.example/feed")
		o.Log = slog.New(slog.DiscardHandler)
		o.transport = func(Feed) http.RoundTripper {
			return &http.Transport{DisableKeepAlives: true, DialContext: func(context.Context, string, string) (net.Conn, error) { return l.dial() }}
		}
		d := &desk{}
		p := New(d, []Feed{{u, "News", 10 * time.Minute}}, o)
		ctx, stop := context.WithTimeout(t.Context(), after)
		p.Run(ctx)
		stop()
		look(d, p.States()[0])
		server.Close()
		synctest.Wait()
	})
}

// pipes is a listener in memory.
type pipes struct {
	made   chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) dial() (net.Conn, error) {
	a, b := net.Pipe()
	select {
	case p.made <- b:
		return a, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.made:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func TestAFeedIsAskedForWhatIsNewOnly(t *testing.T) {
	var asked []string
	handler := func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Header.Get("If-None-Match")+" "+r.Header.Get("If-Modified-Since"))
		if r.Header.Get("User-Agent") != agent {
			t.Errorf("it calls itself %q", r.Header.Get("User-Agent"))
		}
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Last-Modified", "Mon, 02 Mar 2026 08:00:00 GMT")
		io.WriteString(w, rssOf(item(1), item(2)))
	}
	inMemory(t, handler, Options{}, 35*time.Minute, func(d *desk, s State) {
		again := `"1" Mon, 02 Mar 2026 08:00:00 GMT`
		if !slices.Equal(asked, []string{" ", again, again, again}) {
			t.Errorf("asked for %q", asked)
		}
		if !slices.Equal(d.titles, []string{"Item 1", "Item 2"}) || s.Fresh != 2 || s.Failures != 0 || len(d.vain) > 0 {
			t.Errorf("%q %+v", d.titles, s)
		}
	})
}

func TestAfterFailuresVisitsBecomeRareUpToAnHour(t *testing.T) {
	var at []time.Time
	handler := func(w http.ResponseWriter, r *http.Request) {
		at = append(at, time.Now())
		http.Error(w, "no", http.StatusInternalServerError)
	}
	inMemory(t, handler, Options{}, 8*time.Hour, func(d *desk, s State) {
		for i, want := range []time.Duration{10, 20, 40, 60, 60, 60} {
			got := at[i+1].Sub(at[i])
			if want *= time.Minute; got < want*8/10 || got > want*12/10 {
				t.Errorf("wait %d: %s, want about %s", i+1, got, want)
			}
		}
		if s.Reason != "it answers 500 Internal Server Error" || s.Failures != len(at) || d.vain[0] != record.EndTurnedAway {
			t.Errorf("%+v", s)
		}
	})
}

func TestWhoAsksToBeLeftAloneIsLeftAlone(t *testing.T) {
	for said, want := range map[string]time.Duration{"7200": 2 * time.Hour, "date": 3 * time.Hour, "999999999": 24 * time.Hour, "-1": 12 * time.Minute, "soon": 12 * time.Minute} {
		var at []time.Time
		handler := func(w http.ResponseWriter, r *http.Request) {
			at = append(at, time.Now())
			if said == "date" {
				w.Header().Set("Retry-After", time.Now().Add(3*time.Hour).UTC().Format(http.TimeFormat))
			} else {
				w.Header().Set("Retry-After", said)
			}
			w.WriteHeader(http.StatusTooManyRequests)
		}
		inMemory(t, handler, Options{}, 25*time.Hour, func(_ *desk, s State) {
			if got := at[1].Sub(at[0]); got > want+time.Second || want > time.Hour && got < want-time.Second {
				t.Errorf("Retry-After %s: visited again after %s, want %s", said, got, want)
			}
		})
	}
}

func TestAfterAGoodVisitAllIsAsBefore(t *testing.T) {
	n := 0
	handler := func(w http.ResponseWriter, r *http.Request) {
		if n++; n < 4 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, rssOf(item(n)))
	}
	inMemory(t, handler, Options{}, 3*time.Hour, func(d *desk, s State) {
		if s.Failures != 0 || s.Reason != "" || s.Next.Sub(s.Last) != 10*time.Minute || len(d.titles) < 5 {
			t.Errorf("%+v %q", s, d.titles)
		}
	})
}

// TestWhatCameBeforeTheEndIsTaken: of an answer that breaks off, is too large, or
// never ends, what came is taken, and the whole is asked for again.
func TestWhatCameBeforeTheEndIsTaken(t *testing.T) {
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		words   string
	}{
		"cut off": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Content-Length", "100000")
			io.WriteString(w, rssOf(item(1), item(2)))
		}, "broke off"},
		"too large": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			io.WriteString(w, rssOf(item(1), item(2))+strings.Repeat("<!-- -->", 5000))
		}, "longer than 20000 bytes"},
		"without end": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			io.WriteString(w, rssOf(item(1), item(2)))
			for w.(http.Flusher).Flush(); r.Context().Err() == nil; time.Sleep(5 * time.Second) {
				io.WriteString(w, " ")
				w.(http.Flusher).Flush()
			}
		}, "took too long"},
	} {
		asked := []string{}
		handler := func(w http.ResponseWriter, r *http.Request) {
			asked = append(asked, r.Header.Get("If-None-Match"))
			c.handler(w, r)
		}
		inMemory(t, handler, Options{Bytes: 20_000}, 20*time.Minute, func(d *desk, s State) {
			if !slices.Equal(d.titles, []string{"Item 1", "Item 2"}) || !strings.Contains(s.Reason, c.words) || d.vain[0] != record.EndCutOff {
				t.Errorf("%s: %q %+v %v", name, d.titles, s, d.vain)
			}
			if len(asked) < 2 || strings.Join(asked, "") != "" {
				t.Errorf("%s: the rest is never asked for: %q", name, asked)
			}
		})
	}
}

func TestWhoNeverAnswersDoesNotHoldOthersUp(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	inMemory(t, handler, Options{AtOnce: 1}, 30*time.Minute, func(d *desk, s State) {
		if s.Reason != "it gave no answer in time" || d.vain[0] != record.EndUnreachable || s.Failures < 2 {
			t.Errorf("%+v %v", s, d.vain)
		}
	})
}

func TestWhatIsNoFeedIsSaid(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html><title>Log in</title></html>") }
	inMemory(t, handler, Options{}, time.Minute, func(d *desk, s State) {
		if s.Reason != "what it answers is no feed" || d.vain[0] != record.EndTurnedAway {
			t.Errorf("%+v", s)
		}
	})
}

func TestWhatTheHouseCouldNotWriteIsAskedForAgain(t *testing.T) {
	asked := 0
	handler := func(w http.ResponseWriter, r *http.Request) {
		if asked++; r.Header.Get("If-None-Match") != "" {
			t.Error("it was taken for held")
		}
		w.Header().Set("ETag", `"1"`)
		io.WriteString(w, rssOf(item(1)))
	}
	synctest.Test(t, func(t *testing.T) {
		l := &pipes{made: make(chan net.Conn), closed: make(chan struct{})}
		server := &http.Server{Handler: http.HandlerFunc(handler)}
		go server.Serve(l)
		u, _ := url.Parse("http://news.example/feed")
		d := &desk{down: errors.New("the disk is full")}
		p := New(d, []Feed{{u, "News", 10 * time.Minute}}, Options{Log: slog.New(slog.DiscardHandler), transport: func(Feed) http.RoundTripper {
			return &http.Transport{DisableKeepAlives: true, DialContext: func(context.Context, string, string) (net.Conn, error) { return l.dial() }}
		}})
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Minute)
		defer stop()
		p.Run(ctx)
		if s := p.States()[0]; asked < 2 || !strings.Contains(s.Reason, "the disk is full") || len(d.vain) > 0 {
			t.Errorf("asked %d times, %+v, %v", asked, s, d.vain)
		}
		server.Close()
		synctest.Wait()
	})
}

// visitOnce visits one address by the network of this machine.
func visitOnce(t *testing.T, address string) (*desk, State) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{}
	p := New(d, []Feed{{u, "News", time.Hour}}, Options{Log: slog.New(slog.DiscardHandler)})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { p.Run(ctx); close(done) }()
	for p.States()[0].Next.IsZero() {
		time.Sleep(time.Millisecond)
	}
	stop()
	<-done
	return d, p.States()[0]
}

// TestNoRedirectLeadsInside: what the list names is visited, inside or not;
// where its answers lead to is visited only outside.
func TestNoRedirectLeadsInside(t *testing.T) {
	secret := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, rssOf(item(66))) }))
	defer secret.Close()
	_, port, _ := net.SplitHostPort(secret.Listener.Addr().String())
	to := ""
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		io.WriteString(w, rssOf(item(1)))
	}))
	defer front.Close()
	for where, words := range map[string]string{
		"/moved":                         "",
		"http://127.0.0.2:" + port:       "an address inside",
		"http://localhost:" + port:       "an address inside",
		"http://[::ffff:7f00:2]:" + port: "an address inside",
		"http://169.254.169.254/latest":  "an address inside",
		"http://10.1.2.3/":               "an address inside",
		"http://0.0.0.0:" + port:         "an address inside",
		"file:///etc/passwd":             "over http and https only",
		"gopher://127.0.0.1/":            "over http and https only",
		"/feed":                          "more than 5 times",
	} {
		to = where
		d, s := visitOnce(t, front.URL+"/feed")
		if words == "" {
			if len(d.titles) != 1 || s.Failures != 0 {
				t.Errorf("%s: %+v %q", where, s, d.titles)
			}
			continue
		}
		if len(d.titles) > 0 || !strings.Contains(s.Reason, words) || len(d.vain) != 1 || d.vain[0] != record.EndTurnedAway {
			t.Errorf("%s: %q, %+v, %v", where, d.titles, s, d.vain)
		}
	}
	if d, s := visitOnce(t, "http://localhost:"+port+"/"); len(d.titles) != 1 {
		t.Errorf("named in the list itself: %+v", s)
	}
	if _, s := visitOnce(t, "http://127.0.0.1:1/"); s.Failures != 1 || strings.Contains(s.Reason, "http://") {
		t.Errorf("nobody there: %+v", s)
	}
}

func TestAddressesInsideAreKnown(t *testing.T) {
	for _, ip := range []string{"127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
		"[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[ff02::1]"} {
		if outside(ip+":80") == nil {
			t.Errorf("%s passes for an address outside", ip)
		}
	}
	for _, ip := range []string{"93.184.216.34", "[2606:4700::1111]", "172.32.0.1"} {
		if err := outside(ip + ":443"); err != nil {
			t.Errorf("%s: %v", ip, err)
		}
	}
}

func TestAListIsReadOrRefusedWithItsLine(t *testing.T) {
	got, err := List(strings.NewReader("# ours\n\nhttps://news.example/feed.xml, Harbour Gazette, North, 15m\r\nhttp://127.0.0.1:8000/a,B,1h\n"))
	if err != nil || len(got) != 2 || got[0].Name != "Harbour Gazette, North" || got[0].Every != 15*time.Minute || got[1].URL.Host != "127.0.0.1:8000" {
		t.Errorf("%+v %v", got, err)
	}
	good := "https://news.example/feed.xml, Gazette, 15m\n"
	for line, words := range map[string]string{
		"https://news.example/b":                   "an address, a name and how often",
		"ftp://news.example/b, B, 15m":             "begins with https://",
		"news.example, B, 15m":                     "begins with https://",
		"https://:80/, B, 15m":                     "begins with https://",
		"https://user:secret@%zz/, B, 15m":         "cannot be read",
		"https://news.example/b, B, 15":            "how often",
		"https://news.example/b, B, 5s":            "how often",
		"https://news.example/b, B, 9000h":         "how often",
		"https://news.example/b, , 15m":            "name",
		"https://news.example/b, Gazette, 15m":     "stands in line 1 already",
		"https://news.example/feed.xml, Other, 1h": "stands in line 1 already",
		"https://news.example/b, \xff, 15m":        "name",
	} {
		_, err := List(strings.NewReader(good + line))
		if err == nil || !strings.Contains(err.Error(), "line 2: ") || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v, want a word about %s", line, err, words)
		}
	}
}
