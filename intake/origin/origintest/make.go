package origintest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
)

// Make returns a corpus of n reports, at least 600. About half share nothing
// with any other, the rest stand in groups of 2 to 40; one in thirty belongs to
// a flood of near variants from one sender.
func Make(seed uint64, n int) Corpus {
	m := newMaker(seed, max(n, 600))
	m.flood(m.n / 30)
	for len(m.drafts) < m.n/30+m.n*47/100 {
		m.group()
	}
	for len(m.drafts) < m.n*90/100 {
		m.alone()
	}
	m.sayings()
	m.digests(m.n / 100)
	for len(m.drafts) < m.n {
		m.single()
	}
	return m.corpus()
}

// maker makes a corpus.
type maker struct {
	*rand.Rand
	n          int
	langs      []*language
	pools      map[*language]*pool
	police     []*outlet
	drafts     []*draft
	families   []*family
	statements []statement
	greys      []grey
	plain      []int // news that nothing was taken from yet
	forms      []form
}

// pool is who sends reports in a language.
type pool struct{ agencies, offices, papers, accounts, mailboxes []*outlet }

// The reports of a corpus are published within so many days from begin.
const span = 60 * record.Day

var begin = record.At(time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC))

func newMaker(seed uint64, n int) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 0x6f726967)), n: n, pools: map[*language]*pool{}}
	m.langs = newLanguages(seed, min(max(n/6000, 1), 8))
	for i, l := range m.langs {
		share := scripts[i].share
		m.pools[l] = &pool{
			agencies:  newOutlets(m.Rand, l, agencyWords, 2+share/15),
			offices:   newOutlets(m.Rand, l, officeWords, 3+share/8),
			papers:    newOutlets(m.Rand, l, paperWords, 9+share*9/10),
			accounts:  newAccounts(m.Rand, l, record.ChannelPlatform, 20+share*4),
			mailboxes: newAccounts(m.Rand, l, record.ChannelPublic, 20+share*4),
		}
	}
	m.police = newOutlets(m.Rand, m.langs[0], []string{"Police Control Room", "Harbour Police", "Transport Police"}, 4)
	m.forms = newForms(m.Rand)
	return m
}

// language picks a language by its share.
func (m *maker) language() *language {
	p := m.IntN(100)
	for i, s := range scripts {
		if p -= s.share; p < 0 {
			return m.langs[i]
		}
	}
	return m.langs[0]
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

func (m *maker) moment() record.Time {
	return begin + record.Time(m.Int64N(int64(span/record.Second)))*record.Second
}

// later is some minutes to days after a moment.
func (m *maker) later(t record.Time) record.Time {
	lag := 5 + m.ExpFloat64()*float64(20+m.IntN(600))
	return t + record.Time(lag*60)*record.Second
}

// draft begins a report that somebody published at a moment.
func (m *maker) draft(o *outlet, note string, at record.Time) *draft {
	d := &draft{from: o, lang: o.lang, note: note}
	d.report = intake.Report{Source: o.name, Channel: o.channel, Format: record.FormatJSONL, ReceivedAt: at}
	d.arrives = at + record.Time(m.IntN(600))*record.Second
	if m.IntN(2) == 0 {
		d.report.Lang = o.lang.code
	}
	return d
}

// write begins a report of news: words on an event under a headline.
func (m *maker) write(o *outlet, e *event, b body, at record.Time) *draft {
	d := m.draft(o, "news", at)
	d.about, d.body = e, b
	d.core = o.lang.text(b, 2+m.IntN(3))
	d.report.Title = headline(m.Rand, o.lang, e)
	d.report.URL = fmt.Sprintf("https://%s/%d/%d", o.domain, at.Go().Year(), m.IntN(1_000_000_000))
	return d
}

// dress puts around the core what the sender adds to every report.
func (m *maker) dress(d *draft) {
	text := d.core
	if len(Words(text)) >= 60 {
		if d.from.byline != "" {
			text = fmt.Sprintf(d.from.byline, m.langs[0].name(m.Rand)) + "\n\n" + text
		}
		if d.from.footer != "" {
			text += "\n\n" + d.from.footer
		}
	}
	d.report.Text = text
}

// add takes a draft into the corpus.
func (m *maker) add(d *draft) int {
	if d.report.Text == "" {
		d.report.Text = d.core
	}
	m.drafts = append(m.drafts, d)
	return len(m.drafts) - 1
}

// corpus gives ids by arrival and turns what was noted into the truth.
func (m *maker) corpus() Corpus {
	for _, f := range m.families {
		m.firstOfItsWords(f)
	}
	order := make([]int, len(m.drafts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.drafts[a].arrives, m.drafts[b].arrives) })
	c := Corpus{Truth: Truth{Made: map[string]Made{}}}
	first := map[string]string{}
	for i, at := range order {
		d := m.drafts[at]
		d.report.SentID = fmt.Sprintf("c%05d", i)
		c.Reports = append(c.Reports, d.report)
		made := Made{Note: d.note, Core: d.core, Same: first[d.report.Title+"\n"+d.report.Text]}
		if made.Same == "" {
			first[d.report.Title+"\n"+d.report.Text] = d.report.SentID
		}
		c.Truth.Made[d.report.SentID] = made
	}
	for i, f := range m.families {
		c.Truth.Groups = append(c.Truth.Groups, m.group1(i, f))
	}
	for _, s := range m.statements {
		st := Statement{Quoters: m.ids(s.quoters), Words: s.words, Variant: s.variant}
		if s.speech >= 0 {
			st.Speech = m.id(s.speech)
		}
		c.Truth.Statements = append(c.Truth.Statements, st)
	}
	for _, g := range m.greys {
		c.Truth.Grey = append(c.Truth.Grey, Grey{Report: m.id(g.draft), Of: m.ids(g.of), Why: g.why})
	}
	return c
}

// firstOfItsWords lets an original arrive before what has the same title and
// text: a house holds only the first of them, and nobody can tell otherwise.
func (m *maker) firstOfItsWords(f *family) {
	if f.hub < 0 {
		return
	}
	hub := m.drafts[f.hub]
	for _, x := range f.members {
		if d := m.drafts[x.draft]; d.report.Text == hub.report.Text && d.report.Title == hub.report.Title {
			hub.arrives = min(hub.arrives, d.arrives-1)
		}
	}
}

func (m *maker) id(i int) string { return m.drafts[i].report.SentID }

func (m *maker) ids(list []int) []string {
	all := make([]string, len(list))
	for i, d := range list {
		all[i] = m.id(d)
	}
	return all
}

// group1 is the truth of a family.
func (m *maker) group1(i int, f *family) Group {
	g := Group{Origin: fmt.Sprintf("o%05d", i), Flood: f.flood}
	if f.hub >= 0 {
		g.First = m.id(f.hub)
		g.Reports = append(g.Reports, Member{SentID: g.First, Source: m.drafts[f.hub].report.Source, Arrival: "new"})
	}
	for _, x := range f.members {
		e := Member{SentID: m.id(x.draft), Source: m.drafts[x.draft].report.Source, Arrival: x.kind.String(), Why: x.why}
		if x.of >= 0 {
			e.Of = m.id(x.of)
		}
		g.Reports = append(g.Reports, e)
	}
	slices.SortStableFunc(g.Reports, func(a, b Member) int { return strings.Compare(a.SentID, b.SentID) })
	return g
}
