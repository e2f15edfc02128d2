package desk

import "watchfloor/record"

// RaisedCalls are the calls in which life was said to be at risk and that nobody
// has taken up: one line on top of every page.
type RaisedCalls struct {
	Moment Moment       `json:"moment"`
	Calls  []RaisedCall `json:"calls"` // the earliest first
}

// RaisedCall is one of them. It has no words: it stands where anybody passes.
type RaisedCall struct {
	Call   record.ID   `json:"call"`
	Begun  record.Time `json:"begun"`
	Raised record.Time `json:"raised"`
	LookBy record.Time `json:"look_by"`
	Report record.ID   `json:"report"`
	Lead   record.ID   `json:"lead,omitzero"`   // zero until the report is grouped
	Pager  string      `json:"pager,omitempty"` // what went wrong with telling the duty post
}

// CallsView is the page of the calls.
type CallsView struct {
	Moment Moment     `json:"moment"`
	Open   []CallLine `json:"open"` // begun and not ended
	Back   []CallLine `json:"back"` // to be called back, the most urgent first
}

// CallLine is one call of a list.
type CallLine struct {
	Call    record.ID   `json:"call"`
	Labels  []string    `json:"labels,omitempty"`
	Begun   record.Time `json:"begun"`
	Raised  record.Time `json:"raised,omitempty"`
	Ended   record.Time `json:"ended,omitempty"`
	BackAt  record.Time `json:"back_at,omitempty"`
	Tries   int         `json:"tries,omitempty"` // in vain
	LastTry record.Time `json:"last_try,omitempty"`
	Report  record.ID   `json:"report,omitzero"`
	Name    string      `json:"name,omitempty"` // of the caller
	Phone   string      `json:"phone,omitempty"`
}

// CallView is one call, for whoever writes it down.
type CallView struct {
	Moment Moment `json:"moment"`
	CallLine
	Answered record.Time
	Reached  record.Time
	Lead     record.ID
	Trail    []TrailEntry
	Draft    CallDraft
	Choices  []string // labels that the viewer may give
}

// CallDraft is what is written of a running call, kept outside the record.
type CallDraft struct {
	Form CallForm
	CallStamp
}

// CallStamp says by which page a draft was written, and how far that page had
// come. The zero stamp: nothing was kept.
type CallStamp struct {
	Writer record.ID
	N      int64
}

// CallKeep is a draft on its way to be kept. Seen is the stamp of the draft that
// its page began from.
type CallKeep struct {
	Call record.ID
	CallDraft
	Seen CallStamp
}

// Keeps says what becomes of a draft when another is kept already: it takes its
// place, or is older than what the same page sent since and changes nothing. It is
// ErrElsewhere when another page has written meanwhile: neither text may be lost.
func (k CallKeep) Keeps(stored CallStamp) (bool, error) {
	switch stored {
	case CallStamp{}, k.Seen:
		return true, nil
	}
	if stored.Writer != k.Writer {
		return false, ErrElsewhere
	}
	return k.N >= stored.N, nil
}

// ErrElsewhere means that a draft was written by another page meanwhile.
var ErrElsewhere = Cannot("This call is being written on another page too. What stands here is kept in this browser only.")
