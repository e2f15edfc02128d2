package web

import (
	"net/http"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
)

// withTokens is a house with accounts, in which a program of mira has a token for the
// board and one for reports, and one of the administrator has all scopes.
func withTokens(t *testing.T) (v visitor, m *memory) {
	t.Helper()
	m = newCity(t)
	v = newVisitor(t, m)
	admin, mira := m.staffed()
	m.keys.secrets = map[string]record.ID{}
	for secret, of := range map[string]struct {
		account lawful.Account
		scope   []record.TokenScope
	}{
		"wf_board":   {mira, []record.TokenScope{record.ScopeBoard}},
		"wf_reports": {mira, []record.TokenScope{record.ScopeReports}},
		"wf_admin":   {admin, []record.TokenScope{record.ScopeBoard, record.ScopeMatch, record.ScopeReports, record.ScopeOrigins, record.ScopeFeeds}},
	} {
		tok := lawful.Token{ID: record.NewID(), Account: of.account.ID, Scope: of.scope, Name: secret, Issued: noon, Expires: noon + record.Day}
		m.keys.tokens = append(m.keys.tokens, tok)
		m.keys.secrets[secret] = tok.ID
	}
	return v, m
}

func TestEveryAddressOfTheAPINamesItsScope(t *testing.T) {
	s := newVisitor(t, newMemory(t)).server
	left := len(scopes)
	for _, r := range s.routes() {
		if _, ok := scopes[r.pattern]; ok {
			left--
		} else if strings.Contains(r.pattern, " /api/") {
			t.Errorf("%s names no scope", r.pattern)
		}
		if strings.Contains(r.pattern, "/api/") && r.needs == lawful.Anyone {
			t.Errorf("%s is open to anyone", r.pattern)
		}
	}
	if left != 0 {
		t.Errorf("%d scopes belong to no address", left)
	}
}

func TestATokenOpensWhatItIsForAndWhatItsAccountMay(t *testing.T) {
	v, m := withTokens(t)
	v.cookie = ""
	ask := func(method, address, bearer string) int {
		header := []string{"Content-Type", "application/json"}
		if bearer != "" {
			header = append(header, "Authorization", bearer)
		}
		return v.do(method, address, `{"name":"Orsin Mestrov","text":"x","id":"y"}`, header...).Code
	}
	for _, c := range []struct {
		method, address, bearer string
		want                    int
	}{
		{"GET", "/api/v1/board", "", 401},
		{"GET", "/api/v1/board", "Bearer wf_nothing", 401},
		{"GET", "/api/v1/board", "Basic wf_board", 401},
		{"GET", "/api/v1/board", "Bearer ", 401},
		{"GET", "/api/v1/board", "Bearer wf_board", 200},
		{"GET", "/api/v1/board", "bearer  wf_board", 200},
		{"GET", "/api/v1/board", "Bearer wf_reports", 403},
		{"GET", "/api/v1/board", "Bearer wf_admin", 403}, // the account may not, whatever the token says
		{"POST", "/api/v1/match", "Bearer wf_board", 403},
		{"POST", "/api/v1/reports", "Bearer wf_board", 403},
		{"POST", "/api/v1/reports", "Bearer wf_reports", 201},
		{"GET", "/api/v1/nothing", "Bearer wf_board", 404},
		{"GET", "/api/v1/nothing", "", 401},
	} {
		if got := ask(c.method, c.address, c.bearer); got != c.want {
			t.Errorf("%s %s with %q: %d, want %d", c.method, c.address, c.bearer, got, c.want)
		}
	}
	for _, page := range append(m.addresses(), "/me", "/accounts", "/help") {
		if got := ask("GET", page, "Bearer wf_board"); got == http.StatusOK && !strings.HasPrefix(page, "/static/") && !strings.HasPrefix(page, "/api/") {
			t.Errorf("a token opens %s", page)
		}
	}
	v.cookie = "watchfloor-8080=mira"
	if got := ask("GET", "/api/v1/board", ""); got != 401 {
		t.Errorf("the session of a person opens the api: %d", got)
	}
}

func TestATokenIsShownOnceAndForWhatTheRolesCanUse(t *testing.T) {
	v, m := withTokens(t)
	v.cookie = "watchfloor-8080=mira"
	post := func(form string) string {
		return v.do("POST", "/me/token", form, "Content-Type", "application/x-www-form-urlencoded").Body.String()
	}
	if got := post("act=issue&name=Feed&days=30&scope=reports&scope=board"); !strings.Contains(got, "wf_NEW") {
		t.Errorf("the token is not shown: %s", got)
	}
	if o := m.keys.ordered; len(o) != 1 || o[0].Name != "Feed" || o[0].Days != 30 || len(o[0].Scope) != 2 {
		t.Errorf("ordered is %+v", o)
	}
	if got := v.get("/me").Body.String(); strings.Contains(got, "wf_NEW") || !strings.Contains(got, "Feed") {
		t.Error("the token is shown again, or not listed")
	}
	for _, form := range []string{"act=issue&name=Feed&days=soon&scope=board", "act=issue&name=Feed&days=3", "act=issue&name=Feed&days=3&scope=all"} {
		if w := v.do("POST", "/me/token", form, "Content-Type", "application/x-www-form-urlencoded"); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", form, w.Code)
		}
	}
	v.cookie = "watchfloor-8080=admin"
	if got := v.get("/me").Body.String(); strings.Contains(got, `name="scope" value="board"`) {
		t.Error("an administrator is offered what they may not use")
	}
}

func TestTheWayToTheProviderIsTiedToTheBrowser(t *testing.T) {
	v, m := withTokens(t)
	m.keys.ways.Provider = "Force directory"
	v.cookie = ""
	w := v.get("/signin/provider?secret=open-sesame")
	cookies := w.Result().Cookies()
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "https://directory.example/") || len(cookies) != 1 ||
		!cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].MaxAge != 300 {
		t.Fatalf("%d to %s with %v", w.Code, w.Header().Get("Location"), cookies)
	}
	if o := m.keys.asked; len(o) != 1 || o[0].Invitation != "open-sesame" || m.keys.backs[0] != "http://127.0.0.1:8080/signin/provider/back" {
		t.Errorf("asked for %+v to come back to %s", o, m.keys.backs)
	}
	if w := v.get("/signin/provider/back?code=x&state=y"); w.Code != http.StatusConflict {
		t.Errorf("another browser comes back: %d", w.Code)
	}
	v.cookie = cookies[0].Name + "=" + cookies[0].Value
	m.keys.opens = Opened{Secret: "mira", Account: m.staff.accounts[1]}
	w = v.get("/signin/provider/back?code=x&state=y")
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `url=/"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	v.cookie = ""
	if w := v.get("/me/provider"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/signin?to=%2Fme%2Fprovider" {
		t.Errorf("linking without a session: %d to %s", w.Code, w.Header().Get("Location"))
	}
}

func TestTheDoorOffersOnlyWhatThereIs(t *testing.T) {
	v, m := withTokens(t)
	v.cookie = ""
	for _, c := range []struct {
		ways Ways
		want [2]bool
	}{{Ways{}, [2]bool{}}, {Ways{Passkeys: "localhost"}, [2]bool{true, false}}, {Ways{Provider: "<Force>"}, [2]bool{false, true}}} {
		m.keys.ways = c.ways
		for _, page := range []string{"/signin", "/invitation?secret=open-sesame"} {
			body := v.get(page).Body.String()
			if got := [2]bool{strings.Contains(body, "data-passkey"), strings.Contains(body, "/signin/provider")}; got != c.want {
				t.Errorf("%s with %+v offers %v", page, c.ways, got)
			}
			if strings.Contains(body, "<Force>") {
				t.Errorf("%s: the name is not escaped", page)
			}
		}
	}
}
