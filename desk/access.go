package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// AccessAct is what can be done about reading more.
type AccessAct uint8

// The acts about reading more.
const (
	NoAccessAct    AccessAct = iota
	AskAccess                // ask to read whatever stands under an id
	GrantAccess              // let somebody read labels, for a time
	RefuseAccess             // do not
	WithdrawAccess           // take back what was asked or granted
	OpenEmergency            // read at once, because life is in danger
)

// Access decides how long things last.
const (
	EmergencyUsual = record.Hour
	EmergencyMost  = record.Day
	askedMost      = 20 // open requests of one person
)

// AccessDecision is one act, with what it needs.
type AccessDecision struct {
	Act     AccessAct
	Request record.ID   // made with the form: sent twice it counts once
	Access  record.ID   // what is answered or taken back
	Item    record.ID   // AskAccess, OpenEmergency (zero: everything)
	Labels  []string    // GrantAccess, by name
	For     record.Time // GrantAccess (0: until it is taken back), OpenEmergency: how long
	Words   string
}

// AccessState is how it stands with a request.
type AccessState uint8

// The states of a request. Those after the first are the answers, in their order.
const (
	AccessOpen AccessState = iota
	AccessRefused
	AccessGranted
	AccessWithdrawn
)

// String returns the word for screens.
func (s AccessState) String() string {
	return [...]string{"open", "refused", "granted", "withdrawn"}[s]
}

// StateOf is the state after an answer.
func StateOf(a record.AccessAnswer) AccessState { return AccessState(a) + AccessRefused }

// AccessNow is a request as it stands when somebody acts on it.
type AccessNow struct {
	Account record.ID
	State   AccessState
}

// Accesses is what an act about reading more asks of the house.
type Accesses interface {
	// AccessNow returns a request, ErrNotFound when there is none.
	AccessNow(id record.ID) (AccessNow, error)
	// OpenRequests counts the open requests of an account.
	OpenRequests(account record.ID) (int, error)
	// HeldLabels returns the labels of names, ErrNotFound when the viewer does not
	// hold one of them.
	HeldLabels(v lawful.Viewer, names []string) (record.Labels, error)
	// LabelsOf returns the labels of whatever stands under an id, whoever asks: none
	// when nothing does, every one that there is for no id.
	LabelsOf(item record.ID) (record.Labels, error)
	Now() record.Time
}

// DecideAccess turns an act into entries. Asking for what may not be read and for
// what is not there is the same in all that follows from it.
func DecideAccess(a Accesses, v lawful.Viewer, d AccessDecision) ([]record.Draft, error) {
	d.Words = strings.TrimSpace(d.Words)
	switch d.Act {
	case AskAccess:
		return askAccess(a, v, d)
	case OpenEmergency:
		return openEmergency(a, v, d)
	}
	now, err := a.AccessNow(d.Access)
	if err != nil {
		return nil, err
	}
	own := now.Account == v.Actor
	if !own && !v.May(lawful.Authorise) {
		return nil, ErrNotFound
	}
	answer := &record.AccessAnswered{Request: d.Access, Account: now.Account}
	switch d.Act {
	case GrantAccess:
		answer.Answer = record.AccessGranted
		if answer.Labels, err = a.HeldLabels(v, d.Labels); err == nil {
			err = mayAnswer(v, own, now.State)
		}
		if err == nil && answer.Labels == 0 {
			err = Cannot("Choose what they may read: a grant names at least one label.")
		}
		if d.For > 0 {
			answer.Until = a.Now() + d.For
		}
	case RefuseAccess:
		answer.Answer = record.AccessRefused
		err = mayAnswer(v, own, now.State)
	case WithdrawAccess:
		answer.Answer = record.AccessWithdrawn
		if now.State != AccessGranted && (now.State != AccessOpen || !own) {
			err = Cannot("There is nothing to take back: it is " + now.State.String() + ".")
		}
	default:
		err = Cannot("That is nothing that can be done about reading more.")
	}
	if err != nil {
		return nil, err
	}
	return []record.Draft{accessDraft(v, d.Access, answer, d.Words)}, nil
}

// mayAnswer says why somebody may not answer a request.
func mayAnswer(v lawful.Viewer, own bool, state AccessState) error {
	switch {
	case own:
		return Cannot("Nobody answers their own request.")
	case !v.May(lawful.Authorise) || v.Is(record.RoleSupervisor):
		return Cannot("Only an authoriser answers requests, and none who also leads the desk.")
	case state != AccessOpen:
		return Cannot("It was answered already: it is " + state.String() + ".")
	}
	return nil
}

func askAccess(a Accesses, v lawful.Viewer, d AccessDecision) ([]record.Draft, error) {
	n, err := a.OpenRequests(v.Actor)
	switch {
	case err != nil:
		return nil, err
	case d.Item.IsZero():
		return nil, Cannot("Say what you ask to read: the id at the end of its address.")
	case d.Words == "":
		return nil, Cannot("Say why you need it: whoever answers sees your words, and perhaps nothing else.")
	case n >= askedMost:
		return nil, Cannot("You have as many open requests as there may be. Wait for an answer, or withdraw one.")
	}
	id := record.NewID()
	return []record.Draft{accessDraft(v, id, &record.AccessAsked{Request: id, Account: v.Actor, Item: d.Item}, d.Words)}, nil
}

func openEmergency(a Accesses, v lawful.Viewer, d AccessDecision) ([]record.Draft, error) {
	if d.For == 0 {
		d.For = EmergencyUsual
	}
	switch {
	case !v.May(lawful.ReadCases):
		return nil, ErrNotFound
	case v.Hidden() == 0:
		return nil, Cannot("You may read everything already.")
	case d.Words == "":
		return nil, Cannot("Say what the danger is. Oversight is told at once.")
	case d.For < 0 || d.For > EmergencyMost:
		return nil, Cannot("An emergency lasts at most 24 hours.")
	}
	labels, err := a.LabelsOf(d.Item)
	if err != nil {
		return nil, err
	}
	id := record.NewID()
	v.Basis = record.BasisEmergency
	return []record.Draft{accessDraft(v, id, &record.EmergencyOpened{Account: v.Actor, Item: d.Item, Labels: labels, Until: a.Now() + d.For}, d.Words)}, nil
}

// accessDraft is about the request and never about what was asked for: it would
// stand in its trail.
func accessDraft(v lawful.Viewer, id record.ID, body record.Body, words string) record.Draft {
	d := v.Draft(id, body)
	if words != "" {
		d.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return d
}
