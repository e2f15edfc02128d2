// Package feeds visits news feeds and hands what they hold to the house.
//
// Promises:
//   - A feed is never visited twice at once, and all together only a few at a
//     time. A visit asks for what is new only (ETag, Last-Modified), and asks so
//     only when all of the last answer is held.
//   - After a failure the next visit waits twice as long, up to an hour, a little
//     more or less by chance, and as long as the other side asks (Retry-After).
//   - A visit is bounded in time and size; what came before the bound is taken.
//   - Redirects lead to http and https only, and neither they nor a name lead to
//     an address inside: a private address is visited only when it stands in the
//     list itself.
//   - Nothing is remembered but in the record: what a source has sent before is
//     known by its words.
package feeds

import (
	"context"
	"iter"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
)

// House is where feeds bring what they hold.
type House interface {
	// Visited takes in what a visit brought, those items left out that the source
	// has sent before, and returns how many were new.
	Visited(ctx context.Context, v Visit) (fresh int, err error)
	// InVain notes how a visit failed, if the one before did not fail like that.
	InVain(ctx context.Context, f Feed, end record.DeliveryEnd) error
}

// Visit is what a feed answered.
type Visit struct {
	Feed
	Items  iter.Seq2[intake.Report, *intake.Refused] // nothing when nothing is new
	Broken func() bool                               // when all items were read: whether the answer broke off
}

// Options bound the visits. What is 0 is as New says.
type Options struct {
	AtOnce  int           // visits at a time; 4
	Bytes   int64         // of one answer; 16 MiB
	Timeout time.Duration // of one visit; a minute
	Log     *slog.Logger

	transport func(f Feed) http.RoundTripper // for tests; nil: by the network
}

// Poller visits feeds. Run runs it.
type Poller struct {
	house House
	opt   Options
	turns chan struct{} // one for each visit under way
	feeds []*visited
}

// State is how it stands with a feed.
type State struct {
	Feed
	Visiting bool
	Last     time.Time // the last visit; zero for none
	Next     time.Time // the next one
	Good     time.Time // the last visit that was answered as it should
	Failures int       // since then
	Reason   string    // of the last failure, in words; "" when there was none since
	Fresh    int       // items that were new, since the house was started
}

// visited is a feed with what is known of it.
type visited struct {
	mu sync.Mutex // guards State
	State

	client   *http.Client
	etag, lm string // of the last answer that is held as a whole
}

// New makes a poller of feeds.
func New(house House, list []Feed, o Options) *Poller {
	if o.AtOnce <= 0 {
		o.AtOnce = 4
	}
	if o.Bytes <= 0 {
		o.Bytes = 16 << 20
	}
	if o.Timeout <= 0 {
		o.Timeout = time.Minute
	}
	if o.transport == nil {
		o.transport = byNetwork
	}
	p := &Poller{house: house, opt: o, turns: make(chan struct{}, o.AtOnce)}
	for _, f := range list {
		p.feeds = append(p.feeds, &visited{State: State{Feed: f},
			client: &http.Client{Transport: o.transport(f), Timeout: o.Timeout, CheckRedirect: redirect}})
	}
	return p
}

// States says how it stands with each feed, in the order of the list.
func (p *Poller) States() []State {
	all := make([]State, len(p.feeds))
	for i, v := range p.feeds {
		v.mu.Lock()
		all[i] = v.State
		v.mu.Unlock()
	}
	return all
}

// Run visits the feeds until ctx ends.
func (p *Poller) Run(ctx context.Context) {
	var all sync.WaitGroup
	for _, v := range p.feeds {
		all.Go(func() { p.follow(ctx, v) })
	}
	all.Wait()
}

// follow visits one feed again and again.
func (p *Poller) follow(ctx context.Context, v *visited) {
	for {
		select {
		case p.turns <- struct{}{}:
		case <-ctx.Done():
			return
		}
		v.begin(time.Now())
		fresh, failed := p.visit(ctx, v)
		<-p.turns
		if ctx.Err() != nil {
			return
		}
		next := p.settle(ctx, v, fresh, failed)
		select {
		case <-time.After(time.Until(next)):
		case <-ctx.Done():
			return
		}
	}
}

func (v *visited) begin(now time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.Visiting, v.Last = true, now
}

// settle notes what came of a visit and returns when the next one is due.
func (p *Poller) settle(ctx context.Context, v *visited, fresh int, failed *failure) time.Time {
	now := time.Now()
	v.mu.Lock()
	v.Visiting = false
	v.Fresh += fresh
	if failed == nil {
		v.Good, v.Failures, v.Reason = now, 0, ""
	} else {
		v.Failures++
		v.Reason = failed.words
	}
	v.Next = now.Add(wait(v.Every, v.Failures, failed.retryAfter()))
	s := v.State
	v.mu.Unlock()
	switch {
	case failed == nil:
		if fresh > 0 {
			p.opt.Log.Info("a feed brought something new", "feed", s.Name, "items", fresh)
		}
		return s.Next
	case s.Failures == 1:
		p.opt.Log.Warn("a feed could not be read", "feed", s.Name, "why", s.Reason, "next", s.Next.Round(time.Second))
	}
	if failed.end != record.EndComplete {
		if err := p.house.InVain(ctx, s.Feed, failed.end); err != nil && ctx.Err() == nil {
			p.opt.Log.Error("that a feed could not be read could not be written", "feed", s.Name, "err", err)
		}
	}
	return s.Next
}

// longest is how long a feed that fails is left alone, unless it is visited less
// often or asks for longer.
const longest = time.Hour

// wait is how long to wait after a visit, with so many failures in a row.
func wait(every time.Duration, failures int, asked time.Duration) time.Duration {
	if failures == 0 {
		return every
	}
	w := every
	for range failures - 1 {
		if w *= 2; w >= longest {
			break
		}
	}
	w = max(min(w, longest), every)
	// By chance a fifth more or less, so that feeds that failed together do not
	// come back together; never before the other side asked for.
	w = time.Duration(float64(w) * (0.8 + 0.4*rand.Float64()))
	return max(w, asked)
}
