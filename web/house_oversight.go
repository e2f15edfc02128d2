package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// oversightHouse is what oversight asks of the house, and what other houses leave
// here as with a witness.
type oversightHouse interface {
	// KeepCheckpoint keeps a checkpoint of another house, if it is the continuation
	// of the one that is kept, and returns how many entries the kept one has.
	KeepCheckpoint(ctx context.Context, v lawful.Viewer, sent checkpoint.Sent) (record.Seq, error)

	// Oversight, WholeLog, DrawSample and Sampled are for those alone who oversee the
	// house; for others there is nothing. Sampled records that the lead was opened.
	Oversight(ctx context.Context, v lawful.Viewer, at record.Time) (desk.OversightView, error)
	WholeLog(ctx context.Context, v lawful.Viewer, at record.Time, q desk.LogQuery) (desk.LogPage, error)
	DrawSample(ctx context.Context, v lawful.Viewer, d Drawing) error
	Sampled(ctx context.Context, v lawful.Viewer, lead record.ID) (desk.LeadView, error)
	// Late says which witnesses have got nothing for too long, and which houses have
	// left nothing here, to those who oversee the house; nothing to others.
	Late(ctx context.Context, v lawful.Viewer) (LateWitnesses, error)
	// Holders returns who has which role.
	Holders(ctx context.Context, v lawful.Viewer, at record.Time) ([]lawful.Account, error)

	// Reviews returns the requests to read what one person did that the viewer made
	// or may answer.
	Reviews(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.Review, error)
	AskReview(ctx context.Context, v lawful.Viewer, account record.ID, words string) error
	AnswerReview(ctx context.Context, v lawful.Viewer, review record.ID, approve bool) error
	// MyTrail returns what the viewer did; ReviewedTrail what the person of an approved
	// review did, and records that it was read.
	MyTrail(ctx context.Context, v lawful.Viewer, at record.Time, before record.Seq) (desk.ActsPage, error)
	ReviewedTrail(ctx context.Context, v lawful.Viewer, review record.ID, before record.Seq) (desk.ActsPage, error)
}

// Drawing says which closed leads a sample is drawn of, and how many.
type Drawing struct {
	From, Until record.Time
	Leads       int
}

// LateWitnesses are who is late.
type LateWitnesses struct {
	Witnesses []desk.WitnessLine // to whom nothing was sent
	Houses    []desk.KeptLine    // from whom nothing came
}
