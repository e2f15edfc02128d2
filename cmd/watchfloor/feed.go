package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"sync"

	"watchfloor/cmd/watchfloor/feeds"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// feedFlags say which feeds are visited.
type feedFlags struct {
	Feeds string `help:"Visit the feeds of this file; a line each: address, name, how often." placeholder:"FILE"`
}

// add begins to visit the feeds, if there are any.
func (f feedFlags) add(all *doors, h *house, log *slog.Logger) error {
	if f.Feeds == "" {
		return nil
	}
	file, err := os.Open(f.Feeds)
	if err != nil {
		return fmt.Errorf("--feeds: %w", err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	list, err := feeds.List(file)
	if err != nil {
		return fmt.Errorf("--feeds %s: %w", f.Feeds, err)
	}
	p := feeds.New(&feedHouse{house: h, before: map[string]digests{}}, list, feeds.Options{Log: log})
	all.feeds = func() []web.FeedLine { return feedLines(p.States()) }
	all.open = append(all.open, func(ctx context.Context) error {
		p.Run(ctx)
		return nil
	})
	return nil
}

func feedLines(states []feeds.State) []web.FeedLine {
	lines := make([]web.FeedLine, len(states))
	for i, s := range states {
		lines[i] = web.FeedLine{Name: s.Name, Host: s.URL.Host, Every: s.Every.String(), Visiting: s.Visiting, Failures: s.Failures, Reason: s.Reason,
			New: s.Fresh, Last: record.At(s.Last), Good: record.At(s.Good), Next: record.At(s.Next)}
	}
	return lines
}

// feedHouse is the house as feeds see it.
type feedHouse struct {
	*house

	mu     sync.Mutex         // guards before
	before map[string]digests // of what the last visit showed, by name of the feed
}

// digests tell items apart without keeping their words.
type digests map[[sha256.Size]byte]bool

// mostDigests is how many items of a feed are remembered from visit to visit.
const mostDigests = 10_000

var _ feeds.House = (*feedHouse)(nil)

// Visited implements feeds.House. An item that the last visit showed already is
// left out at once; of others the record knows whether the source has sent them.
func (h *feedHouse) Visited(ctx context.Context, v feeds.Visit) (fresh int, err error) {
	shown := digests{}
	before := h.shownBefore(v.Name)
	items := func(yield func(intake.Report, *intake.Refused) bool) {
		for r, refused := range v.Items {
			d, err := digest(r, refused)
			if err == nil && len(shown) < mostDigests {
				shown[d] = true
			}
			if !before[d] && !yield(r, refused) {
				return
			}
		}
	}
	d := newDelivery(record.DoorFeed, record.FormatRSS).from(v.Name, record.ChannelNews)
	d.once, d.cutOff = true, v.Broken
	if _, err := h.take(ctx, h.sitter(), store.Bulk, d, items); err != nil {
		return 0, err
	}
	fresh = int(d.seen.sum().Sent)
	if v.Broken() {
		return fresh, nil
	}
	if len(shown) > 0 {
		h.mu.Lock()
		h.before[v.Name] = shown
		h.mu.Unlock()
	}
	if fresh > 0 {
		return fresh, nil
	}
	return 0, h.ended(ctx, v.Feed, record.EndComplete)
}

func (h *feedHouse) shownBefore(name string) digests {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.before[name]
}

func digest(r intake.Report, refused *intake.Refused) ([sha256.Size]byte, error) {
	what := any(append(r.Sameness(), r.SentID))
	if refused != nil {
		what = []any{refused.Reason, refused.Raw}
	}
	b, err := json.Marshal(what)
	return sha256.Sum256(b), err
}

// InVain implements feeds.House.
func (h *feedHouse) InVain(ctx context.Context, f feeds.Feed, end record.DeliveryEnd) error {
	return h.ended(ctx, f, end)
}

// ended writes how a visit ended that brought nothing new, where that differs
// from how the one before ended: that a feed has fallen silent, or answers again.
func (h *feedHouse) ended(ctx context.Context, f feeds.Feed, end record.DeliveryEnd) error {
	v := h.sitter()
	return h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		naming := lawful.Naming{Names: tx, Viewer: v}
		source, err := naming.Source(f.Name, record.ChannelNews)
		if err != nil {
			return err
		}
		last, known, err := tx.LastEnding(source)
		if err != nil || known && last == end || !known && end == record.EndComplete {
			return err
		}
		id := record.NewID()
		_, err = tx.Append(append(naming.Drafts, v.Draft(id, &record.DeliveryTaken{Delivery: id, Source: source, Door: record.DoorFeed, Format: record.FormatRSS, End: end}))...)
		return err
	})
}
