package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

func TestMatchAnswersWithCandidates(t *testing.T) {
	m := newMemory(t)
	id := record.NewID()
	var asked MatchQuery
	seq := record.Seq(41)
	m.matched = func(q MatchQuery) MatchAnswer {
		asked = q
		return MatchAnswer{&seq, []Candidate{{id, "ML-0412", "Ilyas Morvane", 930_000, []desk.Reason{{Text: "the same name"}}, 40, names.RuleLikely, nil, record.TLPAmber, false}, {Name: "closed", Closed: true}}, 60_000_000}
	}
	v := newVisitor(t, m)
	v.cookie = "" // programs have no session
	w := v.do("POST", "/api/v1/match", `{"id":7,"name":"I. Morvane","type":"person","dob":"1991","age":35,"identifiers":["+1 202 555 0143",{"kind":"plate","value":"ABC 123"}],"places":["Northport"],"beside":["Tomos Vale"]}`)
	want := fmt.Sprintf(`{"house":"demo","id":7,"seq":41,"verdict":"for a person to look at","reason":"enough for a person to look at","population":60000000,"candidates":[`+
		`{"holding":"%s","list_id":"ML-0412","name":"Ilyas Morvane","p":0.93,"why":["the same name"],"others":40,"verdict":"for a person to look at","rule":"likely enough","handling":["TLP:AMBER"]},`+
		`{"holding":"%s","list_id":"","name":"closed","p":0,"why":[],"handling":["not stated"],"closed":true}]}`+"\n", id, record.ID{})
	if diff := cmp.Diff(want, w.Body.String()); diff != "" || w.Code != http.StatusOK {
		t.Errorf("status %d (-want +got):\n%s", w.Code, diff)
	}
	if got := w.Header().Get("Content-Length"); got != fmt.Sprint(len(want)) {
		t.Errorf("Content-Length %q", got)
	}
	wantQuery := MatchQuery{ID: json.RawMessage("7"), Name: "I. Morvane", Type: record.HoldingPerson, DOB: "1991", Age: 35, Limit: 10, Places: []string{"Northport"}, Beside: []string{"Tomos Vale"},
		Identifiers: Identifiers{{Value: "+1 202 555 0143"}, {Kind: "plate", Value: "ABC 123"}}}
	if diff := cmp.Diff(wantQuery, asked); diff != "" {
		t.Errorf("the house was asked (-want +got):\n%s", diff)
	}
}

func TestMatchRefusesWhatIsNoQuery(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	for body, want := range map[string]int{
		``: 400, `{`: 400, `[]`: 400, `{}`: 400, `{"name":7}`: 400, `{"name":"x","type":"dragon"}`: 400, `{"name":"x","identifiers":[7]}`: 400,
		`{"name":"` + strings.Repeat("x", matchLimit) + `"}`: 413,
	} {
		w := v.do("POST", "/api/v1/match", body)
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != want || p.Error == "" {
			t.Errorf("%.40s: %d %s, want %d and an error in words", body, w.Code, w.Body, want)
		}
	}
}

func TestTheBoardOfTheAPIHasTheAgreedFields(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	var got struct {
		At    string           `json:"at"`
		Open  int              `json:"open"`
		Board []map[string]any `json:"board"`
	}
	if err := json.Unmarshal(v.get("/api/v1/board?limit=2").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.At != "2026-11-20T12:00:00Z" || got.Open != len(m.leads) || len(got.Board) != 2 {
		t.Errorf("at %q, open %d, %d rows", got.At, got.Open, len(got.Board))
	}
	row := got.Board[0]
	for _, field := range []string{"rank", "lead", "index", "reports", "origins", "window", "clock", "place", "why", "links"} {
		if row[field] == nil {
			t.Errorf("a row has no %q", field)
		}
	}
	if row["index"] != 1.0 || row["rank"] != 1.0 {
		t.Errorf("index %v and rank %v, want decimal numbers", row["index"], row["rank"])
	}
	// The first four came after eight.
	want := fmt.Sprintf(`"at":"2026-11-20T08:00:00Z","open":%d,`, len(m.leads)-4)
	if again := v.get("/api/v1/board?as_of=2026-11-20T08:00:00Z").Body.String(); !strings.Contains(again, want) {
		t.Errorf("as of the morning: %.120s", again)
	}
	for _, bad := range []string{"limit=0", "limit=x", "limit=99999", "as_of=noon"} {
		if w := v.get("/api/v1/board?" + bad); w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d, want 400", bad, w.Code)
		}
	}
}

func TestTheBoardOfTheAPISaysWhereTodaysLineStands(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	if without := v.get("/api/v1/board").Body.String(); strings.Contains(without, `"line"`) || strings.Contains(without, `"retask"`) {
		t.Errorf("a line where nobody knows of any: %.200s", without)
	}
	m.line, m.retask = &desk.BoardLine{Reach: 2, Hours: 31, Text: "below lead 2"}, &desk.Retask{Lead: m.leads[0].first.Lead, Running: m.leads[3].first.Lead}
	var got struct {
		Line   desk.BoardLine `json:"line"`
		Retask desk.Retask    `json:"retask"`
	}
	if err := json.Unmarshal(v.get("/api/v1/board").Body.Bytes(), &got); err != nil || got.Line != *m.line || got.Retask != *m.retask {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestReportsAreTakenInTheirOwnForm(t *testing.T) {
	mail := "From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: Gate\r\n\r\nThe gate stood open.\r\n"
	for name, c := range map[string]struct {
		kind, body string
		status     int
		list       bool
		has        string
	}{
		"one line of json":     {"application/json", `{"id":"R1","text":"a light was seen"}`, 201, false, `"sent_id":"R1"`},
		"two lines as json":    {"application/json; charset=utf-8", `{"text":"one"}` + "\n" + `{"text":"two"}`, 201, true, `"arrival":"new"`},
		"one line of many":     {"application/x-ndjson", `{"text":"one"}`, 201, true, `"mentions":[]`},
		"a bad line among two": {"application/x-ndjson", `{"text":"one"}` + "\n" + `{"text":`, 201, true, `"line":2`},
		"only a bad line":      {"application/json", `{"text":7}`, 422, false, `"refused":`},
		"text":                 {"text/plain", "a light was seen", 201, false, `"links":[]`},
		"an e-mail":            {"message/rfc822", mail, 201, false, `"arrival":"new"`},
		"no kind at all":       {"", `{"id":"R1","text":"a light was seen"}`, 201, false, `"sent_id":"R1"`},
		"nothing":              {"application/x-ndjson", "", 422, false, `"error":`},
		"too much":             {"text/plain", strings.Repeat("x", 5<<20), 413, false, `"error":`},
	} {
		m := newMemory(t)
		w := newVisitor(t, m).do("POST", "/api/v1/reports", c.body, "Content-Type", c.kind)
		body := w.Body.String()
		if w.Code != c.status || strings.HasPrefix(body, "[") != c.list || !strings.Contains(body, c.has) {
			t.Errorf("%s: %d %.200s, want %d and %s", name, w.Code, body, c.status, c.has)
		}
	}
}

func TestMentionsLieWithinTheText(t *testing.T) {
	r := desk.ReportView{Text: "call +1 202 555 0143 now", Marks: []desk.Mark{{Start: 5, End: 20, What: "phone"}, {Start: 9, End: 99, What: "name"}}}
	want := []MentionLine{{"phone", "+1 202 555 0143", 5, 20}}
	if diff := cmp.Diff(want, NewTakenLine(r).Mentions); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
}

func TestDecimalsComeBack(t *testing.T) {
	for _, d := range []Decimal{0, 1, 930_000, 1_000_000, -25, 123_456_789} {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var got Decimal
		if err := json.Unmarshal(b, &got); err != nil || got != d {
			t.Errorf("%s came back as %d: %v", b, got, err)
		}
	}
}

// BenchmarkMatch is the cost of a match besides the matching itself.
func BenchmarkMatch(b *testing.B) {
	m := newMemory(b)
	answer := MatchAnswer{Seq: new(record.Seq)}
	for range 10 {
		answer.Candidates = append(answer.Candidates, Candidate{record.NewID(), "ML-0412", "Ilyas Morvane", 930_000, []desk.Reason{{Text: "the same name"}}, 40, names.RuleLikely, nil, 0, false})
	}
	m.matched = func(MatchQuery) MatchAnswer { return answer }
	v := newVisitor(b, m)
	srv := httptest.NewServer(v.server)
	defer srv.Close()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			res, err := http.Post(srv.URL+"/api/v1/match", "application/json", strings.NewReader(`{"name":"I. Morvane","type":"person"}`))
			if err != nil {
				b.Fatal(err)
			}
			var line MatchLine
			if err := json.NewDecoder(res.Body).Decode(&line); err != nil || len(line.Candidates) != 10 {
				b.Fatal(err, line)
			}
			res.Body.Close()
		}
	})
}

// BenchmarkBoard is the cost of making a board of 50 leads.
func BenchmarkBoard(b *testing.B) {
	m := newCity(b)
	for i := range 42 {
		m.add(i+8, writings[i%8], m.holdings[0])
	}
	v := newVisitor(b, m)
	for b.Loop() {
		if w := v.get("/"); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}
