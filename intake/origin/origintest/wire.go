package origintest

import (
	"fmt"

	"watchfloor/record"
)

// size draws how large a group is: most are small.
func (m *maker) size() int {
	n := 2
	for n < 40 && m.IntN(100) < 68 {
		n += 1 + n/4
	}
	return min(n, 40)
}

// group makes some reports that share an origin.
func (m *maker) group() {
	switch p := m.IntN(100); {
	case p < 62:
		m.wire()
	case p < 76:
		m.cascade()
	case p < 84:
		m.thread()
	case p < 89:
		m.forwards()
	case p < 95:
		m.unnamed()
	default:
		m.between()
	}
}

// wire is a text of an agency, a press office or a paper that others print.
func (m *maker) wire() {
	l := m.language()
	p := m.pools[l]
	from := pick(m, p.agencies)
	switch m.IntN(4) {
	case 0:
		from = pick(m, p.offices)
	case 1:
		from = pick(m, p.papers)
	}
	e := newEvent(m.Rand, l)
	hub := m.write(from, e, prose(m.Rand, l, e, lengths(m.Rand, 60, 900)), m.moment())
	hub.note = "original"
	stranger := pick(m, p.papers)
	if m.IntN(15) == 0 { // a name that is no attribution of the text
		hub.body = append(hub.body, append([]string{"Last", "week", stranger.name, "reported"}, sentence(m.Rand, l, e, 12, false)...))
		hub.core = l.text(hub.body, 3)
		hub.note += ", names another outlet in passing"
	}
	if from.dateline {
		hub.core = fmt.Sprintf("%s (%s) – %s", capital(l.rare(m.Rand)), from.name, hub.core)
	}
	m.dress(hub)
	f := &family{hub: m.add(hub)}
	size := m.size()
	for _, i := range m.Perm(len(p.papers))[:min(size, len(p.papers)-1)] {
		if o := p.papers[i]; o != from && o != stranger && len(f.members) < size-1 {
			m.taken(f, o)
		}
	}
	m.families = append(m.families, f)
	if m.IntN(8) == 0 {
		m.late(f)
	}
	m.alike(f)
}

// late lets the original arrive after half of what was taken from it.
func (m *maker) late(f *family) {
	hub := m.drafts[f.hub]
	for _, x := range f.members[:(len(f.members)+1)/2] {
		hub.arrives = max(hub.arrives, m.drafts[x.draft].arrives+1)
	}
	hub.note += ", arrives late"
}

// enough is what a copy or excerpt holds of the runs of the shorter text, with
// and without what senders add to every report.
const (
	enough     = 0.54
	enoughCore = 0.58
)

// taken lets an outlet take from a group what the measure still calls taken.
func (m *maker) taken(f *family, o *outlet) {
	hub := m.drafts[f.hub]
	of := f.hub
	if m.IntN(12) == 0 && len(f.members) > 0 {
		if x := pick(m, f.members); x.kind == record.ArrivalExcerpt {
			of = x.draft
		}
	}
	for range 8 {
		d, x := m.take(f, of, o)
		if Containment(d.core, hub.core) >= enoughCore && Containment(d.report.Text, hub.report.Text) >= enough {
			x.draft = m.add(d)
			f.members = append(f.members, x)
			return
		}
	}
}

// take makes one attempt at taking from a report.
func (m *maker) take(f *family, of int, o *outlet) (*draft, member) {
	parent, hub := m.drafts[of], m.drafts[f.hub]
	t := taking{maker: m, parent: parent, hub: hub, family: f, x: member{of: of, kind: record.ArrivalCopy}}
	t.d = m.write(o, parent.about, parent.body, m.later(parent.at()))
	t.d.note, t.d.report.Title = "", pick(m, []string{parent.report.Title, t.d.report.Title})
	if p := m.IntN(100); p < 5 && of >= 0 && parent == hub {
		t.again()
		return t.d, t.x
	}
	t.words()
	t.own()
	t.look()
	t.named()
	m.dress(t.d)
	t.date()
	return t.d, t.x
}

// at is when a report was truly published.
func (d *draft) at() record.Time {
	if d.published != 0 {
		return d.published
	}
	return d.report.ReceivedAt
}

// taking is a report on its way from its original.
type taking struct {
	*maker
	parent, hub, d *draft
	family         *family
	x              member
	around         bool // words of its own stand around it
	told           bool // it says whom it is from
}

// again is the same report sent once more, by the same sender or another one.
func (t *taking) again() {
	at, arrives := t.d.report.ReceivedAt, t.d.arrives
	from := t.d.report.Source
	t.d.report, t.d.core = t.parent.report, t.parent.core
	t.d.report.ReceivedAt, t.d.arrives = at, arrives
	if t.IntN(2) == 0 {
		t.d.report.Source = from
	}
	t.d.note, t.x.kind, t.x.why = "sent again", record.ArrivalRepeat, "later"
}

// words takes the whole, the whole with changes, or a part.
func (t *taking) words() {
	d, l := t.d, t.parent.lang
	switch p := t.IntN(100); {
	case p < 30:
		d.note = "whole"
	case p < 56:
		percent := 2 + t.IntN(7)
		d.body, d.note = edited(t.Rand, l, d.body, percent), fmt.Sprintf("%d %% changed", percent)
	default:
		share := 0.15 + 0.6*t.Float64()
		d.body = excerpt(t.Rand, d.body, share)
		d.note, t.x.kind = fmt.Sprintf("%.0f %% of it", 100*share), record.ArrivalExcerpt
		if t.IntN(4) == 0 {
			d.body, d.note = edited(t.Rand, l, d.body, 1+t.IntN(4)), d.note+", changed"
		}
	}
	if t.parent != t.hub {
		d.note, t.x.kind = d.note+" of an excerpt", record.ArrivalExcerpt
	}
	d.core = l.text(d.body, t.IntN(5))
	if d.body.words() == t.hub.body.words() && t.hub.from.dateline && t.IntN(2) == 0 {
		d.core, d.note, t.told = t.hub.core, d.note+", with its dateline", true
		t.x.why = "named"
	}
}

// own puts some words of the outlet around.
func (t *taking) own() {
	if t.told || t.IntN(100) >= 28 {
		return
	}
	l, n := t.d.lang, t.d.body.words()
	e := newEvent(t.Rand, l)
	before := l.text(prose(t.Rand, l, e, 5+n*t.IntN(14)/100), 0)
	after := l.text(prose(t.Rand, l, e, 5+n*t.IntN(14)/100), 0)
	t.d.core = before + "\n\n" + t.d.core
	if t.IntN(2) == 0 {
		t.d.core += "\n\n" + after
	}
	t.around = true
	t.d.note += ", own words around"
}

func (t *taking) look() {
	if t.IntN(100) >= 35 {
		return
	}
	var how string
	t.d.core, how = resurfaced(t.Rand, t.d.core)
	t.d.note += ", " + how
}

// named says whom the text is from, always where length would tell otherwise.
func (t *taking) named() {
	longer := len(Words(t.d.core)) > len(Words(t.hub.core))*85/100 && t.around
	if !t.told && (longer || t.IntN(100) < 40) {
		t.d.core = names(t.Rand, t.parent, t.d.core)
		t.d.note, t.told = t.d.note+", named", true
	}
	if !t.told && len(t.family.members) > 0 && t.IntN(14) == 0 { // it thanks another who has it from the original too
		t.d.core = names(t.Rand, t.drafts[pick(t.maker, t.family.members).draft], t.d.core)
		t.d.note += ", names another copy"
	}
	switch shorter := len(Words(t.d.core)) <= len(Words(t.hub.core))*85/100; {
	case t.told && t.parent == t.hub:
		t.x.why = "named"
	case shorter:
		t.x.why = "shorter"
	default:
		t.x.why = "later"
	}
}

// date gets some dates wrong, or leaves them out, where time is not needed.
func (t *taking) date() {
	d := t.d
	switch p := t.IntN(100); {
	case t.x.why != "later" && p < 8 && (t.told || len(Words(d.report.Text)) < len(Words(t.hub.report.Text))):
		d.published = d.report.ReceivedAt
		d.report.ReceivedAt = t.hub.at() - record.Time(1+t.IntN(400*24))*record.Hour
		d.note, t.x.why = d.note+", dated too early", t.x.why+" against the date"
	case p < 11:
		d.published, d.report.ReceivedAt = d.report.ReceivedAt, 0
		d.note += ", no date"
	}
}

// alike puts beside some originals what shares nothing with them though it
// tells the same: other words on the same event, and a paraphrase.
func (m *maker) alike(f *family) {
	hub := m.drafts[f.hub]
	o := pick(m, m.pools[hub.lang].papers)
	switch m.IntN(6) {
	case 0:
		d := m.write(o, hub.about, prose(m.Rand, hub.lang, hub.about, 60+m.IntN(300)), m.later(hub.at()))
		d.note = "the same event in own words"
		m.dress(d)
		m.add(d)
	case 1:
		d := m.write(o, hub.about, paraphrased(m.Rand, hub.lang, hub.body), m.later(hub.at()))
		d.note = "a paraphrase"
		if Containment(d.core, hub.core) < 0.2 {
			m.dress(d)
			m.add(d)
		}
	}
}
