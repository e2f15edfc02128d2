package record

// BoardShown is what a person was shown: the order, with the index of each lead
// and how many stood above the first of them.
type BoardShown struct {
	Engine int64   `json:"engine"`
	Rules  int64   `json:"rules"`
	AsOf   Seq     `json:"as_of"`
	Above  int64   `json:"above,omitempty"`
	Rows   []Shown `json:"rows"`
}

// Shown is one row of a board as it was shown, with the reasons that stood beside it.
type Shown struct {
	Lead  ID         `json:"lead"`
	Index Millionths `json:"index"`
	Why   []Measure  `json:"why,omitempty"`
}

// LeadOpened says that somebody opened the page of a lead.
type LeadOpened struct {
	Lead ID `json:"lead"`
}

// LeadRead says that somebody said they had read the lead.
type LeadRead struct {
	Lead ID `json:"lead"`
}

// LeadClaimed says that the actor works on the lead.
type LeadClaimed struct {
	Lead ID `json:"lead"`
}

// LeadReleased takes a claim back.
type LeadReleased struct {
	Lead ID `json:"lead"`
}

// LeadNoted adds a note, the entry's content.
type LeadNoted struct {
	Lead ID `json:"lead"`
}

// LeadRejected closes a lead for a closed reason; words are the entry's content.
type LeadRejected struct {
	Lead   ID     `json:"lead"`
	Reason Reason `json:"reason"`
}

// LeadTraced asks for a check only.
type LeadTraced struct {
	Lead ID `json:"lead"`
}

// LeadHeldUntil takes a lead off the board until a moment.
type LeadHeldUntil struct {
	Lead  ID   `json:"lead"`
	Until Time `json:"until"`
}

// LeadWoken brings a held lead back because its time has come.
type LeadWoken struct {
	Lead ID `json:"lead"`
}

// LeadReopened takes back whatever took the lead off the board.
type LeadReopened struct {
	Lead ID `json:"lead"`
}

// LeadsMerged says that the reports of From stand in Into from now on. When the machine
// says it, By is the report that both leads share enough with, and Why what it shares.
type LeadsMerged struct {
	Into ID       `json:"into"`
	From ID       `json:"from"`
	By   ID       `json:"by,omitzero"`
	Why  []Joined `json:"why,omitempty"`
}

// LeadSplit says that these reports of Lead stand in New from now on. The
// machine never joins them again.
type LeadSplit struct {
	Lead    ID   `json:"lead"`
	New     ID   `json:"new"`
	Reports []ID `json:"reports"`
}

// OperationOpened begins an operation; its name is the entry's content.
type OperationOpened struct {
	Operation ID       `json:"operation"`
	Priority  Priority `json:"priority"`
	// Marks are the handling codes that were chosen for it.
	Marks Handling `json:"marks,omitempty"`
}

// LeadAttachedTo makes a lead part of an operation.
type LeadAttachedTo struct {
	Lead      ID `json:"lead"`
	Operation ID `json:"operation"`
}

// LeadDetached takes a lead out of its operation and back to the board.
type LeadDetached struct {
	Lead ID `json:"lead"`
}

// LeadLaidOver says that a restricted lead lies over one that carries fewer
// labels: a report that came later shares an identifier with it. Its labels are
// those of the restricted lead.
type LeadLaidOver struct {
	Lead ID `json:"lead"`
	Over ID `json:"over"`
}
