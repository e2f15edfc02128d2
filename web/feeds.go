package web

import (
	"net/http"

	"watchfloor/lawful"
	"watchfloor/record"
)

// FeedLine is how it stands with a feed: a line of GET /api/v1/feeds.
type FeedLine struct {
	Name     string      `json:"name"`
	Host     string      `json:"host"` // no more of the address, which may hold a secret
	Every    string      `json:"every"`
	Visiting bool        `json:"visiting"`
	Last     record.Time `json:"last"`     // the last visit; "" for none
	Good     record.Time `json:"good"`     // the last that was answered as it should
	Next     record.Time `json:"next"`     // the next one
	Failures int         `json:"failures"` // since the last good one
	Reason   string      `json:"reason"`   // of the last failure, in words
	New      int         `json:"new"`      // items that were new since the house was started
}

// Feeds are the feeds that are visited, for a page; none when none is.
func (s *Server) feeds() []FeedLine {
	if s.opt.Feeds == nil {
		return []FeedLine{}
	}
	return s.opt.Feeds()
}

// apiFeeds answers GET /api/v1/feeds.
func (s *Server) apiFeeds(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	return http.StatusOK, s.feeds(), nil
}
