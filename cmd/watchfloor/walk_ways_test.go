package main

import (
	"net/url"

	"watchfloor/record"
)

// What things are asked for by their ids.
func leadsOf(l *told) []record.ID      { return l.leads }
func reportsOf(l *told) []record.ID    { return l.reports }
func holdingsOf(l *told) []record.ID   { return l.holdings }
func operationsOf(l *told) []record.ID { return l.operations }
func callsOf(l *told) []record.ID      { return l.calls }

// ways say how each address is asked. Whoever adds an address adds a line: what is
// asked of it in any house (all), how one thing is asked for by its id (about, of),
// and what it changes (acts).
func (w *walker) ways() map[string]way {
	past := url.QueryEscape((w.now() - 3*record.Hour).String())
	dated := func(path string) []string {
		sep := "?"
		if u, err := url.Parse(path); err == nil && u.RawQuery != "" {
			sep = "&"
		}
		return []string{path, path + sep + "as_of=" + past, path + sep + "as_of=nonsense", path + sep + "as_of=2030-01-01T00:00:00Z"}
	}
	list := func(paths ...string) way {
		var all []string
		for _, p := range paths {
			all = append(all, dated(p)...)
		}
		return way{all: all}
	}
	one := func(path string, of func(*told) []record.ID) way {
		return way{about: get(path), of: of}
	}
	open := func(ids []record.ID) string {
		if len(ids) == 0 {
			return record.ID{}.String()
		}
		return ids[0].String()
	}
	return map[string]way{
		"GET /{$}":                                list("/"),
		"GET /lead/{id}":                          one("/lead/ID", leadsOf),
		"GET /report/{id}":                        one("/report/ID", reportsOf),
		"GET /report/{id}/attachment/{n}":         one("/report/ID/attachment/0", reportsOf),
		"GET /report/{id}/attachment/{n}/picture": one("/report/ID/attachment/0/picture?as=grey", reportsOf),
		"GET /report/{id}/attachment/{n}/film":    one("/report/ID/attachment/0/film", reportsOf),
		"POST /report/{id}/warn": {about: post("/report/ID/warn", "warning", "self-harm"), of: reportsOf, acts: func(w *walker) []asking {
			return []asking{post("/report/"+open(w.open.reports)+"/warn", "warning", "graphic"), post("/report/nothing/warn")}
		}},
		"GET /shift": list("/shift"),
		"POST /shift": {acts: func(*walker) []asking {
			return []asking{post("/shift", "once", record.NewID().String()), post("/shift")}
		}},
		"GET /shift/{id}": {all: []string{"/shift/nothing", "/shift/" + record.ID{3}.String()}},
		"POST /shift/{id}/sign": {acts: func(*walker) []asking {
			return []asking{post("/shift/nothing/sign", "side", "outgoing"), post("/shift/"+record.ID{3}.String()+"/sign", "side", "incoming"), post("/shift/nothing/sign")}
		}},
		"GET /paper": list("/paper", "/paper?did=abcdef"),
		"POST /paper": {acts: func(*walker) []asking {
			return []asking{post("/paper", "number", "abcdef", "act", "read", "at", "2026-03-02T03:10", "by", "Remy", "once", record.NewID().String()), post("/paper", "number", "none")}
		}},
		"GET /since":              list("/since", "/since?from="+past, "/since?from=nonsense"),
		"GET /care":               list("/care", "/care?kept=1"),
		"POST /care":              {acts: func(*walker) []asking { return []asking{post("/care", "images", "on")} }},
		"GET /holding/{id}":       one("/holding/ID", holdingsOf),
		"GET /lead/{id}/change":   one("/lead/ID/change", leadsOf),
		"GET /lead/{id}/factors":  one("/lead/ID/factors", leadsOf),
		"GET /lead/{id}/chart":    {about: get("/lead/ID/chart?open=h-" + open(w.open.holdings) + ".report"), of: leadsOf, all: []string{"/lead/" + open(w.open.leads) + "/chart?as=table&sort=kind&from=1&open=nothing"}},
		"GET /holding/{id}/chart": one("/holding/ID/chart", holdingsOf),
		"GET /origin/{id}":        one("/origin/ID", reportsOf),
		"GET /log":                list("/log", "/log?refused=1", "/log?before=nothing", "/log?deliveries=nothing", "/log?source="+record.ID{1}.String()),
		"GET /aside":              list("/aside"),
		"GET /search":             list("/search?q=mestrov", "/search?q=van+gate", "/search?q=07700", "/search?q=he", "/search?q=he&before=41", "/search"),
		"GET /operations":         list("/operations"),
		"GET /access":             list("/access", "/access?item=nothing", "/access?did=ask"),
		"POST /access": {acts: func(w *walker) []asking {
			return []asking{post("/access", "act", "ask", "item", open(w.open.leads), "words", "I must know.", "once", record.NewID().String()),
				post("/access", "act", "ask", "item", "nothing"), post("/access", "act", "nothing")}
		}, about: post("/access", "act", "grant", "access", "ID", "once", record.ID{0: 1, 6: 0x70}.String()), of: leadsOf},
		"GET /emergencies":  list("/emergencies"),
		"GET /roster":       list("/roster", "/roster?week=nonsense"),
		"GET /hand-overs":   list("/hand-overs"),
		"GET /people/young": list("/people/young"),
		"POST /roster":      {acts: func(*walker) []asking { return []asking{post("/roster", "act", "nothing")} }},
		"POST /roster/on":   {acts: func(*walker) []asking { return []asking{post("/roster/on", "post", record.ID{1}.String())} }},
		"POST /roster/import": {acts: func(*walker) []asking {
			return []asking{send("/roster/import", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nno roster\r\n--x--\r\n")}
		}},
		"GET /learning": list("/learning"),
		"GET /again":    list("/again"),
		"POST /again": {acts: func(w *walker) []asking {
			return []asking{post("/again", "lead", open(w.open.leads), "follow", "yes", "words", "x", "once", record.NewID().String()), post("/again", "lead", "nothing"), post("/again", "take", "1", "once", record.NewID().String())}
		}, about: post("/again", "lead", "ID", "follow", "no", "words", "x", "once", record.ID{0: 1, 6: 0x70}.String()), of: leadsOf},
		"GET /outcomes": list("/outcomes", "/outcomes?operation=nothing"),
		"POST /outcomes": {acts: func(w *walker) []asking {
			return []asking{post("/outcomes", "lead", open(w.open.leads), "came", "missed", "words", "x", "once", record.NewID().String()), post("/outcomes", "lead", "nothing")}
		}, about: post("/outcomes", "lead", "ID", "came", "missed", "words", "x", "once", record.ID{0: 1, 6: 0x71}.String()), of: leadsOf},
		"GET /lexicon": list("/lexicon", "/lexicon?q=wpns"),
		"GET /help":    list("/help"),
		"GET /take":    list("/take", "/take?before=nothing"),
		"POST /take": {acts: func(*walker) []asking {
			return []asking{send("/take", "multipart/form-data; boundary=x",
				"--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nLine 1\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nThere was a van by the gate.\r\n--x--\r\n")}
		}},
		"GET /call": list("/call"),
		"POST /call": {acts: func(*walker) []asking {
			return []asking{post("/call", "once", record.NewID().String()), post("/call", "once", "no id")}
		}},
		"GET /call/{id}": one("/call/ID", callsOf),
		"POST /call/{id}": {about: post("/call/ID", "act", "answer", "words", "He has a knife."), of: callsOf, acts: func(w *walker) []asking {
			return []asking{post("/call/"+open(w.open.calls), "act", "answer"), post("/call/nothing", "act", "answer")}
		}},
		"POST /handling": {about: post("/handling", "item", "ID", "code", "TLP:RED", "words", "nobody asked", "once", record.ID{0: 1, 6: 0x70}.String()), of: reportsOf, acts: func(w *walker) []asking {
			return []asking{post("/handling", "item", open(w.open.reports), "was", "nothing", "words", "why", "once", record.NewID().String()),
				post("/handling", "item", open(w.open.reports), "code", "TLP:AMBER", "code", "S2", "words", "asked", "once", record.NewID().String())}
		}},
		"POST /operations": {about: post("/operations", "operation", "ID", "how", "done", "words", "nobody asked", "once", record.ID{0: 1, 6: 0x70}.String()), of: operationsOf, acts: func(w *walker) []asking {
			return []asking{post("/operations", "operation", open(w.open.operations), "how", "done", "words", "why", "once", record.NewID().String()), post("/operations", "how", "nothing")}
		}},
		"POST /decide": {about: post("/decide", "act", "claim", "lead", "ID", "once", record.ID{0: 1, 6: 0x70}.String()), of: leadsOf, acts: func(w *walker) []asking {
			return []asking{post("/decide", "act", "claim", "lead", open(w.open.leads), "once", record.NewID().String()),
				post("/decide", "act", "nothing"), post("/decide", "act", "claim", "lead", "nothing")}
		}},

		"POST /purpose": {about: post("/purpose", "item", "ID", "words", "triage", "once", record.ID{0: 1, 6: 0x70}.String()), of: holdingsOf, acts: func(*walker) []asking {
			return []asking{post("/purpose", "words", "triage: a call", "once", record.NewID().String(), "back", "/search?q=van"), post("/purpose", "link", "nothing")}
		}},
		"GET /links": {all: append(dated("/links"), "/links?state=unsure", "/links?at=nothing", "/links?report=nothing"), about: get("/links?lead=ID"), of: leadsOf},
		"POST /same": {about: post("/same", "a", "ID", "b", record.ID{0: 1, 6: 0x70}.String(), "same", "one", "once", record.ID{0: 1, 6: 0x70}.String()), of: holdingsOf, acts: func(w *walker) []asking {
			return []asking{post("/same", "a", open(w.open.holdings), "b", "nothing", "same", "one", "once", record.NewID().String()), post("/same")}
		}},
		"POST /name": {about: post("/name", "holding", "ID", "name", "Orlo Tavish", "once", record.ID{0: 1, 6: 0x70}.String()), of: holdingsOf, acts: func(w *walker) []asking {
			return []asking{post("/name", "holding", open(w.open.holdings), "name", "", "once", record.NewID().String()), post("/name")}
		}},
		"POST /where": {about: post("/where", "report", "ID", "kind", "place", "name", "gate", "place", "London", "act", "means", "once", record.ID{0: 1, 6: 0x70}.String()), of: reportsOf, acts: func(w *walker) []asking {
			return []asking{post("/where", "report", open(w.open.reports), "kind", "place", "name", "nowhere at all", "place", "London", "act", "means", "once", record.NewID().String()), post("/where")}
		}},
		"GET /rules":     list("/rules"),
		"GET /rules/try": list("/rules/try?on=2&f.4.1=3"),
		"POST /rules": {acts: func(*walker) []asking {
			return []asking{post("/rules", "on", "2", "f.4.1", "3", "once", record.NewID().String()), post("/rules", "on", "x"), post("/rules")}
		}},
		"GET /places": list("/places", "/places?q=dock"),
		"POST /places": {acts: func(*walker) []asking {
			return []asking{post("/places", "act", "keep", "name", "Dock Four", "latitude", "51.5", "longitude", "-0.1", "once", record.NewID().String()),
				post("/places", "act", "drop", "place", "nothing"), post("/places")}
		}},
		"GET /shared":               list("/shared"),
		"GET /capacity":             list("/capacity", "/capacity?people=3&day=40&minutes=90&share=90", "/capacity?agents=5&plots=60&takes=24", "/capacity?share=200"),
		"GET /capacity/figures.csv": list("/capacity/figures.csv", "/capacity/figures.csv?people=3&quick=nonsense"),
		"GET /api/v1/capacity":      list("/api/v1/capacity", "/api/v1/capacity?minutes=10"),
		"POST /shared": {acts: func(*walker) []asking {
			return []asking{post("/shared", "value", "v-00112233445566778899aabbccddeeff", "connects", "never", "words", "a desk", "once", record.NewID().String()), post("/shared")}
		}},
		"GET /searches": list("/searches"),
		"POST /searches": {acts: func(*walker) []asking {
			return []asking{post("/searches", "search", record.ID{0: 1, 6: 0x70}.String(), "once", record.NewID().String()), post("/searches")}
		}},
		"GET /closed": list("/closed"),
		"GET /signin": list("/signin", "/signin?to=/log"),
		"POST /signin": {acts: func(*walker) []asking {
			return []asking{post("/signin", "login", "nobody", "password", "nothing", "code", "000000")}
		}},
		"POST /signout":    {acts: func(*walker) []asking { return []asking{post("/signout")} }},
		"GET /invitation":  list("/invitation", "/invitation?secret=nothing"),
		"POST /invitation": {acts: func(*walker) []asking { return []asking{post("/invitation", "secret", "nothing")} }},
		"GET /me":          list("/me"),
		"POST /me": {acts: func(*walker) []asking {
			return []asking{post("/me", "act", "end", "id", record.NewID().String()), post("/me", "act", "nothing")}
		}},
		"GET /accounts":                {}, // an administrator's, who sees the names of all labels
		"POST /accounts":               {},
		"GET /oversight":               {alone: []string{"/oversight", "/oversight?as_of=" + past}},
		"GET /oversight/log":           {alone: []string{"/oversight/log", "/oversight/log?kind=board+shown", "/oversight/log?kind=nothing", "/oversight/log?before=-1"}},
		"GET /oversight/attention":     {alone: []string{"/oversight/attention", "/oversight/attention?as_of=" + past}},
		"GET /oversight/attention.csv": {alone: []string{"/oversight/attention.csv"}},
		"POST /oversight/sample": {acts: func(*walker) []asking {
			return []asking{post("/oversight/sample", "n", "none"), post("/oversight/sample", "n", "3", "from", "2026-03-01", "until", "2026-03-01T10:00:00Z")}
		}},
		"GET /oversight/sample/{id}": one("/oversight/sample/ID", leadsOf),
		"GET /me/trail":              {alone: []string{"/me/trail", "/me/trail?before=none"}},
		"GET /reviews":               list("/reviews"),
		"POST /reviews": {acts: func(*walker) []asking {
			return []asking{post("/reviews", "account", "none"), post("/reviews", "account", record.ID{1}.String(), "words", "")}
		}},
		"GET /reviews/{id}": {all: []string{"/reviews/" + record.ID{1}.String(), "/reviews/none"}},
		"POST /reviews/{id}": {acts: func(*walker) []asking {
			return []asking{post("/reviews/"+record.ID{1}.String(), "answer", "approve")}
		}},
		"POST /signin/passkey/ask": {acts: func(*walker) []asking { return []asking{send("/signin/passkey/ask", "application/json", `{}`)} }},
		"POST /signin/passkey": {acts: func(*walker) []asking {
			return []asking{send("/signin/passkey", "application/json", `{"ticket":"nothing","answer":{}}`), send("/signin/passkey", "application/json", `nothing`)}
		}},
		"POST /me/passkey/ask": {acts: func(*walker) []asking { return []asking{send("/me/passkey/ask", "application/json", `{}`)} }},
		"POST /me/passkey": {acts: func(*walker) []asking {
			return []asking{send("/me/passkey", "application/json", `{"ticket":"nothing"}`)}
		}},
		"GET /signin/provider":      list("/signin/provider", "/signin/provider?secret=nothing"),
		"GET /signin/provider/back": list("/signin/provider/back", "/signin/provider/back?state=x&code=y"),
		"GET /me/provider":          list("/me/provider"),
		"POST /me/token": {acts: func(*walker) []asking {
			return []asking{post("/me/token", "act", "issue", "name", "x", "days", "none"), post("/me/token", "act", "revoke", "id", record.NewID().String())}
		}},

		"GET /events":        {all: []string{"/events?since=", "/events?since=41"}},
		"GET /changes":       {all: []string{"/changes?since=", "/changes?since=41"}},
		"GET /filling":       {all: []string{"/filling"}},
		"GET /raised":        list("/raised", "/raised?from=/lead/1"),
		"GET /static/{name}": {all: []string{"/static/watchfloor.css", "/static/nothing"}},
		"GET /enter":         {all: []string{"/enter", "/enter?once=nothing"}},

		"GET /api/v1/board":              list("/api/v1/board?limit=10", "/api/v1/board?limit=none"),
		"GET /api/v1/lead/{id}/chart":    {about: get("/api/v1/lead/ID/chart?open=h-" + open(w.open.holdings) + ".report"), of: leadsOf, all: []string{"/api/v1/lead/" + open(w.open.leads) + "/chart?as=table&sort=kind&from=1&open=nothing"}},
		"GET /api/v1/holding/{id}/chart": one("/api/v1/holding/ID/chart", holdingsOf),
		"GET /api/v1/feeds":              {all: []string{"/api/v1/feeds"}},
		"GET /api/v1/origins":            list("/api/v1/origins?limit=10", "/api/v1/origins?after="+record.ID{1}.String()),
		"POST /api/v1/match": {acts: func(*walker) []asking {
			return []asking{send("/api/v1/match", "application/json", `{"name":"Orsin Mestrov","limit":3}`), send("/api/v1/match", "application/json", `{"name":""}`)}
		}},
		"POST /api/v1/reports": {acts: func(*walker) []asking {
			return []asking{send("/api/v1/reports", "application/json", `{"id":"s1","source":"Line 1","text":"He said he will kill them all on Friday. Ask at 07700 900123."}`)}
		}},
		"POST /api/v1/holding/{id}/names": {about: send("/api/v1/holding/ID/names", "application/json", `{"name":"Orlo Tavish"}`), of: holdingsOf, acts: func(*walker) []asking {
			return []asking{send("/api/v1/holding/nothing/names", "application/json", `{"name":"Orlo Tavish"}`), send("/api/v1/holding/nothing/names", "application/json", `{"nam":""}`)}
		}},
		"POST /api/v1/places": {acts: func(*walker) []asking {
			return []asking{send("/api/v1/places", "application/json", `{"name":"Dock Five","latitude":51.5,"longitude":-0.1}`), send("/api/v1/places", "application/json", `{"name":"Dock Six","latitude":51.5,"longitude":-0.1,"labels":["harbour"]}`),
				send("/api/v1/places", "application/json", `{"name":"Dock Five"}`)}
		}},
		"POST /api/v1/witness": {acts: func(*walker) []asking {
			return []asking{send("/api/v1/witness", "application/json", `{"key":"none"}`)}
		}},
		"/api/":              {all: []string{"/api/v1/nothing"}},
		"POST /hooks/{path}": {acts: func(*walker) []asking { return []asking{send("/hooks/nothing", "application/json", `{}`)} }},
		"/hooks/":            {all: []string{"/hooks/", "/hooks/nothing"}},
		"/":                  {all: []string{"/nothing", "/lead/", "/lead/1", "/report/" + record.ID{}.String()}},
	}
}
