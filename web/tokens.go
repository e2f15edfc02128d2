package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// program answers a request of a program. In a house with accounts it shows a token:
// the scope of the address must be among the token's, and the right among those of its
// account. Sessions of people open no address of the API, tokens no page.
func (s *Server) program(to route) http.Handler {
	open := s.allowed(to.needs, to.serve)
	scope, scoped := scopes[to.pattern]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.house.Peopled() {
			open.ServeHTTP(w, r)
			return
		}
		v, can, ok := s.bearer(r)
		switch {
		case !ok:
			w.Header().Set("WWW-Authenticate", `Bearer realm="watchfloor"`)
			writeJSON(w, http.StatusUnauthorized, problem{"this takes a token of an account, which its holder makes on their own page: Authorization: Bearer wf_…"})
		case scoped && !slices.Contains(can, scope):
			writeJSON(w, http.StatusForbidden, problem{"the token is not for this: it takes the scope " + scope.String()})
		case !v.May(to.needs):
			s.denied(w, r)
		default:
			to.serve(w, r, v)
		}
	})
}

// bearer returns who comes with the token of a request.
func (s *Server) bearer(r *http.Request) (lawful.Viewer, []record.TokenScope, bool) {
	kind, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(kind, "Bearer") {
		return lawful.Viewer{}, nil, false
	}
	return s.house.Program(strings.TrimSpace(token))
}

// scopesFor are the scopes that somebody's roles can use.
func (s *Server) scopesFor(v lawful.Viewer) (can []record.TokenScope) {
	for _, r := range s.routes() {
		if scope, ok := scopes[r.pattern]; ok && v.May(r.needs) && !slices.Contains(can, scope) {
			can = append(can, scope)
		}
	}
	slices.Sort(can)
	return can
}

// keysPart is the part of one's own page about tokens and other ways to come in.
type keysPart struct {
	Ways   Ways
	Tokens []lawful.Token
	Scopes []record.TokenScope // that can be chosen
}

// keysOf reads it.
func (s *Server) keysOf(a ask) (p keysPart, err error) {
	p.Ways, p.Scopes = s.house.Ways(), s.scopesFor(a.viewer)
	p.Tokens, err = s.house.Tokens(a.Context(), a.viewer)
	return p, err
}

// changeToken makes or revokes a token.
func (s *Server) changeToken(a ask) (view, error) {
	if err := form(a.Request); err != nil {
		return nil, unreadable(err)
	}
	page := mePage{}
	err := s.tokenAct(a, &page)
	if err != nil {
		if page.Problem = toPerson(err); page.Problem == "" {
			return nil, err
		}
		page.Done = ""
	}
	return s.mePage(a, page)
}

func (s *Server) tokenAct(a ask, page *mePage) error {
	if a.PostFormValue("act") == "revoke" {
		id, err := record.ParseID(a.PostFormValue("id"))
		if err != nil {
			return desk.ErrNotFound
		}
		page.Done = "The token opens nothing any more."
		return s.house.RevokeToken(a.Context(), a.viewer, id)
	}
	o := TokenOrder{Name: a.PostFormValue("name")}
	var err error
	if o.Days, err = strconv.Atoi(a.PostFormValue("days")); err != nil {
		return lawful.Cannot("a token needs an end: say for how many days it lasts, at most 365")
	}
	can := s.scopesFor(a.viewer)
	for _, word := range a.PostForm["scope"] {
		scope, err := record.ParseTokenScope(word)
		if err != nil || !slices.Contains(can, scope) {
			return lawful.Cannot("your roles have nothing for which a token with the scope " + strconv.Quote(word) + " could be used")
		}
		o.Scope = append(o.Scope, scope)
	}
	page.Fresh, err = s.house.IssueToken(a.Context(), a.viewer, o)
	return err
}
