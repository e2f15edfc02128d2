package main

import (
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

const twoLists = `list_id,type,name,dob,labels
A1,person,Orsin Mestrov,1984-02-11,
B7,person,Orsin Mestroff,1984-02-12,
C3,person,Tovik Grelling,1990-09-30,
S1,person,Halden Vey,1984-02-13,lantern
`

// TestAMergeThatIsUndoneLeavesEveryPageAsItWas: all pages and answers that an
// identity acts on are read before two holdings are judged to be one, and after they
// are judged to be two again. They are the same bytes, but for what is told of the
// words themselves.
func TestAMergeThatIsUndoneLeavesEveryPageAsItWas(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{Class: record.Exercise})
		l := newTeller(t, h)
		l.tell(happening{what: "list", line: twoLists})
		for _, text := range []string{"Orsin Mestrov has rented the boathouse again.", "Orsin Mestroff asked when the ferry is fullest.", "Tovik Grelling parks across the gate."} {
			l.tell(happening{what: "text", line: text})
		}
		a, b, c, s := l.open.holdings[0], l.open.holdings[1], l.open.holdings[2], l.open.holdings[3]
		for _, v := range []lawful.Viewer{h.viewer(), h.viewer(0, 1)} {
			before := everythingOf(t, l, v)
			judge(t, h, a, b, record.SameOne)
			judge(t, h, b, c, record.SameOne)
			judge(t, h, s, c, record.SameOne)
			during := everythingOf(t, l, v)
			if before == during {
				t.Error("nothing shows that three holdings are one")
			}
			judge(t, h, b, c, record.SameTwo)
			judge(t, h, a, b, record.SameTwo)
			judge(t, h, s, c, record.SameTwo)
			if after := everythingOf(t, l, v); after != before {
				t.Errorf("not as it was:\n%s", firstDifference(before, after))
			}
			if err := h.db.Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
			if after := everythingOf(t, l, v); after != before {
				t.Errorf("not as it was after a rebuild:\n%s", firstDifference(before, after))
			}
		}
	})
}

func judge(t *testing.T, h *tested, a, b record.ID, same record.Sameness) {
	t.Helper()
	if err := h.JudgeHoldings(t.Context(), h.sitter(), desk.SameDecision{A: a, B: b, Same: same}); err != nil {
		t.Fatal(err)
	}
}

// What is told of the words themselves, what is random, and how long the record is.
var (
	spoken = regexp.MustCompile(`(?s)<section aria-labelledby="h-same".*?</section>|<ol class="trail">.*?</ol>`)
	passes = regexp.MustCompile(`(once|data-once|data-mark)="[^"]*"|name="once" value="[^"]*"| · entry \d+|since=[0-9a-f]+|"seq":\d+`)
)

// everythingOf is all that the house answers about what it holds and what names it.
func everythingOf(t *testing.T, l *teller, v lawful.Viewer) string {
	t.Helper()
	server, err := web.New(l.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return v }, Now: l.clock.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	asks := []asking{get("/"), get("/links"), get("/closed"), get("/search?q=mestrov"), get("/api/v1/board")}
	for _, name := range []string{"Orsin Mestrov", "Tovik Grelling", "Halden Vey"} {
		asks = append(asks, send("/api/v1/match", "application/json", `{"name":"`+name+`"}`))
	}
	for path, ids := range map[string][]record.ID{"/holding/": l.open.holdings, "/report/": l.open.reports, "/lead/": l.open.leads, "/links?report=": l.open.reports, "/links?lead=": l.open.leads} {
		for _, id := range ids {
			asks = append(asks, get(path+id.String()))
		}
	}
	answers := map[string]string{}
	for _, a := range asks {
		r := httptest.NewRequest(a.method, "http://127.0.0.1:8080"+a.path, strings.NewReader(a.body))
		r.Header.Set("Content-Type", a.kind)
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		answers[a.path+a.body] = passes.ReplaceAllString(spoken.ReplaceAllString(w.Body.String(), ""), "")
	}
	var all strings.Builder
	for _, a := range slices.Sorted(maps.Keys(answers)) {
		all.WriteString(a + "\n" + answers[a] + "\n")
	}
	return all.String()
}

// firstDifference is the first line in which two texts differ.
func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return "- " + as[i] + "\n+ " + bs[i]
		}
	}
	return "one is longer"
}
