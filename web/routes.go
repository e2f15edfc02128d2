package web

import (
	"net/http"
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// answer answers a request of a viewer, who is an argument and never looked up on
// the way.
type answer func(http.ResponseWriter, *http.Request, lawful.Viewer)

// route is one address and what somebody must be allowed to for it.
type route struct {
	pattern string
	needs   lawful.Right
	serve   answer
}

// routes lists every address of the house. What is not here is not found.
func (s *Server) routes() []route {
	return slices.Concat(s.caseRoutes(), s.ownRoutes(), s.askedRoutes())
}

// caseRoutes are the pages about reports and what follows from them.
func (s *Server) caseRoutes() []route {
	return []route{
		{"GET /{$}", lawful.ReadCases, s.page(s.board)},
		{"GET /lead/{id}", lawful.ReadCases, s.page(s.lead)},
		{"GET /lead/{id}/change", lawful.ReadCases, s.page(s.leadChange)},
		{"GET /lead/{id}/factors", lawful.ReadCases, s.page(s.leadFactors)},
		{"GET /lead/{id}/chart", lawful.ReadCases, s.page(s.leadChart)},
		{"GET /report/{id}", lawful.ReadCases, s.page(s.report)},
		{"GET /report/{id}/attachment/{n}", lawful.ReadCases, s.attachment},
		{"GET /report/{id}/attachment/{n}/picture", lawful.ReadCases, s.picture},
		{"GET /report/{id}/attachment/{n}/film", lawful.ReadCases, s.film},
		{"POST /report/{id}/warn", lawful.ReadCases, s.change(s.warn)},
		{"GET /care", lawful.SignedIn, s.page(s.care)},
		{"POST /care", lawful.SignedIn, s.change(s.chooseCare)},
		{"GET /holding/{id}", lawful.ReadCases, s.page(s.holding)},
		{"GET /holding/{id}/chart", lawful.ReadCases, s.page(s.holdingChart)},
		{"GET /origin/{id}", lawful.ReadCases, s.page(s.origin)},
		{"GET /log", lawful.TakeIn, s.page(s.log)},
		{"GET /aside", lawful.ReadCases, s.page(s.aside)},
		{"GET /since", lawful.ReadCases, s.page(s.since)},
		{"GET /paper", lawful.Decide, s.page(s.paper)},
		{"POST /paper", lawful.Decide, s.takePaper},
		{"GET /shift", lawful.ReadCases, s.page(s.sheets)},
		{"POST /shift", lawful.Decide, s.change(s.makeSheet)},
		{"GET /shift/{id}", lawful.ReadCases, s.page(s.sheet)},
		{"POST /shift/{id}/sign", lawful.Decide, s.change(s.signSheet)},
		{"GET /people/young", lawful.Plan, s.page(s.young)},
		{"GET /search", lawful.ReadCases, s.page(s.search)},
		{"GET /operations", lawful.ReadCases, s.page(s.operations)},
		{"GET /lexicon", lawful.SignedIn, s.page(s.lexicon)},
		{"GET /help", lawful.SignedIn, s.page(s.help)},
		{"GET /access", lawful.SeeDesk, s.page(s.access)},
		{"POST /access", lawful.SeeDesk, s.change(s.accessAct)},
		{"GET /emergencies", lawful.Oversee, s.page(s.emergencies)},
		{"GET /take", lawful.TakeIn, s.page(s.takeIn)},
		{"POST /take", lawful.TakeIn, s.page(s.take)},
		{"GET /call", lawful.TakeIn, s.page(s.calls)},
		{"POST /call", lawful.TakeIn, s.begin},
		{"GET /call/{id}", lawful.TakeIn, s.page(s.call)},
		{"POST /call/{id}", lawful.TakeIn, s.act},
		{"POST /decide", lawful.Decide, s.decide},
		{"GET /capacity", lawful.ReadCases, s.page(s.capacity)},
		{"GET /capacity/figures.csv", lawful.ReadCases, s.capacityCSV},
		{"GET /roster", lawful.SeeDesk, s.page(s.roster)},
		{"POST /roster", lawful.Plan, s.change(s.decideRoster)},
		{"POST /roster/import", lawful.Plan, s.page(s.planRoster)},
		{"POST /roster/on", lawful.SeeDesk, s.choosePost},
		{"GET /hand-overs", lawful.ReadCases, s.page(s.handOvers)},
		{"POST /handling", lawful.Decide, s.change(s.setHandling)},
		{"POST /operations", lawful.Decide, s.change(s.endOperation)},
		{"POST /purpose", lawful.ReadCases, s.change(s.purpose)},
		{"GET /links", lawful.ReadCases, s.page(s.links)},
		{"POST /same", lawful.Decide, s.change(s.judgeHoldings)},
		{"POST /name", lawful.Decide, s.change(s.nameHolding)},
		{"POST /where", lawful.Decide, s.change(s.judgeWhere)},
		{"GET /places", lawful.ReadCases, s.page(s.places)},
		{"POST /places", lawful.Decide, s.change(s.decidePlace)},
		{"GET /learning", lawful.ReadCases, s.page(s.learning)},
		{"GET /again", lawful.Decide, s.page(s.again)},
		{"POST /again", lawful.Decide, s.change(s.lookAgain)},
		{"GET /outcomes", lawful.ReadCases, s.page(s.outcomes)},
		{"POST /outcomes", lawful.Decide, s.change(s.sayOutcomes)},
		{"GET /rules", lawful.ReadCases, s.page(s.rules)},
		{"GET /rules/try", lawful.Plan, s.page(s.tryRules)},
		{"POST /rules", lawful.Plan, s.change(s.decideRules)},
		{"GET /shared", lawful.ReadCases, s.page(s.shared)},
		{"POST /shared", lawful.Decide, s.change(s.judgeValue)},
		{"GET /searches", lawful.ReadCases, s.page(s.searches)},
		{"POST /searches", lawful.ReadCases, s.change(s.endSearch)},
		{"GET /closed", lawful.Plan, s.page(s.closed)},
	}
}

// ownRoutes are for people about themselves and each other.
func (s *Server) ownRoutes() []route {
	return []route{
		{"GET /signin", lawful.Anyone, s.signInPage},
		{"POST /signin", lawful.Anyone, s.signIn},
		{"POST /signout", lawful.SignedIn, s.signOut},
		{"GET /invitation", lawful.Anyone, s.invitation},
		{"POST /invitation", lawful.Anyone, s.accept},
		{"GET /me", lawful.SignedIn, s.page(s.me)},
		{"POST /me", lawful.SignedIn, s.page(s.changeMe)},
		{"POST /signin/passkey/ask", lawful.Anyone, s.json(s.askPasskey(false))},
		{"POST /signin/passkey", lawful.Anyone, s.json(s.answerPasskey(false))},
		{"POST /me/passkey/ask", lawful.SignedIn, s.json(s.askPasskey(true))},
		{"POST /me/passkey", lawful.SignedIn, s.json(s.answerPasskey(true))},
		{"GET /signin/provider", lawful.Anyone, s.toProvider(false)},
		{"GET /signin/provider/back", lawful.Anyone, s.fromProvider},
		{"GET /me/provider", lawful.SignedIn, s.toProvider(true)},
		{"POST /me/token", lawful.SignedIn, s.page(s.changeToken)},
		{"GET /accounts", lawful.Administer, s.page(s.accounts)},
		{"POST /accounts", lawful.Administer, s.page(s.decideAccount)},
		// For those who oversee the house, and about what people did in it.
		{"GET /oversight", lawful.Oversee, s.page(s.oversight)},
		{"GET /oversight/log", lawful.Oversee, s.page(s.wholeLog)},
		{"GET /oversight/attention", lawful.Oversee, s.page(s.attention)},
		{"GET /oversight/attention.csv", lawful.Oversee, s.attentionCSV},
		{"POST /oversight/sample", lawful.Oversee, s.change(s.drawSample)},
		{"GET /oversight/sample/{id}", lawful.Oversee, s.page(s.sampled)},
		{"GET /me/trail", lawful.SignedIn, s.page(s.myTrail)},
		{"GET /reviews", lawful.SignedIn, s.page(s.reviews)},
		{"POST /reviews", lawful.SignedIn, s.change(s.askReview)},
		{"GET /reviews/{id}", lawful.SignedIn, s.page(s.reviewedTrail)},
		{"POST /reviews/{id}", lawful.Authorise, s.change(s.answerReview)},
	}
}

// askedRoutes are what pages and programs ask.
func (s *Server) askedRoutes() []route {
	return []route{
		// What the pages ask by themselves.
		{"GET /events", lawful.SeeDesk, s.events},
		{"GET /changes", lawful.SeeDesk, s.json(s.changes)},
		{"GET /filling", lawful.SignedIn, s.json(s.filled)},
		{"GET /raised", lawful.SeeDesk, s.page(s.raised)},
		{"GET /static/{name}", lawful.Anyone, s.asset},
		{"GET /enter", lawful.Anyone, s.enter},

		// For programs on this machine.
		{"GET /api/v1/board", lawful.ReadCases, s.json(s.apiBoard)},
		{"GET /api/v1/feeds", lawful.TakeIn, s.json(s.apiFeeds)},
		{"GET /api/v1/origins", lawful.ReadCases, s.json(s.apiOrigins)},
		{"GET /api/v1/lead/{id}/chart", lawful.ReadCases, s.json(s.apiLeadChart)},
		{"GET /api/v1/holding/{id}/chart", lawful.ReadCases, s.json(s.apiHoldingChart)},
		{"GET /api/v1/capacity", lawful.ReadCases, s.json(s.apiCapacity)},
		{"POST /api/v1/match", lawful.ReadCases, s.json(s.apiMatch)},
		{"POST /api/v1/holding/{id}/names", lawful.Decide, s.json(s.apiName)},
		{"POST /api/v1/places", lawful.Decide, s.json(s.apiPlace)},
		{"POST /api/v1/witness", lawful.SignedIn, s.json(s.apiWitness)},
		{"POST /api/v1/reports", lawful.TakeIn, s.json(s.apiReports)},
		{"/api/", lawful.SignedIn, s.json(s.apiUnknown)},

		// For programs elsewhere, which sign what they send.
		{"POST /hooks/{path}", lawful.Anyone, s.json(s.hook)},
		{"/hooks/", lawful.Anyone, s.json(s.unsigned)},

		{"/", lawful.SignedIn, s.page(s.unknown)},
	}
}

// scopes are what a token must be for, at each address of the API.
var scopes = map[string]record.TokenScope{
	"GET /api/v1/board":               record.ScopeBoard,
	"GET /api/v1/feeds":               record.ScopeFeeds,
	"GET /api/v1/origins":             record.ScopeOrigins,
	"GET /api/v1/lead/{id}/chart":     record.ScopeCharts,
	"GET /api/v1/holding/{id}/chart":  record.ScopeCharts,
	"GET /api/v1/capacity":            record.ScopeCapacity,
	"POST /api/v1/match":              record.ScopeMatch,
	"POST /api/v1/reports":            record.ScopeReports,
	"POST /api/v1/witness":            record.ScopeWitness,
	"POST /api/v1/holding/{id}/names": record.ScopeNames,
	"POST /api/v1/places":             record.ScopePlaces,
}

// mux joins the routes.
func (s *Server) mux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		if _, path, _ := strings.Cut(r.pattern, " "); strings.HasPrefix(path, "/api/") || strings.HasPrefix(r.pattern, "/api/") {
			mux.Handle(r.pattern, s.program(r))
			continue
		}
		mux.Handle(r.pattern, s.allowed(r.needs, r.serve))
	}
	return mux
}

// Route is an address, as http.ServeMux writes it, and what somebody must be
// allowed to for it.
type Route struct {
	Pattern string
	Needs   lawful.Right
}

// Routes lists every address of the house, so that a test can ask them all.
func (s *Server) Routes() []Route {
	return each(s.routes(), func(r route) Route { return Route{r.pattern, r.needs} })
}
