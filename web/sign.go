package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/record"
)

// signsPart is what a report says, on the words that say it, with what can be said
// of that.
type signsPart struct {
	Page    *base
	Report  record.ID
	Rows    []signRow
	Version int64
	Open    bool // words that the machine missed can be marked
}

// SignsOf are the indicators of the report.
func (p reportPart) SignsOf() signsPart {
	r := p.Report
	part := signsPart{Page: p.Page, Report: r.ID, Version: r.Lexicon, Open: !p.Page.Past() && !r.Disposed && (r.Text != "" || r.Said.Title != "")}
	for _, l := range r.Indicators {
		part.Rows = append(part.Rows, signRow{p.Page, r.ID, l, part.Open})
	}
	return part
}

// Back is where a word on a sign leads back to.
func (p signsPart) Back() string { return p.Page.AsOf.Path() }

// Marks says that an indicator stands, and so is marked in the text.
func (p signsPart) Marks() bool {
	return slices.ContainsFunc(p.Rows, func(r signRow) bool { return r.Line.Stands })
}

// NeedsFacts says that all that stands is lawful in itself.
func (p signsPart) NeedsFacts() bool {
	var set rank.Indicators
	for _, r := range p.Rows {
		if r.Line.Stands && r.Line.Code < record.MaxLabels {
			set |= 1 << r.Line.Code
		}
	}
	return desk.OnlySecondGroup(set)
}

// codeChoice is what words can be said to say.
type codeChoice struct {
	Value uint8
	Text  string
}

// Codes are all that words can say.
func (signsPart) Codes() []codeChoice {
	return each(rank.All[rank.Indicator](), func(i rank.Indicator) codeChoice {
		text := i.String()
		if desk.OnlySecondGroup(rank.Of(i)) {
			text += " (lawful in itself: needs facts)"
		}
		return codeChoice{uint8(i), text}
	})
}

// signRow is one indicator.
type signRow struct {
	Page   *base
	Report record.ID
	Line   desk.SignLine
	open   bool
}

// Back is where a word on the sign leads back to.
func (r signRow) Back() string { return r.Page.AsOf.Path() }

// InTitle says that the words stand in the title.
func (r signRow) InTitle() bool { return r.Line.Start < 0 }

// StateText says how the sign stands; whose word it is and when follows.
func (r signRow) StateText() string {
	switch r.Line.State {
	case desk.SignHolds:
		return "read by the machine, confirmed"
	case desk.SignRefuted:
		return "does not hold: corrected"
	case desk.SignAdded:
		return "missed by the machine, marked"
	case desk.SignFallen:
		return "falls with the threat that it was read beside"
	}
	return "read by the machine; nobody here has said anything yet"
}

// signAnswer is one word on a sign, and its key.
type signAnswer struct{ Key, Text, Value string }

// Answers are what can be said of the sign, but for what was said last.
func (r signRow) Answers() []signAnswer {
	if !r.open {
		return nil
	}
	holds, fails := signAnswer{"y", "Holds", "holds"}, signAnswer{"n", "Does not hold", "fails"}
	switch r.Line.State {
	case desk.SignHolds, desk.SignAdded:
		return []signAnswer{fails}
	case desk.SignRefuted:
		return []signAnswer{holds}
	}
	return []signAnswer{fails, holds}
}

// readSign reads what is said of which sign: one that the page shows is named by
// its place, one that was missed by its words.
func readSign(f url.Values, choice string, d *desk.Decision) error {
	if choice != "holds" && choice != "fails" {
		return fmt.Errorf("%q is nothing that can be said of an indicator", choice)
	}
	code, err := strconv.ParseUint(f.Get("code"), 10, 8)
	if err != nil {
		return fmt.Errorf("choose what the words say")
	}
	d.Sign.Code, d.Holds, d.Name = uint8(code), choice == "holds", f.Get("name")
	if d.Name != "" {
		d.Nth, _ = strconv.Atoi(f.Get("nth")) // a script says it; without one it is the first place
		return nil
	}
	if d.Sign.Start, err = strconv.ParseInt(f.Get("start"), 10, 64); err != nil {
		return fmt.Errorf("write the words that say it")
	}
	d.Sign.End, err = strconv.ParseInt(f.Get("end"), 10, 64)
	return err
}
