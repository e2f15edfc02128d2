package desk

import (
	"watchfloor/rank"
	"watchfloor/record"
)

// StaysInSight reports whether a report stands on the board though its source
// is set aside: it says that life is at risk, or nobody knows what it says
// because the machine could not read it.
func StaysInSight(severity uint8, unread bool) bool {
	return unread || rank.Severity(severity) >= rank.LifeAtRisk
}

// AsideCount is what waits off the board because its sender was set aside.
type AsideCount struct {
	Senders int `json:"senders"`
	Leads   int `json:"leads"`
	Reports int `json:"reports"`
}

// Aside are the sources that are set aside, the last one first.
type Aside struct {
	Moment  Moment      `json:"moment"`
	Sources []AsideLine `json:"sources"`
}

// AsideLine is a source set aside, and what waits there.
type AsideLine struct {
	Source  record.ID          `json:"source"`
	Name    string             `json:"name"`
	Reason  record.AsideReason `json:"reason"`
	Words   string             `json:"words,omitempty"`
	Actor   record.ID          `json:"actor"`
	At      record.Time        `json:"at"`
	Labels  []string           `json:"labels,omitempty"` // it holds for leads that carry these and more
	Leads   int                `json:"leads"`
	Reports int                `json:"reports"`
	First   []Row              `json:"first,omitempty"` // the leads that would stand highest
}
