package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// EveningLasts is how long an evening takes.
const EveningLasts = 5 * record.Hour

// Evening tells n short messages of an evening that begins at from: six to ten real
// incidents of up to 150 messages each by different authors, a third spam, adverts and
// jokes, a quarter reposts, dispatch lines, talk of a match in grave words, and one
// author who writes one message in 25.
func Evening(seed uint64, from record.Time, n int) []Told {
	e := evening{teller: newTeller(seed), from: from, n: n}
	e.incidents(seed)
	_, noise := blocks("noise.txt")
	for _, part := range []struct {
		kind  string
		share float64
	}{{"spam", .17}, {"advert", .06}, {"joke", .10}, {"match", .13}, {"dispatch", .03}, {"soapbox", .04}} {
		e.noise(part.kind, noise[part.kind], int(part.share*float64(n)))
	}
	reposts := n / 4
	e.noise("chatter", noise["chatter"], max(0, n-reposts-len(e.all)))
	e.reposts(reposts)
	return finish(e.all, "M")
}

type evening struct {
	*teller
	from record.Time
	n    int
	all  []Told
}

func (e *evening) add(at record.Time, author, text string, truth Truth) {
	r := intake.Report{Text: text, Source: "Public messages", Channel: record.ChannelPublic, ReceivedAt: at - at%record.Second}
	if truth.Kind == "dispatch" {
		r.Source, r.Channel = "Dispatch", record.ChannelPartner
	} else {
		r.Reporter = &intake.Reporter{Email: author + "@messages.example.org"}
	}
	e.all = append(e.all, Told{r, truth})
}

func (e *evening) author() string { return fmt.Sprintf("%s%d", e.one("junk")[:3], e.IntN(e.n)) }

func (e *evening) incidents(seed uint64) {
	names, lines := blocks("incidents.txt")
	count := 6 + e.IntN(5)
	if seed == TuningSeed {
		names, count = names[:len(names)/2], 7
	}
	e.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, block := range []string{"street", "site", "area"} {
		e.Shuffle(len(e.words[block]), func(i, j int) { w := e.words[block]; w[i], w[j] = w[j], w[i] })
	}
	for i, name := range names[:count] {
		kind, grave := strings.CutSuffix(name, " grave")
		kept := map[string]string{"street": e.words["street"][i], "site": e.words["site"][i], "area": e.words["area"][i], "other": e.words["site"][i+count], "clock": "{clock}"}
		size := 5 * math.Pow(30, e.Float64())
		e.incident(lines[name], max(4, int(size*float64(e.n)/5000)), kept, Truth{Incident: kind, Grave: grave})
	}
}

// incident tells n messages of one: a few before details are known, then a rise and a
// long tail; one in twenty has details wrong.
func (e *evening) incident(lines []string, n int, kept map[string]string, truth Truth) {
	by := map[string][]string{}
	for _, l := range lines {
		phase, words, _ := strings.Cut(l, ": ")
		by[phase] = append(by[phase], words)
	}
	start := e.from + record.Time(e.Float64()*float64(4*record.Hour))
	tag := strings.ToLower(strings.Fields(kept["street"])[0]) + "now"
	for i := range n {
		minutes := e.ExpFloat64()*25 + e.Float64()*4
		if i == 0 {
			minutes = 0
		}
		at := start + record.Time(min(minutes, 110)*float64(record.Minute))
		truth.Kind = phaseAt(e.Float64(), minutes)
		text := e.say(by[truth.Kind][e.IntN(len(by[truth.Kind]))], kept)
		truth.Clues = cluesIn(text, kept)
		if truth.Kind != "dispatch" {
			text = e.typed(text)
			if e.IntN(8) == 0 {
				text += " #" + tag
				truth.Clues = append(truth.Clues, "#"+tag)
			}
			if e.IntN(5) == 0 {
				text += e.say(" [omg|stay safe|anyone know more?|please share|scary|unreal|praying|wtf|so sad]", nil)
			}
		}
		e.add(at, e.author(), e.clocked(text, at), truth)
	}
}

// cluesIn are the values of an incident that stand in a text, and the text.
func cluesIn(text string, kept map[string]string) []string {
	clues := []string{textClue(text)}
	for _, name := range []string{"street", "site", "area", "other", "thing", "phone", "plate", "mail", "handle", "name"} {
		if v := kept[name]; v != "" && strings.Contains(text, v) {
			clues = append(clues, name)
		}
	}
	return clues
}

func textClue(text string) string { return "text: " + strings.ToLower(text) }

func phaseAt(chance, minutes float64) string {
	switch {
	case minutes > 1 && chance < .05:
		return "wrong"
	case chance < .08:
		return "dispatch"
	case minutes < 6:
		return "first"
	case minutes < 45:
		return "then"
	}
	return "late"
}

// clocked writes the time of a dispatch line.
func (e *evening) clocked(text string, at record.Time) string {
	return strings.ReplaceAll(text, "{clock}", at.Go().Format("15:04"))
}

func (e *evening) noise(kind string, lines []string, n int) {
	for range n {
		at := e.from + record.Time(e.Float64()*float64(EveningLasts))
		author := e.author()
		if kind == "soapbox" {
			author = "soapbox"
		}
		text := e.say(lines[e.IntN(len(lines))], map[string]string{"clock": at.Go().Format("15:04")})
		if kind != "dispatch" {
			text = e.typed(text)
		}
		e.add(at, author, text, Truth{Kind: kind})
	}
}

// reposts passes on n messages: as they are, cut short, with a mark, or with a comment.
// What is told of an incident is passed on three times as often.
func (e *evening) reposts(n int) {
	first := slices.Clone(e.all)
	var likely []Told
	for _, t := range first {
		if t.Truth.Kind == "dispatch" {
			continue
		}
		likely = append(likely, t)
		if t.Truth.Incident != "" {
			likely = append(likely, t, t)
		}
	}
	for range n {
		of := likely[e.IntN(len(likely))]
		author, _, _ := strings.Cut(of.Reporter.Email, "@") // a dispatch line, which has none, is not passed on
		text := of.Text
		switch e.IntN(6) {
		case 0:
		case 1:
			words := strings.Fields(text)
			text = strings.Join(words[:min(len(words), max(5, len(words)*3/4))], " ")
		case 2:
			text = "“" + text + "” " + e.say("[this|wow|omg|look|is this true?|not good]", nil)
		case 3:
			text = e.say("[wow|look at this|oh no|seriously?|passing this on]", nil) + " RT @" + author + ": " + text
		default:
			text = "RT @" + author + " " + text
		}
		truth := of.Truth
		truth.Clues = slices.Clone(truth.Clues)
		if truth.Incident == "" {
			truth.Kind = "repost of " + truth.Kind
		} else {
			truth.Kind = "repost"
		}
		after := record.Time((e.ExpFloat64()*12 + .2) * float64(record.Minute))
		e.add(of.ReceivedAt+after, e.author(), text, truth)
	}
}
