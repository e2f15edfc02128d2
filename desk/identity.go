package desk

import (
	"bytes"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// An identity is the holdings that hang together by pairs that a person judged to
// be one. Each holding stays as it is, with its own names, identifiers and labels:
// a later word on the same two takes the tie away, and everything reads as before.

// Part is another holding of an identity.
type Part struct {
	Holding  record.ID          `json:"holding"`
	ListID   string             `json:"list_id,omitempty"`
	List     string             `json:"list,omitempty"`
	Name     string             `json:"name"`
	Type     record.HoldingType `json:"type,omitempty"`
	Handling record.Handling    `json:"handling,omitempty"`
	Closed   bool               `json:"closed,omitempty"` // nothing more is said before a purpose is stated
}

// Pair is a person's word on whether a holding and another are one.
type Pair struct {
	Part
	Same  record.Sameness `json:"same"`
	At    record.Time     `json:"at"`
	Until record.Time     `json:"until,omitempty"` // when another word on the same two replaced it; 0: it stands
	Actor record.ID       `json:"actor,omitzero"`
	Words string          `json:"words,omitempty"`

	Since, Ended record.Seq `json:"-"` // the entries of At and Until

	// Used is what happened while the two were one: all of it may have to be looked
	// at again when they are two after all. The newest first.
	Used []Used `json:"used,omitempty"`
}

// Used is one thing that happened while holdings were one.
type Used struct {
	Seq     record.Seq  `json:"-"`
	At      record.Time `json:"at"`
	Actor   record.ID   `json:"actor,omitzero"` // zero: the house itself
	Text    string      `json:"text"`
	Lead    record.ID   `json:"lead,omitzero"`
	Report  record.ID   `json:"report,omitzero"`
	Holding record.ID   `json:"holding,omitzero"`
	Name    string      `json:"name,omitempty"` // of the holding
}

// Sameness is what people said of a holding and others.
type Sameness struct {
	Parts []Part `json:"parts,omitempty"` // the others of its identity
	Pairs []Pair `json:"pairs,omitempty"` // every word on it and another, the newest first
}

// Likeness is another holding that may be the same, with the reasons. It is a
// question to a person: the machine joins nothing.
type Likeness struct {
	Part
	Why []Reason `json:"why"`
}

// SameDecision is a person's word on whether two holdings are one.
type SameDecision struct {
	Request record.ID // made with the form
	A, B    record.ID
	Same    record.Sameness
	Words   string // why
}

// SameNow is a holding as it stands when somebody says whether it is another.
type SameNow struct {
	Labels  record.Labels
	Type    record.HoldingType
	KeptOut bool // a victim, witness or reporter
	Closed  bool // to whoever decides
}

// Samenesses is what a word on two holdings asks of the house.
type Samenesses interface {
	// SameNow returns a holding, ErrNotFound when the viewer may not read it.
	SameNow(v lawful.Viewer, holding record.ID) (SameNow, error)
	// SaidOf returns what stands of two holdings; ok is false where nobody said anything.
	SaidOf(a, b record.ID) (said record.Sameness, ok bool, err error)
}

// JudgeHoldings turns a person's word on two holdings into an entry. It carries the
// labels of both: who may not read one of them sees no tie.
func JudgeHoldings(r Samenesses, v lawful.Viewer, d SameDecision) ([]record.Draft, error) {
	if bytes.Compare(d.A[:], d.B[:]) > 0 {
		d.A, d.B = d.B, d.A
	}
	a, err := r.SameNow(v, d.A)
	if err != nil {
		return nil, err
	}
	b, err := r.SameNow(v, d.B)
	if err != nil {
		return nil, err
	}
	if err := canBeOne(d, a, b); err != nil {
		return nil, err
	}
	said, ok, err := r.SaidOf(d.A, d.B)
	if err != nil {
		return nil, err
	}
	if ok && said == d.Same {
		return nil, Cannot("somebody said so already")
	}
	draft := v.Draft(record.ID{}, &record.HoldingsJudged{A: d.A, B: d.B, Same: d.Same})
	draft.Labels = a.Labels.Union(b.Labels)
	if words := strings.TrimSpace(d.Words); words != "" {
		id := record.NewID()
		draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return []record.Draft{draft}, nil
}

func canBeOne(d SameDecision, a, b SameNow) error {
	switch {
	case d.A == d.B:
		return Cannot("this is one holding already")
	case len(d.Words) > wordsLimit:
		return Cannot("that is more than 20,000 bytes: a few words will do")
	case a.Closed || b.Closed:
		return ErrClosed
	case a.KeptOut || b.KeptOut:
		return Cannot("whom a list holds as victim, witness or reporter is looked for nowhere, and joined with nobody")
	case d.Same == record.SameOne && a.Type != b.Type && a.Type != record.HoldingUnknown && b.Type != record.HoldingUnknown:
		return Cannot("a holding that is " + a.Type.String() + " and one that is " + b.Type.String() + " cannot be one: they may belong to each other, but they are two")
	}
	return nil
}
