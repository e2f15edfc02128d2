package city

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// kind is a sort of everyday report and how it comes.
type kind struct {
	section string
	share   int // of its half
	useful  bool
	report  intake.Report // source, channel and grade
}

// kindsOf reads data/kinds.csv.
func kindsOf(file string) []kind {
	var all []kind
	for _, line := range linesOf(file) {
		k, err := kindOf(strings.Split(line, ","))
		if err != nil {
			panic(fmt.Sprintf("city: %s: %q: %v", file, line, err))
		}
		all = append(all, k)
	}
	return all
}

func kindOf(f []string) (kind, error) {
	if len(f) != 6 {
		return kind{}, fmt.Errorf("%d fields, want 6", len(f))
	}
	k := kind{section: f[0], useful: f[2] == "useful", report: intake.Report{Source: f[4], Format: record.FormatJSONL}}
	var err error
	if k.share, err = strconv.Atoi(f[1]); err != nil {
		return k, err
	}
	if err = apart(&k.report, "channel", f[3]); err != nil {
		return k, err
	}
	return k, apart(&k.report, "grade", f[5])
}

// choose picks a kind of one half by its share.
func choose(r *rand.Rand, all []kind, useful bool) kind {
	sum := 0
	for _, k := range all {
		if k.useful == useful {
			sum += k.share
		}
	}
	at := r.IntN(sum)
	for _, k := range all {
		if k.useful != useful {
			continue
		}
		if at -= k.share; at < 0 {
			return k
		}
	}
	panic("city: no kinds")
}

// everyday makes a report of a kind.
func (t *text) everyday(k kind) intake.Report {
	r := k.report
	if err := t.tell(&r, "{"+k.section+"}"); err != nil {
		panic("city: [" + k.section + "]: " + err.Error())
	}
	switch r.Source {
	case "Text line":
		r.Text = t.voice(r.Text)
	case "Web form":
		r.Text = t.voice(r.Text)
		r.Reporter = t.reporter()
	case "E-mail box":
		r.Title = t.say("{subject}")
		if t.IntN(3) == 0 {
			r.Text += t.say("{mail-tail}")
		}
		r.Reporter = t.reporter()
	case "Telephone line":
		r.WrittenBy = t.say("{writer}")
	case "Vellmouth Courier":
		r.Title = headline(r.Text)
		r.URL = fmt.Sprintf("https://courier.example.com/%d/%d", t.supply.day, t.IntN(1_000_000))
	}
	return r
}

// reporter is who sent it, if they say so. Nothing is joined by such numbers.
func (t *text) reporter() *intake.Reporter {
	if t.IntN(3) == 0 {
		return nil
	}
	name := t.say("{given} {family}")
	return &intake.Reporter{Name: name, Phone: fmt.Sprintf("07700 900%03d", 400+t.IntN(300)),
		Email: strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@example.org"}
}

// headline is how an article begins.
func headline(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 6)], " ") + " …"
}
