package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

// wayIn adds what the take-in log tells: sources that sent, one of them cut off,
// one whose counts do not agree, one that is set aside.
func (m *memory) wayIn() {
	wire, lamp, port := record.NewID(), record.NewID(), record.NewID()
	m.senders = []desk.SenderLine{
		{Source: wire, Name: "Northline Wire", Channel: record.ChannelNews, Last: noon - record.Hour, Sent: desk.Sent{Sent: 40, Taken: 38, Repeated: 1, Refused: 1}},
		{Source: lamp, Name: "عداد المصابيح", Last: noon - 2*record.Hour, Sent: desk.Sent{Sent: 1204, Taken: 1204}},
		{Source: port, Name: "Port office, partner", Last: noon - 9*record.Hour, End: record.EndCutOff, Sent: desk.Sent{Sent: 12, Taken: 9, Refused: 1}},
	}
	m.deliveries = []desk.DeliveryLine{{Delivery: record.NewID(), Mark: markNo(40), At: noon - record.Hour, Door: record.DoorFeed, Source: wire, Name: "Northline Wire", Sent: desk.Sent{Sent: 40, Taken: 38, Repeated: 1, Refused: 1}},
		{Delivery: record.NewID(), Mark: markNo(38), At: noon - 9*record.Hour, Door: record.DoorMail, Several: true, End: record.EndCutOff, Sent: desk.Sent{Sent: 12, Taken: 9, Refused: 1}}}
	m.lines = append(m.lines, desk.ArrivalLine{Mark: markNo(3), At: noon - record.Day, Source: "Port office, partner", From: port, Refused: "bad field", Line: 4,
		Kept: []byte("{\"id\":\"<script>alert(1)</script>\"}\x00\xff" + strings.Repeat("long ", 2000))})
	m.away = []desk.AsideLine{{Source: lamp, Name: "عداد المصابيح", Reason: record.AsideFlood, Words: "A counter gone wrong.", Actor: m.viewer.Actor, At: noon - record.Hour,
		Leads: 1180, Reports: 1204, First: []desk.Row{m.leads[1].first.Row}}}
	m.leads[0].first.Sender = port
}

func TestTheLogSaysWhetherSentIsReceived(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	page := v.get("/log").Body.String()
	for _, want := range []string{"<td>agrees</td>", "2 not seen", "cut off", "<td>38</td>", "line 4: bad field", "9 KiB kept, the first 4 KiB shown",
		"&lt;script&gt;", "set-aside:flood", `href="/aside">set aside`} {
		if !strings.Contains(page, want) {
			t.Errorf("the log lacks %q", want)
		}
	}
	port := m.senders[2].Source.String()
	one := v.get("/log?refused=1&source=" + port).Body.String()
	if strings.Count(one, `<span class="tag warn">refused</span>`) != 1 || !strings.Contains(one, "only <bdi>Port office, partner</bdi>") || strings.Contains(one, "arrived again") {
		t.Error("the log of one source's refusals holds something else")
	}
	if w := v.get("/log?source=nobody"); w.Code != http.StatusNotFound {
		t.Errorf("a source that is none: %d", w.Code)
	}
}

func TestASenderIsSetAsideAndBroughtBack(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	lead, port := m.leads[0].first.Lead, m.senders[2].Source
	if page := v.get("/lead/" + lead.String()).Body.String(); !strings.Contains(page, "set-aside:machine") || !strings.Contains(page, port.String()) {
		t.Error("the page of a lead with one sender has no control to set it aside")
	}
	if page := v.get("/lead/" + m.leads[1].first.Lead.String()).Body.String(); strings.Contains(page, "set-aside:") {
		t.Error("a lead whose sender has no name can be set aside")
	}
	for act, form := range map[string]url.Values{
		"set-aside":  {"act": {"set-aside:machine"}, "source": {port.String()}, "lead": {lead.String()}, "words": {"a meter gone wrong"}},
		"bring-back": {"act": {"bring-back"}, "source": {port.String()}},
	} {
		form.Set("once", record.NewID().String())
		if w := v.post("/decide", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/aside" {
			t.Errorf("%s: %d to %q", act, w.Code, w.Header().Get("Location"))
		}
		got := m.asideAsked[len(m.asideAsked)-1]
		if got.Act.String() != act || got.Source != port || act == "set-aside" && (got.Aside != record.AsideMachine || got.Lead != lead || got.Words == "") {
			t.Errorf("%s became %+v", act, got)
		}
	}
	if w := v.post("/decide", url.Values{"act": {"set-aside:boredom"}, "source": {port.String()}, "once": {record.NewID().String()}}); w.Code != http.StatusBadRequest {
		t.Errorf("a reason that is none: %d", w.Code)
	}
	page := v.get("/aside").Body.String()
	if !strings.Contains(page, "1,204 reports in 1,180 leads") || !strings.Contains(page, "A counter gone wrong.") || !strings.Contains(page, `value="bring-back"`) {
		t.Error("the page of what is set aside does not say what waits there")
	}
}
