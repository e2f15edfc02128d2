package record

// PersonMarked is a person's word on what somebody is in a report, and how old.
// Words why are the entry's content (ClassNote).
type PersonMarked struct {
	Report ID      `json:"report"`
	Role   Role    `json:"role"`
	Age    AgeMark `json:"age"`
	Places []Named `json:"places,omitempty"` // everywhere in the report where this person is meant
}

// Named is a place where a report means somebody: one of its mentions, or bytes
// of its text that are no mention (-1).
type Named struct {
	Mention int64 `json:"mention"`
	Start   int64 `json:"start"`
	End     int64 `json:"end"`
}

// Meets reports whether two places are of the same mention or share bytes.
func (n Named) Meets(o Named) bool {
	return n == o || n.Mention >= 0 && n.Mention == o.Mention || n.Start < o.End && o.Start < n.End
}

// StandingSet says how a report may be used; the facts are the entry's content (ClassNote).
type StandingSet struct {
	Report   ID       `json:"report"`
	Standing Standing `json:"standing"`
}

// FactsStated are articulable facts on a lead, in the words of a named person: the
// entry's content (ClassNote).
type FactsStated struct {
	Lead ID `json:"lead"`
}

// PurposeStated says for what somebody reads a closed record, or searches: for the
// lead that they work on, or in words (ClassNote).
type PurposeStated struct {
	Item  ID   `json:"item,omitzero"` // the closed record; zero: searches
	Lead  ID   `json:"lead,omitzero"`
	Until Time `json:"until"`
}

// Searched says that somebody searched; the words are the entry's content (ClassSearch).
type Searched struct {
	Lead  ID    `json:"lead,omitzero"` // the lead being worked, whose purpose is inherited
	Found int64 `json:"found"`
	Until Time  `json:"until,omitzero"` // until when it is asked again; 0: it is not
}

// ItemRead says that somebody was shown something. Leads have LeadOpened, boards BoardShown.
type ItemRead struct {
	Item ID     `json:"item"`
	Of   ReadOf `json:"of"`
	N    int64  `json:"n,omitempty"` // of an attachment, from 0
}

// ReadRefused says that something asked for was not shown. Many refusals of one
// person in a short time are counted together: Times says how many, without items.
type ReadRefused struct {
	Item  ID          `json:"item,omitzero"`
	Why   ReadRefusal `json:"why"`
	Times int64       `json:"times,omitempty"` // 0: one
}

// HandlingSet says under which conditions a report, holding or operation may be
// used, from here on.
type HandlingSet struct {
	Item     ID       `json:"item"`
	Handling Handling `json:"handling"`
}

// WarningSet says what a reader may not be prepared for in a report.
type WarningSet struct {
	Report   ID        `json:"report"`
	Warnings []Warning `json:"warnings,omitempty"`
}

// CareChosen says how somebody wants to meet what is graphic: everything is
// covered until asked for unless they chose otherwise.
type CareChosen struct {
	Account ID   `json:"account"`
	Images  bool `json:"images,omitempty"` // show images at once
	Colour  bool `json:"colour,omitempty"` // in colour
	Sound   bool `json:"sound,omitempty"`  // not muted
	Text    bool `json:"text,omitempty"`   // show text that has a warning at once
}
