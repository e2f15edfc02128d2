package origintest

import (
	"fmt"
	"strings"

	"watchfloor/record"
)

// cascade is a post on a platform and what others make of it.
func (m *maker) cascade() {
	l := m.language()
	p := m.pools[l]
	from := pick(m, p.accounts)
	hub := m.draft(from, "original post", m.moment())
	e := newEvent(m.Rand, l)
	hub.body = prose(m.Rand, l, e, 15+m.IntN(46))
	hub.core = l.text(hub.body, 0)
	hub.report.URL = fmt.Sprintf("https://%s/%d", from.domain, m.IntN(1_000_000_000))
	f := &family{hub: m.add(hub)}
	size := min(m.size(), len(p.accounts)/2)
	for _, i := range m.Perm(len(p.accounts)) {
		if o := p.accounts[i]; o != from && len(f.members) < size-1 {
			m.shared(f, o)
		}
	}
	m.families = append(m.families, f)
	if m.IntN(8) == 0 {
		m.late(f)
	}
}

// shared is a post of another one, sent on.
func (m *maker) shared(f *family, o *outlet) {
	hub := m.drafts[f.hub]
	d := m.draft(o, "sent on", m.later(hub.at()))
	d.core = hub.core
	x := member{of: f.hub, kind: record.ArrivalCopy, why: "named"}
	switch m.IntN(6) {
	case 0, 1:
		d.core = "RT @" + hub.from.handle + ": " + d.core
	case 2:
		d.core = strings.Join(o.lang.some(m.Rand, 1+m.IntN(5)), o.lang.gap()) + " RT @" + hub.from.handle + ": " + d.core
	case 3:
		words := strings.Split(d.core, o.lang.gap())
		words = words[:max(len(words)*(60+m.IntN(40))/100, min(12, len(words)))]
		d.core = "RT @" + hub.from.handle + ": " + strings.Join(words, o.lang.gap()) + "…"
		x.kind = record.ArrivalExcerpt
	case 4:
		d.core += " via @" + hub.from.handle
	case 5: // without a word on whose it is
		d.core, d.note = resurfaced(m.Rand, d.core)
		x.why = "later"
	}
	if Containment(d.core, hub.core) < enough {
		return
	}
	if x.why == "named" && m.IntN(12) == 0 {
		d.published, d.report.ReceivedAt = d.report.ReceivedAt, hub.at()-record.Time(1+m.IntN(3000))*record.Hour
		d.note, x.why = d.note+", dated too early", "named against the date"
	}
	x.draft = m.add(d)
	f.members = append(f.members, x)
}

// thread is a mail and answers to it, each with all before it under its words.
func (m *maker) thread() {
	l := m.language()
	p := m.pools[l]
	hub := m.mail(pick(m, p.mailboxes), 40+m.IntN(200), m.moment())
	f := &family{hub: m.add(hub)}
	before := f.hub
	for range 1 + m.IntN(3) {
		last := m.drafts[before]
		d := m.mail(pick(m, p.mailboxes), 12+last.body.words()/5, m.later(last.at()))
		d.note, d.body = "answer", last.body
		d.core += fmt.Sprintf("\n\nOn %s, %s wrote:\n%s", last.at().Go().Format("Mon, 2 Jan 2006 at 15:04"), last.from.name, quotedMail(last.core))
		d.report.Title = "Re: " + strings.TrimPrefix(last.report.Title, "Re: ")
		if Containment(d.core, hub.core) < enough {
			break
		}
		x := member{draft: m.add(d), of: before, kind: record.ArrivalCopy, why: "named"}
		f.members = append(f.members, x)
		before = x.draft
	}
	m.families = append(m.families, f)
}

func quotedMail(s string) string {
	lines := strings.Split(wrapped(s, 72), "\n")
	for i := range lines {
		lines[i] = "> " + lines[i]
	}
	return strings.Join(lines, "\n")
}

// mail is a letter by mail.
func (m *maker) mail(o *outlet, words int, at record.Time) *draft {
	d := m.draft(o, "mail", at)
	d.about = newEvent(m.Rand, o.lang)
	d.body = prose(m.Rand, o.lang, d.about, words)
	d.core = fmt.Sprintf("Hello,\n\n%s\n\nBest regards\n%s", o.lang.text(d.body, 3), capital(o.handle))
	d.report.Title = headline(m.Rand, o.lang, d.about)
	return d
}

// forwards is a mail that others send on.
func (m *maker) forwards() {
	p := m.pools[m.language()]
	hub := m.mail(pick(m, p.mailboxes), 30+m.IntN(300), m.moment())
	f := &family{hub: m.add(hub)}
	for range 1 + m.IntN(5) {
		d := m.draft(pick(m, p.mailboxes), "forwarded", m.later(hub.at()))
		own := d.lang.text(prose(m.Rand, d.lang, newEvent(m.Rand, d.lang), 5+m.IntN(15)), 0)
		d.report.Title = pick(m, []string{"Fwd: ", "FW: ", "WG: "}) + hub.report.Title
		d.core = fmt.Sprintf("%s\n\n---------- Forwarded message ---------\nFrom: %s\nDate: %s\nSubject: %s\n\n%s", own, hub.from.name,
			hub.at().Go().Format("Mon, 2 Jan 2006 15:04"), hub.report.Title, hub.core)
		f.members = append(f.members, member{draft: m.add(d), of: f.hub, kind: record.ArrivalCopy, why: "named"})
	}
	m.families = append(m.families, f)
}

// unnamed is a text that some outlets print and that is not in the corpus; none
// of them says whose it is, so nobody can tell which came first.
func (m *maker) unnamed() {
	l := m.language()
	e := newEvent(m.Rand, l)
	text := prose(m.Rand, l, e, 60+m.IntN(250))
	at := m.moment()
	f := &family{hub: -1}
	for _, i := range m.Perm(len(m.pools[l].papers))[:2+m.IntN(3)] {
		for range 8 {
			d := m.write(m.pools[l].papers[i], e, edited(m.Rand, l, text, m.IntN(3)), m.later(at))
			d.note = "excerpt of a text that is not here"
			own := newEvent(m.Rand, l)
			d.core = l.text(prose(m.Rand, l, own, 5+text.words()*m.IntN(16)/100), 0) + "\n\n" + d.core + "\n\n" +
				l.text(prose(m.Rand, l, own, 5+text.words()*m.IntN(16)/100), 0)
			m.dress(d)
			if m.allAlike(f, d) {
				f.members = append(f.members, member{draft: m.add(d), of: -1, kind: record.ArrivalExcerpt, why: "nobody can tell"})
				break
			}
		}
	}
	m.families = append(m.families, f)
}

// allAlike reports whether a draft holds enough of every member's words.
func (m *maker) allAlike(f *family, d *draft) bool {
	for _, x := range f.members {
		o := m.drafts[x.draft]
		if Containment(o.core, d.core) < enoughCore || Containment(o.report.Text, d.report.Text) < enough {
			return false
		}
	}
	return true
}

// between is a story with some of another one's words, too many for chance and
// too few for a copy: what it is counts for nobody.
func (m *maker) between() {
	l := m.language()
	e := newEvent(m.Rand, l)
	hub := m.write(pick(m, m.pools[l].papers), e, prose(m.Rand, l, e, 150+m.IntN(400)), m.moment())
	m.dress(hub)
	first := m.add(hub)
	part := excerpt(m.Rand, hub.body, 0.2+0.2*m.Float64())
	own := newEvent(m.Rand, l)
	d := m.write(pick(m, m.pools[l].papers), own, part, m.later(hub.at()))
	n := part.words() * (70 + m.IntN(50)) / 100
	d.core = l.text(prose(m.Rand, l, own, n), 0) + " " + d.core + "\n\n" + l.text(prose(m.Rand, l, own, n*2/3), 3)
	d.note = "holds some of another's words"
	m.dress(d)
	m.greys = append(m.greys, grey{draft: m.add(d), of: []int{first}, why: fmt.Sprintf("containment %.2f: neither copy nor own words", Containment(d.core, hub.core))})
}

// flood is one sender's many variants of one text.
func (m *maker) flood(n int) {
	l := m.langs[0]
	o := m.pools[l].mailboxes[0]
	e := newEvent(m.Rand, l)
	text := prose(m.Rand, l, e, 58)
	at := m.moment()
	f := &family{hub: -1, flood: true}
	for i := range n {
		d := m.draft(o, "of the flood", at+record.Time(i*200+m.IntN(100))*record.Second)
		d.body = make(body, len(text))
		for j, s := range text {
			d.body[j] = append([]string(nil), s...)
		}
		for range min(i, m.IntN(3)) {
			s := d.body[m.IntN(len(d.body))]
			s[m.IntN(len(s))] = l.one(m.Rand)
		}
		d.core = l.text(d.body, 0) + fmt.Sprintf(" %d", m.IntN(1_000_000))
		at := m.add(d)
		if i == 0 {
			f.hub = at
			continue
		}
		f.members = append(f.members, member{draft: at, of: f.hub, kind: record.ArrivalCopy, why: "later"})
	}
	m.families = append(m.families, f)
}
