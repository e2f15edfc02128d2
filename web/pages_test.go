package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
)

// visitor is somebody with or without a session at a server.
type visitor struct {
	tb     testing.TB
	server *Server
	cookie string
}

// newVisitor opens a session at a server of the house.
func newVisitor(tb testing.TB, m *memory) visitor {
	tb.Helper()
	s, err := New(m, Options{Viewer: func(*http.Request) lawful.Viewer { return m.viewer }, Now: m.clock().Go,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), MaxTake: 4 << 20, Hooks: testHooks})
	if err != nil {
		tb.Fatal(err)
	}
	v := visitor{tb: tb, server: s}
	w := v.get(s.OneTimeLink())
	for _, c := range w.Result().Cookies() {
		v.cookie = c.Name + "=" + c.Value
	}
	if v.cookie == "" {
		tb.Fatalf("the one-time link gives no session: %d %s", w.Code, w.Body)
	}
	return v
}

func (v visitor) do(method, address, body string, header ...string) *httptest.ResponseRecorder {
	v.tb.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+address, strings.NewReader(body))
	if v.cookie != "" {
		r.Header.Set("Cookie", v.cookie)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	v.server.ServeHTTP(w, r)
	return w
}

func (v visitor) get(address string) *httptest.ResponseRecorder {
	v.tb.Helper()
	return v.do("GET", address, "")
}

func (v visitor) post(address string, form url.Values) *httptest.ResponseRecorder {
	v.tb.Helper()
	return v.do("POST", address, form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
}

// addresses are all pages of a house, with one of each thing.
func (m *memory) addresses() []string {
	all := []string{"/", "/search", "/search?q=the", "/search?q=nowhere", "/take", "/operations", "/help", "/log", "/log?refused=1", "/aside"}
	for _, l := range m.leads {
		all = append(all, "/lead/"+l.first.Lead.String(), "/lead/"+l.first.Lead.String()+"/chart", "/report/"+l.first.Members[0].ID.String())
	}
	for _, h := range m.holdings {
		all = append(all, "/holding/"+h.ID.String(), "/holding/"+h.ID.String()+"/chart")
	}
	for _, o := range m.origins {
		all = append(all, "/origin/"+o.Origin.String())
	}
	return all
}

func TestEveryPageSaysItsClassAndHoldsNothingInline(t *testing.T) {
	if testing.Short() {
		t.Skip("it asks one page after another: nothing for the race detector")
	}
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+\s*=\s*"|javascript:|<script(?:>|\s+[^>]*>[^<])|(?:src|href|action)="?https?:`)
	for name, m := range map[string]*memory{"a city": newCity(t), "an empty house": newMemory(t), "nasty data": newNasty(t)} {
		m.history = true
		v := newVisitor(t, m)
		for _, address := range m.addresses() {
			w := v.get(address)
			body := w.Body.String()
			if w.Code != http.StatusOK {
				t.Errorf("%s: %s: status %d", name, address, w.Code)
			}
			if !strings.Contains(body, "DEMO – invented data · loaded history") {
				t.Errorf("%s: %s does not say of which class the house is", name, address)
			}
			if !strings.Contains(body, `name="as_of"`) || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
				t.Errorf("%s: %s has no as-of bar or is not whole", name, address)
			}
			if found := inline.FindString(body); found != "" {
				t.Errorf("%s: %s holds %q", name, address, found)
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: %s may be kept: %q", name, address, got)
			}
		}
	}
}

// newNasty is a house with data that no sender should send: every field is full
// of markup, long, empty where it may be, and marked in impossible places.
func newNasty(tb testing.TB) *memory {
	tb.Helper()
	m := newMemory(tb)
	const bad = `"><script>alert(1)</script><img src=x onerror=alert(1)> {{.}} ' & ` + "\u202e\u0000\xff"
	l := newLead(noon-record.Hour, strings.Repeat("0123456789", 4000))
	r := &l.first.Members[0]
	for i := range 10_000 {
		r.Marks = append(r.Marks, desk.Mark{Start: 4 * i, End: 4*i + 3, What: bad, State: record.LinkState(i % 9)})
		r.Indicators = append(r.Indicators, desk.SignLine{Start: int64(3 * i), End: int64(5 * i), What: bad, Words: bad, Why: bad, Stands: i%3 > 0, State: desk.SignState(i % 9)})
	}
	r.Marks = append(r.Marks, desk.Mark{Start: -1, End: 3}, desk.Mark{Start: 3, End: 1 << 40})
	r.SourceName, r.Said.Title, r.Said.URL, r.Said.Warnings, r.Labels = bad, bad, "javascript:alert(1)", []string{bad}, []string{bad}
	r.Said.URL, r.Signs, r.Why, r.Repeats = bad, []string{bad}, []string{bad}, []record.Time{1, 2}
	row := &l.first.Row
	row.Headline, row.Sentence, row.Window.Text, row.Labels = bad, bad, bad, []string{bad}
	row.Clock, row.Last, row.State, row.Index = -1, 1<<62, record.StateOpen, 1<<62
	row.Links = []desk.LinkView{{ID: record.NewID(), Name: bad, Mention: bad, State: 77, Type: 99, Why: []desk.Reason{{Text: bad}}}}
	l.first.Trail = []desk.TrailEntry{{Text: bad, Words: bad, Actor: record.NewID()}}
	l.first.Operation = &desk.OperationView{Name: bad, Priority: 99}
	l.first.Over = []desk.OverView{{Headline: bad}}
	m.leads = append(m.leads, l, newLead(noon-record.Hour, ""))
	m.holdings = []desk.HoldingView{{ID: record.NewID(), List: bad, Type: 99, Labels: []string{bad},
		Holding: holdings.Holding{Names: []holdings.Name{{Text: bad, Listed: bad}}, Notes: bad, Born: []string{bad}},
		Reports: []desk.LinkedReport{{Link: row.Links[0], Headline: bad}}}}
	m.origins = []desk.OriginView{{Origin: r.ID, First: r.ID, Members: []desk.OriginMember{{Report: r.ID, Source: bad, SentID: bad, Headline: bad, OfSentID: bad,
		Of: record.NewID(), Share: 1 << 60, Depth: 1000, Labels: []string{bad}, Arrival: 77}, {Report: m.leads[0].first.Members[0].ID, Arrival: record.ArrivalRepeat, Source: bad}}}}
	m.ops = []desk.OperationView{{Name: bad, Priority: 99}}
	m.lines = []desk.ArrivalLine{{Source: bad, Refused: bad, Line: -4}}
	return m
}

func TestNastyWordsStayWords(t *testing.T) {
	m := newNasty(t)
	v := newVisitor(t, m)
	for _, address := range append(m.addresses(), `/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E`, "/nowhere/%3Cscript%3E") {
		if body := v.get(address).Body.String(); strings.Contains(body, "<script>") || strings.Contains(body, "<img") {
			t.Errorf("%s: the words of a report became markup", address)
		}
	}
}

func TestAPastPageHoldsNoFormThatDecides(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	before := m.shown + m.opened
	for _, address := range m.addresses() {
		sep := "?"
		if strings.Contains(address, "?") {
			sep = "&"
		}
		w := v.get(address + sep + "as_of=2026-11-20T11:30:00Z")
		body := w.Body.String()
		if w.Code == http.StatusNotFound {
			continue // it had not come yet
		}
		if !strings.Contains(body, "As of 20 Nov 2026 11:30 UTC</strong> – nothing can be decided here") {
			t.Errorf("%s does not say that it is past", address)
		}
		if strings.Contains(body, `method="post"`) {
			t.Errorf("%s as of a past moment holds a form that changes something", address)
		}
		for _, href := range regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(body, -1) {
			past := strings.Contains(href[1], "as_of=")
			if !past && !strings.HasPrefix(href[1], "/static/") && !strings.Contains(body, `class="live" href="`+href[1]) {
				t.Errorf("%s: the link %s leaves the moment", address, href[1])
			}
		}
	}
	if after := m.shown + m.opened; after != before {
		t.Errorf("reading the past was recorded as being shown %d things", after-before)
	}
	if w := v.get("/?as_of=yesterday"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "is not a time") {
		t.Errorf("as of no moment: %d", w.Code)
	}
	if w := v.get("/?as_of=2027-01-01"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "not come yet") {
		t.Errorf("as of the future: %d", w.Code)
	}
}

func TestAPastPageShowsWhatWasThen(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	lead := m.leads[0].first.Lead
	then := m.clock()
	m.clock = func() record.Time { return then + record.Hour }
	v.server.opt.Now = m.clock().Go
	w := v.post("/decide", url.Values{"once": {record.NewID().String()}, "act": {"reject:junk"}, "lead": {lead.String()}})
	if w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "did=reject") {
		t.Fatalf("rejecting: %d to %q", w.Code, w.Header().Get("Location"))
	}
	headline := "Caller on the Quay 7 crossing"
	if strings.Contains(v.get("/").Body.String(), headline) {
		t.Error("a rejected lead still stands on the live board")
	}
	if !strings.Contains(v.get("/?as_of="+then.String()).Body.String(), headline) {
		t.Error("the board as of before the decision lacks the lead")
	}
}

func TestAbsentAndHiddenAreTheSameBytes(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	lead, report := m.leads[2].first.Lead, m.leads[2].first.Members[0].ID
	m.hidden[lead], m.hidden[report], m.hidden[m.holdings[0].ID] = true, true, true
	for kind, hidden := range map[string]record.ID{"lead": lead, "report": report, "holding": m.holdings[0].ID} {
		absent := record.NewID()
		of := func(id record.ID) string {
			w := v.get("/" + kind + "/" + id.String())
			return fmt.Sprint(w.Code, w.Header(), strings.ReplaceAll(w.Body.String(), id.String(), "ID"))
		}
		if a, b := of(absent), of(hidden); a != b {
			t.Errorf("%s: absent and hidden differ:\n%s\n%s", kind, a, b)
		}
		decide := func(id record.ID) string {
			w := v.post("/decide", url.Values{"once": {record.NewID().String()}, "act": {"claim"}, "lead": {id.String()}})
			return fmt.Sprint(w.Code, w.Header(), w.Body.String())
		}
		if a, b := decide(absent), decide(lead); a != b {
			t.Errorf("deciding on an absent and a hidden lead differ:\n%s\n%s", a, b)
		}
	}
	if w := v.get("/lead/not-an-id"); w.Code != http.StatusNotFound {
		t.Errorf("no id at all: %d, want 404", w.Code)
	}
}

func TestErrorsOfTheHouseAreNotShown(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	m.broken = fmt.Errorf("page 7 of the file secret.db is torn")
	for _, address := range []string{"/", "/search?q=a", "/take", "/operations", "/api/v1/board"} {
		if w := v.get(address); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %s", address, w.Code, w.Body)
		}
	}
}

func TestALiveBoardIsRecordedBeforeItIsSent(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	v.get("/")
	v.get("/lead/" + m.leads[0].first.Lead.String())
	v.do("HEAD", "/", "")
	if m.shown != 1 || m.opened != 1 {
		t.Errorf("shown %d and opened %d times, want once each", m.shown, m.opened)
	}
}
