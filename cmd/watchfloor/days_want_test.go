package main

import (
	"errors"
	"fmt"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// ask asks what a line of the section want asks: as of MOMENT [outsider]
// QUESTION: ANSWER.
func (d *day) ask(words []string) {
	question, want, _ := strings.Cut(strings.Join(words[3:], " "), ": ")
	v := d.sitter()
	question, reader := strings.CutPrefix(question, "reader ")
	v.Stated = !reader
	question, outside := strings.CutPrefix(question, "outsider ")
	if outside {
		v = d.viewer()
		v.Actor = record.ID{0: 1, 6: 0x70, 15: 9}
	}
	err := d.house.ask(d.t.Context(), v, d.moment(words[2]), func(a *store.Asked) error {
		got, err := wanted{d, a}.answer(strings.Fields(question), want)
		if err == nil && got != want {
			d.t.Errorf("%s\n\tnot so: %s", strings.Join(words, " "), got)
		}
		return err
	})
	if err != nil {
		d.t.Errorf("%s: %v", strings.Join(words, " "), err)
	}
}

// wanted answers in the words of the days.
type wanted struct {
	d *day
	a *store.Asked
}

func (w wanted) answer(question []string, want string) (string, error) {
	switch question[0] {
	case "board", "open":
		board, err := w.a.Board(1000)
		if question[0] == "open" {
			return fmt.Sprint(board.Open), err
		}
		var leads []string
		for _, row := range board.Rows {
			leads = append(leads, w.d.named(row.SentIDs))
		}
		return orDash(leads), err
	case "aside":
		board, err := w.a.Board(1)
		return fmt.Sprintf("%d reports in %d leads", board.Aside.Reports, board.Aside.Leads), err
	case "breaches":
		return w.breaches()
	case "search", "tips", "intelligence":
		return w.found(question[0], strings.Join(question[1:], " "))
	case "handed":
		return w.handed(false)
	case "outcomes":
		return w.outcomes()
	case "came-back":
		return w.handed(true)
	case "raised":
		return w.raised()
	case "sent":
		return w.sent(strings.Join(question[1:], " "))
	case "link":
		return w.link(strings.Fields(want))
	}
	switch question[0] {
	case "says":
		return w.says(question[1])
	case "needs-facts":
		_, lead, err := w.about(question[1])
		return map[bool]string{true: "yes", false: "no"}[lead.NeedsFacts], err
	case "person":
		return w.person(question[1], strings.Join(question[2:], " "))
	case "held":
		return w.listed(question[1])
	case "where":
		return w.where(question[1])
	case "also":
		return w.also(question[1])
	case "one":
		return w.one(question[1])
	case "said":
		return w.saidOf(question[1])
	case "used":
		return w.used(question[1])
	case "may":
		return w.mayBe(question[1])
	case "match":
		return w.matched(strings.Join(question[1:], " "))
	case "answered":
		return w.answered(strings.Join(question[1:], " "))
	case "young":
		all, err := w.a.Young()
		return fmt.Sprint(len(all.Lines)), err
	}
	if question[0] == "origin" {
		return w.origin(question[1])
	}
	page, lead, err := w.about(question[1])
	if errors.Is(err, desk.ErrNotFound) {
		return "-", nil
	}
	switch question[0] {
	case "lead":
		return w.d.named(lead.SentIDs), err
	case "owner":
		return w.owner(lead), err
	case "clock":
		return w.d.clockOf(lead.Clock), err
	case "size":
		return fmt.Sprint(lead.Reports), err
	case "state":
		return lead.State.String(), err
	case "means":
		var names []string
		for _, l := range page.Report.Links {
			names = append(names, l.Name)
		}
		return orDash(names), err
	case "standing":
		return page.Report.Standing.String(), err
	case "origins":
		return fmt.Sprint(lead.Origins), err
	case "arrivals":
		return fmt.Sprint(1 + len(page.Report.Repeats)), err
	case "over":
		return w.over(lead)
	}
	return "", errors.New("no such question")
}

// found names the reports that a search finds among the tips, the intelligence or both.
func (w wanted) found(of, words string) (string, error) {
	var hits []desk.Hit
	for _, standing := range []record.Standing{record.StandingTip, record.StandingIntelligence} {
		found, err := w.a.Search(standing, words, "")
		if err != nil {
			return "", err
		}
		if of == "search" || strings.TrimSuffix(of, "s") == standing.String() {
			hits = append(hits, found.Hits...)
		}
	}
	var reports []string
	for _, hit := range hits {
		reports = append(reports, w.d.sentAs(hit.Report))
	}
	return orDash(reports), nil
}

// sent is what a source has sent in all.
func (w wanted) sent(source string) (string, error) {
	all, err := w.a.PerSource()
	for _, l := range all.Lines {
		if l.Name == source {
			return fmt.Sprintf("%d taken %d repeated %d refused %d", l.Sent.Sent, l.Taken, l.Repeated, l.Refused), err
		}
	}
	return "-", err
}

// about returns a report and its lead.
func (w wanted) about(sent string) (desk.ReportPage, desk.LeadView, error) {
	id, ok := w.d.ids[sent]
	if !ok {
		return desk.ReportPage{}, desk.LeadView{}, desk.ErrNotFound
	}
	page, err := w.a.Report(id)
	if err != nil {
		return page, desk.LeadView{}, err
	}
	lead, err := w.a.Lead(page.Report.Lead)
	return page, lead, err
}

func (w wanted) link(want []string) (string, error) {
	page, _, err := w.about(want[0])
	if errors.Is(err, desk.ErrNotFound) {
		err = nil // what is not there has no link
	}
	state := "none"
	if found := linkTo(page.Report.Links, want[1]); !found.ID.IsZero() {
		state = found.State.String()
	}
	return strings.Join([]string{want[0], want[1], state}, " "), err
}

// origin says what a report is among those that share its origin, and what it
// quotes.
func (w wanted) origin(sent string) (string, error) {
	all, err := w.a.Origins(record.ID{}, 1000)
	is, quotes := record.ArrivalNew.String(), ""
	for _, g := range all.Groups {
		for _, m := range g.Members {
			switch {
			case m.SentID != sent || m.Of.IsZero():
			case m.Arrival == record.ArrivalQuotes:
				quotes += " quotes " + m.OfSentID
			default:
				is = m.Arrival.String() + " of " + m.OfSentID
			}
		}
	}
	return is + quotes, err
}

func (w wanted) over(lead desk.LeadView) (string, error) {
	var leads []string
	for _, o := range lead.Over {
		under, err := w.a.Lead(o.Lead)
		if err != nil {
			return "", err
		}
		leads = append(leads, w.d.named(under.SentIDs))
	}
	return orDash(leads), nil
}

// orDash joins leads, "-" for none.
func orDash(leads []string) string {
	if len(leads) == 0 {
		return "-"
	}
	return strings.Join(leads, " ")
}

// breaches are the leads that oversight lists, by when they were due.
func (w wanted) breaches() (string, error) {
	v, err := w.a.Oversight()
	if err != nil {
		return "", err
	}
	var leads []string
	for _, b := range v.Breaches {
		lead, err := w.a.Lead(b.Item)
		if err != nil {
			return "", err
		}
		leads = append(leads, w.d.named(lead.SentIDs))
	}
	return orDash(leads), nil
}
