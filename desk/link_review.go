package desk

import "watchfloor/record"

// LinkQueue says which links a person goes through: those of a lead, of a report, or
// of all open leads in the order of the board. The order is that of what is reported,
// never of who is meant.
type LinkQueue struct {
	Lead   record.ID
	Report record.ID
	Unsure bool      // those kept unsure, instead of those that nobody has judged
	At     record.ID // the link to show; zero: the first
	Did    record.ID // the link that was judged just now, to be taken back
}

// LinkReview is one link beside its report, and its place among the others.
type LinkReview struct {
	Moment  Moment      `json:"moment"`
	Count   int         `json:"count"` // how many there are, at most MostInQueue
	Place   int         `json:"place"` // of the one shown, from 1; 0: it is not among them any more
	Next    record.ID   `json:"next,omitzero"`
	Before  record.ID   `json:"before,omitzero"`
	Link    *LinkView   `json:"link,omitempty"` // nil: there is none left
	Lead    record.ID   `json:"lead,omitzero"`
	Report  ReportView  `json:"report,omitzero"`
	Holding HoldingView `json:"holding,omitzero"` // without reports and trail; empty for a closed record
	Did     *LinkView   `json:"did,omitempty"`

	Handling record.Handling `json:"handling"`
}

// MostInQueue bounds how many links one goes through at a time.
const MostInQueue = 200
