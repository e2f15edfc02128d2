package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"watchfloor/record"
)

// RosterRow is a duty as a file says it: what may name its post and its person, the
// likeliest first.
type RosterRow struct {
	Line          int
	Posts, People []string
	From, Until   record.Time
}

// RosterRefused is a piece of a file that is no duty here, and why.
type RosterRefused struct {
	Line int    `json:"line"`
	Why  string `json:"why"`
}

// PlannedDuty is a duty as the plan shows it.
type PlannedDuty struct {
	Duty
	Line     int    `json:"line,omitempty"`
	PostName string `json:"post_name"`
	Person   string `json:"person"`
}

// RosterPlan is what a file would change, for a person to accept or not.
type RosterPlan struct {
	Way     record.RosterWay `json:"way"`
	Add     []PlannedDuty    `json:"add"`
	Cancel  []PlannedDuty    `json:"cancel"`
	Same    int              `json:"same"` // duties that the roster has already
	Refused []RosterRefused  `json:"refused"`
	Twice   []PlannedStretch `json:"twice"` // where several people would hold a post
	Gaps    []PlannedStretch `json:"gaps"`  // where nobody would, between the first and the last duty of the file
}

// PlannedStretch is a stretch of a post.
type PlannedStretch struct {
	Post string `json:"post"`
	Stretch
}

// Planning is what a plan is made from.
type Planning struct {
	Post    record.ID // all rows are duties of this post; zero: they say so themselves
	Replace bool      // what the file's posts have in its stretch and the file has not is taken out
	Posts   map[record.ID]string
	People  []Person
	Have    []Duty // of the roster, all that end after Now
	Now     record.Time
	Way     record.RosterWay

	named map[string]record.ID // people by what they are called; zero: several are
	posts map[string]record.ID
}

// Plan says what rows would change.
func (p Planning) Plan(rows []RosterRow) RosterPlan {
	p.index()
	out := RosterPlan{Way: p.Way}
	mine := map[record.ID]Stretch{}
	var file []Duty
	for _, r := range rows {
		d, err := p.duty(r)
		if err != nil {
			out.Refused = append(out.Refused, RosterRefused{r.Line, err.Error()})
			continue
		}
		in, some := mine[d.Post]
		if !some {
			in = Stretch{d.From, d.Until}
		}
		mine[d.Post] = Stretch{min(in.From, d.From), max(in.Until, d.Until)}
		if slices.ContainsFunc(p.Have, d.same) || slices.ContainsFunc(file, d.same) {
			out.Same++
		} else {
			out.Add = append(out.Add, p.shown(d, r.Line))
		}
		file = append(file, d)
	}
	after := p.after(&out, file, mine)
	for post, in := range mine {
		in.From = max(in.From, p.Now)
		for _, s := range Overlaps(after, post, in.From, in.Until) {
			out.Twice = append(out.Twice, PlannedStretch{p.Posts[post], s})
		}
		for _, s := range Gaps(after, post, in.From, in.Until) {
			out.Gaps = append(out.Gaps, PlannedStretch{p.Posts[post], s})
		}
	}
	byTime := func(a, b PlannedStretch) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Post, b.Post)) }
	slices.SortFunc(out.Twice, byTime)
	slices.SortFunc(out.Gaps, byTime)
	return out
}

// after is the roster as the plan would leave it; it fills in what is taken out.
func (p Planning) after(out *RosterPlan, file []Duty, mine map[record.ID]Stretch) []Duty {
	var after []Duty
	for _, d := range p.Have {
		in, touched := mine[d.Post]
		if p.Replace && touched && d.From >= p.Now && d.From < in.Until && d.Until > in.From && !slices.ContainsFunc(file, d.same) {
			out.Cancel = append(out.Cancel, p.shown(d, 0))
			continue
		}
		after = append(after, d)
	}
	for _, d := range out.Add {
		after = append(after, d.Duty)
	}
	return after
}

func (p Planning) shown(d Duty, line int) PlannedDuty {
	out := PlannedDuty{Duty: d, Line: line, PostName: p.Posts[d.Post]}
	for _, one := range p.People {
		if one.Account == d.Account {
			out.Person = one.Name
		}
	}
	return out
}

func (p *Planning) index() {
	p.named, p.posts = map[string]record.ID{}, map[string]record.ID{}
	for _, one := range p.People {
		for _, name := range []string{one.Login, one.Name} {
			key := called(name)
			if has, taken := p.named[key]; taken && has != one.Account {
				p.named[key] = record.ID{} // who is meant cannot be said
			} else {
				p.named[key] = one.Account
			}
		}
	}
	for id, name := range p.Posts {
		p.posts[called(name)] = id
	}
}

// called is a name as names are compared: without case, and "Quill, Ada" as "Ada Quill".
func called(name string) string {
	if last, first, ok := strings.Cut(name, ","); ok {
		name = first + " " + last
	}
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// duty finds the post and the person that a row means.
func (p Planning) duty(r RosterRow) (Duty, error) {
	d := Duty{Post: p.Post, From: r.From, Until: r.Until}
	if d.Post.IsZero() {
		for _, name := range r.Posts {
			if d.Post = p.posts[called(name)]; !d.Post.IsZero() {
				break
			}
		}
	}
	if d.Post.IsZero() {
		return d, fmt.Errorf("no open post is called %s", quotedFew(r.Posts))
	}
	several := false
	for _, name := range r.People {
		id, known := p.named[called(name)]
		several = several || known && id.IsZero()
		if d.Account = id; !id.IsZero() {
			break
		}
	}
	switch {
	case d.Account.IsZero() && several:
		return d, fmt.Errorf("several people are called %s: write the name under which one signs in", quotedFew(r.People))
	case d.Account.IsZero():
		return d, fmt.Errorf("nobody here is called %s", quotedFew(r.People))
	case d.Until <= p.Now:
		return d, fmt.Errorf("it is over")
	}
	return d, CheckDuty(d)
}

// quotedFew are the first names of a list in quotation marks.
func quotedFew(names []string) string {
	var out []string
	for _, n := range names[:min(len(names), 3)] {
		out = append(out, fmt.Sprintf("“%.60s”", n))
	}
	if len(out) == 0 {
		return "anything that is written"
	}
	return strings.Join(out, " or ")
}

// Decision is the plan as a decision.
func (p RosterPlan) Decision() RosterDecision {
	d := RosterDecision{Way: p.Way}
	for _, one := range p.Add {
		d.Add = append(d.Add, one.Duty)
	}
	for _, one := range p.Cancel {
		d.Cancel = append(d.Cancel, one.Shift)
	}
	return d
}
