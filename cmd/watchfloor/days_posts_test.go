package main

import (
	"fmt"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// onDuty are the people of a day and its posts by their names. People are told by
// names alone: the days know no accounts.
type onDuty struct {
	people, posts map[string]record.ID
}

// person is somebody who may read everything, on the post that they hold now.
func (d *day) person(name string) (lawful.Viewer, error) {
	v := d.sitter()
	v.Actor = d.known(&d.duty.people, name)
	return d.OnPost(d.t.Context(), v, record.ID{})
}

func (d *day) known(all *map[string]record.ID, name string) record.ID {
	if *all == nil {
		*all = map[string]record.ID{}
	}
	if (*all)[name].IsZero() {
		(*all)[name] = record.NewID()
	}
	return (*all)[name]
}

// by cuts "by WHO" off an act.
func (d *day) by(args []string) (lawful.Viewer, []string, error) {
	if n := len(args); n >= 2 && args[n-2] == "by" {
		v, err := d.person(args[n-1])
		return v, args[:n-2], err
	}
	return d.sitter(), args, nil
}

// opensPost opens a post, and rosters puts somebody on it.
func (d *day) opensPost(args []string) error {
	name := args[0]
	id := d.known(&d.duty.posts, name)
	draft := d.sitter().Draft(id, &record.PostOpened{Post: id})
	draft.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassName, Bytes: []byte(name)}}
	return d.appends(draft)
}

func (d *day) rosters(args []string) error {
	post, who, from, until := args[0], args[1], args[2], args[3]
	b := &record.ShiftRostered{Shift: record.NewID(), Post: d.duty.posts[post], Account: d.known(&d.duty.people, who), From: d.moment(from), Until: d.moment(until)}
	return d.appends(d.sitter().Draft(b.Post, b))
}

func (d *day) appends(draft record.Draft) error {
	return d.db.Write(d.t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(draft)
		return err
	})
}

// gives is the part of a decision that hands a lead over.
func (d *day) gives(x *desk.Decision, args []string) {
	x.Post, x.Words = d.duty.posts[args[1]], strings.Join(args[2:], " ")
	x.Confirmed = true
}

// owner is the post of a lead and who holds it.
func (w wanted) owner(lead desk.LeadView) string {
	if lead.Owner == nil {
		return "-"
	}
	return lead.Owner.Name + " " + w.d.holders(lead.Owner.Cover)
}

func (d *day) holders(c desk.Cover) string {
	if c.Uncovered() {
		return "uncovered"
	}
	var out []string
	for _, h := range c.Holders {
		for name, id := range d.duty.people {
			if id == h.Account {
				out = append(out, name)
			}
		}
	}
	return strings.Join(out, "+")
}

// handed are the hand-overs that wait, or came back.
func (w wanted) handed(back bool) (string, error) {
	all, err := w.a.HandOvers()
	var out []string
	for _, h := range all.Wait {
		if !back {
			out = append(out, fmt.Sprintf("%s to %s by %s", w.d.leadNamed(w.a, h.Lead), h.ToName, w.d.clockOf(h.Due)))
		}
	}
	for _, h := range all.Back {
		if back {
			out = append(out, fmt.Sprintf("%s %s", w.d.leadNamed(w.a, h.Lead), h.End))
		}
	}
	return orDash(out), err
}

func (d *day) leadNamed(a *store.Asked, id record.ID) string {
	lead, err := a.Lead(id)
	if err != nil {
		d.t.Error(err)
	}
	return d.named(lead.SentIDs)
}
