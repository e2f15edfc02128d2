package web

import (
	"context"
	"slices"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryPosts are the posts of a house in memory.
type memoryPosts struct {
	zone   *time.Location
	posts  []desk.PostView
	duties []desk.Duty
	people []desk.Person
	handed []desk.HandOverView
	asked  []desk.RosterDecision
	plan   desk.RosterPlan
	file   RosterFile
}

func (m *memory) Zone() *time.Location {
	if m.duty.zone == nil {
		return time.UTC
	}
	return m.duty.zone
}

func (m *memory) OnPost(_ context.Context, v lawful.Viewer, chosen record.ID) (lawful.Viewer, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v.Post = record.ID{}
	for _, d := range m.duty.duties {
		if d.Account == v.Actor && d.From <= m.clock() && m.clock() < d.Until && (v.Post.IsZero() || d.Post == chosen) {
			v.Post = d.Post
		}
	}
	return v, nil
}

func (m *memory) postsAt(at record.Time) desk.Posts {
	out := desk.Posts{Moment: m.moment(at)}
	for _, p := range m.duty.posts {
		if p.Opened <= out.Moment.Now {
			p.Cover = desk.Holder(m.duty.duties, p.ID, out.Moment.Now)
			out.Posts = append(out.Posts, p)
		}
	}
	return out
}

func (m *memory) Posts(_ context.Context, _ lawful.Viewer, at record.Time) (desk.Posts, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.postsAt(at), m.broken
}

func (m *memory) Roster(_ context.Context, _ lawful.Viewer, at record.Time, of desk.Stretch) (desk.Roster, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := desk.Roster{Posts: m.postsAt(at), From: of.From, Until: of.Until}
	for _, d := range m.duty.duties {
		if d.Until > of.From && d.From < of.Until {
			r.Duties = append(r.Duties, d)
		}
	}
	return r, m.broken
}

func (m *memory) People(context.Context, lawful.Viewer) ([]desk.Person, error) {
	return m.duty.people, m.broken
}

func (m *memory) PlanRoster(_ context.Context, _ lawful.Viewer, f RosterFile) (desk.RosterPlan, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.duty.file = f
	return m.duty.plan, m.broken
}

func (m *memory) DecideRoster(_ context.Context, v lawful.Viewer, d desk.RosterDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !v.May(lawful.Plan) {
		return desk.Cannot("posts and the roster are for those who plan")
	}
	m.duty.asked = append(m.duty.asked, d)
	if d.Open != "" {
		m.duty.posts = append(m.duty.posts, desk.PostView{ID: record.NewID(), Name: d.Open, Opened: m.clock()})
	}
	for _, one := range d.Add {
		one.Shift = record.NewID()
		m.duty.duties = append(m.duty.duties, one)
	}
	m.duty.duties = slices.DeleteFunc(m.duty.duties, func(one desk.Duty) bool { return slices.Contains(d.Cancel, one.Shift) })
	return m.broken
}

func (m *memory) HandOvers(_ context.Context, _ lawful.Viewer, at record.Time) (desk.HandOvers, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := desk.HandOvers{Moment: m.moment(at)}
	for _, h := range m.duty.handed {
		if h.Given > out.Moment.Now || m.hidden[h.Lead] {
			continue
		}
		if h.Waits {
			out.Wait = append(out.Wait, h)
		} else {
			out.Back = append(out.Back, h)
		}
	}
	return out, nil
}
