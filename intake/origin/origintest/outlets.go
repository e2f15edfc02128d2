package origintest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"watchfloor/record"
)

// outlet is somebody who sends reports: an agency, a paper, a press office, an
// account, a mailbox.
type outlet struct {
	name, domain, handle string
	channel              record.Channel
	lang                 *language
	footer               string // stands under every report, "" for none
	byline               string // stands over every report, %s is a name
	dateline             bool   // its texts begin with its own name
}

var (
	agencyWords = []string{"Wire", "News Agency", "Press Agency", "Telegraph Service"}
	paperWords  = []string{"Courier", "Herald", "Post", "Tribune", "Gazette", "Radio", "Daily", "Observer", "Echo", "Online"}
	officeWords = []string{"Ministry", "City Council", "Port Authority", "Transport Board", "University"}
	footers     = []string{
		"All rights reserved. Subscribe to our newsletter and never miss a story from %[1]s.",
		"© %[1]s. This material may not be published, broadcast, rewritten or redistributed without permission. Sign up for our daily briefing at https://%[2]s/newsletter and follow us on all channels.",
		"Support independent journalism: become a member of %[1]s today. Terms of use, privacy policy and cookie settings are found at the bottom of every page.",
		"Read more stories like this in the app of %[1]s. Have you seen something? Write to us at tips@%[2]s and we will get back to you.",
	}
	bylines = []string{"By %s", "%s reports", "Text: %s", "By our correspondent %s"}
)

// newOutlets makes n outlets of one kind and language.
func newOutlets(r *rand.Rand, l *language, titles []string, n int) []*outlet {
	all := make([]*outlet, n)
	for i := range all {
		stem := capital(latin(r) + latin(r))
		o := &outlet{name: stem + " " + titles[r.IntN(len(titles))], lang: l, channel: record.ChannelNews}
		o.handle = strings.ToLower(strings.ReplaceAll(o.name, " ", ""))
		o.domain = o.handle + ".example"
		if r.IntN(10) < 7 {
			o.footer = fmt.Sprintf(footers[r.IntN(len(footers))], o.name, o.domain)
			if r.IntN(3) == 0 { // and words that no other outlet has
				o.footer += "\n" + l.text(prose(r, l, newEvent(r, l), 8+r.IntN(12)), 0)
			}
		}
		if r.IntN(2) == 0 {
			o.byline = bylines[r.IntN(len(bylines))]
		}
		o.dateline = r.IntN(2) == 0
		all[i] = o
	}
	return all
}

// newAccounts makes people who send by a channel on which nothing is added to
// what they write.
func newAccounts(r *rand.Rand, l *language, channel record.Channel, n int) []*outlet {
	all := make([]*outlet, n)
	for i := range all {
		handle := latin(r) + latin(r) + latin(r)
		all[i] = &outlet{name: "@" + handle, domain: handle + ".example", handle: handle, channel: channel, lang: l}
		if channel == record.ChannelPublic {
			all[i].name = handle + "@" + latin(r) + ".example"
		}
	}
	return all
}

// latin is some letters of a name that stands in the net.
func latin(r *rand.Rand) string { return scripts[0].word(r, 100) }

// naming is how somebody says from whom they have a text; %[1]s is the outlet,
// %[2]s its domain, %[3]s the address of the text, %[4]s its handle.
type naming struct {
	before, after string
}

var namings = []naming{
	{before: "According to %[1]s:"}, {before: "%[1]s reported:"}, {before: "(%[1]s) –"}, {after: "Source: %[1]s"},
	{after: "Read the original at %[3]s"}, {after: "via %[1]s"}, {after: `<a href="%[3]s">%[1]s</a>`}, {after: "First published by %[1]s."},
	{before: "As %[1]s reports,"}, {before: "%[1]s:"}, {after: "(%[1]s)"}, {after: "%[3]s"}, {after: "via @%[4]s"},
}

var namingsOf = map[string][]naming{
	"x-orr": {{before: "Wie %[1]s meldet:"}, {before: "Laut %[1]s"}, {after: "Quelle: %[1]s"}, {after: "%[3]s"}, {after: "(%[1]s)"}},
	"x-lum": {{before: "Selon %[1]s,"}, {after: "Source : %[1]s"}, {before: "Según %[1]s,"}, {after: "%[3]s"}, {after: "(avec %[1]s)"}},
	"x-kar": {{before: "Как сообщает %[1]s,"}, {before: "По данным %[1]s:"}, {after: "Источник: %[1]s"}, {after: "%[3]s"}},
	"x-hel": {{before: "Σύμφωνα με %[1]s,"}, {after: "Πηγή: %[1]s"}, {after: "%[3]s"}},
	"x-sah": {{before: "ذكرت %[1]s:"}, {before: "نقلا عن %[1]s:"}, {after: "المصدر: %[1]s"}, {after: "%[3]s"}},
	"x-dev": {{before: "%[1]s के अनुसार"}, {after: "स्रोत: %[1]s"}, {after: "%[3]s"}},
	"x-han": {{before: "据%[1]s报道："}, {after: "来源：%[1]s"}, {after: "%[3]s"}},
}

// names puts around a text who it is from.
func names(r *rand.Rand, of *draft, text string) string {
	list := namings
	if own := namingsOf[of.lang.code]; own != nil && r.IntN(3) != 0 {
		list = own
	}
	n := list[r.IntN(len(list))]
	fill := func(s string) string {
		return strings.NewReplacer("%[1]s", of.from.name, "%[2]s", of.from.domain, "%[3]s", of.report.URL, "%[4]s", of.from.handle).Replace(s)
	}
	if n.before != "" {
		return fill(n.before) + " " + text
	}
	return text + "\n\n" + fill(n.after)
}
