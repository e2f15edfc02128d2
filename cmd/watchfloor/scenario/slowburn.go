package scenario

import (
	"fmt"
	"strings"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/intake"
	"watchfloor/record"
)

// SlowBurnLasts is how long a slow burn takes.
const SlowBurnLasts = 545 * record.Day

// SlowBurn tells n ordinary reports of eighteen months that end at `end`, and among
// them twelve plots of two to four reports each, months apart: sharing a rare word and
// a place, a phone, a plate, an account, or a name and a place.
func SlowBurn(seed uint64, end record.Time, n int) []Told {
	t := newTeller(seed)
	days := n/60 + 5 // of about a hundred reports, stretched over the months
	ordinary := city.Reports(seed, end, days)
	var all []Told
	for i, at := range t.Perm(len(ordinary)) {
		if i == n {
			break
		}
		r := ordinary[at]
		r.SentID = ""
		r.ReceivedAt = end - record.Time(float64(end-r.ReceivedAt)*float64(SlowBurnLasts)/float64(record.Time(days)*record.Day))
		r.ReceivedAt -= r.ReceivedAt % record.Second
		all = append(all, Told{r, Truth{Kind: "ordinary"}})
	}
	names, lines := blocks("plots.txt")
	for i, name := range names {
		all = append(all, t.plot(lines[name], t.valuesOf(i), name, end)...)
	}
	return finish(all, "S")
}

func (t *teller) valuesOf(i int) map[string]string {
	pick := func(block string) string { w := t.words[block]; return w[(i*7+t.IntN(2))%len(w)] }
	return map[string]string{"thing": t.words["thing"][i%len(t.words["thing"])], "site": pick("site"), "street": pick("street"),
		"phone":  fmt.Sprintf("+44 20 7946 0%03d", 300+i*50+t.IntN(50)),
		"plate":  fmt.Sprintf("VM%02d %c%cX", 51+i, 'A'+t.IntN(20), 'B'+t.IntN(20)),
		"mail":   fmt.Sprintf("%s.%d@example.org", t.one("thing"), 10+t.IntN(90)),
		"handle": fmt.Sprintf("@%s_%d", t.one("thing"), 10+t.IntN(90)),
		"name":   t.one("first") + " " + t.words["last"][i%len(t.words["last"])],
	}
}

// plot tells each line of a plot, two months and more apart where there is room.
func (t *teller) plot(lines []string, kept map[string]string, name string, end record.Time) []Told {
	room := SlowBurnLasts / record.Time(len(lines))
	var all []Told
	for i, line := range lines {
		at := end - SlowBurnLasts + room*record.Time(i) + record.Time(t.Float64()*float64(room)*.6)
		r := intake.Report{Text: t.say(line, kept), Source: "Public line", Channel: record.ChannelPublic, ReceivedAt: at - at%record.Second}
		r.Reporter = &intake.Reporter{Email: fmt.Sprintf("caller%d@messages.example.org", t.IntN(1e6))}
		incident, kind, _ := strings.Cut(name, " ")
		all = append(all, Told{r, Truth{Incident: incident, Kind: kind, Grave: true, Clues: cluesIn(r.Text, kept)}})
	}
	return all
}
