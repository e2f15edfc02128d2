package desk

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Bounds of what one decision about the roster may hold.
const (
	mostAtOnce   = 5000
	longestDuty  = 400 * record.Day
	postNameMost = 80 // characters
)

// RosterDecision is what somebody who plans decides about posts and duties, all of
// it or nothing.
type RosterDecision struct {
	Request record.ID // made with the form: a decision sent twice counts once
	Open    string    // the name of a new post
	Close   record.ID
	Add     []Duty      // their Shift is made here; those that the roster has already change nothing
	Cancel  []record.ID // shifts
	Way     record.RosterWay
}

// Rosters is what a decision about the roster asks of the house.
type Rosters interface {
	PostNow(post record.ID) (PostNow, error)
	// PostNames are the names of all posts that are open.
	PostNames() (map[record.ID]string, error)
	// DutyNow returns a duty of the roster, ErrNotFound when there is none.
	DutyNow(shift record.ID) (Duty, error)
	// DutiesNow are the duties of a post that end after a moment.
	DutiesNow(post record.ID, after record.Time) ([]Duty, error)
	// PersonNow says that somebody may be rostered, ErrNotFound otherwise.
	PersonNow(account record.ID) error
	Now() record.Time
}

// DecideRoster turns a decision into entries.
func DecideRoster(r Rosters, v lawful.Viewer, d RosterDecision) ([]record.Draft, error) {
	if !v.May(lawful.Plan) {
		return nil, Cannot("posts and the roster are for those who plan")
	}
	if len(d.Add)+len(d.Cancel) > mostAtOnce {
		return nil, Cannot("that is more than 5,000 duties at once: do it in parts")
	}
	x := rostering{r, v, d}
	var drafts []record.Draft
	for _, do := range []func() ([]record.Draft, error){x.open, x.close, x.cancel, x.add} {
		got, err := do()
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, got...)
	}
	return drafts, nil
}

type rostering struct {
	r Rosters
	v lawful.Viewer
	d RosterDecision
}

func (x rostering) open() ([]record.Draft, error) {
	name := strings.Join(strings.Fields(x.d.Open), " ")
	if name == "" {
		return nil, nil
	}
	if utf8.RuneCountInString(name) > postNameMost {
		return nil, Cannot("the name of a post has 80 characters at most")
	}
	names, err := x.r.PostNames()
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return nil, Cannot("there is a post " + n + " already")
		}
	}
	post := record.NewID()
	draft := x.v.Draft(post, &record.PostOpened{Post: post})
	draft.Contents = []record.Content{{ID: record.NewID(), Key: post, Class: record.ClassName, Bytes: []byte(name)}}
	return []record.Draft{draft}, nil
}

// close ends a post and the duties that were to come. What belongs to it stays
// with it until somebody else claims it.
func (x rostering) close() ([]record.Draft, error) {
	if x.d.Close.IsZero() {
		return nil, nil
	}
	post, err := x.r.PostNow(x.d.Close)
	if err != nil {
		return nil, err
	}
	if post.Closed {
		return nil, Cannot("the post " + post.Name + " is closed already")
	}
	duties, err := x.r.DutiesNow(x.d.Close, x.r.Now())
	if err != nil {
		return nil, err
	}
	var drafts []record.Draft
	for _, d := range duties {
		drafts = append(drafts, x.ends(d)...)
	}
	return append(drafts, x.v.Draft(x.d.Close, &record.PostClosed{Post: x.d.Close})), nil
}

func (x rostering) cancel() ([]record.Draft, error) {
	var drafts []record.Draft
	for _, id := range x.d.Cancel {
		d, err := x.r.DutyNow(id)
		if errors.Is(err, ErrNotFound) {
			continue // somebody else took it out
		}
		if err != nil {
			return nil, err
		}
		if d.Until <= x.r.Now() {
			return nil, Cannot("a duty that is over stays in the roster: it says who held the post")
		}
		drafts = append(drafts, x.ends(d)...)
	}
	return drafts, nil
}

// ends takes a duty out of the roster; of one that runs, what is past stays.
func (x rostering) ends(d Duty) []record.Draft {
	drafts := []record.Draft{x.v.Draft(d.Post, &record.ShiftCancelled{Shift: d.Shift})}
	if now := x.r.Now(); d.From < now {
		d.Until = now
		drafts = append(drafts, x.rosters(d))
	}
	return drafts
}

func (x rostering) rosters(d Duty) record.Draft {
	return x.v.Draft(d.Post, &record.ShiftRostered{Shift: record.NewID(), Post: d.Post, Account: d.Account, From: d.From, Until: d.Until, Way: x.d.Way})
}

func (x rostering) add() ([]record.Draft, error) {
	var drafts []record.Draft
	have := map[record.ID][]Duty{}
	for _, d := range x.d.Add {
		if err := CheckDuty(d); err != nil {
			return nil, err
		}
		if err := x.r.PersonNow(d.Account); err != nil {
			return nil, err
		}
		if _, asked := have[d.Post]; !asked {
			post, err := x.r.PostNow(d.Post)
			if err != nil {
				return nil, err
			}
			if post.Closed {
				return nil, Cannot("the post " + post.Name + " is closed")
			}
			if have[d.Post], err = x.r.DutiesNow(d.Post, earliest(x.d.Add)); err != nil {
				return nil, err
			}
		}
		if slices.ContainsFunc(have[d.Post], d.same) {
			continue
		}
		have[d.Post] = append(have[d.Post], d)
		drafts = append(drafts, x.rosters(d))
	}
	return drafts, nil
}

// same reports whether two duties say the same, whatever their ids.
func (d Duty) same(e Duty) bool {
	d.Shift = e.Shift
	return d == e
}

func earliest(all []Duty) record.Time {
	at := record.Time(record.Forever)
	for _, d := range all {
		at = min(at, d.From)
	}
	return at
}

// CheckDuty says what is wrong with a duty by itself.
func CheckDuty(d Duty) error {
	switch {
	case d.From <= 0 || d.Until <= 0:
		return Cannot("a duty needs a time at which it begins and one at which it ends")
	case d.Until <= d.From:
		return Cannot("the duty ends before it begins")
	case d.Until-d.From > longestDuty:
		return Cannot("the duty is longer than 400 days")
	}
	return nil
}

// Stretch is a part of the roster in which something is so.
type Stretch struct {
	From  record.Time `json:"from"`
	Until record.Time `json:"until"`
}

// Gaps are the stretches between two moments in which nobody holds a post, and
// Overlaps those in which several do.
func Gaps(roster []Duty, post record.ID, from, until record.Time) []Stretch {
	return stretches(roster, post, Stretch{from, until}, func(people int) bool { return people == 0 })
}

// Overlaps are the stretches in which several people hold the post.
func Overlaps(roster []Duty, post record.ID, from, until record.Time) []Stretch {
	return stretches(roster, post, Stretch{from, until}, func(people int) bool { return people > 1 })
}

// stretches walks the moments at which the people on a post change.
func stretches(roster []Duty, post record.ID, in Stretch, is func(people int) bool) []Stretch {
	var ahead, running []Duty
	moments := []record.Time{in.From}
	for _, d := range roster {
		if d.Post == post && d.Until > in.From && d.From < in.Until && d.From < d.Until {
			ahead = append(ahead, d)
			moments = append(moments, max(d.From, in.From), d.Until)
		}
	}
	slices.SortFunc(ahead, func(a, b Duty) int { return cmp.Compare(a.From, b.From) })
	slices.Sort(moments)
	moments = append(slices.Compact(moments), in.Until)
	var out []Stretch
	for i, at := range moments[:len(moments)-1] {
		for len(ahead) > 0 && ahead[0].From <= at {
			running, ahead = append(running, ahead[0]), ahead[1:]
		}
		running = slices.DeleteFunc(running, func(d Duty) bool { return d.Until <= at })
		end := min(moments[i+1], in.Until)
		if at >= end || !is(people(running)) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Until == at {
			out[n-1].Until = end
		} else {
			out = append(out, Stretch{at, end})
		}
	}
	return out
}

func people(running []Duty) int {
	seen := map[record.ID]bool{}
	for _, d := range running {
		seen[d.Account] = true
	}
	return len(seen)
}

// Person is somebody who can be rostered.
type Person struct {
	Account record.ID `json:"account"`
	Name    string    `json:"name"`
	Login   string    `json:"login,omitempty"`
}
