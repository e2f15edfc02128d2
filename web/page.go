package web

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

//go:embed templates/*.html
var templateFiles embed.FS

// view is a page's struct. Its template is executed with it.
type view interface{ template() string }

// recorded is a view that the record has to know of before it is sent.
type recorded interface {
	record(context.Context, House) error
}

// failure is an answer that is no page: its status, and what to tell the person.
type failure struct {
	status int
	title  string
	text   string
}

func (f failure) Error() string { return f.text }

// page turns a handler of a view into an answer: the view is rendered and
// recorded before a header is sent, and an error becomes a status and a page.
func (s *Server) page(show func(ask) (view, error)) answer {
	return func(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
		a, err := s.read(r, v)
		if err != nil {
			s.failFor(w, r, v, err)
			return
		}
		shown, err := show(a)
		if err != nil {
			s.failFor(w, r, v, err)
			return
		}
		if f, ok := shown.(framed); ok {
			if err := s.lineOnTop(a, f.frame()); err != nil {
				s.failFor(w, r, v, err)
				return
			}
		}
		body, err := s.render(shown)
		if rec, ok := shown.(recorded); ok && err == nil && a.Method == http.MethodGet {
			err = rec.record(r.Context(), s.house)
		}
		if err != nil {
			s.failFor(w, r, v, err)
			return
		}
		send(w, statusOf(shown), "text/html; charset=utf-8", body)
	}
}

// statusOf is 200 unless the view says otherwise.
func statusOf(v view) int {
	if v, ok := v.(interface{ status() int }); ok {
		return v.status()
	}
	return http.StatusOK
}

func (s *Server) render(v view) ([]byte, error) {
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, v.template(), v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// write sends a view that records nothing.
func (s *Server) write(w http.ResponseWriter, status int, v view) {
	body, err := s.render(v)
	if err != nil {
		s.opt.Log.Error("render", "template", v.template(), "err", err)
		status, body = http.StatusInternalServerError, []byte("This page could not be made.")
	}
	send(w, status, "text/html; charset=utf-8", body)
}

func send(w http.ResponseWriter, status int, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body) //nolint:errcheck // whoever asked is gone; there is nobody to tell
}

// failing says what an error means to the person who asked. What is not meant
// for people is logged and not shown.
func (s *Server) failing(r *http.Request, err error) failure {
	var f failure
	var cannot desk.Cannot
	var tooLarge *http.MaxBytesError
	var account lawful.Cannot
	var notIn lawful.NotIn
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, desk.ErrNotFound):
		return failure{http.StatusNotFound, "Nothing here", "There is nothing here for you to read at this moment."}
	case errors.As(err, &cannot):
		return failure{http.StatusConflict, "Not possible", string(cannot)}
	case errors.As(err, &account):
		return failure{http.StatusConflict, "Not possible", inSentence(string(account))}
	case errors.As(err, &notIn):
		return failure{http.StatusForbidden, "Not signed in", notIn.Error()}
	case errors.As(err, &tooLarge):
		return failure{http.StatusRequestEntityTooLarge, "Too large", "One input may have at most " + sizeWords(tooLarge.Limit) + ". Send it in several parts."}
	case r.Context().Err() != nil:
		return failure{http.StatusServiceUnavailable, "Broken off", "The request was broken off."}
	}
	s.opt.Log.Error("answer", "method", r.Method, "path", r.URL.Path, "err", err)
	return failure{http.StatusInternalServerError, "Not answered", "The house could not answer this. Nothing was changed by it; the reason stands in the log of the program."}
}

// failPage is what is shown in place of a page.
type failPage struct {
	*base
	Text string
	Ask  record.ID // what may be asked for: an id under which nothing is for the viewer
}

func (failPage) template() string { return "fail.html" }

// fail answers an error with a page. To the same address it is always the same
// page, byte for byte.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	s.failFor(w, r, lawful.Viewer{}, err)
}

// failFor does the same for somebody who may ask for what they may not read: whether
// or not anything is there.
func (s *Server) failFor(w http.ResponseWriter, r *http.Request, v lawful.Viewer, err error) {
	f := s.failing(r, err)
	a := ask{Request: r, now: record.At(s.opt.Now()), filling: s.house.Filling()}
	a.viewer, _ = s.who(r)
	if at, err := asOf(r, a.now); err == nil {
		a.at = at
	}
	b := s.base(a, "", f.title)
	b.Once = ""
	page := failPage{base: b, Text: f.text}
	if f.status == http.StatusNotFound && v.Hidden() != 0 && v.May(lawful.SeeDesk) {
		page.Ask = askedID(r)
	}
	s.write(w, f.status, page)
}

// unknown answers addresses that are not in the table.
func (s *Server) unknown(ask) (view, error) { return nil, desk.ErrNotFound }

// problem is the JSON of an error.
type problem struct {
	Error string `json:"error"`
}

// json turns a handler of the API into an answer.
func (s *Server) json(do func(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error)) answer {
	return func(w http.ResponseWriter, r *http.Request, viewer lawful.Viewer) {
		status, v, err := do(w, r, viewer)
		if err != nil {
			f := s.failing(r, err)
			status, v = f.status, problem{f.text}
		}
		writeJSON(w, status, v)
	}
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		status = http.StatusInternalServerError
		b.Reset()
		b.WriteString(`{"error":"the answer could not be written"}`)
	}
	send(w, status, "application/json; charset=utf-8", Marked(b.Bytes(), classOf(w.Header())))
}

// loadTemplates reads all templates. They call methods of their structs and,
// besides, only asset: the address of a file in /static.
func loadTemplates(static *assets) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"asset": static.address, "written": written, "likely": likely, "share": shareText}).ParseFS(templateFiles, "templates/*.html")
}
