package record

// SourceSetAside takes the leads in which only this source speaks off the board,
// those that come later too, until it is brought back.
type SourceSetAside struct {
	Source ID          `json:"source"`
	Reason AsideReason `json:"reason"`
}

// SourceBroughtBack undoes SourceSetAside.
type SourceBroughtBack struct {
	Source ID `json:"source"`
}

// DeliveryTaken counts a piece of what came in together: a file, a message, a
// request, one visit to a feed. It is written in the transaction of the items
// that it counts, and says that the delivery is cut off until the last piece
// says otherwise: whatever stops the house in between, the counts are those of
// what is held and the end is true. Items with different labels are counted in
// entries of their own. Sent is how many items were seen; each was taken,
// repeated or refused.
type DeliveryTaken struct {
	Delivery ID          `json:"delivery"`
	Source   ID          `json:"source,omitzero"` // zero: the items name none, or several
	Door     Door        `json:"door"`
	Format   Format      `json:"format"`
	Sent     int64       `json:"sent"`
	Taken    int64       `json:"taken"`
	Repeated int64       `json:"repeated,omitempty"`
	Refused  int64       `json:"refused,omitempty"`
	End      DeliveryEnd `json:"end"`
	Parts    []SentPart  `json:"parts,omitempty"` // only where the items name several sources
}

// SentPart is what one source sent in a piece of a delivery.
type SentPart struct {
	Source   ID    `json:"source,omitzero"` // zero: the items name none
	Sent     int64 `json:"sent"`
	Taken    int64 `json:"taken"`
	Repeated int64 `json:"repeated,omitempty"`
	Refused  int64 `json:"refused,omitempty"`
}

// CallBegun says that somebody is on the phone.
type CallBegun struct {
	Call ID `json:"call"`
}

// CallRaised says that life is at risk now: what was said so far is the report,
// the duty post is paged, and a clock of fifteen minutes runs from here.
type CallRaised struct {
	Call   ID `json:"call"`
	Report ID `json:"report"`
}

// CallAnswered says that somebody has taken up a raised call.
type CallAnswered struct {
	Call ID `json:"call"`
}

// CallEnded says what became of a call: its report, zero when nothing was said,
// and when the caller is to be called back.
type CallEnded struct {
	Call     ID   `json:"call"`
	Report   ID   `json:"report,omitzero"`
	CallBack Time `json:"call_back,omitempty"`
}

// CalledBack is one attempt to call a caller back.
type CalledBack struct {
	Call    ID   `json:"call"`
	Reached bool `json:"reached,omitempty"`
}
