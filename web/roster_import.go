package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// importPage shows what a file would change in the roster.
type importPage struct {
	*base
	Plan     desk.RosterPlan
	Accept   string // the plan as the form brings it back
	Replaced bool
	Zone     string
}

func (importPage) template() string { return "roster_import.html" }

// Nothing says that the file would change nothing.
func (p importPage) Nothing() bool { return len(p.Plan.Add)+len(p.Plan.Cancel) == 0 }

// Span is a stretch in words.
func (p importPage) Span(from, until record.Time) string {
	return p.Local(from) + " – " + p.Local(until)
}

// rosterLimit bounds the file that is sent.
const rosterLimit = 5 << 20

// planRoster reads a file and shows what it would change.
func (s *Server) planRoster(a ask) (view, error) {
	if a.at != 0 {
		return nil, desk.Cannot("Nothing can be done at a past moment. Go to the live page.")
	}
	a.Body = http.MaxBytesReader(nil, a.Body, rosterLimit)
	in, err := a.MultipartReader()
	if err != nil {
		return nil, failure{http.StatusBadRequest, "No file", "Choose a calendar or a table to read."}
	}
	f, err := rosterFile(in)
	if err != nil {
		return nil, err
	}
	plan, err := s.house.PlanRoster(a.Context(), a.viewer, f)
	if err != nil {
		return nil, err
	}
	return importPage{base: s.base(a, "roster", "What the file changes"), Plan: plan, Accept: writePlan(plan), Replaced: f.Replace, Zone: s.house.Zone().String()}, nil
}

func rosterFile(in *multipart.Reader) (RosterFile, error) {
	var f RosterFile
	for {
		part, err := in.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return f, unreadable(err)
		}
		b, err := io.ReadAll(part)
		if err != nil {
			return f, unreadable(err)
		}
		switch part.FormName() {
		case "file":
			f.Bytes = b
		case "post":
			if f.Post, err = record.ParseID(string(b)); err != nil {
				return f, desk.ErrNotFound
			}
		case "replace":
			f.Replace = true
		}
	}
	if len(f.Bytes) == 0 {
		return f, failure{http.StatusBadRequest, "No file", "Choose a calendar or a table to read."}
	}
	return f, nil
}

// writePlan and readPlan carry a plan through a form: one line a duty. What comes
// back is decided about like any other duty, so that nothing in it is trusted.
func writePlan(p desk.RosterPlan) string {
	var b strings.Builder
	fmt.Fprintln(&b, p.Way)
	for _, d := range p.Add {
		fmt.Fprintln(&b, d.Post, d.Account, int64(d.From), int64(d.Until))
	}
	for _, d := range p.Cancel {
		fmt.Fprintln(&b, d.Shift)
	}
	return b.String()
}

func readPlan(text string) (desk.RosterDecision, error) {
	var d desk.RosterDecision
	var err error
	bad := failure{http.StatusBadRequest, "Not possible", "The plan is not whole. Send the file again."}
	for i, line := range strings.Split(strings.TrimSpace(newlines(text)), "\n") {
		words := strings.Fields(line)
		switch {
		case i == 0:
			if d.Way, err = record.ParseRosterWay(strings.TrimSpace(line)); err != nil {
				return d, bad
			}
		case len(words) == 1:
			shift, err := record.ParseID(words[0])
			if err != nil {
				return d, bad
			}
			d.Cancel = append(d.Cancel, shift)
		case len(words) == 4:
			post, e1 := record.ParseID(words[0])
			account, e2 := record.ParseID(words[1])
			from, e3 := strconv.ParseInt(words[2], 10, 64)
			until, e4 := strconv.ParseInt(words[3], 10, 64)
			if errors.Join(e1, e2, e3, e4) != nil {
				return d, bad
			}
			d.Add = append(d.Add, desk.Duty{Post: post, Account: account, From: record.Time(from), Until: record.Time(until)})
		default:
			return d, bad
		}
	}
	return d, nil
}
