package web

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Hook is a sender who signs what they send to POST /hooks/{path}.
type Hook struct {
	Path    string
	Source  string // whose reports these are, whatever the reports say
	Channel record.Channel
	Secrets [][]byte // any of them signs: a new one is added before the old one goes
}

// MostSecrets is how many secrets one sender can have at a time.
const MostSecrets = 4

const (
	hookBytes  = 4 << 20         // of one body; it is held in memory until its signature is known
	hookSlack  = 5 * time.Minute // by which the sender's clock may differ
	hookTime   = 30 * time.Second
	hooksTaken = 8 // requests that are looked at at once
)

// hooks knows the senders who sign.
type hooks struct {
	known map[string]Hook
	none  Hook          // stands for senders who are not known, so that they cost as much time
	turns chan struct{} // one for each request that is looked at
}

func newHooks(list []Hook) *hooks {
	h := &hooks{known: map[string]Hook{}, turns: make(chan struct{}, hooksTaken)}
	for _, k := range list {
		h.known[k.Path] = k
	}
	h.none.Secrets = [][]byte{randomSecret()}
	return h
}

func randomSecret() []byte {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails
	return b
}

// HookAnswer says what became of a request to a hook: numbers, and why what was
// refused was refused. Who sends it learns nothing of what the desk made of it.
type HookAnswer struct {
	Taken    int64         `json:"taken"`
	Repeated int64         `json:"repeated"`
	Refused  []RefusedLine `json:"refused"`
}

var errUnsigned = failure{status: http.StatusUnauthorized, text: "the signature does not fit: see whether address, secret and headers (webhook-id, webhook-timestamp, webhook-signature) are those agreed"}

// hook answers POST /hooks/{path} as the Standard Webhooks say. Whether the path
// or the signature is wrong is not told, neither by the answer nor by its time.
func (s *Server) hook(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) (int, any, error) {
	select {
	case s.hooks.turns <- struct{}{}:
		defer func() { <-s.hooks.turns }()
	default:
		w.Header().Set("Retry-After", "5")
		return 0, nil, failure{status: http.StatusServiceUnavailable, text: "too many requests at once: send it again later"}
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(hookTime)) // without a connection there is nothing to wait for
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, hookBytes))
	if err != nil {
		return 0, nil, unreadable(err)
	}
	from, known := s.hooks.known[r.PathValue("path")]
	if !known {
		from = s.hooks.none
	}
	signed := from.signed(r.Header, body)
	if !signed || !known {
		return 0, nil, errUnsigned
	}
	if off := s.opt.Now().Sub(timestamp(r.Header)); off.Abs() > hookSlack {
		return 0, nil, failure{status: http.StatusUnauthorized, text: "the timestamp differs from the desk's clock by more than five minutes: sign it when you send it"}
	}
	return s.takeHook(r, from, body)
}

// unsigned answers everything else below /hooks/.
func (s *Server) unsigned(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	return 0, nil, errUnsigned
}

// signed reports whether one of the signatures was made with one of the secrets.
// It takes as long for one secret as for all places that there are for them.
func (h Hook) signed(header http.Header, body []byte) bool {
	var sums [MostSecrets][]byte
	for i := range sums {
		m := hmac.New(sha256.New, h.Secrets[i%len(h.Secrets)])
		m.Write([]byte(header.Get("Webhook-Id") + "." + header.Get("Webhook-Timestamp") + "."))
		m.Write(body)
		sums[i] = m.Sum(nil)
	}
	fits := false
	for n, one := range strings.Fields(header.Get("Webhook-Signature")) {
		version, said, _ := strings.Cut(one, ",")
		given, err := base64.StdEncoding.DecodeString(said)
		if n >= 2*MostSecrets || version != "v1" || err != nil {
			continue
		}
		for _, sum := range sums {
			fits = hmac.Equal(given, sum) || fits
		}
	}
	// With a dot in it an id could take in what was signed as something else.
	id := header.Get("Webhook-Id")
	return fits && id != "" && !strings.Contains(id, ".")
}

// timestamp is when a request says that it was signed; long ago when it does not.
func timestamp(h http.Header) time.Time {
	n, err := strconv.ParseInt(h.Get("Webhook-Timestamp"), 10, 64)
	if err != nil || n < 0 || n > 1<<40 {
		return time.Time{}
	}
	return time.Unix(n, 0)
}

// takeHook takes in what a known sender has signed.
func (s *Server) takeHook(r *http.Request, from Hook, body []byte) (int, any, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	format, _ := formatOf(kind, bufio.NewReader(bytes.NewReader(nil)))
	fits := format == record.FormatJSONL || format == record.FormatEML || format == record.FormatRSS
	if err != nil || !fits || r.Header.Get("Content-Encoding") != "" {
		return 0, nil, failure{status: http.StatusUnsupportedMediaType, text: "a webhook brings application/json, application/x-ndjson, message/rfc822, application/rss+xml or application/atom+xml, not packed"}
	}
	reports, err := Parse(format, bytes.NewReader(body), intake.Options{Source: from.Source, Channel: from.Channel})
	if err != nil {
		return 0, nil, err
	}
	got, err := s.house.Take(r.Context(), s.opt.Viewer(r), Delivery{record.DoorHook, format, from.Source, from.Channel}, from.own(reports))
	if err != nil {
		return 0, nil, err
	}
	return hookAnswer(got)
}

// own calls every report the sender's own: nobody signs for another. What it says
// of its source itself is kept as it was written.
func (h Hook) own(in iter.Seq2[intake.Report, *intake.Refused]) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		for r, refused := range in {
			if refused == nil {
				if r.Source != h.Source {
					r.Written = append(r.Written, intake.Field{Name: "source", Value: r.Source})
				}
				r.Source, r.Channel = h.Source, h.Channel
			}
			if !yield(r, refused) {
				return
			}
		}
	}
}

// hookAnswer is 201 when something new is held, 200 when all of it was held
// before, and 422 when nothing could be taken.
func hookAnswer(got Receipt) (int, any, error) {
	a := HookAnswer{got.Sent.Taken, got.Sent.Repeated, each(got.Refused, NewRefusedLine)}
	switch {
	case a.Taken > 0:
		return http.StatusCreated, a, nil
	case a.Repeated > 0:
		return http.StatusOK, a, nil
	case len(a.Refused) > 0:
		return http.StatusUnprocessableEntity, a, nil
	}
	return 0, nil, desk.Cannot("There is no report in this request.")
}

// ErrSecret says why a secret cannot be used.
var ErrSecret = errors.New("a secret is whsec_ and 24 to 64 bytes in base64")

// ReadSecret reads a secret as the Standard Webhooks write it.
func ReadSecret(s string) ([]byte, error) {
	said, ok := strings.CutPrefix(s, "whsec_")
	b, err := base64.StdEncoding.DecodeString(said)
	if !ok || err != nil || len(b) < 24 || len(b) > 64 {
		return nil, ErrSecret
	}
	return b, nil
}
