package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// peopleHouse is what the pages ask of the house about people under 18 in reports.
type peopleHouse interface {
	// Young returns where reports speak of somebody under 18, the first to be
	// looked at again first. It names nobody.
	Young(ctx context.Context, v lawful.Viewer, at record.Time) (desk.YoungPeople, error)
}
