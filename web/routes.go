package web

import "net/http"

// route is one address and who may come to it without a session.
type route struct {
	pattern string
	open    bool
	serve   http.Handler
}

// routes lists every address of the house. What is not here is not found.
func (s *Server) routes() []route {
	return []route{
		// For people.
		{"GET /{$}", false, s.page(s.board)},
		{"GET /lead/{id}", false, s.page(s.lead)},
		{"GET /report/{id}", false, s.page(s.report)},
		{"GET /report/{id}/attachment/{n}", false, http.HandlerFunc(s.attachment)},
		{"GET /holding/{id}", false, s.page(s.holding)},
		{"GET /origin/{id}", false, s.page(s.origin)},
		{"GET /log", false, s.page(s.log)},
		{"GET /aside", false, s.page(s.aside)},
		{"GET /search", false, s.page(s.search)},
		{"GET /operations", false, s.page(s.operations)},
		{"GET /help", false, s.page(s.help)},
		{"GET /take", false, s.page(s.takeIn)},
		{"POST /take", false, s.page(s.take)},
		{"GET /call", false, s.page(s.calls)},
		{"POST /call", false, http.HandlerFunc(s.begin)},
		{"GET /call/{id}", false, s.page(s.call)},
		{"POST /call/{id}", false, http.HandlerFunc(s.act)},
		{"POST /decide", false, http.HandlerFunc(s.decide)},

		// What the pages ask by themselves.
		{"GET /events", false, http.HandlerFunc(s.events)},
		{"GET /changes", false, s.json(s.changes)},
		{"GET /filling", false, s.json(s.filled)},
		{"GET /raised", false, s.page(s.raised)},
		{"GET /static/{name}", true, http.HandlerFunc(s.asset)},
		{"GET /enter", true, http.HandlerFunc(s.enter)},

		// For programs on this machine.
		{"GET /api/v1/board", true, s.json(s.apiBoard)},
		{"GET /api/v1/feeds", true, s.json(s.apiFeeds)},
		{"GET /api/v1/origins", true, s.json(s.apiOrigins)},
		{"POST /api/v1/match", true, s.json(s.apiMatch)},
		{"POST /api/v1/reports", true, s.json(s.apiReports)},
		{"/api/", true, s.json(s.apiUnknown)},

		// For programs elsewhere, which sign what they send.
		{"POST /hooks/{path}", true, s.json(s.hook)},
		{"/hooks/", true, s.json(s.unsigned)},

		{"/", false, s.page(s.unknown)},
	}
}

// mux joins the routes; whoever comes without a session to one that is not open
// gets the one answer that explains how to get in.
func (s *Server) mux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		if !r.open {
			r.serve = s.locked(r.serve)
		}
		mux.Handle(r.pattern, r.serve)
	}
	return mux
}
