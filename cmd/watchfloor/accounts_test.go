package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/lawful"
	"watchfloor/lawful/totp"
	"watchfloor/record"
	"watchfloor/web"
)

// person is somebody with a browser at a house.
type person struct {
	t       *testing.T
	h       *tested
	server  *web.Server
	cookies map[string]string
	login   string
	device  string // the secret of their one-time codes
	codes   []string
}

const words = "lanterns over wet gravel"

func serverOf(t *testing.T, h *tested) *web.Server {
	t.Helper()
	s, err := web.New(h.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Now: h.clock.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (p *person) do(method, address string, form ...string) *httptest.ResponseRecorder {
	p.t.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+address, strings.NewReader(fields(form).Encode()))
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range p.cookies {
		r.AddCookie(&http.Cookie{Name: k, Value: v})
	}
	w := httptest.NewRecorder()
	p.server.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if p.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(p.cookies, c.Name)
		}
	}
	return w
}

func (p *person) wants(status int, method, address string, form ...string) string {
	p.t.Helper()
	w := p.do(method, address, form...)
	if w.Code != status {
		p.t.Fatalf("%s %s for %q: status %d, want %d: %.400s", method, address, p.login, w.Code, status, plain(w.Body.String()))
	}
	return w.Body.String()
}

func plain(page string) string {
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")), " ")
}

func (p *person) code() string {
	b, err := totp.ReadSecret(p.device)
	if err != nil {
		p.t.Fatal(err)
	}
	return totp.Code(b, totp.Step(p.h.now()))
}

// signIn types name, password and code.
func (p *person) signIn(password, code string) *httptest.ResponseRecorder {
	p.t.Helper()
	return p.do("POST", "/signin", "login", p.login, "password", password, "code", code)
}

var (
	linkIn   = regexp.MustCompile(`href="http://127\.0\.0\.1:8080(/invitation\?secret=[A-Z2-7]+)"`)
	deviceIn = regexp.MustCompile(`name="device" value="([A-Z2-7]+)"`)
	codesIn  = regexp.MustCompile(`<li><code>([a-z2-7-]{19})</code>`)
)

// invited follows an invitation from a page and makes password and codes.
func invited(t *testing.T, h *tested, s *web.Server, login, page string) *person {
	t.Helper()
	p := &person{t: t, h: h, server: s, cookies: map[string]string{}, login: login}
	m := linkIn.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no invitation for %s in %s", login, plain(page))
	}
	p.device = deviceIn.FindStringSubmatch(p.wants(200, "GET", m[1]))[1]
	_, secret, _ := strings.Cut(m[1], "=")
	p.wants(422, "POST", "/invitation", "secret", secret, "device", p.device, "password", "password1234", "again", "password1234", "code", p.code())
	p.wants(422, "POST", "/invitation", "secret", secret, "device", p.device, "password", words, "again", words, "code", "12345")
	done := p.wants(200, "POST", "/invitation", "secret", secret, "device", p.device, "password", words, "again", words, "code", p.code())
	for _, c := range codesIn.FindAllStringSubmatch(done, -1) {
		p.codes = append(p.codes, c[1])
	}
	if len(p.codes) != totp.RecoveryCodes {
		t.Errorf("%d recovery codes", len(p.codes))
	}
	p.wants(404, "GET", m[1]) // works once
	return p
}

// peopled is a house with an administrator and an analyst who holds the label lantern.
func peopled(t *testing.T, h *tested) (admin, mira *person) {
	t.Helper()
	s := serverOf(t, h)
	sitter := &person{t: t, h: h, server: s, cookies: map[string]string{}}
	sitter.wants(200, "GET", s.OneTimeLink())
	sitter.wants(200, "GET", "/")
	if page := sitter.wants(422, "POST", "/accounts", "act", "open", "name", "Mira Volkner", "login", "mira", "role", "analyst"); !strings.Contains(page, "first account") {
		t.Error("the first account is not that of an administrator")
	}
	page := sitter.wants(200, "POST", "/accounts", "act", "open", "name", "Dagny Orrest", "login", "Dagny", "role", "administrator")
	if w := sitter.do("GET", "/"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/signin" {
		t.Errorf("who sits at the machine still has rights: %d", w.Code)
	}
	sitter.wants(401, "GET", "/api/v1/board")
	sitter.wants(303, "GET", s.OneTimeLink())
	admin = invited(t, h, s, "dagny", page)
	page = admin.wants(200, "POST", "/accounts", "act", "open", "name", "Mira Volkner", "login", "mira", "role", "analyst", "role", "intake", "label", "lantern")
	return admin, invited(t, h, s, "mira", page)
}

func tells(t *testing.T, h *tested, lines string) {
	t.Helper()
	if _, err := h.Take(t.Context(), h.sitter(), web.Delivery{}, jsonl.Read(strings.NewReader(lines), intake.Options{})); err != nil {
		t.Fatal(err)
	}
}

// TestPeopleComeInAndAreShownOut is the whole way of an account, over HTTP.
func TestPeopleComeInAndAreShownOut(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		tells(t, h, `{"id":"s1","text":"A sealed van by the gate.","labels":["lantern"]}`+"\n"+`{"id":"s2","text":"A lamp is out."}`)
		admin, mira := peopled(t, h)
		admin.wants(403, "GET", "/") // an administrator reads no case
		if page := mira.wants(200, "GET", "/"); !strings.Contains(page, "sealed van") || !strings.Contains(page, "Mira Volkner") {
			t.Error("the board lacks what its reader may read, or their name")
		}
		mira.wants(403, "GET", "/accounts")

		mira.wants(303, "POST", "/signout")
		if w := mira.do("GET", "/log?refused=1"); w.Header().Get("Location") != "/signin?to="+url.QueryEscape("/log?refused=1") {
			t.Errorf("a page leads to %q", w.Header().Get("Location"))
		}
		h.clock.move(time.Minute)
		if w := mira.signIn(words, mira.code()); w.Code != 303 || w.Header().Get("Location") != "/" {
			t.Fatalf("they cannot come in again: %d %s", w.Code, plain(w.Body.String()))
		}
		if w := mira.signIn(words, mira.code()); w.Code != 403 {
			t.Errorf("a code works twice: %d", w.Code)
		}
		if first, again := mira.signIn(words, mira.codes[3]).Code, mira.signIn(words, mira.codes[3]).Code; first != 303 || again != 403 {
			t.Errorf("a recovery code: %d, then %d", first, again)
		}

		// A change of roles ends the session; the next has the new ones.
		id := h.staff.Named("mira").String()
		admin.wants(200, "POST", "/accounts", "act", "change", "account", id, "role", "intake")
		mira.wants(303, "GET", "/")
		h.clock.move(time.Minute)
		if w := mira.signIn(words, mira.code()); w.Header().Get("Location") != "/take" {
			t.Errorf("somebody of the intake begins at %q", w.Header().Get("Location"))
		}
		mira.wants(403, "GET", "/")
		for _, refused := range [][]string{{"close", h.staff.Named("dagny").String()}, {"change", h.staff.Named("dagny").String()}} {
			admin.wants(422, "POST", "/accounts", "act", refused[0], "account", refused[1], "role", "analyst")
		}
		admin.wants(200, "POST", "/accounts", "act", "close", "account", id)
		mira.wants(303, "GET", "/take")
		h.clock.move(time.Minute)
		h.answersAlike(t, mira)
		verified(t, h)
	})
}

// answersAlike wants the same answer for a closed account, a wrong password and a name
// that nobody has.
func (h *tested) answersAlike(t *testing.T, closed *person) {
	t.Helper()
	nobody := &person{t: t, h: h, server: closed.server, cookies: map[string]string{}, login: "nobody"}
	a, b := closed.signIn(words, closed.code()), nobody.signIn(words, "123456")
	if a.Code != 403 || b.Code != 403 || strings.ReplaceAll(a.Body.String(), `value="mira"`, "") != strings.ReplaceAll(b.Body.String(), `value="nobody"`, "") {
		t.Errorf("a closed account is answered otherwise than none: %d, %d", a.Code, b.Code)
	}
}

// TestARevocationHoldsInEveryProcess: what one process ends is over in another as soon
// as it looks, which it does four times a second.
func TestARevocationHoldsInEveryProcess(t *testing.T) {
	open := inSQLite(t)
	h := newTested(t, record.HouseFounded{}, open)
	tells(t, h, `{"id":"s1","text":"A van.","labels":["lantern"]}`)
	admin, mira := peopled(t, h)
	other := newTested(t, record.HouseFounded{}, open)
	other.clock.now = h.clock.Now()
	if err := other.db.CatchUpStaff(t.Context(), other.staff.Staff); err != nil {
		t.Fatal(err)
	}
	there := &person{t: t, h: other, server: serverOf(t, other), cookies: mira.cookies, login: "mira"}
	there.wants(200, "GET", "/")
	admin.wants(200, "POST", "/accounts", "act", "close", "account", h.staff.Named("mira").String())
	if err := other.db.CatchUpStaff(t.Context(), other.staff.Staff); err != nil {
		t.Fatal(err)
	}
	there.wants(303, "GET", "/")
}

// TestSessionsEndByThemselves: after 12 hours without use, and after 7 days.
func TestSessionsEndByThemselves(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	tells(t, h, `{"id":"s1","text":"A van.","labels":["lantern"]}`)
	_, mira := peopled(t, h)
	for range 16 {
		h.clock.move(10 * time.Hour)
		mira.wants(200, "GET", "/")
		if err := h.tidy(t.Context(), h.now()); err != nil {
			t.Fatal(err)
		}
	}
	h.clock.move(9 * time.Hour) // 169 hours
	mira.wants(303, "GET", "/")
	mira.signIn(words, mira.code())
	mira.wants(200, "GET", "/")
	h.clock.move(13 * time.Hour)
	mira.wants(303, "GET", "/")
	if err := h.tidy(t.Context(), h.now()); err != nil {
		t.Fatal(err)
	}
	if open, err := h.db.Sessions(t.Context(), h.staff.Named("mira")); err != nil || len(open) != 0 {
		t.Errorf("%d sessions are open for the record: %v", len(open), err)
	}
}

// TestR23NoOversightIsSeenByEverybody: an administrator who closes the oversight account
// does so in sight of the whole house.
func TestR23NoOversightIsSeenByEverybody(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	tells(t, h, `{"id":"s1","text":"A van.","labels":["lantern"]}`)
	admin, mira := peopled(t, h)
	line := func() bool { return strings.Contains(mira.wants(200, "GET", "/"), "No oversight") }
	if !line() {
		t.Error("a house that never had oversight does not say so")
	}
	h.clock.move(time.Hour)
	admin.wants(200, "POST", "/accounts", "act", "open", "name", "Osk Tarn", "login", "osk", "role", "oversight")
	if line() {
		t.Error("a house with oversight says it has none")
	}
	h.clock.move(time.Hour)
	watched := h.now() - record.Minute
	admin.wants(200, "POST", "/accounts", "act", "close", "account", h.staff.Named("osk").String())
	if !line() {
		t.Error("nobody sees that oversight was closed")
	}
	if strings.Contains(mira.wants(200, "GET", "/?as_of="+url.QueryEscape(watched.String())), "No oversight") {
		t.Error("the page of a moment with oversight says that there was none")
	}
}

// TestWhatIsDisposedOfAnAccountIsGone: no page names its holder any more, and nothing opens it.
func TestWhatIsDisposedOfAnAccountIsGone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		tells(t, h, `{"id":"s1","text":"A van.","labels":["lantern"]}`)
		admin, mira := peopled(t, h)
		id := h.staff.Named("mira")
		admin.wants(200, "POST", "/accounts", "act", "close", "account", id.String())
		if err := h.db.Dispose(t.Context(), h.sitter(), record.DisposalReason(1), id); err != nil {
			t.Fatal(err)
		}
		if err := h.db.CatchUpStaff(t.Context(), h.staff.Staff); err != nil {
			t.Fatal(err)
		}
		if page := admin.wants(200, "GET", "/accounts"); strings.Contains(page, "Mira") || strings.Contains(page, ">mira<") || !strings.Contains(page, "disposed of") {
			t.Error("the page of accounts still names who was disposed of")
		}
		if a, all, ok, err := h.db.SignsIn(t.Context(), "mira"); ok || err != nil || len(all) > 0 {
			t.Errorf("%v signs in still: %v", a, err)
		}
		h.clock.move(time.Hour)
		if w := mira.signIn(words, mira.code()); w.Code != 403 {
			t.Errorf("they come in: %d", w.Code)
		}
		verified(t, h)
	})
}

// TestAnAttackKeepsNoOwnerOut fails at somebody's account from one address until it is
// throttled. Their device, known since they accepted the invitation, still opens it.
func TestAnAttackKeepsNoOwnerOut(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	tells(t, h, `{"id":"s1","text":"A van.","labels":["lantern"]}`)
	_, mira := peopled(t, h)
	mira.wants(303, "POST", "/signout")
	stranger := &person{t: t, h: h, server: mira.server, cookies: map[string]string{}, login: "mira", device: mira.device}
	var seen []int
	for range 9 {
		seen = append(seen, stranger.signIn("another password", "000000").Code)
	}
	if slices.Contains(seen[:5], 429) || !slices.Contains(seen, 429) {
		t.Errorf("the attempts of a stranger are answered %v", seen)
	}
	if w := stranger.signIn(words, mira.code()); w.Code != 429 {
		t.Errorf("a throttled address is let in: %d", w.Code)
	}
	h.clock.move(time.Minute)
	if w := mira.signIn(words, mira.code()); w.Code != 303 {
		t.Errorf("the owner is kept out of their own device: %d %s", w.Code, plain(w.Body.String()))
	}
	if err := h.refusals(t.Context(), h.now()); err != nil {
		t.Fatal(err)
	}
	page := plain(mira.wants(200, "GET", "/me"))
	if !strings.Contains(page, "5 × password: wrong") || !strings.Contains(page, "5 × password: throttled") {
		t.Errorf("they are not told of the attack: %s", page)
	}
}

// verified wants the whole record in order.
func verified(t *testing.T, h *tested) {
	t.Helper()
	found, err := h.db.Verify(t.Context(), nil)
	if err != nil || len(found.Problems) > 0 {
		t.Errorf("the record is not whole: %v, %v", found.Problems, err)
	}
}
