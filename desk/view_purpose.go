package desk

import "watchfloor/record"

// ClosedView are the closed and suspended records whose remaining risk should have
// been looked at again by now. It names none of them: each opens for a purpose.
type ClosedView struct {
	Moment  Moment       `json:"moment"`
	All     int          `json:"all"`     // closed and suspended records in all
	Undated int          `json:"undated"` // those without a date
	Due     []ClosedLine `json:"due"`     // the oldest date first
}

// ClosedLine is one of them.
type ClosedLine struct {
	Holding  record.ID            `json:"holding"`
	List     string               `json:"list"`
	Status   record.HoldingStatus `json:"status"`
	ReviewBy record.Time          `json:"review_by"`
	At       record.Time          `json:"at"` // since when it stands so
}

// ReadLine is one look at something: Kind says whether it was shown (ItemRead),
// opened (LeadOpened), stood on a board (BoardShown), was searched for (Searched;
// Item is the lead, N how much was found) or asked for (PurposeStated).
type ReadLine struct {
	Kind  record.Kind   `json:"kind"`
	Item  record.ID     `json:"item,omitzero"`
	Of    record.ReadOf `json:"of"`
	N     int64         `json:"n,omitempty"`
	Actor record.ID     `json:"actor"`
	At    record.Time   `json:"at"`
}
