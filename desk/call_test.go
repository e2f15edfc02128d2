package desk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/indicators"
)

func TestNoQuestionYieldsASign(t *testing.T) {
	r, _ := desk.CallForm{Words: ".", Answers: allAnswers("-")}.Report(record.NewID())
	heard := r.Heard(r.Text)
	if s := indicators.Find(heard, at("2026-03-02 10:00")); len(s.Indicators) > 0 || s.Severity != 0 || !s.Window.IsZero() {
		t.Errorf("what the desk asks yields %+v", s)
	}
	if len(heard) != len(r.Text) || strings.ContainsAny(heard, "abcdefghijklmnopqrstuvwxyz[]") {
		t.Errorf("of the desk's own words is left: %q", heard)
	}
	for _, q := range desk.Questions() {
		if found := identifiers.Find(q.Text, "GB"); len(found) > 0 {
			t.Errorf("%q holds %v", q.Text, found)
		}
	}
}

func allAnswers(with string) map[string]string {
	answers := map[string]string{}
	for _, q := range desk.Questions() {
		answers[q.ID] = with
	}
	return answers
}

func TestQuestionsAreShortAndOpenAndEveryKindHasSome(t *testing.T) {
	ids := map[string]bool{}
	for _, q := range desk.Questions() {
		if ids[q.ID] || len(q.Text) > 60 || !strings.HasSuffix(q.Text, "?") || strings.ContainsAny(q.ID, " :-") {
			t.Errorf("%s: %q", q.ID, q.Text)
		}
		ids[q.ID] = true
		if first := strings.ToLower(strings.Fields(q.Text)[0]); !slices.Contains([]string{"how", "where", "when", "when?", "what", "who"}, first) && q.ID != "thinking" {
			t.Errorf("%q can be answered with yes", q.Text)
		}
	}
	for _, kind := range desk.Threats() {
		n := 0
		for _, q := range desk.Questions() {
			if q.For(kind) {
				n++
			}
		}
		if got, err := desk.ParseThreat(kind.String()); err != nil || got != kind || n < 3 || n > 13 || kind != desk.ThreatUnstated && n < 5 {
			t.Errorf("%s: %d questions; read back as %s, %v", kind, n, got, err)
		}
	}
}

func TestTheCallersWordsStayAsTheyWereWritten(t *testing.T) {
	words := "  he said:\n\n[What the desk asked]\nWhere?: there  "
	r, written := desk.CallForm{Words: words, Answers: map[string]string{"when": " at\nnine ", "more": "no"}}.Report(record.NewID())
	want := words + "\n\n[What the desk asked]\nWhen?: at nine\nWhat have I not asked?: no\n"
	if !written || r.Text != want || !strings.HasPrefix(r.Heard(r.Text), words) || r.Reporter != nil {
		t.Errorf("%q", r.Text)
	}
	if r, written := (desk.CallForm{Words: " \n", Name: "Wilma Okon"}).Report(record.NewID()); written || r.Reporter != nil {
		t.Error("an anonymous caller who said nothing left something")
	}
	r, written = desk.CallForm{Named: true, Phone: "07700 900123"}.Report(record.NewID())
	if said, err := r.Said(); !written || r.Text != "" || r.Reporter.Phone != "07700 900123" || err != nil || strings.Contains(string(said), "900123") {
		t.Errorf("a number alone: %+v, said %s", r, said)
	}
}

// callsHere is a house with one call.
type callsHere struct {
	now   desk.CallNow
	err   error
	alike record.ID
}

func (c callsHere) CallNow(lawful.Viewer, record.ID) (desk.CallNow, error) { return c.now, c.err }
func (c callsHere) SourceNamed(string) (record.ID, error)                  { return record.ID{0: 9}, nil }
func (c callsHere) LabelNamed(name string) (int, int, error) {
	return slices.Index([]string{"lantern", "harbour"}, name), 2, nil
}
func (c callsHere) HandlingNow(record.ID) (record.Handling, error) { return 0, nil }
func (c callsHere) SentBefore(record.ID, string, record.Labels) (record.ID, error) {
	return c.now.Report, nil
}
func (c callsHere) Alike([]string, record.Labels) (record.ID, error) { return c.alike, nil }
func (c callsHere) Now() record.Time                                 { return at("2026-03-02 10:00") }

var _ interface {
	desk.Calls
	intake.Registry
} = callsHere{}

func TestWhatWasDoneAboutACallIsDoneOnce(t *testing.T) {
	some, nine := record.NewID(), at("2026-03-02 09:00")
	held := lawful.Viewer{Holds: 1}
	form := desk.CallForm{Words: "words", Labels: []string{"lantern"}}
	for name, c := range map[string]struct {
		here callsHere
		d    desk.CallDecision
		want []record.Kind
		not  bool
	}{
		"begun":                {callsHere{err: desk.ErrNotFound}, desk.CallDecision{Act: desk.CallBegin}, []record.Kind{record.KindCallBegun}, false},
		"begun again":          {callsHere{}, desk.CallDecision{Act: desk.CallBegin}, nil, false},
		"raised":               {callsHere{}, desk.CallDecision{Act: desk.CallRaise, Form: form}, []record.Kind{record.KindReportTaken, record.KindDeliveryTaken, record.KindCallRaised}, false},
		"raised again":         {callsHere{now: desk.CallNow{Raised: nine}}, desk.CallDecision{Act: desk.CallRaise, Form: form}, nil, false},
		"raised after":         {callsHere{now: desk.CallNow{Ended: nine}}, desk.CallDecision{Act: desk.CallRaise, Form: form}, nil, true},
		"ended":                {callsHere{}, desk.CallDecision{Act: desk.CallEnd, Form: form}, []record.Kind{record.KindReportTaken, record.KindDeliveryTaken, record.KindCallEnded}, false},
		"ended silent":         {callsHere{}, desk.CallDecision{Act: desk.CallEnd}, []record.Kind{record.KindCallEnded}, false},
		"ended as raised":      {callsHere{now: desk.CallNow{Raised: nine, Report: some}, alike: some}, desk.CallDecision{Act: desk.CallEnd, Form: form}, []record.Kind{record.KindDeliveryTaken, record.KindCallEnded}, false},
		"ended with more":      {callsHere{now: desk.CallNow{Raised: nine, Report: some}}, desk.CallDecision{Act: desk.CallEnd, Form: form}, []record.Kind{record.KindReportTaken, record.KindDeliveryTaken, record.KindCallEnded}, false},
		"ended again":          {callsHere{now: desk.CallNow{Ended: nine}}, desk.CallDecision{Act: desk.CallEnd, Form: form}, nil, false},
		"under another label":  {callsHere{}, desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "x", Labels: []string{"harbour"}}}, nil, true},
		"under no label":       {callsHere{}, desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "x", Labels: []string{"new"}}}, nil, true},
		"promised nowhere":     {callsHere{}, desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "x", BackAt: nine}}, nil, true},
		"taken up":             {callsHere{now: desk.CallNow{Raised: nine}}, desk.CallDecision{Act: desk.CallAnswer}, []record.Kind{record.KindCallAnswered}, false},
		"taken up again":       {callsHere{now: desk.CallNow{Raised: nine, Answered: nine}}, desk.CallDecision{Act: desk.CallAnswer}, nil, false},
		"taken up for none":    {callsHere{}, desk.CallDecision{Act: desk.CallAnswer}, nil, true},
		"called back":          {callsHere{now: desk.CallNow{BackAt: nine}}, desk.CallDecision{Act: desk.CallBack}, []record.Kind{record.KindCalledBack}, false},
		"called back again":    {callsHere{now: desk.CallNow{BackAt: nine, Reached: nine}}, desk.CallDecision{Act: desk.CallBack}, nil, false},
		"called back for none": {callsHere{}, desk.CallDecision{Act: desk.CallBack}, nil, true},
		"nothing":              {callsHere{}, desk.CallDecision{}, nil, true},
	} {
		drafts, err := desk.DecideCall(c.here, held, c.d)
		var got []record.Kind
		for _, d := range drafts {
			got = append(got, d.Body.Kind())
		}
		cannot := desk.Cannot("")
		if !slices.Equal(got, c.want) || errors.As(err, &cannot) != c.not {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestADraftIsNeverWrittenOverByAnotherPage(t *testing.T) {
	a, b := desk.CallStamp{Writer: record.NewID(), N: 4}, desk.CallStamp{Writer: record.NewID(), N: 1}
	for name, c := range map[string]struct {
		k         desk.CallKeep
		stored    desk.CallStamp
		ok, apart bool
	}{
		"the first":           {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: b}}, desk.CallStamp{}, true, false},
		"the next":            {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: desk.CallStamp{Writer: a.Writer, N: 5}}}, a, true, false},
		"an older one":        {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: desk.CallStamp{Writer: a.Writer, N: 3}}}, a, false, false},
		"taken up":            {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: b}, Seen: a}, a, true, false},
		"taken up before":     {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: b}, Seen: desk.CallStamp{Writer: a.Writer, N: 2}}, a, false, true},
		"knowing nothing":     {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: b}}, a, false, true},
		"after it was stolen": {desk.CallKeep{CallDraft: desk.CallDraft{CallStamp: desk.CallStamp{Writer: a.Writer, N: 9}}, Seen: a}, b, false, true},
	} {
		ok, err := c.k.Keeps(c.stored)
		if ok != c.ok || errors.Is(err, desk.ErrElsewhere) != c.apart {
			t.Errorf("%s: %t, %v", name, ok, err)
		}
	}
}

func TestTheClockOfARaisedCallSaysWhy(t *testing.T) {
	first := at("2026-03-02 09:00")
	for raised, want := range map[record.Time]string{0: "five working days", at("2026-03-02 09:30"): "fifteen minutes"} {
		by := desk.LookBy(rank.Weight{}, first, 0, raised)
		if got := desk.ClockReason(by, rank.Weight{}, first, raised); !strings.Contains(got, want) {
			t.Errorf("by %s: %s, want %s", by, got, want)
		}
	}
	if got := desk.ClockReason(desk.LookBy(rank.Weight{}, first, first, 0), rank.Weight{}, first, 0); !strings.Contains(got, "four hours") {
		t.Error(got)
	}
	if got := desk.LookBy(rank.Weight{}, first, first, first+record.Hour); got != first+75*record.Minute {
		t.Errorf("look by %s", got)
	}
}
