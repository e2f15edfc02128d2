package desk

import "watchfloor/record"

// AccessView is what somebody asked to read, and what waits for their answer.
type AccessView struct {
	Moment Moment       `json:"moment"`
	Mine   []AccessLine `json:"mine"`             // the newest first
	Others []AccessLine `json:"others,omitempty"` // for who answers: the open ones first, the oldest first
	Labels []string     `json:"labels,omitempty"` // those that who answers can grant
}

// AccessLine is one request, or one opening in an emergency.
type AccessLine struct {
	ID         record.ID   `json:"id"`
	Account    record.ID   `json:"account"`
	Item       record.ID   `json:"item,omitzero"`
	Emergency  bool        `json:"emergency,omitempty"`
	Asked      record.Time `json:"asked"`
	Words      string      `json:"words,omitempty"`
	State      AccessState `json:"state"`
	Ends       record.Time `json:"ends,omitempty"`
	Over       bool        `json:"over,omitempty"`       // it was granted and has ended
	AnsweredBy record.ID   `json:"answered_by,omitzero"` // only for who answers, and oversight
	AnsweredAt record.Time `json:"answered_at,omitempty"`
	Answer     string      `json:"answer,omitempty"` // likewise
	Labels     []string    `json:"labels,omitempty"` // that were granted, of those the viewer holds
	Behind     *Behind     `json:"behind,omitempty"` // what was asked for, if who answers may read it
}

// Behind is what stands under an id.
type Behind struct {
	What   string   `json:"what"` // lead, report, holding, operation or call
	Labels []string `json:"labels,omitempty"`
}

// Counts reports whether the line lets somebody read something now.
func (l AccessLine) Counts() bool { return l.State == AccessGranted && !l.Over }

// Emergencies are what was opened because life was in danger, the newest first.
type Emergencies struct {
	Moment Moment       `json:"moment"`
	Lines  []AccessLine `json:"lines"`
}

// Open counts those that still let somebody read.
func (e Emergencies) Open() (n int) {
	for _, l := range e.Lines {
		if l.Counts() {
			n++
		}
	}
	return n
}
