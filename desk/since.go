package desk

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// Since is what happened at the desk while somebody was away, in order of
// consequence: what ran out first, what was only seen to move last.
type Since struct {
	Moment Moment      `json:"moment"`
	From   record.Time `json:"from"`
	Due    []Row       `json:"due"`       // their clocks ran out meanwhile, and they are open still
	Mine   []SinceLine `json:"mine"`      // what happened to leads on which the viewer worked before
	Fixed  []SinceLine `json:"corrected"` // what was first said is otherwise now
	Done   []SinceLine `json:"decided"`   // what others decided
	New    []Row       `json:"arrived"`   // open leads that were not there, as the board orders them
	Moved  []Moved     `json:"moved"`     // leads that stand elsewhere on the board
	Before int         `json:"before"`    // how many leads were open then
	Open   int         `json:"open"`      // how many are open now
	Cut    bool        `json:"cut,omitempty"`

	Answered int `json:"answered,omitempty"` // searches that found nothing once, and have an answer since
}

// SinceLine is one thing that happened to a lead.
type SinceLine struct {
	TrailEntry
	Lead     record.ID       `json:"lead"`
	Headline string          `json:"headline"`
	Handling record.Handling `json:"handling"` // of the lead
}

// Moved is a lead that stood elsewhere on the board.
type Moved struct {
	Row
	Was int `json:"was"` // its rank then
}

// movedBy is how many places a lead must have moved to be told of: fewer are the
// clock's doing.
const movedBy = 3

// Compare says what moved and what is new between two boards of the same length.
func Compare(then, now Board) (fresh []Row, moved []Moved) {
	was := map[record.ID]int{}
	for _, r := range then.Rows {
		was[r.Lead] = r.Rank
	}
	for _, r := range now.Rows {
		switch rank, stood := was[r.Lead]; {
		case !stood && r.First > then.Moment.Now:
			fresh = append(fresh, r)
		case stood && (rank-r.Rank >= movedBy || r.Rank-rank >= movedBy), !stood && len(then.Rows) > 0:
			moved = append(moved, Moved{r, rank})
		}
	}
	slices.SortStableFunc(moved, func(a, b Moved) int { return cmp.Compare(a.Rank, b.Rank) })
	return fresh, moved
}

// Corrects reports whether an entry says that what was first said is otherwise.
func Corrects(e record.Entry) bool {
	switch b := e.Body.(type) {
	case *record.ReportTaken:
		return !b.Revises.IsZero()
	case *record.LeadsMerged:
		return b.By.IsZero() // what the machine brought together corrects nobody
	case *record.LinkJudged, *record.LeadSplit, *record.PersonMarked, *record.SignJudged, *record.MentionJudged, *record.StandingSet, *record.HandlingSet,
		*record.ContentDisposed, *record.LeadReopened:
		return true
	}
	return false
}

// Decides reports whether an entry is a person's decision on a lead.
func Decides(k record.Kind) bool {
	switch k {
	case record.KindLeadRejected, record.KindLeadTraced, record.KindLeadHeldUntil, record.KindLeadAttachedTo, record.KindLeadDetached,
		record.KindLeadClaimed, record.KindLeadReleased, record.KindLeadNoted, record.KindFactsStated, record.KindHandedOver, record.KindHandOverEnded, record.KindLeadOwned:
		return true
	}
	return false
}

// ActsOn reports whether an entry is what a person did about a lead, what it holds
// included.
func ActsOn(k record.Kind) bool {
	switch k {
	case record.KindLeadsMerged, record.KindLeadSplit, record.KindLeadReopened:
		return true
	}
	return Works(k)
}

// Works reports whether who did it worked on the lead, so that what happens to it
// next concerns them.
func Works(k record.Kind) bool {
	return k == record.KindLeadRead || Decides(k)
}
