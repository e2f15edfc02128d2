package web

import (
	"html/template"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"watchfloor/lawful"
)

// Options are what the pages need besides the house.
type Options struct {
	// Viewer says who asks. Until accounts exist it is whoever sits at this machine.
	Viewer func(*http.Request) lawful.Viewer
	Now    func() time.Time // nil: time.Now
	Log    *slog.Logger     // what went wrong inside; nil: slog.Default
	Hooks  []Hook           // who may send to /hooks/ by signing it
	Hosts  []string         // names that the house answers to besides those of this machine
	// Feeds says how it stands with each feed that is visited; nil when none is.
	Feeds func() []FeedLine
	// MaxTake bounds the bytes of one request that takes reports in; 0: 64 MiB.
	MaxTake int64
}

// Server answers for one house. It is an http.Handler.
type Server struct {
	house     House
	opt       Options
	templates *template.Template
	static    *assets
	doors     *doors
	hooks     *hooks
	pictures  chan struct{} // a place for each picture that is being drawn
	handler   http.Handler

	closing chan struct{} // closed by Close
	close   sync.Once
}

// New returns the server of a house. It fails only if the templates are broken.
func New(house House, opt Options) (*Server, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.Default()
	}
	if opt.MaxTake == 0 {
		opt.MaxTake = 64 << 20
	}
	static, err := loadAssets()
	if err != nil {
		return nil, err
	}
	templates, err := loadTemplates(static)
	if err != nil {
		return nil, err
	}
	s := &Server{house: house, opt: opt, templates: templates, static: static, doors: newDoors(), hooks: newHooks(opt.Hooks), pictures: make(chan struct{}, picturesOnce), closing: make(chan struct{})}
	s.handler = s.guard(s.mux())
	return s, nil
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// OneTimeLink returns an address of this server, such as /enter?once=…, that
// opens a session for whoever visits it first.
func (s *Server) OneTimeLink() string { return "/enter?once=" + s.doors.token() }

// Close ends the streams of events, so that the http.Server can shut down: pass
// it to RegisterOnShutdown.
func (s *Server) Close() { s.close.Do(func() { close(s.closing) }) }
