package desk

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// Duty is one stretch in which somebody holds a post: from From until before Until.
type Duty struct {
	Shift   record.ID   `json:"shift"`
	Post    record.ID   `json:"post"`
	Account record.ID   `json:"account"`
	From    record.Time `json:"from"`
	Until   record.Time `json:"until"`
}

// runs reports whether the duty has begun and not ended.
func (d Duty) runs(now record.Time) bool { return d.From <= now && now < d.Until }

// Cover is who holds a post at a moment.
type Cover struct {
	Holders []Duty      `json:"holders,omitempty"` // the one who began first stands first; nobody stands twice
	Since   record.Time `json:"since,omitempty"`   // of an uncovered post: when the last duty ended; 0: there was none
	Until   record.Time `json:"until,omitempty"`   // of an uncovered post: when the next one begins; 0: none is rostered
}

// Uncovered says that nobody holds the post.
func (c Cover) Uncovered() bool { return len(c.Holders) == 0 }

// HeldBy reports whether somebody holds the post.
func (c Cover) HeldBy(account record.ID) bool {
	return !account.IsZero() && slices.ContainsFunc(c.Holders, func(d Duty) bool { return d.Account == account })
}

// Holder says who holds a post at a moment. Where duties overlap, all of them hold
// it: a person who was rostered is never on duty without holding the post.
func Holder(roster []Duty, post record.ID, now record.Time) Cover {
	var c Cover
	for _, d := range roster {
		switch {
		case d.Post != post:
		case d.runs(now):
			c.Holders = append(c.Holders, d)
		case d.Until <= now && d.From < d.Until:
			c.Since = max(c.Since, d.Until)
		case d.From > now && d.From < d.Until && (c.Until == 0 || d.From < c.Until):
			c.Until = d.From
		}
	}
	if c.Uncovered() {
		return c
	}
	return Cover{Holders: oneEach(c.Holders)}
}

// oneEach leaves each person the duty that lasts longest.
func oneEach(running []Duty) []Duty {
	slices.SortFunc(running, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(b.Until, a.Until), cmp.Compare(a.From, b.From), slices.Compare(a.Shift[:], b.Shift[:]))
	})
	var out []Duty
	for _, d := range running {
		if !slices.ContainsFunc(out, func(o Duty) bool { return o.Account == d.Account }) {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Until, b.Until), slices.Compare(a.Shift[:], b.Shift[:]))
	})
	return out
}

// PostView is a post and who holds it at the moment of the view.
type PostView struct {
	ID     record.ID   `json:"id"`
	Name   string      `json:"name"`
	Opened record.Time `json:"opened"`
	Closed record.Time `json:"closed,omitempty"` // 0: it is open
	Cover
}

// Posts are all posts in the order of their names, those that were closed last.
type Posts struct {
	Moment Moment     `json:"moment"`
	Posts  []PostView `json:"posts"`
}

// Open are the posts that are not closed.
func (p Posts) Open() []PostView {
	return slices.DeleteFunc(slices.Clone(p.Posts), func(v PostView) bool { return v.Closed != 0 })
}

// Uncovered are the open posts that nobody holds.
func (p Posts) Uncovered() []PostView {
	return slices.DeleteFunc(p.Open(), func(v PostView) bool { return !v.Cover.Uncovered() })
}

// Of returns a post; false when there is none.
func (p Posts) Of(id record.ID) (PostView, bool) {
	i := slices.IndexFunc(p.Posts, func(v PostView) bool { return v.ID == id })
	if i < 0 || id.IsZero() {
		return PostView{}, false
	}
	return p.Posts[i], true
}

// Roster is who holds the posts between two moments.
type Roster struct {
	Posts
	From   record.Time `json:"from"`
	Until  record.Time `json:"until"`
	Duties []Duty      `json:"duties"` // those that touch the stretch, by when they begin
}

// OwnerView is the post to which a lead belongs, and who holds it.
type OwnerView struct {
	Post record.ID `json:"post"`
	Name string    `json:"name"`
	Cover
}
