package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
)

// TestDays runs the days of testdata/days, see the README there, in houses of
// loaded history.
func TestDays(t *testing.T) {
	files, err := filepath.Glob("../../testdata/days/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no days are there: ", err)
	}
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		for _, name := range files {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
				archive, err := txtar.ParseFile(name)
				if err != nil {
					t.Fatal(err)
				}
				d := &day{t: t, tested: empty(record.HouseFounded{Class: record.Exercise, History: true}), parts: map[string][]byte{}, ids: map[string]record.ID{}, held: map[string]record.ID{},
					delivery: newDelivery(record.DoorFile, record.FormatJSONL)}
				for _, f := range archive.Files {
					d.parts[f.Name] = f.Data
				}
				d.run()
			})
		}
	})
}

// day is one day as it is run.
type day struct {
	t testing.TB
	*tested
	parts  map[string][]byte
	start  record.Time // of the first report
	ids    map[string]record.ID
	events []event
	calls  map[string]record.ID
	held   map[string]record.ID
	duty   onDuty

	delivery *delivery // all reports of a day
}

// event is something that happens at a moment.
type event struct {
	at record.Time
	do func() error
}

func (d *day) at(at record.Time, do func() error) { d.events = append(d.events, event{at, do}) }

// run makes the day happen and asks what it wants.
func (d *day) run() {
	d.plan()
	for _, e := range d.events {
		d.goOn(e.at)
		if err := e.do(); err != nil {
			d.t.Fatalf("%s: %v", e.at, err)
		}
	}
	for _, words := range lines(d.parts["want"]) {
		d.goOn(d.moment(words[2]))
	}
	for _, words := range lines(d.parts["want"]) {
		d.ask(words)
	}
}

// plan puts what happens into the order of its times, of equal times reports first.
func (d *day) plan() {
	for _, r := range d.reports() {
		if d.start == 0 {
			d.start = r.ReceivedAt
			d.at(r.ReceivedAt-record.Hour, func() error { return d.list("holdings.csv", r.ReceivedAt-record.Hour) })
		}
		d.at(r.ReceivedAt, func() error { return d.arrive(r) })
	}
	for _, words := range lines(d.parts["acts"]) {
		at := d.moment(words[0])
		d.at(at, func() error { return d.act(at, words[1], words[2:]) })
	}
	slices.SortStableFunc(d.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
}

// reports are those of all sections "reports.FORMAT", by the times at which they
// were received.
func (d *day) reports() []intake.Report {
	var all []intake.Report
	for _, format := range []string{"jsonl", "eml", "mbox", "csv", "rss"} {
		part, ok := d.parts["reports."+format]
		if !ok {
			continue
		}
		in, _, err := readAs("reports."+format, bytes.NewReader(part), format, intake.Options{OwnTimes: true})
		if err != nil {
			d.t.Fatal(err)
		}
		for r, refused := range in {
			if refused != nil {
				d.t.Fatalf("reports.%s:%d: %s", format, refused.Line, refused.Detail)
			}
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b intake.Report) int { return cmp.Compare(a.ReceivedAt, b.ReceivedAt) })
	return all
}

// lines are the words of each line that means something.
func lines(part []byte) (out [][]string) {
	for line := range strings.Lines(string(part)) {
		if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
			out = append(out, words)
		}
	}
	return out
}

// moment reads a time of the day, or of another.
func (d *day) moment(s string) record.Time {
	if !strings.Contains(s, "T") {
		s = d.start.Go().Format("2006-01-02T") + s
	}
	at, err := time.Parse("2006-01-02T15:04Z07:00", s)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.At(at)
}

// goOn lets time pass: the clock shows at, and what is due by then has fired.
func (d *day) goOn(at record.Time) {
	if ahead := at.Go().Sub(d.clock.Now()); ahead > 0 {
		d.clock.move(ahead)
	}
	if err := d.db.Write(d.t.Context(), store.Bulk, func(tx *store.Tx) error { return d.wakeIn(d.t.Context(), tx, at) }); err != nil {
		d.t.Fatal(err)
	}
}

func (d *day) arrive(r intake.Report) error {
	got, err := d.loadBatch(d.t.Context(), d.sitter(), []line{{file: "reports.jsonl", input: input{report: r}, of: d.delivery}})
	if err != nil {
		return err
	}
	if bad := got[0].refused; bad != nil {
		return fmt.Errorf("%s was refused: %s", r.SentID, bad.Detail)
	}
	if t := got[0].taken[0]; t.arrival != record.ArrivalRepeat {
		d.ids[r.SentID] = t.report
	}
	return nil
}

// sentAs is the id under which a report was sent; "" for none.
func (d *day) sentAs(report record.ID) string {
	for sent, id := range d.ids {
		if id == report {
			return sent
		}
	}
	return ""
}

func (d *day) list(part string, at record.Time) error {
	var list []holdings.Holding
	for one, refused := range csvlist.Read(bytes.NewReader(d.parts[part]), holdings.Options{}) {
		if refused != nil {
			return fmt.Errorf("%s:%d: %s", part, refused.Line, refused.Detail)
		}
		list = append(list, one)
	}
	ids, err := d.hold(d.t.Context(), list, "", at)
	for i, id := range ids {
		d.held[list[i].ListID] = id
	}
	return err
}

// reasons are the short words of the days for why a lead is rejected.
var reasons = map[string]record.Reason{"nothing": record.ReasonNothing, "junk": record.ReasonJunk, "not-ours": record.ReasonNotOurs,
	"duplicate": record.ReasonDuplicate, "disproved": record.ReasonDisproved, "innocent": record.ReasonInnocent}

// dayActs are the words of the days for what is not done to a lead.
var dayActs = map[string]func(d *day, args []string) error{
	"mark": (*day).mark, "holds": (*day).holds, "fails": (*day).fails, "why": (*day).why, "name": (*day).names, "unname": (*day).unnames,
	"search": (*day).searches, "place": (*day).keepsPlace, "drop": (*day).dropsPlace, "means": (*day).judgesWhere, "open": (*day).opensLead,
	"operation": (*day).opensOperation, "attach": (*day).attaches, "outcome": (*day).saysOutcome,
	"post": (*day).opensPost, "roster": (*day).rosters,
}

// act is what somebody does.
func (d *day) act(at record.Time, act string, args []string) error {
	if act == "list" {
		return d.list(args[0], at)
	}
	if same, err := record.ParseSameness(act); err == nil {
		return d.judgesHoldings(same, args)
	}
	if do, ok := dayActs[act]; ok {
		return do(d, args)
	}
	if do, ok := callActs[act]; ok {
		return d.rings(do, args[0], strings.Join(args[1:], " "))
	}
	v, args, err := d.by(args)
	if err != nil {
		return err
	}
	report := d.ids[args[0]]
	page, err := d.Report(d.t.Context(), d.sitter(), 0, report)
	if err != nil {
		return err
	}
	if act == "show" {
		return d.StatePurpose(d.t.Context(), d.sitter(), desk.Purpose{Link: page.Report.Links[0].ID, Words: strings.Join(args[1:], " ")})
	}
	x := desk.Decision{Act: happening{what: act}.act(), Lead: page.Report.Lead, Reports: []record.ID{report}}
	switch act {
	case "hand-over":
		d.gives(&x, args)
	case "facts", "return":
		x.Words = strings.Join(args[1:], " ")
	case "standing":
		if x.Standing, err = record.ParseStanding(args[1]); err != nil {
			return err
		}
		x.Words = strings.Join(args[2:], " ")
	case "reject":
		x.Reason = reasons[args[1]]
	case "hold":
		x.Until = d.moment(args[1])
	case "merge":
		other, err := d.Report(d.t.Context(), d.sitter(), 0, d.ids[args[1]])
		if err != nil {
			return err
		}
		x.Other = other.Report.Lead
	case "set-aside", "bring-back":
		lead, err := d.Lead(d.t.Context(), d.sitter(), 0, x.Lead)
		if err != nil {
			return err
		}
		x.Source = lead.Sender
	case "confirm", "refute":
		x.Act, x.State = desk.Judge, map[string]record.LinkState{"confirm": record.LinkConfirmed, "refute": record.LinkRefuted}[act]
		x.Link = linkTo(page.Report.Links, args[1]).ID
	}
	_, err = d.Decide(d.t.Context(), v, x)
	return err
}

func linkTo(links []desk.LinkView, listID string) (found desk.LinkView) {
	for _, l := range links {
		if l.ListID == listID {
			found = l
		}
	}
	return found
}
