package web

import (
	"net/url"
	"strings"

	"watchfloor/desk"
)

// searchPage is the answer to a search, the newest report first.
type searchPage struct {
	*base
	Query string
	Found desk.SearchView
	Hits  []hit
	Older string // address of the older ones, "" when there are none
}

func (searchPage) template() string { return "search.html" }

// hit is a report found, with the words marked.
type hit struct {
	Page *base
	desk.Hit
	Text []segment
}

func (s *Server) search(a ask) (view, error) {
	page := searchPage{base: s.base(a, "search", "Search"), Query: strings.TrimSpace(a.FormValue("q"))}
	if page.Query == "" {
		return page, nil
	}
	page.Title = "Search: " + page.Query
	var err error
	page.Found, err = s.house.Search(a.Context(), a.viewer, a.at, SearchQuery{page.Query, a.mark("before")})
	if err != nil {
		return nil, err
	}
	page.of(page.Found.Moment)
	page.Hits = each(page.Found.Hits, func(h desk.Hit) hit { return hit{page.base, h, segments(h.Snippet, h.Marks)} })
	if n := len(page.Hits); page.Found.More && n > 0 {
		q := url.Values{"q": {page.Query}, "before": {string(page.Hits[n-1].Mark)}}
		page.Older = page.URL("/search?" + q.Encode())
	}
	return page, nil
}
