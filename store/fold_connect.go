package store

import "watchfloor/record"

// foldConnecting returns the fold of people's words on what belongs together; nil
// for other kinds.
func foldConnecting(e record.Entry) func() error {
	switch e.Body.(type) {
	case *record.NameAdded, *record.NameRemoved, *record.HoldingsJudged, *record.SearchAnswered, *record.SearchEnded,
		*record.SignJudged, *record.PlaceKept, *record.PlaceDropped:
		return nothingToFold // nothing yet
	}
	return nil
}
