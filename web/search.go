package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
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
	before, err := a.before()
	if err != nil {
		return nil, err
	}
	page := searchPage{base: s.base(a, "search", "Search"), Query: strings.TrimSpace(a.FormValue("q"))}
	if page.Query == "" {
		return page, nil
	}
	page.Title = "Search: " + page.Query
	page.Found, err = s.house.Search(a.Context(), a.viewer, a.at, SearchQuery{page.Query, before})
	if err != nil {
		return nil, err
	}
	page.of(page.Found.Moment)
	page.Hits = each(page.Found.Hits, func(h desk.Hit) hit { return hit{page.base, h, segments(h.Snippet, h.Marks)} })
	if n := len(page.Hits); page.Found.More && n > 0 {
		q := url.Values{"q": {page.Query}, "before": {strconv.FormatInt(int64(page.Hits[n-1].Seq), 10)}}
		page.Older = page.URL("/search?" + q.Encode())
	}
	return page, nil
}

// seqOf reads the number of an entry from the address; absent is 0.
func seqOf(r *http.Request, name string) (record.Seq, error) {
	said := r.URL.Query().Get(name)
	if said == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil || n < 0 {
		return 0, failure{http.StatusBadRequest, "Not an entry", "The address names an entry that cannot be: " + name + " is a whole number from 0."}
	}
	return record.Seq(n), nil
}
