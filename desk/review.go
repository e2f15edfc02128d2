package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Review is a request to read what one person did, and its answer.
type Review struct {
	Review   record.ID
	Account  record.ID // whose trail
	Asker    record.ID
	Asked    record.Time
	Words    string    // for what purpose
	Answerer record.ID // zero: nobody yet
	Answered record.Time
	Approved bool
	Ends     record.Time
}

// reviewLasts is how long an approved review may be read.
const reviewLasts = 7 * record.Day

// OpenTo reports whether the viewer may read the trail now.
func (r Review) OpenTo(v lawful.Viewer, now record.Time) bool {
	return r.Approved && r.Asker == v.Actor && now < r.Ends
}

// Waits says that nobody has answered.
func (r Review) Waits() bool { return r.Answered == 0 }

// AskReview asks to read what one person did; words are the purpose.
func AskReview(v lawful.Viewer, account record.ID, words string) (record.Draft, error) {
	words = strings.TrimSpace(words)
	switch {
	case !v.May(lawful.Oversee) && !v.May(lawful.Plan):
		return record.Draft{}, ErrNotFound
	case account.IsZero():
		return record.Draft{}, Cannot("say whose trail is to be read")
	case account == v.Actor:
		return record.Draft{}, Cannot("your own trail is open to you: it needs no review")
	case words == "":
		return record.Draft{}, Cannot("say for what purpose: whoever answers, and the person, will read it")
	}
	b := &record.ReviewAsked{Review: record.NewID(), Account: account}
	d := v.Draft(account, b)
	d.Purpose = record.PurposeReview
	d.Contents = []record.Content{{ID: record.NewID(), Key: b.Review, Class: record.ClassNote, Bytes: []byte(words)}}
	return d, nil
}

// AnswerReview answers a review: an authoriser, who is neither the asker nor the
// person concerned.
func AnswerReview(v lawful.Viewer, r Review, approve bool, now record.Time) (record.Draft, error) {
	switch {
	case !v.May(lawful.Authorise):
		return record.Draft{}, ErrNotFound
	case r.Asker == v.Actor:
		return record.Draft{}, Cannot("who asked for a review does not answer it")
	case r.Account == v.Actor:
		return record.Draft{}, Cannot("who is reviewed does not answer")
	case !r.Waits():
		return record.Draft{}, Cannot("this review was answered already")
	}
	b := &record.ReviewAnswered{Review: r.Review, Account: r.Account, Approved: approve}
	if approve {
		b.Until = now + reviewLasts
	}
	d := v.Draft(r.Account, b)
	d.Purpose = record.PurposeReview
	return d, nil
}

// TrailLine is one thing that somebody did, or that was done about them.
type TrailLine struct {
	LogLine
	Text  string // in words of the house, never of a case
	Words string // for what purpose, where somebody asked for a review or read in one
}

// ActsPage is a part of what one person did, the newest first. It counts nothing
// and times nothing.
type ActsPage struct {
	Moment
	Account record.ID
	Lines   []TrailLine
	Last    record.Seq // older ones come before it; 0: there are none
}
