package record

// OutcomeStated is a person's word on what came of the matter of a lead after it was
// closed; words on how that is known are the entry's content (ClassNote). A later word
// replaces it, and so does whatever takes the lead off the board again.
type OutcomeStated struct {
	Lead ID   `json:"lead"`
	Came Came `json:"came"`
}

// AgainTaken says that somebody took a closed lead that was drawn at random, to decide
// about it again. Until they have, or the lead is decided about otherwise, they are not
// shown the first decision anywhere.
type AgainTaken struct {
	Lead    ID  `json:"lead"`
	Decided Seq `json:"decided"` // the entry by which the lead was closed
}

// LeadLookedAgain is what somebody else decided about a closed lead that was drawn at
// random, without having been shown the first decision; words why are the entry's
// content (ClassNote). It changes nothing about the lead.
type LeadLookedAgain struct {
	Lead     ID   `json:"lead"`
	Rejected Seq  `json:"rejected"` // the entry by which the lead was rejected, or a trace was asked for
	Follow   bool `json:"follow"`   // it should have been followed up
}
