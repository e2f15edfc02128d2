package feeds

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"watchfloor/intake"
	"watchfloor/intake/rss"
	"watchfloor/record"
)

// failure is why a visit brought nothing, or not all.
type failure struct {
	end   record.DeliveryEnd // complete: the fault is not the feed's
	words string
	after time.Duration // what the other side asks to wait
}

func (f *failure) retryAfter() time.Duration {
	if f == nil {
		return 0
	}
	return f.after
}

// agent is how the house calls itself.
const agent = "watchfloor (feed reader)"

// visit asks a feed for what is new and takes it in.
func (p *Poller) visit(ctx context.Context, v *visited) (fresh int, failed *failure) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, v.URL.String(), nil)
	if err != nil {
		return 0, &failure{end: record.EndTurnedAway, words: "its address cannot be asked"}
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1")
	if v.etag != "" {
		req.Header.Set("If-None-Match", v.etag)
	}
	if v.lm != "" {
		req.Header.Set("If-Modified-Since", v.lm)
	}
	answer, err := v.client.Do(req)
	if err != nil {
		return 0, unanswered(err)
	}
	defer answer.Body.Close() //nolint:errcheck // it was read as far as it is wanted
	switch answer.StatusCode {
	case http.StatusOK:
		return p.take(ctx, v, answer)
	case http.StatusNotModified:
		return p.nothing(ctx, v)
	}
	return 0, &failure{end: record.EndTurnedAway, words: "it answers " + answer.Status, after: askedToWait(answer.Header.Get("Retry-After"), time.Now())}
}

// nothing notes that a feed that failed before answers again.
func (p *Poller) nothing(ctx context.Context, v *visited) (int, *failure) {
	none := Visit{Feed: v.Feed, Items: func(func(intake.Report, *intake.Refused) bool) {}, Broken: func() bool { return false }}
	if _, err := p.house.Visited(ctx, none); err != nil {
		return 0, unwritten(err)
	}
	return 0, nil
}

// take takes an answer in. What it may ask next time is kept only when all of it
// is held: otherwise the rest would never be asked for again.
func (p *Poller) take(ctx context.Context, v *visited, answer *http.Response) (int, *failure) {
	body := &bounded{r: answer.Body, left: p.opt.Bytes, most: p.opt.Bytes}
	in := bufio.NewReaderSize(body, 4096)
	head, err := in.Peek(2048)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return 0, &failure{end: record.EndCutOff, words: brokeOff(err)}
	}
	if intake.Detect("", head) != record.FormatRSS {
		return 0, &failure{end: record.EndTurnedAway, words: "what it answers is no feed"}
	}
	fresh, err := p.house.Visited(ctx, Visit{v.Feed, rss.Read(in, intake.Options{Source: v.Name, Channel: record.ChannelNews}), func() bool { return body.err != nil }})
	switch {
	case err != nil:
		return fresh, unwritten(err)
	case body.err != nil:
		return fresh, &failure{end: record.EndCutOff, words: brokeOff(body.err)}
	}
	v.etag, v.lm = answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")
	return fresh, nil
}

func unwritten(err error) *failure {
	return &failure{end: record.EndComplete, words: "the house could not write: " + err.Error()}
}

// brokeOff says in words why an answer did not come to its end.
func brokeOff(err error) string {
	var n net.Error
	switch {
	case errors.Is(err, errTooLarge):
		return err.Error()
	case errors.As(err, &n) && n.Timeout():
		return "its answer took too long; what came of it was taken"
	}
	return "its answer broke off; what came of it was taken"
}

// unanswered says in words why there was no answer.
func unanswered(err error) *failure {
	var n net.Error
	var u *url.Error
	var away turnedAway
	switch {
	case errors.As(err, &away):
		return &failure{end: record.EndTurnedAway, words: away.Error()}
	case errors.As(err, &n) && n.Timeout():
		return &failure{end: record.EndUnreachable, words: "it gave no answer in time"}
	case errors.As(err, &u):
		err = u.Err // without the address, which may hold a secret
	}
	return &failure{end: record.EndUnreachable, words: err.Error()}
}

// longestAsked is how long the other side can have itself left alone.
const longestAsked = 24 * time.Hour

// askedToWait reads Retry-After: seconds, or a date.
func askedToWait(said string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(said); err == nil && n > 0 {
		return min(time.Duration(min(n, 1<<30))*time.Second, longestAsked)
	}
	if at, err := http.ParseTime(said); err == nil && at.After(now) {
		return min(at.Sub(now), longestAsked)
	}
	return 0
}

// errTooLarge ends an answer that is longer than anybody's feed.
var errTooLarge = errors.New("too large")

// bounded reads so many bytes and fails then; it keeps why it failed.
type bounded struct {
	r          io.Reader
	left, most int64
	err        error
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left+1)])
	if int64(n) > b.left {
		n, err = int(b.left), fmt.Errorf("%w: its answer is longer than %d bytes; what came before was taken", errTooLarge, b.most)
	}
	b.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		b.err = err
	}
	return n, err
}
