package origintest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"watchfloor/record"
)

// alone makes reports that are no copy of anything, some of which quote.
func (m *maker) alone() {
	if m.IntN(100) < 7 {
		m.quoted()
		return
	}
	m.single()
}

// single makes one report, or a few on one event, that share nothing.
func (m *maker) single() {
	switch p := m.IntN(100); {
	case p < 38:
		m.news()
	case p < 58:
		m.tip()
	case p < 70:
		m.filledForm()
	case p < 78:
		m.policeLine()
	case p < 92:
		l := m.language()
		d := m.draft(pick(m, m.pools[l].accounts), "post", m.moment())
		d.core = l.text(prose(m.Rand, l, newEvent(m.Rand, l), 15+m.IntN(40)), 0)
		m.add(d)
	default:
		m.add(m.mail(pick(m, m.pools[m.language()].mailboxes), 30+m.IntN(250), m.moment()))
	}
}

// news is a story, at times two or three on one event, each in its own words.
func (m *maker) news() {
	l := m.language()
	e := newEvent(m.Rand, l)
	at := m.moment()
	n := 1
	if m.IntN(12) == 0 {
		n = 2 + m.IntN(2)
	}
	for range n {
		b := prose(m.Rand, l, e, lengths(m.Rand, 60, 900))
		if m.IntN(4) == 0 { // too few words to be anybody's statement
			b[m.IntN(len(b))] = m.said(l, e, pick(m, l.short))
		}
		d := m.write(pick(m, m.pools[l].papers), e, b, at)
		if n > 1 {
			d.note = "one of several on an event in own words"
			at = m.later(at)
		} else {
			m.plain = append(m.plain, len(m.drafts))
		}
		m.dress(d)
		m.add(d)
	}
}

// clauses are what witnesses say in much the same words; {} is a word of their
// own, {n} a number.
var clauses = [][]string{
	{"I saw a {} {} standing by the {} on {} Street at about {n}:{n}.", "There was a man in a {} {} near {} station around {n}:{n}.",
		"My neighbour at number {n} {} Road keeps a {} {} in his garage.", "Somebody left a {} bag behind the {} at {} Square.",
		"A {} van with a {} on its side has been parked outside {} for {n} days.", "I want to report a {} at the {} in {} Lane."},
	{"He was about {n} years old, with {} hair and a {} coat.", "The woman wore {} trousers and carried a {}.", "They were loading {} boxes into the {}.",
		"He kept looking at the {} and took photos with a {}.", "Two of them spoke {} and one said {} several times.", "It smelled of {} and there was {} on the floor."},
	{"When I asked, he said {} and walked off towards {}.", "They left in a {} car in the direction of {}.", "The {} was still there when I came back at {n}:{n}.",
		"I think he works at the {} in {}.", "My {} saw it too and can be asked.", "It is the {n}th time since {} that I noticed it."},
	{"I do not want my name to be known.", "Please look into this.", "I hope this helps, {}.", "It may be nothing, but it felt {}.", "Call me after {n} if you need more.", "Sent from my {} phone."},
}

// filled puts words of their own into a text.
func (m *maker) filled(s string) string {
	l := m.langs[0]
	for strings.Contains(s, "{}") {
		s = strings.Replace(s, "{}", l.rare(m.Rand), 1)
	}
	for strings.Contains(s, "{n}:{n}") {
		s = strings.Replace(s, "{n}:{n}", fmt.Sprintf("%02d:%02d", m.IntN(24), m.IntN(60)), 1)
	}
	for strings.Contains(s, "{n}") {
		s = strings.Replace(s, "{n}", fmt.Sprint(10+m.IntN(50)), 1)
	}
	return s
}

// tip is what somebody told the line. Two of them may tell of one thing: they
// are independent all the same.
func (m *maker) tip() {
	d := m.draft(pick(m, m.pools[m.langs[0]].mailboxes), "tip", m.moment())
	var said []string
	for _, list := range clauses {
		said = append(said, m.filled(pick(m, list)))
	}
	said[1] += " " + m.langs[0].text(prose(m.Rand, m.langs[0], newEvent(m.Rand, m.langs[0]), 18+m.IntN(40)), 0)
	d.core = strings.Join(said, " ")
	d.report.Source = "tip line"
	m.add(d)
}

// form is a form of some house, with the words that stand on every sheet.
type form struct {
	source   string
	fields   []string
	standing string // "" for none
}

func newForms(r *rand.Rand) []form {
	fields := []string{"Date of incident", "Time", "Where did it happen", "Description of person", "Vehicle", "What did you see", "Have you reported this before",
		"How do you know", "Other people present", "Area", "Priority", "Category", "Officer", "Reference"}
	standing := []string{"", "", "Your report is treated in confidence. Fields marked with a star must be filled in. In an emergency do not use this form but call the police.",
		"This form was sent from the web site. Please do not answer this message, the address is not read.", ""}
	var all []form
	for i, s := range standing {
		f := form{source: fmt.Sprintf("form %d of the %s office", i+1, latin(r)), standing: s}
		for _, at := range r.Perm(len(fields))[:5+r.IntN(5)] {
			f.fields = append(f.fields, fields[at])
		}
		all = append(all, f)
	}
	return all
}

// filledForm is a form with answers: two of them have every label in common and
// tell of different things.
func (m *maker) filledForm() {
	f := pick(m, m.forms)
	l := m.langs[0]
	e := newEvent(m.Rand, l)
	d := m.draft(pick(m, m.pools[l].mailboxes), "form", m.moment())
	var lines []string
	for i, label := range f.fields {
		n := 2 + m.IntN(6)
		if i == len(f.fields)/2 {
			n = 15 + m.IntN(60)
		}
		lines = append(lines, label+": "+l.text(body{sentence(m.Rand, l, e, n, false)}, 0))
	}
	d.core = strings.Join(lines, "\n")
	d.report.Source, d.report.Title, d.report.Text = f.source, "Web form", d.core
	if f.standing != "" {
		d.report.Text += "\n\n" + f.standing
		d.note += " with words that stand on every sheet"
	}
	m.add(d)
}

var policeLines = []string{
	"{n}:{n} Call from {} Street reporting {} at {}. Unit V{n} sent. Caller states {} and {}. On arrival {} gone. Ref {r}.",
	"{n}:{n} Alarm at {} Road {n}. Unit V{n} attends. {} found open, {} missing, owner {} informed. No further action. Ref {r}.",
	"{n}:{n} Collision {} Avenue / {} Lane, {} against {}. One slightly injured, taken to {} hospital. Road clear {n}:{n}. Ref {r}.",
	"{n}:{n} Noise complaint {} Court {n}, {} reported by {}. Resident advised. Ref {r}.",
	"{n}:{n} Suspicious vehicle {} Quay, {} colour {}, driver {} checked and let go. Ref {r}.",
}

// policeLine is some words of a log, all of one pattern.
func (m *maker) policeLine() {
	d := m.draft(pick(m, m.police), "police log", m.moment())
	d.from = &outlet{name: d.from.name, lang: m.langs[0], channel: record.ChannelPartner}
	d.report.Channel = record.ChannelPartner
	d.core = strings.ReplaceAll(m.filled(pick(m, policeLines)), "{r}", fmt.Sprintf("%d/%d", m.IntN(1_000_000), 2025))
	m.add(d)
}
