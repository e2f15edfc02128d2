package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"watchfloor/desk"
	"watchfloor/desk/calendar"
	"watchfloor/holdings/feed"
	"watchfloor/record"
	"watchfloor/web"
)

// rosterCommand says what calendars and tables would change in the roster, and
// changes it when that is accepted.
type rosterCommand struct {
	houseFlags
	Post    string   `help:"All duties are of this post; else the files say of which." placeholder:"NAME"`
	Replace bool     `help:"Take out what the roster has between the first and the last duty of a file and the file has not."`
	Accept  bool     `help:"Change the roster; without it, what would change is only printed."`
	Files   []string `arg:"" help:"Calendars (.ics) or tables with the columns post, person, from, until; - for standard input."`
}

// Run implements the command.
func (c *rosterCommand) Run(ctx context.Context, std streams) (err error) {
	h, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	post, err := c.post(ctx, h)
	if err != nil {
		return err
	}
	return eachFile(c.Files, std, func(name string, r io.Reader) error {
		b, refused := feed.All(r, calendar.Bytes)
		if refused != nil {
			return fmt.Errorf("%s: %s", name, refused.Detail)
		}
		v := h.sitter()
		plan, err := h.PlanRoster(ctx, v, web.RosterFile{Bytes: b, Post: post, Replace: c.Replace})
		if err != nil {
			return err
		}
		if err := printPlan(std.out, name, plan, h.zone); err != nil || !c.Accept {
			return err
		}
		return h.DecideRoster(ctx, v, plan.Decision())
	})
}

func (c *rosterCommand) post(ctx context.Context, h *house) (record.ID, error) {
	if c.Post == "" {
		return record.ID{}, nil
	}
	posts, err := h.Posts(ctx, h.sitter(), 0)
	if err != nil {
		return record.ID{}, err
	}
	for _, p := range posts.Open() {
		if p.Name == c.Post {
			return p.ID, nil
		}
	}
	return record.ID{}, fmt.Errorf("--post: no open post is called %q", c.Post)
}

func printPlan(w io.Writer, name string, p desk.RosterPlan, zone *time.Location) error {
	at := func(t record.Time) string { return t.Go().In(zone).Format("Mon 2006-01-02 15:04 MST") }
	_, err := fmt.Fprintf(w, "%s: %d to be added, %d to be taken out, %d as they are, %d not taken\n", name, len(p.Add), len(p.Cancel), p.Same, len(p.Refused))
	for _, d := range p.Add {
		_, bad := fmt.Fprintf(w, "  + line %d: %s: %s, %s to %s\n", d.Line, d.PostName, d.Person, at(d.From), at(d.Until))
		err = errors.Join(err, bad)
	}
	for _, d := range p.Cancel {
		_, bad := fmt.Fprintf(w, "  - %s: %s, %s to %s\n", d.PostName, d.Person, at(d.From), at(d.Until))
		err = errors.Join(err, bad)
	}
	for _, r := range p.Refused {
		_, bad := fmt.Fprintf(w, "  ! line %d: %s\n", r.Line, r.Why)
		err = errors.Join(err, bad)
	}
	for what, list := range map[string][]desk.PlannedStretch{"several people": p.Twice, "uncovered": p.Gaps} {
		for _, s := range list {
			_, bad := fmt.Fprintf(w, "  ? %s: %s, %s to %s\n", s.Post, what, at(s.From), at(s.Until))
			err = errors.Join(err, bad)
		}
	}
	return err
}
