package resolve_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// shelf is a house in memory, as far as recognition asks of it.
type shelf struct {
	held    []resolve.Held
	holders map[string][]resolve.Holder
	words   map[record.ID][]byte
}

func (s *shelf) HeldAfter(after record.Seq, limit int) ([]resolve.Held, bool, error) {
	from := min(int(after)+1, len(s.held))
	to := min(from+limit, len(s.held))
	return s.held[from:to], to-from == limit, nil
}

func (s *shelf) Words(ref record.ContentRef) ([]byte, error) { return s.words[ref.ID], nil }

func (s *shelf) HoldersOf(values []string) ([]resolve.Holder, error) {
	var out []resolve.Holder
	for _, v := range values {
		out = append(out, s.holders[v]...)
	}
	return out, nil
}

func (s *shelf) Newest() record.Seq { return record.Seq(len(s.held)) }

// hold puts something on the shelf.
func (s *shelf) hold(typ record.HoldingType, labels record.Labels, keys []string, names ...string) record.ID {
	h := resolve.Held{Since: record.Seq(len(s.held)), ID: record.NewID(), Labels: labels, Type: typ}
	for _, n := range names {
		h.Names = append(h.Names, holdings.Name{Text: n})
	}
	h.Keys = keys
	s.held = append(s.held, h)
	for _, k := range keys {
		s.holders[k] = append(s.holders[k], resolve.Holder{Value: k, Holding: h.ID, Labels: labels})
	}
	return h.ID
}

// report makes the entry by which a report is taken.
func (s *shelf) report(tb testing.TB, said intake.Report, who *intake.Reporter) record.Entry {
	tb.Helper()
	body := &record.ReportTaken{Report: record.NewID(), ReceivedAt: receivedAt}
	e := record.Entry{Seq: record.Seq(len(s.held)), RecordedAt: receivedAt, About: body.Report, Body: body}
	add := func(class record.ContentClass, b []byte) {
		ref := record.ContentRef{ID: record.NewID(), Key: body.Report, Class: class}
		s.words[ref.ID] = b
		e.Contents = append(e.Contents, ref)
	}
	b, err := said.Said()
	if err != nil {
		tb.Fatal(err)
	}
	add(record.ClassText, []byte(said.Text))
	add(record.ClassSaid, b)
	if who != nil {
		if b, err = json.Marshal(who); err != nil {
			tb.Fatal(err)
		}
		add(record.ClassReporter, b)
	}
	return e
}

const receivedAt = record.Time(1773328800_000000)

func newShelf() *shelf {
	return &shelf{holders: map[string][]resolve.Holder{}, words: map[record.ID][]byte{}}
}

// town makes names that are as common and as rare as names are, of syllables.
type town struct {
	r             *rand.Rand
	given, family []string
}

func newTown(people int) *town {
	t := &town{r: rand.New(rand.NewPCG(11, uint64(people)))}
	t.given = t.coin(int(90*math.Pow(float64(people), 0.4)), 3)
	t.family = t.coin(int(60*math.Pow(float64(people), 0.55)), 4)
	return t
}

func (t *town) coin(n, syllables int) []string {
	onset, vowel := strings.Fields("b br ch d f g gh h j k kh l m n p r s sh st t tr v w y z"), strings.Fields("a a a e i i o u ou ai ee")
	coda := []string{"", "", "", "n", "r", "l", "d", "m", "s", "k", "sh", "b", "z"}
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range max(2, syllables-t.r.IntN(3)) {
			b.WriteString(onset[t.r.IntN(len(onset))] + vowel[t.r.IntN(len(vowel))] + coda[t.r.IntN(len(coda))])
		}
		s := b.String()
		out[i] = strings.ToUpper(s[:1]) + s[1:]
	}
	return out
}

// name draws a name; the first words of the lists are the commonest.
func (t *town) name() string {
	pick := func(list []string) string {
		if t.r.IntN(4) == 0 {
			return list[t.r.IntN(len(list))]
		}
		return list[int(math.Pow(float64(len(list)), t.r.Float64()))-1]
	}
	s := pick(t.given)
	for range t.r.IntN(3) {
		s += " " + pick(t.given)
	}
	return s + " " + pick(t.family)
}

// slip makes one typing mistake.
func (t *town) slip(s string) string {
	i := 1 + t.r.IntN(len(s)-1)
	return s[:i] + string(rune('a'+t.r.IntN(26))) + s[i:]
}

var prose = strings.Split("I was waiting for the bus with my daughter when two people got out of a grey van.|They did not see me at first.|"+
	"The taller one had a green coat and spoke on the telephone most of the time.|After about ten minutes a third person arrived on a bicycle and left towards the Station.|"+
	"My neighbour has seen the same van near St Aldhelm School on three other days, always in the early afternoon.|Somebody was taking notes and pictures of the gate.|"+
	"On Tuesday they argued about money and said that the others would be sorry.|He said that he will kill her tomorrow night at 5 pm and that he has a gun.|"+
	"Police came once but nobody was there.|The Council told us to write to you.|I would rather not give my own name because we live in the same street and people talk.|"+
	"Thank you for reading this, and sorry if it is nothing at all.|In London and in Lindvik there are more of them, Muslims and Christians alike had to leave.|"+
	"Later that evening the lights were on in the garage behind the shop.", "|")

// letter is a report of about 1 kB with three names, one of them held (at times
// with a slip), a phone, a plate and a handle.
func (t *town) letter(held []string, other *town) string {
	one := held[t.r.IntN(len(held))]
	if t.r.IntN(3) == 0 {
		one = t.slip(one)
	}
	parts := []string{
		"I wish to report " + one + " who lives opposite.",
		"He meets a man called " + other.name() + " and they drive " + fmt.Sprintf("AB%02d XYZ", t.r.IntN(100)) + ".",
		"Ring " + fmt.Sprintf("07700 900%03d", t.r.IntN(1000)) + " and ask for " + other.name() + ".",
		fmt.Sprintf("On the wall stands @dark_heron%d.", t.r.IntN(5000)),
	}
	text := ""
	for i := 0; len(text) < 1000; i++ {
		if i < 2*len(parts) && i%2 == 0 {
			text += parts[i/2] + " "
		}
		text += prose[t.r.IntN(len(prose))] + " "
	}
	return text
}

// BenchmarkRecognise reads reports of 1 kB against 100,000 holdings: names, names
// that nobody holds, identifiers and indicators together, with the reading of what
// is stored and the writing of what was found, on one core. The texts of all
// reports differ; "reports/s" counts the processor's own time only as far as
// nothing else runs on the machine.
func BenchmarkRecognise(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const people = 100_000
	t, s := newTown(people), newShelf()
	other := &town{r: t.r, given: t.given, family: newTown(people * 2).family}
	held := make([]string, people)
	for i := range held {
		held[i] = t.name()
		var keys []string
		if i%10 == 0 {
			keys = []string{fmt.Sprintf("phone:+447700900%03d", i/10%1000)}
		}
		if i < 40_000 || i%10 != 0 {
			keys = nil
		}
		s.hold(record.HoldingPerson, 0, keys, held[i])
	}
	entries := make([]record.Entry, 4000)
	size := 0
	for i := range entries {
		text := t.letter(held, other)
		size += len(text)
		entries[i] = s.report(b, intake.Report{Title: "Neighbours", Text: text}, &intake.Reporter{Phone: "01632 960123"})
	}
	g := &resolve.Recogniser{Known: resolve.NewKnown(), Region: "GB"}
	if err := g.Known.CatchUp(s, record.Seq(people)); err != nil {
		b.Fatal(err)
	}
	links, mentions := 0, 0
	b.SetBytes(int64(size / len(entries)))
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		drafts, err := g.Recognise(s, entries[i%len(entries):i%len(entries)+1])
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range drafts {
			switch found := d.Body.(type) {
			case *record.MentionsFound:
				mentions += len(found.Mentions)
			case *record.LinksProposed:
				links += len(found.Links)
			}
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(links)/float64(b.N), "links/report")
	b.ReportMetric(float64(mentions)/float64(b.N), "mentions/report")
}
