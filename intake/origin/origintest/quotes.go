package origintest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"watchfloor/record"
)

// marks are the styles in which a quotation stands.
var marks = [][2]string{{"“", "”"}, {`"`, `"`}, {"«", "»"}, {"« ", " »"}, {"„", "“"}, {"‘", "’"}, {"»", "«"}, {"”", "”"}, {"「", "」"}}

// quotation puts words between marks as the language uses them.
func quotation(r *rand.Rand, l *language, words []string) string {
	n := len(marks) - 1
	if !l.spaced {
		n++
	}
	k := marks[r.IntN(n)]
	return k[0] + strings.Join(words, l.gap()) + k[1]
}

// said is a sentence in which somebody of an event says some words.
func (m *maker) said(l *language, e *event, words []string) []string {
	q := quotation(m.Rand, l, words)
	name := strings.Fields(pick(m, e.names))
	switch m.IntN(3) {
	case 0:
		return slices.Concat([]string{q + l.comma}, l.some(m.Rand, 1+m.IntN(3)), name, []string{l.one(m.Rand) + l.stop})
	case 1:
		return slices.Concat(name, []string{l.one(m.Rand) + ":"}, []string{q})
	default:
		return slices.Concat([]string{capital(l.one(m.Rand))}, name, l.some(m.Rand, 1+m.IntN(4)), []string{q}, l.some(m.Rand, 2+m.IntN(6)), []string{l.one(m.Rand) + l.stop})
	}
}

// quoted makes a statement and stories that quote it in the midst of their own
// words: with the whole speech in the corpus, or only what was quoted.
func (m *maker) quoted() {
	l := m.language()
	e := newEvent(m.Rand, l)
	at := m.moment()
	s := statement{speech: -1, words: 1000}
	var speech *draft
	var words []string
	if m.IntN(2) == 0 {
		speech = m.write(pick(m, m.pools[l].offices), e, prose(m.Rand, l, e, 220+m.IntN(600)), at)
		speech.note = "speech"
		m.dress(speech)
		s.speech = m.add(speech)
	} else {
		words = sentence(m.Rand, l, e, 10+m.IntN(30), false)
		s.variant = len(words) >= 18 && m.IntN(3) == 0
	}
	quoters := 2 + m.IntN(4)
	if speech != nil {
		quoters = 1 + m.IntN(4)
	}
	for i := range quoters {
		q := words
		if speech != nil {
			q = m.passage(speech.body)
			if m.IntN(6) == 0 && len(q) >= 18 {
				q, s.variant = dropped(m.Rand, q), true
			}
		} else if s.variant && i > 0 {
			q = dropped(m.Rand, q)
		}
		s.words = min(s.words, len(q))
		m.quotes(&s, l, q, e, at)
	}
	if speech != nil && m.IntN(7) == 0 { // the speech is sent in after who quotes it
		speech.arrives = m.drafts[s.quoters[0]].arrives + record.Minute
	}
	if s.speech >= 0 || len(s.quoters) > 1 {
		m.statements = append(m.statements, s)
	}
	m.reprint(s)
}

// quotes writes a story around a quotation.
func (m *maker) quotes(s *statement, l *language, q []string, e *event, at record.Time) {
	own := &event{names: e.names, topics: newEvent(m.Rand, l).topics}
	b := prose(m.Rand, l, own, max(5*len(q), 120)+m.IntN(250))
	b[1+m.IntN(len(b)-1)] = m.said(l, e, q)
	d := m.write(pick(m, m.pools[l].papers), own, b, m.later(at))
	d.note = fmt.Sprintf("quotes %d words", len(q))
	m.dress(d)
	s.quoters = append(s.quoters, m.add(d))
}

// passage is 7 to 40 words in a row of a speech.
func (m *maker) passage(b body) []string {
	first := m.IntN(len(b))
	all := slices.Concat(b[first:min(first+3, len(b))]...)
	if len(all) < 9 {
		all = slices.Concat(b[:4]...)
	}
	all = slices.Clone(all[:min(len(all), 9+m.IntN(32))])
	all[len(all)-1] = strings.TrimRight(all[len(all)-1], ".,。，")
	return all
}

// dropped leaves one word out, so that at least eight in a row stay.
func dropped(r *rand.Rand, q []string) []string {
	i := 8 + r.IntN(len(q)-16)
	return slices.Concat(q[:i], q[i+1:])
}

// reprint lets another outlet print a story that quotes: what the reprint is to
// the statement counts for nobody.
func (m *maker) reprint(s statement) {
	if m.IntN(3) != 0 {
		return
	}
	first := s.quoters[0]
	hub := m.drafts[first]
	f := &family{hub: first}
	m.taken(f, pick(m, m.pools[hub.lang].papers))
	for _, x := range f.members {
		of := slices.Clone(s.quoters[1:])
		if s.speech >= 0 {
			of = append(of, s.speech)
		}
		m.greys = append(m.greys, grey{draft: x.draft, of: of, why: "a copy of who quotes"})
	}
	if len(f.members) > 0 {
		m.families = append(m.families, f)
	}
}

// known is from how many places on a saying can be known to be one.
const known = 10

// sayings lets some news quote what everybody says.
func (m *maker) sayings() {
	used := map[string][]int{}
	for _, i := range m.plain {
		d := m.drafts[i]
		if m.IntN(8) != 0 {
			continue
		}
		saying := pick(m, d.lang.sayings)
		at := 1 + m.IntN(len(d.body)-1)
		d.body[at] = m.said(d.lang, d.about, saying)
		d.core = d.lang.text(d.body, 3)
		d.note = "quotes a saying"
		m.dress(d)
		key := strings.Join(saying, " ")
		used[key] = append(used[key], i)
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		list := used[key]
		slices.SortFunc(list, func(a, b int) int { return int(m.drafts[a].arrives - m.drafts[b].arrives) })
		for i, at := range list[:min(len(list), known)] {
			if i > 0 {
				m.greys = append(m.greys, grey{draft: at, of: slices.Clone(list[:i]), why: "the first who quote a saying"})
			}
		}
	}
}

// digests tell several stories that have nothing to do with each other, each
// under the name of its outlet.
func (m *maker) digests(n int) {
	of := map[int]*family{}
	for _, f := range m.families {
		if f.hub >= 0 && !f.flood {
			of[f.hub] = f
		}
	}
	byLang := map[*language][]int{}
	for i, d := range m.drafts {
		if f := of[i]; d.about != nil && d.body.words() <= 250 && d.from.channel == record.ChannelNews && (f != nil || slices.Contains(m.plain, i) && d.note == "news") {
			byLang[d.lang] = append(byLang[d.lang], i)
		}
	}
	for range n {
		l := m.language()
		if len(byLang[l]) >= 30 {
			m.digest(l, byLang[l], of)
		}
	}
}

func (m *maker) digest(l *language, from []int, of map[int]*family) {
	d := m.draft(pick(m, m.pools[l].papers), "digest", 0)
	var told []member
	var parts []string
	for _, at := range m.Perm(len(from))[:3+m.IntN(4)] {
		story := m.drafts[from[at]]
		if story.from == d.from {
			continue // who tells its own story again names nobody
		}
		b, kind := story.body, record.ArrivalCopy
		if m.IntN(2) == 0 {
			b, kind = excerpt(m.Rand, b, 0.7+0.2*m.Float64()), record.ArrivalExcerpt
		}
		parts = append(parts, names(m.Rand, story, l.text(b, 0)))
		told = append(told, member{of: from[at], kind: kind, why: "named, in a digest"})
		d.report.ReceivedAt = max(d.report.ReceivedAt, story.at())
	}
	if len(parts) == 0 {
		return
	}
	d.report.ReceivedAt = m.later(d.report.ReceivedAt)
	d.arrives = d.report.ReceivedAt
	d.core = strings.Join(parts, "\n\n")
	d.report.Title = "The news of the day"
	m.dress(d)
	at := m.add(d)
	for _, x := range told {
		hub := m.drafts[x.of]
		if Containment(hub.core, d.core) < enoughCore || Containment(hub.report.Text, d.report.Text) < enough {
			m.greys = append(m.greys, grey{draft: at, of: []int{x.of}, why: "too little of a story in a digest"})
			continue
		}
		if of[x.of] == nil {
			of[x.of] = &family{hub: x.of}
			m.families = append(m.families, of[x.of])
		}
		x.draft = at
		of[x.of].members = append(of[x.of].members, x)
	}
}
