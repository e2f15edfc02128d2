package web

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// wherePart is where and when a report speaks of, with what can be said of that.
type wherePart struct {
	Page   *base
	Report record.ID
	Rows   []whereRow
	Open   bool
}

// WhereOf are the places and times of the report.
func (p reportPart) WhereOf() wherePart {
	r := p.Report
	part := wherePart{Page: p.Page, Report: r.ID, Open: !p.Page.Past() && !r.Disposed && (r.Text != "" || r.Said.Title != "")}
	for _, l := range r.Where {
		part.Rows = append(part.Rows, whereRow{p.Page, r.ID, l, part.Open})
	}
	return part
}

// Back is where a word leads back to.
func (p wherePart) Back() string { return p.Page.AsOf.Path() }

// whereRow is one place or time.
type whereRow struct {
	Page   *base
	Report record.ID
	Line   desk.WhereLine
	Open   bool
}

// Back is where a word leads back to.
func (r whereRow) Back() string { return r.Page.AsOf.Path() }

// IsTime says that it is a time, not a place.
func (r whereRow) IsTime() bool { return r.Line.Kind == record.MentionDate }

// What says what it is.
func (r whereRow) What() string {
	if r.IsTime() {
		return "time"
	}
	return "place"
}

// InTitle says that the words stand in the title.
func (r whereRow) InTitle() bool { return r.Line.Start < 0 }

// StateText says how it stands; whose word it is and when follows.
func (r whereRow) StateText() string {
	switch {
	case r.Line.At == 0:
		return ""
	case !r.Line.Stands:
		return "not meant: corrected"
	case r.Line.Read != "":
		return "corrected"
	}
	return "confirmed, or marked"
}

// judgeWhere records a person's word on a place or time and leads back.
func (s *Server) judgeWhere(a ask) (string, error) {
	f := a.PostForm
	d := desk.WhereDecision{Name: f.Get("name"), Place: f.Get("place"), Words: f.Get("words"), Threatens: f.Get("threatens") != "", Holds: f.Get("act") == "means"}
	var errs [6]error
	d.Request, errs[0] = requestID(f)
	d.Report, errs[1] = record.ParseID(f.Get("report"))
	d.Kind, errs[2] = record.ParseMentionKind(f.Get("kind"))
	d.When, errs[3] = whenOf(f)
	if d.Name == "" {
		d.Start, errs[4] = strconv.ParseInt(f.Get("start"), 10, 64)
		d.End, errs[5] = strconv.ParseInt(f.Get("end"), 10, 64)
	}
	if act := f.Get("act"); act != "means" && act != "not" {
		errs[0] = errors.Join(errs[0], fmt.Errorf("%q is nothing that can be said of a place or time", act))
	}
	if err := noForm("Not a place or time", errs[:]...); err != nil {
		return "", err
	}
	return backOr(f.Get("back"), "/report/"+d.Report.String()) + "#where", s.house.JudgeWhere(a.Context(), a.viewer, d)
}

// whenOf reads the time that somebody means, in UTC; a moment where no end is said.
func whenOf(f url.Values) (record.WindowSaid, error) {
	var w record.WindowSaid
	for _, field := range []struct {
		name string
		to   *record.Time
	}{{"from", &w.From}, {"until", &w.Until}} {
		said := strings.TrimSpace(f.Get(field.name))
		if said == "" {
			continue
		}
		t, err := time.Parse("2006-01-02T15:04", said)
		if err != nil {
			return w, fmt.Errorf("%s: write a day and a time, such as 2026-03-02T21:00", field.name)
		}
		*field.to = record.At(t)
	}
	if w.Until == 0 {
		w.Until = w.From
	}
	return w, nil
}
