package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

const (
	// AskedAgainFor is how long a search that found nothing is asked again: a
	// quarter, the longest that somebody can be expected to know why they asked.
	AskedAgainFor = 90 * record.Day
	// AskingEach and AskingAll bound how many searches are asked again, of one person
	// and in the house; beyond it the oldest ends.
	AskingEach = 100
	AskingAll  = 2000
	// AnswersEach bounds the answers of one search: see resolve.MostAnswers.
	AnswersEach = 50
)

// AskingNow is a search that is asked again, as it stands.
type AskingNow struct {
	Search record.ID
	Labels record.Labels
	Words  string
}

// Askings is what keeping a search asks of the house.
type Askings interface {
	// AskingNow returns a search of the viewer, or of their post; else ErrNotFound.
	AskingNow(v lawful.Viewer, search record.ID) (AskingNow, error)
	// AskingOf returns all searches of a person that are asked again, the oldest first.
	AskingOf(actor record.ID) ([]AskingNow, error)
	// AskingLongest returns the oldest of the house beyond a number.
	AskingLongest(beyond int) ([]AskingNow, error)
	Now() record.Time
}

// KeepAsking makes a search that found nothing one that is asked again, and ends
// those that it replaces: one with the same words, and the oldest beyond the bounds.
func KeepAsking(r Askings, v lawful.Viewer, s *Searching) ([]record.Draft, error) {
	s.Until = r.Now() + AskedAgainFor
	mine, err := r.AskingOf(v.Actor)
	if err != nil {
		return nil, err
	}
	var over []AskingNow
	same := func(a AskingNow) bool { return sameWords(a.Words, s.Words) }
	for _, a := range mine {
		if same(a) {
			over = append(over, a)
		}
	}
	mine = slices.DeleteFunc(mine, same)
	if n := len(mine) - (AskingEach - 1); n > 0 {
		over = append(over, mine[:n]...)
	}
	all, err := r.AskingLongest(AskingAll - 1 + len(over))
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		if !slices.ContainsFunc(over, func(o AskingNow) bool { return o.Search == a.Search }) {
			over = append(over, a)
		}
	}
	var drafts []record.Draft
	for _, a := range over {
		drafts = append(drafts, endAsking(v, a))
	}
	return drafts, nil
}

func sameWords(a, b string) bool {
	return slices.Equal(strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b)))
}

func endAsking(v lawful.Viewer, a AskingNow) record.Draft {
	d := v.Draft(record.ID{}, &record.SearchEnded{Search: a.Search})
	d.Labels = a.Labels
	return d
}

// EndSearch ends a search of the viewer or of their post.
func EndSearch(r Askings, v lawful.Viewer, search record.ID) ([]record.Draft, error) {
	a, err := r.AskingNow(v, search)
	if err != nil {
		return nil, err
	}
	return []record.Draft{endAsking(v, a)}, nil
}

// Searches are the searches of the viewer and of their post that found nothing.
type Searches struct {
	Moment   Moment       `json:"moment"`
	Answered []SearchLine `json:"answered"` // the newest answer first
	Waiting  []SearchLine `json:"waiting"`  // the newest search first
	Resting  []SearchLine `json:"resting"`  // likewise
	Closed   bool         `json:"closed"`   // what answers them is not shown before a purpose is stated
}

// SearchLine is one of them.
type SearchLine struct {
	Search record.ID   `json:"search"`
	Words  string      `json:"words"`
	Actor  record.ID   `json:"actor,omitzero"`
	At     record.Time `json:"at"`
	Ends   record.Time `json:"ends"`
	Lead   record.ID   `json:"lead,omitzero"`

	// Rests is the state of the lead for which it was searched, where nobody works on
	// that now: nothing is told of what answers, until it is open again.
	Rests   record.LeadState `json:"rests,omitempty"`
	Answers []AnswerLine     `json:"answers,omitempty"` // the newest first
}

// SearchRests reports whether a search for a lead rests in its state: it was put off or
// closed, and with it the purpose of the search. In an operation work goes on.
func SearchRests(s record.LeadState) bool {
	return s == record.StateHeld || s == record.StateRejected || s == record.StateTraced
}

// AnswerLine is what answered a search; Item is zero before a purpose is stated.
type AnswerLine struct {
	Item record.ID     `json:"item,omitzero"`
	Of   record.ReadOf `json:"of"`
	At   record.Time   `json:"at"`
}
