package store

import "watchfloor/record"

// foldConnecting returns the fold of people's words on what belongs together; nil
// for other kinds.
func (f folder) foldConnecting(e record.Entry) func() error {
	switch b := e.Body.(type) {
	case *record.HoldingsJudged:
		return func() error { return f.holdingsJudged(e, b) }
	case *record.SignJudged:
		return func() error { return f.signJudged(e, b) }
	case *record.NameAdded, *record.NameRemoved, *record.SearchAnswered, *record.SearchEnded:
		return func() error { return f.foldNaming(e) }
	case *record.MentionJudged:
		return func() error { return f.mentionJudged(e, b) }
	case *record.ValueJudged:
		return func() error { return f.valueJudged(e, b) }
	case *record.PlaceKept:
		return func() error { return f.placeKept(e, b) }
	case *record.PlaceFound:
		return func() error { return f.placeFound(e, b) }
	case *record.OutcomeStated:
		return func() error { return f.outcomeStated(e, b) }
	case *record.AgainTaken:
		return func() error { return f.againTaken(e, b) }
	case *record.LeadLookedAgain:
		return func() error { return f.endLooking(e, b.Lead) } // the rest is read from the entries themselves
	case *record.OperationEnded:
		return func() error { return f.operationEnds(e, b.Operation, b.How) }
	case *record.OperationReopened:
		return func() error { return f.operationEnds(e, b.Operation, record.OperationRuns) }
	case *record.PlaceDropped:
		return func() error { return f.placeDropped(e, b) }
	}
	return nil
}
