package desk

import (
	"errors"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// PurposeHolds is how long a stated purpose holds: a shift of twelve hours, the
// longest there is, so that nobody is asked twice for one piece of work and nobody
// reads on a purpose of the day before.
const PurposeHolds = 12 * record.Hour

// ClosedWords are all that is said of a closed record before a purpose is stated.
const ClosedWords = "a closed record may be meant"

// ErrClosed is why something cannot be done about a closed record.
const ErrClosed = Cannot("a closed record may be meant: say first for what you read it")

// Purpose is what somebody says before they read a closed record, or search.
type Purpose struct {
	Request record.ID // made with the form
	Link    record.ID // what a report may mean: the record, read for the lead of the report
	Item    record.ID // the record itself, without a lead
	Lead    record.ID // a search for this lead; of a record, the lead that it is read for
	Words   string    // the purpose in the person's words; needed where no lead is being worked on
}

// Purposes is what stating a purpose asks of the house.
type Purposes interface {
	// ClosedLink returns the holding and the lead of a link, and the labels of all
	// three; ErrNotFound when the viewer may not read it.
	ClosedLink(v lawful.Viewer, link record.ID) (holding, lead record.ID, labels record.Labels, err error)
	// HoldingNow returns the labels of a holding, ErrNotFound likewise.
	HoldingNow(v lawful.Viewer, holding record.ID) (record.Labels, error)
	// LeadNow is that of Leads.
	LeadNow(v lawful.Viewer, lead record.ID) (LeadNow, error)
	// HasRead reports whether the viewer has said that they read the lead.
	HasRead(v lawful.Viewer, lead record.ID) (bool, error)
	Now() record.Time
}

// StatePurpose turns a purpose into an entry. A closed record is read for the lead
// that the viewer works on, or for a purpose in words.
func StatePurpose(r Purposes, v lawful.Viewer, p Purpose) ([]record.Draft, error) {
	if v.Actor.IsZero() {
		return nil, Cannot("only a person has a purpose")
	}
	if len(p.Words) > wordsLimit {
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	b := &record.PurposeStated{Item: p.Item, Lead: p.Lead, Until: r.Now() + PurposeHolds}
	labels, err := about(r, v, p, b)
	if err != nil {
		return nil, err
	}
	words := strings.TrimSpace(p.Words)
	if words == "" {
		if err := inherited(r, v, b); err != nil {
			return nil, err
		}
	}
	if purpose, _, ok := strings.Cut(words, ":"); ok {
		if code, err := record.ParsePurpose(purpose); err == nil {
			v.Purpose = code // "review: …", as the form proposes
		}
	}
	d := v.Draft(record.ID{}, b)
	d.Labels = labels
	if words != "" {
		id := record.NewID()
		d.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return []record.Draft{d}, nil
}

// about finds what the purpose is for, and under which labels.
func about(r Purposes, v lawful.Viewer, p Purpose, b *record.PurposeStated) (labels record.Labels, err error) {
	if !p.Link.IsZero() {
		b.Item, b.Lead, labels, err = r.ClosedLink(v, p.Link)
		return labels, err
	}
	if !p.Item.IsZero() {
		if labels, err = r.HoldingNow(v, p.Item); err != nil {
			return 0, err
		}
	}
	if !p.Lead.IsZero() {
		lead, err := r.LeadNow(v, p.Lead)
		return labels.Union(lead.Labels), err
	}
	return labels, nil
}

// inherited checks that the lead's purpose is the viewer's: a search is for the
// lead from whose page it was opened; a closed record is opened for a lead that
// they have claimed, or say that they have read.
func inherited(r Purposes, v lawful.Viewer, b *record.PurposeStated) error {
	if b.Lead.IsZero() {
		return Cannot("say in a few words for what")
	}
	if b.Item.IsZero() {
		return nil
	}
	works, err := worksOn(r, v, b.Lead)
	if err == nil && !works {
		err = Cannot("claim the lead or mark it as read first, or say in a few words for what you read a closed record")
	}
	return err
}

// worksOn reports whether the viewer works on a lead: they claimed it, or said that
// they read it.
func worksOn(r Purposes, v lawful.Viewer, lead record.ID) (bool, error) {
	now, err := r.LeadNow(v, lead)
	if err != nil || now.ClaimedBy == v.Actor {
		return err == nil, err
	}
	return r.HasRead(v, lead)
}

// ErrNoPurpose is why a search is not answered: nobody said what it is for.
var ErrNoPurpose = errors.New("a search needs a purpose")

// Searching is a search: for what, with which words, and how much it found.
type Searching struct {
	Lead    record.ID // whose purpose is inherited; zero: another purpose was stated
	Purpose record.Purpose
	Words   string
	Found   int
	Keep    bool        // it found nothing of what there is: it is asked again
	Seen    record.Seq  // the newest entry of what was searched
	Until   record.Time // until when it is asked again; 0: it is not
}

// Searched is the entry of a search. Its words have a key of their own, so that
// they can be disposed of; only who may read as much as the searcher may read them.
func Searched(v lawful.Viewer, s Searching, labels record.Labels) record.Draft {
	v.Purpose = s.Purpose
	d := v.Draft(record.ID{}, &record.Searched{Lead: s.Lead, Found: int64(s.Found), Until: s.Until})
	d.Labels = labels
	id := record.NewID()
	d.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassSearch, Bytes: []byte(s.Words)}}
	return d
}

// ReadAgain is how long a second look at the same thing is no new entry: an hour,
// so that turning back and forth between two pages does not fill the record.
const ReadAgain = record.Hour
