package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
)

const (
	heartbeat = 20 * time.Second       // so that both ends notice when the other is gone
	gather    = 250 * time.Millisecond // entries that come together are told together
	// longest is how long a stream goes on: the browser comes back, and is asked anew
	// who it is and what it may read.
	longest = 5 * time.Minute
)

// changes answers which leads changed since the page was read.
func (s *Server) changes(_ http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	c, err := s.house.Changed(r.Context(), v, markOf(r, "since"))
	c.Leads = append([]ChangedLead{}, c.Leads...)
	return http.StatusOK, c, err
}

// events tells a browser, as server-sent events, that leads changed. An event is
// the mark of an entry and nothing else: what changed is asked for.
func (s *Server) events(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	since := markOf(r, "since")
	if _, err := s.house.Changed(r.Context(), v, since); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	out := &stream{w, http.NewResponseController(w)}
	ctx, cancel := context.WithTimeout(r.Context(), longest)
	defer cancel()
	go func() {
		select {
		case <-s.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	if err := s.tell(ctx, v, since, out.send); err != nil && ctx.Err() == nil {
		s.opt.Log.Error("events", "err", err)
	}
}

// tell calls send with the mark of the newest entry whenever leads changed or a call
// was raised or taken up, and with none when nothing happened for a while, until ctx ends or send fails.
func (s *Server) tell(ctx context.Context, v lawful.Viewer, since record.Mark, send func(record.Mark) error) error {
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	if err := send(""); err != nil {
		return nil //nolint:nilerr // the reader is gone
	}
	for {
		grown := s.house.Grown() // before asking, so that nothing falls between
		c, err := s.house.Changed(ctx, v, since)
		if err != nil {
			return err
		}
		if since = c.Head; (len(c.Leads) > 0 || c.Calls != "") && send(c.Mark) != nil {
			return nil
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return nil
			case <-beat.C:
				if send("") != nil {
					return nil
				}
			case <-grown:
				waiting = false
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(gather):
		}
	}
}

// stream writes server-sent events.
type stream struct {
	w   http.ResponseWriter
	ctl *http.ResponseController
}

// send writes the mark of an entry, or for none a sign of life.
func (o *stream) send(mark record.Mark) error {
	// A stream outlives whatever time the server gives to an answer.
	if err := o.ctl.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	text := ": here\n\n"
	if mark != "" {
		text = fmt.Sprintf("data: %s\n\n", mark)
	}
	if _, err := o.w.Write([]byte(text)); err != nil {
		return err
	}
	return o.ctl.Flush()
}
