package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"watchfloor/picture"
	"watchfloor/record"
)

// worked is a month of a desk: as many leads and calls as make figures.
func worked() picture.Seen {
	return picture.Seen{From: 1,
		Leads: picture.Leads{New: 840, Back: 28, Over: 28, Work: picture.Work{Done: 800, TakenUp: 400, Hands: 400 * 55 * record.Minute, Cut: 7}},
		Calls: picture.Work{Begun: 140, Done: 140, TakenUp: 140, Hands: 140 * 12 * record.Minute},
		Duty:  picture.Duty{Posts: 2, Duties: 112, Held: 2 * picture.Window}, Attached: 56, Operations: 9, Ended: picture.Ended{N: 19, Took: 19 * 30 * record.Day, Running: 4},
		Alike:  []picture.Alike{{N: 90, Known: picture.Known{P: 40_000, InTime: 900_000, PerDay: 2 * record.One}}, {N: 700, Known: picture.Known{P: 900, InTime: 980_000, PerDay: 6 * record.One}}},
		Waited: picture.Waited{N: 840, Looked: 800, Half: 50 * record.Minute, Nine: 9 * record.Hour}, Judged: picture.Judged{N: 12}}
}

func TestThePageOfCapacityBeginsWithWhatMattersMost(t *testing.T) {
	m := newCity(t)
	m.worked = worked()
	body := newVisitor(t, m).get("/capacity").Body.String()
	_, main, _ := strings.Cut(body, "<main")
	first := strings.Index(main, "Below a load of 0.9 the order of the board hardly matters; reports that come earlier do.")
	second := strings.Index(main, "How busy people are says next to nothing of how many plots are hidden.")
	table := strings.Index(main, "<table")
	if first < 0 || second < first || table < second {
		t.Errorf("what matters most stands at %d and %d, the first table at %d", first, second, table)
	}
	for _, says := range []string{"from 840 leads in 28 days", "from 400 leads finished in 28 days, and 400 that nobody took up before, assumed to take 5 min each",
		"from 112 duties in 28 days", "The load of this desk is <strong>0.33</strong> (computed)", "too few: 19 operations ended in 28 days, and 20 are needed", "under 0.2", "between 0 and 9"} {
		if !strings.Contains(body, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
}

func TestThePageOfCapacityMakesNoFigureOfTooLittle(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	if body := v.get("/capacity").Body.String(); !strings.Contains(body, "nothing has come in yet") || !strings.Contains(body, "The load of this desk is not known") {
		t.Error("an empty house has figures")
	}
	m.worked = worked()
	m.worked.Leads.TakenUp = 11
	if body := v.get("/capacity").Body.String(); !strings.Contains(body, "too few: 11 leads taken up and finished in 28 days, and 20 are needed") {
		t.Error("11 leads make a figure")
	}
	m.worked.Leads.TakenUp, m.worked.Leads.OfFew = 400, true
	if body := v.get("/capacity").Body.String(); !strings.Contains(body, "fewer than 3 people did the work") {
		t.Error("a figure is about one or two people")
	}
}

func TestSlidersChooseWithoutScripts(t *testing.T) {
	m := newCity(t)
	m.worked = worked()
	v := newVisitor(t, m)
	body := v.get("/capacity?people=3&day=90&minutes=120&patience=2").Body.String()
	for _, says := range []string{`name="people" min="1" max="40" step="1" value="3"`, "chosen on this page", "With 4 instead of 3 people", "each run out after 2 days"} {
		if !strings.Contains(body, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
	if w := v.get("/capacity?share=100"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "a number from 5 to 99 is wanted") {
		t.Errorf("all plots found: %d", w.Code)
	}
	if body := v.get("/capacity?agents=5&plots=60&takes=24").Body.String(); !strings.Contains(body, "would bind more people than there are") {
		t.Error("more plots than people have an answer")
	}
}

func TestOrderIsSaidToMatterEarlierWhereItDoes(t *testing.T) {
	v := newVisitor(t, newCity(t))
	const says = "order matters earlier than that"
	if body := v.get("/capacity?people=1&minutes=480&patience=1").Body.String(); !strings.Contains(body, says) {
		t.Error("one person with a day's work on each lead, and order is said to hardly matter")
	}
	if body := v.get("/capacity?people=4&minutes=45&patience=7").Body.String(); strings.Contains(body, says) {
		t.Error("order is said to matter where the last class waits hours")
	}
}

func TestPlotsStayInTheirPicture(t *testing.T) {
	number := regexp.MustCompile(`[ML]([-\d.]+),([-\d.]+)`)
	for _, q := range []string{"", "people=1&minutes=480&day=200", "people=40&minutes=1", "share=99&plots=60&agents=1000&lasts=36", "share=5&plots=1&lasts=1&more=200", "agents=5&plots=1&takes=1&share=5&false=12&clear=90"} {
		seen, err := picture.View(worked(), func(name string) string {
			v, _ := url.ParseQuery(q)
			return v.Get(name)
		})
		if err != nil {
			t.Fatal(q, err)
		}
		p := capacityPage{base: &base{}, Capacity: seen}
		plots := []*plot{p.OrderPlot()}
		if seen.Most.Why == "" {
			plots = append(plots, p.MostPlot())
		}
		if seen.Hunt.Impossible == "" {
			plots = append(plots, p.StaffPlot(), p.WayPlot())
		}
		for _, pl := range plots {
			var labels []float64
			for _, l := range pl.Lines {
				labels = append(labels, l.LabelY)
				for _, m := range number.FindAllStringSubmatch(l.D, -1) {
					x, _ := strconv.ParseFloat(m[1], 64)
					y, _ := strconv.ParseFloat(m[2], 64)
					if x < plotLeft || x > plotWide-plotRight || y < plotTop || y > plotHigh-plotBottom {
						t.Errorf("%s, %s: a line at %v, %v", q, pl.Title, x, y)
					}
				}
				if !strings.HasPrefix(l.D, "M") || strings.Contains(l.D, "N") || l.Name == "" {
					t.Errorf("%s, %s: a line %q called %q", q, pl.Title, l.D, l.Name)
				}
			}
			slices.Sort(labels)
			for i := range labels {
				if i > 0 && labels[i]-labels[i-1] < labelApart || labels[i] > plotHigh-4 {
					t.Errorf("%s, %s: labels at %v", q, pl.Title, labels)
				}
			}
			dashes := map[string]int{}
			for _, l := range pl.Lines {
				dashes[l.Dash]++
			}
			if dashes[""] != 1 || strings.Contains(pl.Says, "NaN") {
				t.Errorf("%s, %s: %v, %s", q, pl.Title, dashes, pl.Says)
			}
		}
	}
}

func TestTheSameFiguresStandInTheTableAndInJSON(t *testing.T) {
	m := newCity(t)
	m.worked = worked()
	v := newVisitor(t, m)
	q := "?" + url.Values{"people": {"3"}, "share": {"90"}}.Encode()
	if page := v.get("/capacity" + q).Body.String(); !strings.Contains(page, `href="/capacity/figures.csv?people=3&amp;share=90"`) {
		t.Error("the page does not lead to the table with what was chosen")
	}
	w := v.get("/capacity/figures.csv" + q)
	table, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(table) < 60 || w.Header().Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(w.Header().Get("Content-Disposition"), "attachment") {
		t.Fatalf("%v, %d lines, %v", err, len(table), w.Header())
	}
	if table[1][2] != classTexts[m.class] {
		t.Errorf("the table does not say of which house it is: %q", table[1])
	}
	var got CapacityAnswer
	if err := json.Unmarshal(v.get("/api/v1/capacity"+q).Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	table = table[4:]
	if len(got.Figures) != len(table) {
		t.Fatalf("%d figures and %d lines", len(got.Figures), len(table))
	}
	for i, f := range got.Figures {
		line := table[i]
		if f.Section != line[0] || f.Name != line[1] || (f.Value == nil) != (line[2] == "") || f.Basis != line[4] || f.From == "" {
			t.Errorf("%+v and %q", f, line)
		}
	}
}

func TestThePageSaysTheMostThatAnyOrderFindsAndWhatADayIsWorth(t *testing.T) {
	m := newCity(t)
	m.worked = worked()
	v := newVisitor(t, m)
	for q, says := range map[string]string{
		"":                         "at this load order does not matter",
		"people=1&minutes=60":      "<strong>One more analyst-day is worth 0.00",
		"people=1&minutes=60&a":    "<em>assumed</em>: 790 leads that came, as the order knew each when somebody first looked at it; its probabilities are assumed: 12 outcomes are recorded, and 200 are needed to compare them",
		"people=40":                "<strong>One more analyst-day is worth nothing</strong>",
		"people=2&minutes=100":     `<svg viewBox="0 0 390 250" role="img" aria-labelledby="plot-most-t plot-most-d">`,
		"people=2&minutes=100&a=b": "50 min",
	} {
		if body := v.get("/capacity?" + q).Body.String(); !strings.Contains(body, says) {
			t.Errorf("with %q the page does not say %q", q, says)
		}
	}
	m.worked.Alike = m.worked.Alike[:1]
	if body := v.get("/capacity").Body.String(); !strings.Contains(body, "No figure: the order weighed only 90 leads that came, and 100 are needed.") {
		t.Error("90 leads make a bound")
	}
}

func TestThePageOfCapacityIsReadAsOf(t *testing.T) {
	m := newCity(t)
	m.worked = worked()
	v := newVisitor(t, m)
	body := v.get("/capacity?as_of=2026-11-10T12:00:00Z&people=3").Body.String()
	if !strings.Contains(body, `name="as_of" value="2026-11-10T12:00:00Z"`) || !strings.Contains(body, "figures.csv?as_of=2026-11-10T12:00:00Z&amp;people=3") || !strings.Contains(body, "2026-11-10T12:00:00Z") {
		t.Error("the moment is not carried along")
	}
}
