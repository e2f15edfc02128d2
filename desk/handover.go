package desk

import "watchfloor/record"

// The longest that a hand-over may wait to be acknowledged, where nobody says
// otherwise: then it is back with whoever gave it.
const (
	acknowledgeGrave = 15 * record.Minute // life is at risk, or nobody knows what the lead says
	acknowledge      = 4 * record.Hour
	dueMost          = 7 * record.Day
)

// HandOverView is a lead given to another post.
type HandOverView struct {
	ID       record.ID          `json:"id"`
	Lead     record.ID          `json:"lead"`
	Headline string             `json:"headline,omitempty"`
	From     record.ID          `json:"from,omitzero"` // zero: it belonged to no post
	FromName string             `json:"from_name,omitempty"`
	To       record.ID          `json:"to"`
	ToName   string             `json:"to_name"`
	ToCover  Cover              `json:"to_cover,omitzero"`
	Giver    record.ID          `json:"giver"`
	Given    record.Time        `json:"given"`
	Due      record.Time        `json:"due"`
	Words    string             `json:"words,omitempty"`
	Waits    bool               `json:"waits,omitempty"`
	End      record.HandOverEnd `json:"end,omitempty"` // of one that does not wait
	Ended    record.Time        `json:"ended,omitempty"`
	EndedBy  record.ID          `json:"ended_by,omitzero"`
	Answer   string             `json:"answer,omitempty"`
	ToMe     bool               `json:"to_me,omitempty"`   // the viewer holds the post it was given to
	FromMe   bool               `json:"from_me,omitempty"` // the viewer gave it, or holds the post that did
	Handling record.Handling    `json:"handling"`          // of the lead
}

// HandOvers are those that stand at a moment, as far as the viewer may read their leads.
type HandOvers struct {
	Moment Moment         `json:"moment"`
	Wait   []HandOverView `json:"wait"` // to be acknowledged, the first due first
	Back   []HandOverView `json:"back"` // returned or lapsed, and nobody has looked yet
}

// HandOverNow is a hand-over as it stands when somebody decides about it; zero
// when there is none.
type HandOverNow struct {
	ID       record.ID
	From, To record.ID
	Giver    record.ID
}

// Lapsing is a hand-over that nobody acknowledged in time.
type Lapsing struct {
	HandOver, Lead record.ID
	Due            record.Time
	Labels         record.Labels
}

// Lapse turns hand-overs that nobody acknowledged into entries that bring them
// back to whoever gave them.
func Lapse(due []Lapsing) []record.Draft {
	drafts := make([]record.Draft, len(due))
	for i, d := range due {
		drafts[i] = record.Draft{OccurredAt: d.Due, Basis: record.BasisRule, Purpose: record.PurposeTriage, About: d.Lead, Labels: d.Labels,
			Body: &record.HandOverEnded{HandOver: d.HandOver, Lead: d.Lead, End: record.HandOverLapsed}}
	}
	return drafts
}
