package web

import (
	"context"
	"net/url"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// shown is a part of the pages whose showing is recorded: who was shown what.
type shown struct {
	viewer lawful.Viewer
	of     record.ReadOf
	item   record.ID
	past   bool
}

// record implements recorded.
func (r shown) record(ctx context.Context, h House) error {
	if r.past {
		return nil
	}
	return h.Read(ctx, r.viewer, r.of, r.item, 0)
}

// closedRecord is the page of a closed record before a purpose is stated.
type closedRecord struct {
	*base
	Item record.ID
}

func (closedRecord) template() string { return "closed_record.html" }

// closedPage lists the closed records whose remaining risk should have been looked
// at again.
type closedPage struct {
	*base
	Closed desk.ClosedView
}

func (closedPage) template() string { return "closed.html" }

// Counted says how many closed records there are, in words.
func (p closedPage) Counted() string {
	return counted(p.Closed.All, "closed or suspended record") + ", " + counted(len(p.Closed.Due), "review") + " due"
}

func (s *Server) closed(a ask) (view, error) {
	v, err := s.house.Closed(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	return closedPage{s.base(a, "", "Closed records").of(v.Moment), v}, nil
}

// purpose records for what somebody reads a closed record or searches, and leads
// back to where they were.
func (s *Server) purpose(a ask) (string, error) {
	f := a.PostForm
	p := desk.Purpose{Words: strings.TrimSpace(f.Get("words"))}
	var errs [4]error
	p.Link, errs[0] = record.ParseID(f.Get("link"))
	p.Item, errs[1] = record.ParseID(f.Get("item"))
	p.Lead, errs[2] = record.ParseID(f.Get("lead"))
	p.Request, errs[3] = requestID(f)
	if err := noForm("Not a purpose", errs[:]...); err != nil {
		return "", err
	}
	return backFrom(p, f.Get("back")), s.house.StatePurpose(a.Context(), a.viewer, p)
}

// backFrom is the page on which the purpose was asked for.
func backFrom(p desk.Purpose, back string) string {
	switch u, err := url.Parse(back); {
	case ownPage(back) && p.Link.IsZero(), linksPath(back):
		return back
	case ownPage(back):
		return back + "#links"
	case err == nil && (u.Path == "/search" || u.Path == "/searches") && u.Host == "" && u.Scheme == "":
		return u.RequestURI()
	}
	return "/"
}
