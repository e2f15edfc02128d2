package web

import (
	"context"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// HousePosts is what the pages ask about posts, the roster and hand-overs.
type HousePosts interface {
	// Zone is the zone in which the roster is read and written; it never changes.
	Zone() *time.Location
	// OnPost says on which post somebody acts: the one chosen, if they hold it now,
	// else the first that they hold, else none.
	OnPost(ctx context.Context, v lawful.Viewer, chosen record.ID) (lawful.Viewer, error)
	// Posts returns all posts and who holds them.
	Posts(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Posts, error)
	// Roster returns the posts and the duties that touch a stretch.
	Roster(ctx context.Context, v lawful.Viewer, at record.Time, of desk.Stretch) (desk.Roster, error)
	// People are those who can be rostered.
	People(ctx context.Context, v lawful.Viewer) ([]desk.Person, error)
	// PlanRoster says what a file would change. Nothing is recorded.
	PlanRoster(ctx context.Context, v lawful.Viewer, f RosterFile) (desk.RosterPlan, error)
	// DecideRoster changes posts and duties, once per d.Request.
	DecideRoster(ctx context.Context, v lawful.Viewer, d desk.RosterDecision) error
	// HandOvers returns the hand-overs that wait, or came back unseen.
	HandOvers(ctx context.Context, v lawful.Viewer, at record.Time) (desk.HandOvers, error)
}

// RosterFile is a calendar or a table with duties.
type RosterFile struct {
	Bytes   []byte
	Post    record.ID // all are duties of this post; zero: the file says
	Replace bool      // what the roster has beside it is taken out
}
