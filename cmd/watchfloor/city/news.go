package city

import (
	"fmt"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// newsSection is the section of reports that an outlet took from the wire.
const newsSection = "news"

// outlet is a paper, a station or somebody's page, and what it does with a story.
type outlet struct {
	name, site string
	takes      func(t *text, s story, o outlet) (title, text string)
}

// outlets are those that take stories from the wire.
var outlets = []outlet{
	{"Vellmouth Courier", "courier.example.com", (*text).wholeWithIntro},
	{"Northlock Herald", "herald.example.com", (*text).wholeWithCredit},
	{"Saltmarket Today", "saltmarket.example.org", (*text).excerpt},
	{"Harbour Radio", "radio.example.net", (*text).spoken},
	{"Orrin Gazette", "gazette.example.net", (*text).wholeWithCredit},
	{"Tannery End Notes", "notes.example.org", (*text).quotation},
}

// wire is the agency whose stories the others take.
const wire = "Estuary Wire"

// story is a story of the wire: its paragraphs, and what somebody said in it.
type story struct {
	title, id  string
	paragraphs []string
	quote, who string
}

func (s story) text() string { return strings.Join(s.paragraphs, "\n\n") }

// news makes the stories of a day, and what the outlets make of each.
func (t *text) news(from record.Time) []report {
	var all []report
	for n := range 2 {
		s := t.story(fmt.Sprintf("%s-%d", from.Go().Format("060102"), n+1))
		at := moment(t.Rand, from, record.Day)
		all = append(all, t.printed(outlet{name: wire}, s, s.title, "VELLMOUTH ("+wire+") - "+s.text(), at))
		for _, o := range t.some(outlets, 1+t.IntN(4)) {
			title, body := o.takes(t, s, o)
			at := min(moment(t.Rand, at, 8*record.Hour), from+record.Day)
			all = append(all, t.printed(o, s, title, body, at))
		}
	}
	return all
}

func (t *text) printed(o outlet, s story, title, body string, at record.Time) report {
	r := intake.Report{Source: o.name, Channel: record.ChannelNews, Format: record.FormatJSONL, Title: title, Text: body, ReceivedAt: at}
	if o.site != "" {
		r.URL = "https://" + o.site + "/" + s.id
	}
	return report{Report: r, section: newsSection}
}

// some picks n of the outlets, in their order.
func (t *text) some(all []outlet, n int) []outlet {
	var out []outlet
	for i, o := range all {
		if left := len(all) - i; t.IntN(left) < n-len(out) {
			out = append(out, o)
		}
	}
	return out
}

// story writes a story: what happened, two or three things more, what somebody
// said, and how it goes on.
func (t *text) story(id string) story {
	t.kept = map[string]string{}
	topic := t.words["topic"][t.IntN(len(t.words["topic"]))]
	say := func(part string) string { return t.say("{" + topic + "-" + part + "}") }
	s := story{id: id, title: say("title"), who: t.say("{person#source}"), quote: say("said")}
	spoken := "“" + s.quote + "” said " + s.who + ", " + say("office") + "."
	s.paragraphs = []string{say("happened"), say("more") + " " + t.say("{news-detail}"), spoken, say("before"), t.say("{news-detail}") + " " + say("next")}
	return s
}

func (t *text) wholeWithCredit(s story, o outlet) (string, string) {
	return s.title, s.text() + "\n\n(" + wire + ", for the " + o.name + ")"
}

func (t *text) wholeWithIntro(s story, o outlet) (string, string) {
	return t.say("{headline-own}") + s.title, t.say("{intro}") + "\n\n" + s.text()
}

func (t *text) excerpt(s story, o outlet) (string, string) {
	return s.title, strings.Join(s.paragraphs[:2], "\n\n") + "\n\nRead the whole story at https://" + o.site + "/" + s.id
}

func (t *text) spoken(s story, o outlet) (string, string) {
	return "News at " + t.say("{clock}"), t.say("{radio}") + " " + s.paragraphs[0] + " " + s.paragraphs[1]
}

func (t *text) quotation(s story, o outlet) (string, string) {
	return t.say("{blog-title}"), t.say("{blog-before}") + " “" + s.quote + "” That is what " + s.who + " told the wire today. " + t.say("{blog-after}")
}
