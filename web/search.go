package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// searchPage is the answer to a search: a list of each standing that was asked
// for, never mixed.
type searchPage struct {
	*base
	Query string
	Of    string // tips, intelligence or both
	Lists []searchList
	Kept  bool // it found nothing: it is asked again
	Asks  bool // nobody said what the search is for: it is not answered

	done   desk.Searching
	viewer lawful.Viewer
}

func (searchPage) template() string { return "search.html" }

// record implements recorded: a search as of the past is a search of today.
func (p searchPage) record(ctx context.Context, h House) error {
	if p.Asks || p.Query == "" {
		return nil
	}
	return h.Searched(ctx, p.viewer, p.done)
}

// Back is the address of the search that waits for a purpose.
func (p searchPage) Back() string {
	return p.URL("/search?" + url.Values{"q": {p.Query}, "of": {p.Of}}.Encode())
}

// searchList is what was found of one standing, the newest report first.
type searchList struct {
	Page  *base
	Of    record.Standing
	Hits  []hit
	Older string // address of the older ones, "" when there are none
}

// Title names the list.
func (l searchList) Title() string { return standingTitles[l.Of] }

var standingTitles = map[record.Standing]string{record.StandingTip: "Tips", record.StandingIntelligence: "Intelligence"}

// hit is a report found, with the words marked.
type hit struct {
	Page *base
	desk.Hit
	Text []segment
}

// searchChoices are what can be asked for, in the order of the form.
var searchChoices = []struct {
	Word string
	Of   []record.Standing
}{
	{"both", []record.Standing{record.StandingIntelligence, record.StandingTip}},
	{"tips", []record.Standing{record.StandingTip}},
	{"intelligence", []record.Standing{record.StandingIntelligence}},
}

// Choices are the words of the form.
func (searchPage) Choices() []string {
	var words []string
	for _, c := range searchChoices {
		words = append(words, c.Word)
	}
	return words
}

// standingsOf reads which standings are asked for.
func standingsOf(word string) ([]record.Standing, error) {
	for _, c := range searchChoices {
		if c.Word == word {
			return c.Of, nil
		}
	}
	return nil, failure{http.StatusBadRequest, "Not a standing", "A search asks for tips, intelligence or both."}
}

func (s *Server) search(a ask) (view, error) {
	page := searchPage{base: s.base(a, "search", "Search"), Query: strings.TrimSpace(a.FormValue("q")), Of: orElse(a.FormValue("of"), "both")}
	standings, err := standingsOf(page.Of)
	if err != nil || page.Query == "" {
		return page, err
	}
	page.Title, page.viewer = "Search: "+page.Query, a.viewer
	if page.For, err = record.ParseID(a.FormValue("for")); err != nil {
		return nil, desk.ErrNotFound
	}
	page.done, err = s.house.SearchFor(a.Context(), a.viewer, page.For)
	if errors.Is(err, desk.ErrNoPurpose) {
		page.Asks = true
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	for _, of := range standings {
		found, err := s.house.Search(a.Context(), a.viewer, a.at, of, SearchQuery{page.Query, a.mark("before")})
		if err != nil {
			return nil, err
		}
		page.of(found.Moment)
		page.done.Seen = found.Moment.Seq
		page.Lists = append(page.Lists, page.list(found))
		page.done.Found += len(found.Hits)
	}
	page.done.Words = page.Query
	page.done.Keep = page.done.Found == 0 && page.Of == "both" && !page.Past() && a.FormValue("before") == ""
	page.Kept = page.done.Keep
	return page, nil
}

func (p searchPage) list(found desk.SearchView) searchList {
	l := searchList{Page: p.base, Of: found.Of}
	l.Hits = each(found.Hits, func(h desk.Hit) hit {
		p.carries(h.Handling)
		return hit{p.base, h, segments(h.Snippet, h.Marks)}
	})
	if n := len(l.Hits); found.More && n > 0 {
		word := searchChoices[1+int(found.Of)].Word
		q := url.Values{"q": {p.Query}, "of": {word}, "before": {string(l.Hits[n-1].Mark)}}
		if !p.For.IsZero() {
			q.Set("for", p.For.String())
		}
		l.Older = p.URL("/search?" + q.Encode())
	}
	return l
}
