package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/rank"
	"watchfloor/record"
)

// noon is when the tests take place.
var noon = record.At(time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC))

// newCity is a house with the reports of an invented city: ordinary ones, ones in
// other scripts, and ones made to break a page.
func newCity(tb testing.TB) *memory {
	tb.Helper()
	m := newMemory(tb)
	known := person("Ilyas Morvane", "ML-0412")
	m.holdings = []desk.HoldingView{known, organisation()}
	m.ops = []desk.OperationView{{ID: record.NewID(), Name: "Heron", Priority: record.P2H, Opened: noon - 3*record.Day, Leads: 2},
		{ID: record.NewID(), Name: "<b>Ķēniņš & Söhne</b>", Priority: record.P4, Opened: noon - 9*record.Day, Leads: 1}}
	for i, w := range writings {
		m.add(i, w, known)
	}
	full := m.leads[0]
	second := full.first.Members[0]
	second.ID, second.Arrival, second.SourceName, second.Why = record.NewID(), record.ArrivalQuotes, "Port office, partner", []string{"it shares the number +1 202 555 0143"}
	full.first.Members = append(full.first.Members, second)
	full.first.Reports, full.first.Origins, full.first.NewSince, full.first.ReadAt = 2, 1, true, noon-2*record.Hour
	full.first.Over = []desk.OverView{{Lead: m.leads[1].first.Lead, Headline: m.leads[1].first.Headline}}
	m.leads[1].first.ClaimedBy = m.viewer.Actor
	m.leads[2].first.Labels = []string{"MEDICAL"}
	m.leads[3].first.Failed = true
	m.origins = []desk.OriginView{m.family()}
	m.wayIn()
	m.lines = append(m.lines, desk.ArrivalLine{Mark: markNo(2), At: noon - record.Day, Source: "Tip line", Refused: "unreadable: the line is no JSON object", Line: 17})
	return m
}

// writing is a report that was written for the tests.
type writing struct{ source, title, text, why string }

var writings = []writing{
	{"Harbour tip line", "Caller on the Quay 7 crossing", "A man calling himself Ilyas Morvane told the café owner that the Quay 7 crossing \"will not see Sunday\".\nHe asked twice when the ferry is fullest and left the number +1 202 555 0143. She has not seen him before.",
		"one independent origin · threat expressed · target named · window about two days, from the report · about three hours' work"},
	{"Platform safety desk", "Post about the council hall", "User @northline.example wrote: \"they will find out on the 23rd what a council hall is for\". Account two weeks old, 14 followers. Reported by four users.",
		"two independent origins · threat expressed · time named · no window stated: assumed, 7 in 10 within days · about an hour's work"},
	{"مكتب البلاغات", "بلاغ عن شاحنة بيضاء", "رأيت شاحنة بيضاء بلا لوحات قرب محطة المياه ثلاث مرات هذا الأسبوع. السائق صوّر السياج ثم رحل عندما اقتربت. رقمي +1 202 555 0187.",
		"one independent origin · photography · target watched · no window stated: assumed, 5 in 10 within days"},
	{"Walk-in", "<script>alert('x')</script> & \"quotes\"", "<img src=x onerror=alert(1)> <b>bold</b> &amp; the end </div></main>\u202e reversed \u202c", "one independent origin"},
	{"Night shift", "", strings.Repeat("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 6), "one independent origin · no indicator"},
	{"Partner service, region 4", "Fertiliser order far above need", "A garden shop at 12 Example Row sold 300 kg to one buyer who paid cash and gave the name Morvane. The clerk kept a plate: ABC 123.",
		"three independent origins · means acquired · about a day's work"},
	{"עמותת שכנים", "דיווח משכן", "השכן בקומה השלישית מדבר בקול רם על הטקס ביום ראשון. ייתכן שאין בכך כלום.", "one independent origin · said to be imminent"},
	{"Public web form", "win a prize now", "CONGRATULATIONS you have WON visit https://prize.example/claim today", "one independent origin · no indicator"},
}

// add puts a report on the board, the earlier the higher.
func (m *memory) add(i int, w writing, known desk.HoldingView) {
	now := noon - record.Time(i)*47*record.Minute - record.Hour
	l := newLead(now, w.text)
	l.first.Index = record.One - record.Millionths(i)*90_000
	r := &l.first.Members[0]
	m.seq += 3
	r.Seq, l.changed = m.seq, m.seq
	r.SourceName, r.Channel, r.Received = w.source, record.ChannelPublic, now-20*record.Minute
	r.Said = intake.Report{SentID: fmt.Sprintf("T-%03d", i), Title: w.title, Lang: "en", Format: record.FormatJSONL,
		Grade: intake.Grade{Scheme: record.Admiralty, Code: "C3"}, Written: []intake.Field{{Name: "Time, as written", Value: "about five"}},
		People: []intake.Person{{Name: "Ilyas Morvane", Role: record.RoleSubject, Age: "34"}}}
	if w.title != "" {
		l.first.Headline = w.title
	}
	l.first.Sentence, l.first.SentIDs = w.why, []string{r.Said.SentID}
	for part := range strings.SplitSeq(w.why, " · ") {
		l.first.Why = append(l.first.Why, desk.Reason{Factor: "factor", Value: record.One / 2, Text: part})
	}
	l.first.Window = desk.Window{Text: "assumed: days"}
	l.first.Clock = noon + record.Time(i-1)*5*record.Hour + 25*record.Minute
	l.first.Trail = []desk.TrailEntry{{Seq: r.Seq, At: now, Kind: record.KindReportTaken, Text: "Report taken in."}}
	r.Marks, r.Links = markUp(r, known)
	l.first.Links = r.Links
	m.leads = append(m.leads, l)
	m.lines = append(m.lines, desk.ArrivalLine{Mark: markNo(r.Seq), At: now, Source: w.source, Report: r.ID, Lead: r.Lead, Headline: l.first.Headline})
}

// markUp marks a few words of a report and links the name.
func markUp(r *desk.ReportView, known desk.HoldingView) (marks []desk.Mark, links []desk.LinkView) {
	for _, w := range []struct {
		text, what string
		sign, link bool
	}{{"Ilyas Morvane", "name", false, true}, {"will not see Sunday", "threat expressed", true, false}, {"+1 202 555 0143", "phone", false, false},
		{"Morvane", "name", false, true}, {"صوّر السياج", "photography", true, false}, {"ABC 123", "plate", false, false}} {
		i := strings.Index(r.Text, w.text)
		if i < 0 || len(marks) > 0 && i < marks[len(marks)-1].End {
			continue
		}
		if w.sign {
			code, err := rank.ParseIndicator(w.what)
			if err != nil {
				panic(err)
			}
			r.Indicators = append(r.Indicators, desk.SignLine{Code: uint8(code), What: w.what, Start: int64(i), End: int64(i + len(w.text)), Words: w.text,
				Stands: true, NeedsFacts: desk.OnlySecondGroup(rank.Of(code))})
			r.Signs, r.Lexicon = append(r.Signs, w.what), 1
			continue
		}
		mark := desk.Mark{Start: i, End: i + len(w.text), What: w.what}
		if w.link {
			mark.Holding = known.ID
			links = append(links, desk.LinkView{ID: record.NewID(), Report: r.ID, Holding: known.ID, ListID: "ML-0412", Name: known.Holding.Names[0].Text,
				Type: record.HoldingPerson, Mention: w.text, P: 871_000, Why: []desk.Reason{{Text: "the family name is the same and rare"}, {Text: "the given name is the same"}}})
		}
		marks = append(marks, mark)
	}
	return marks, links
}

func person(name, list string) desk.HoldingView {
	return desk.HoldingView{ID: record.NewID(), Type: record.HoldingPerson, List: "Desk list", Since: noon - 90*record.Day, Holding: holdings.Holding{
		ListID: list, Type: record.HoldingPerson, Born: []string{"1991-04-02", "circa 1990"}, Notes: "Known to the port office.\nSpoken to once.",
		Names:       []holdings.Name{{Text: name}, {Text: "إلياس مورفان", Kind: holdings.OriginalScript, Lang: "ar"}, {Text: "Elias Morvan", Kind: holdings.Alias, Listed: "MORVAN, Elias"}},
		Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: "+1 202 555 0143", Note: "mobile, as of spring"}},
		Places:      []holdings.Place{{Text: "12 Example Row, Port Aldery"}}, Links: []holdings.Link{{To: "ML-0777", Name: "Aldery Freight", Kind: "works for"}}}}
}

func organisation() desk.HoldingView {
	return desk.HoldingView{ID: record.NewID(), Type: record.HoldingOrganisation, List: "Desk list", Since: noon - 9*record.Day, Gone: true}
}
