package scenario

import (
	"fmt"
	"hash/fnv"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// Manner says how a stream of [People] is told: by which names, nouns and houses of faith,
// and what is added that is nobody's business. Everything else in the stream is the same
// whatever the manner is.
type Manner struct {
	Name    func(person int) string // of somebody who stands in several reports: always the same
	Who     func(text int) string   // a noun of who somebody is: "man", "Catholic"
	Worship func(text int) string   // "church"
	Add     func(text int) string   // a sentence of its own, or ""
}

// PeopleLast is how long a stream of people takes.
const PeopleLast = 30 * record.Day

// persons is how many people the stream names.
const persons = 400

// People tells n reports of a month in which people stand: what people bring to a desk and
// concerns nobody, threats, things that are told several times within hours or over weeks,
// and stories that others take over whole or in half.
func People(seed uint64, from record.Time, n int, how Manner) []Told {
	t := newTeller(seed)
	_, lines := blocks("people.txt")
	p := people{teller: t, how: how, from: from, lines: lines}
	for len(p.all) < n {
		switch chance := t.IntN(20); {
		case chance < 9:
			p.tell("alone", 1, 0)
		case chance < 13:
			p.tell("grave", 1, 0)
		case chance < 16:
			p.tell("matter", 2+t.IntN(3), 9*record.Day)
		case chance < 18:
			p.tell("message", 3+t.IntN(5), 30*record.Minute)
		default:
			p.wire()
		}
	}
	return finish(p.all[:n], "P")
}

type people struct {
	*teller
	how   Manner
	from  record.Time
	lines map[string][]string
	all   []Told
}

// tell tells several reports about one thing, spread over a time.
func (p *people) tell(kind string, reports int, over record.Time) {
	about := p.about()
	start := p.from + record.Time(p.Float64()*float64(PeopleLast-over))
	for range reports {
		at := start + record.Time(p.Float64()*float64(over))
		p.add(at, kind, p.manner(p.say(p.one(kind), about)+" "+p.aside()))
	}
}

func (p *people) one(kind string) string { return p.lines[kind][p.IntN(len(p.lines[kind]))] }

// aside is what a caller says besides, of nothing: whether one report is a copy of another
// is read from the words of both, and lines that are told often must not come near that.
func (p *people) aside() string {
	words := make([]string, asideWords)
	for i := range words {
		words[i] = p.one("aside")
	}
	return "So " + strings.Join(words, " ") + "."
}

const asideWords = 24

// about draws what the lines of one thing are filled with, people as numbers.
func (p *people) about() map[string]string {
	return map[string]string{"a": fmt.Sprintf("<%d>", p.IntN(persons)), "b": fmt.Sprintf("<%d>", p.IntN(persons)), "who": "{who}", "worship": "{worship}",
		"site": p.teller.one("site"), "street": p.teller.one("street"), "thing": p.teller.one("thing"), "phone": fmt.Sprintf("+44 20 7946 0%03d", p.IntN(1000))}
}

// wire tells a story and what others make of it: some take it whole, some its first
// half with a line of their own.
func (p *people) wire() {
	start := p.from + record.Time(p.Float64()*float64(PeopleLast-record.Day))
	story := p.say(p.one("wire"), p.about())
	for _, end := range []string{". ", ", and "} { // no two stories are told in the same words
		story = strings.Replace(story, end, ". "+p.aside()+" ", 1)
	}
	story = p.manner(story)
	for i := range 2 + p.IntN(4) {
		text := story
		if i > 0 && p.IntN(2) == 0 {
			first := strings.SplitAfter(story, ". ")
			text = "From our desk. " + strings.Join(first[:(len(first)+1)/2], "")
		}
		p.add(start+record.Time(i)*37*record.Minute+record.Time(p.IntN(600))*record.Second, "wire", text)
	}
}

// manner tells a text in the manner of the stream: the same words always alike, since
// whether two reports are one and the same is no question of who is named in them.
func (p *people) manner(text string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(text)) // never fails
	told := int(h.Sum32() % 1e6)
	for i := range persons {
		if slot := fmt.Sprintf("<%d>", i); strings.Contains(text, slot) {
			text = strings.ReplaceAll(text, slot, p.how.Name(i))
		}
	}
	text = strings.NewReplacer("{who}", p.how.Who(told), "{worship}", p.how.Worship(told)).Replace(text)
	switch add := p.how.Add(told); {
	case add == "":
		return text
	case told%2 == 0:
		return add + "\n" + text
	default:
		return text + "\n" + add
	}
}

func (p *people) add(at record.Time, kind, text string) {
	p.all = append(p.all, Told{intake.Report{Text: text, Source: "Public line", Channel: record.ChannelPublic, ReceivedAt: at - at%record.Second,
		Reporter: &intake.Reporter{Email: fmt.Sprintf("caller%d@messages.example.org", p.IntN(1e6))}}, Truth{Kind: kind}})
}
