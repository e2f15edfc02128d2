package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Leads is what a decision asks of the house.
type Leads interface {
	// LeadNow returns a lead as it stands, ErrNotFound when the viewer may not read it.
	LeadNow(v lawful.Viewer, lead record.ID) (LeadNow, error)
	// LinkNow returns the report and labels of a link, ErrNotFound likewise, and
	// ErrClosed when it leads to a closed record that the viewer has stated no
	// purpose for.
	LinkNow(v lawful.Viewer, link record.ID) (report record.ID, labels record.Labels, err error)
	Operations
	// SourceNow returns a source of which the viewer may read anything,
	// ErrNotFound for others.
	SourceNow(v lawful.Viewer, source record.ID) (SourceNow, error)
	// PeopleNow returns the people in a report, ErrNotFound when the viewer may not read it.
	PeopleNow(v lawful.Viewer, report record.ID) (PeopleNow, error)
	// SignsNow returns the signs of a report that the viewer may read.
	SignsNow(report record.ID) (SignsNow, error)
	// PostNow returns a post and who holds it, ErrNotFound when there is none.
	PostNow(post record.ID) (PostNow, error)
	// LabelNamed returns the number of a label, below 0 for none.
	LabelNamed(name string) (label, count int, err error)
	Now() record.Time
}

// LeadNow is a lead as it stands when somebody decides about it.
type LeadNow struct {
	State     record.LeadState
	Labels    record.Labels
	ClaimedBy record.ID
	Owner     record.ID   // the post it belongs to; zero: none
	Grave     bool        // life is at risk, or nobody knows what it says
	HandOver  HandOverNow // the one that waits to be acknowledged
	Sender    record.ID   // the only source that speaks in it; zero: several, or one without a name
	Reports   []record.ID // those that the viewer may read
	Hidden    bool        // it has reports that the viewer may not read
	Again     bool        // the viewer looks at it again

	NeedsFacts bool                          // its only behaviours are lawful in themselves, and nobody stated facts
	Standing   map[record.ID]record.Standing // of those of Reports that are no tips
}

// wordsLimit bounds what a person writes into a note or a reason.
const wordsLimit = 20_000

// Decide turns a decision into entries and says which lead to show next. A
// decision that makes no sense is a Cannot.
func Decide(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	if len(d.Words) > wordsLimit {
		return nil, d.Lead, Cannot("that is more than 20,000 bytes: attach it as a report instead")
	}
	if d.Occurred > r.Now() {
		return nil, d.Lead, Cannot("what was done on paper was done before now: say when")
	}
	switch d.Act {
	case Judge:
		return judge(r, v, d)
	case SetAside:
		return setAside(r, v, d)
	case BringBack:
		return bringBack(r, v, d)
	case MarkPerson:
		return markPerson(r, v, d)
	case SayWhy:
		return sayWhy(r, v, d)
	case JudgeSign:
		return judgeSign(r, v, d)
	}
	lead, err := r.LeadNow(v, d.Lead)
	if err != nil {
		return nil, d.Lead, err
	}
	if lead.Again {
		return nil, d.Lead, Cannot("you are looking at this lead again: say first what you would do with it, on the page for that")
	}
	if lead.State == record.StateMerged {
		return nil, d.Lead, Cannot("this lead was merged into another: decide there")
	}
	x := deciding{r: r, v: v, d: d, lead: lead}
	more, err := x.more()
	if err != nil {
		return nil, d.Lead, err
	}
	drafts, next, err := x.decide()
	for i := range drafts {
		drafts[i].Labels = drafts[i].Labels.Union(lead.Labels)
		switch drafts[i].Body.(type) {
		case *record.LeadNoted, *record.OperationOpened:
			drafts[i].Labels = drafts[i].Labels.Union(more)
		}
		drafts[i].OccurredAt = d.Occurred
	}
	return drafts, next, err
}

// more are the labels that were chosen besides those of the lead: only such as
// there are, and that whoever decides may read themselves.
func (x deciding) more() (record.Labels, error) {
	var set record.Labels
	for _, name := range x.d.Labels {
		n, _, err := x.r.LabelNamed(name)
		if err != nil {
			return 0, err
		}
		if n < 0 || !x.v.MayRead(1<<n) {
			return 0, Cannot("there is no such label for you to give: " + name)
		}
		set |= 1 << n
	}
	return set, nil
}

type deciding struct {
	r    Leads
	v    lawful.Viewer
	d    Decision
	lead LeadNow
}

func (x deciding) decide() ([]record.Draft, record.ID, error) {
	switch x.d.Act {
	case SetStanding:
		return x.setStanding()
	case Merge:
		return x.merge()
	case Split:
		return x.split()
	case OpenOperation:
		return x.openOperation()
	case Attach:
		op, err := x.r.OperationNow(x.v, x.d.Operation)
		if err == nil && op.Ended != record.OperationRuns {
			err = Cannot("this operation has ended: reopen it first")
		}
		if err != nil {
			return nil, x.d.Lead, err
		}
	case Claim:
		drafts, err := x.claim()
		return drafts, x.d.Lead, err
	case HandOver:
		drafts, err := x.handOver()
		return drafts, x.d.Lead, err
	case Acknowledge, Return, Withdraw:
		drafts, err := x.answer()
		return drafts, x.d.Lead, err
	}
	body, err := x.body()
	if err != nil {
		return nil, x.d.Lead, err
	}
	return []record.Draft{x.draft(body, x.d.Words)}, x.d.Lead, nil
}

// draft makes the entry; a person's words are its content, under a key of
// their own, so that a note can be disposed of without the rest.
func (x deciding) draft(body record.Body, words string) record.Draft {
	d := x.v.Draft(x.d.Lead, body)
	if strings.TrimSpace(words) != "" {
		id := record.NewID()
		d.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return d
}

// body is the entry of the acts that concern one lead alone.
func (x deciding) body() (record.Body, error) {
	id, state := x.d.Lead, x.lead.State
	switch x.d.Act {
	case MarkRead:
		return &record.LeadRead{Lead: id}, nil
	case Release:
		return &record.LeadReleased{Lead: id}, nil
	case Note:
		if strings.TrimSpace(x.d.Words) == "" {
			return nil, Cannot("a note needs words")
		}
		return &record.LeadNoted{Lead: id}, nil
	case StateFacts:
		return x.stateFacts()
	case SayOutcome:
		return x.sayOutcome()
	case Reopen:
		if state == record.StateOpen {
			return nil, Cannot("this lead is open already")
		}
		return &record.LeadReopened{Lead: id}, nil
	case Detach:
		if state != record.StateAttached {
			return nil, Cannot("this lead is in no operation")
		}
		return &record.LeadDetached{Lead: id}, nil
	}
	if state != record.StateOpen {
		return nil, Cannot("this lead is " + state.String() + ": reopen it first")
	}
	return x.closing()
}

// sayOutcome is the entry of what came of a lead that is off the board.
func (x deciding) sayOutcome() (record.Body, error) {
	switch x.lead.State {
	case record.StateRejected, record.StateTraced, record.StateAttached:
	default:
		return nil, Cannot("this lead is " + x.lead.State.String() + ": what came of it is said when it was rejected, traced or attached to an operation")
	}
	if strings.TrimSpace(x.d.Words) == "" {
		return nil, Cannot("say how that is known: the figures of the order may come to rest on it")
	}
	return &record.OutcomeStated{Lead: x.d.Lead, Came: x.d.Came}, nil
}

// closing is the entry of the acts that take an open lead off the board.
func (x deciding) closing() (record.Body, error) {
	id := x.d.Lead
	switch x.d.Act {
	case Reject:
		if x.d.Reason == record.ReasonUnstated {
			return nil, Cannot("rejecting needs a reason: choose one")
		}
		return &record.LeadRejected{Lead: id, Reason: x.d.Reason}, nil
	case Trace:
		return &record.LeadTraced{Lead: id}, nil
	case Hold:
		if x.d.Until <= x.r.Now() {
			return nil, Cannot("hold needs a time that has not passed yet")
		}
		return &record.LeadHeldUntil{Lead: id, Until: x.d.Until}, nil
	case Attach:
		if x.lead.NeedsFacts {
			return nil, needFacts
		}
		return &record.LeadAttachedTo{Lead: id, Operation: x.d.Operation}, nil
	}
	return nil, Cannot("there is no such decision")
}

func (x deciding) openOperation() ([]record.Draft, record.ID, error) {
	if strings.TrimSpace(x.d.Words) == "" {
		return nil, x.d.Lead, Cannot("an operation needs a name")
	}
	if x.lead.State != record.StateOpen {
		return nil, x.d.Lead, Cannot("this lead is " + x.lead.State.String() + ": reopen it first")
	}
	if x.lead.NeedsFacts {
		return nil, x.d.Lead, needFacts
	}
	if x.d.Handling != 0 && !x.d.Handling.Stated() {
		return nil, x.d.Lead, Cannot("there is no such handling code")
	}
	op := record.NewID()
	opened := x.v.Draft(op, &record.OperationOpened{Operation: op, Priority: x.d.Priority, Marks: x.d.Handling})
	opened.Contents = []record.Content{{ID: record.NewID(), Key: op, Class: record.ClassName, Bytes: []byte(x.d.Words)}}
	return []record.Draft{opened, x.draft(&record.LeadAttachedTo{Lead: x.d.Lead, Operation: op}, "")}, x.d.Lead, nil
}

func (x deciding) merge() ([]record.Draft, record.ID, error) {
	other, err := x.r.LeadNow(x.v, x.d.Other)
	if err != nil {
		return nil, x.d.Lead, err
	}
	switch {
	case x.d.Other == x.d.Lead:
		return nil, x.d.Lead, Cannot("a lead cannot be merged with itself")
	case other.Labels != x.lead.Labels:
		return nil, x.d.Lead, Cannot("these leads carry different labels: a restricted report may lie over an open lead, not join it")
	case other.State != record.StateOpen || x.lead.State != record.StateOpen:
		return nil, x.d.Lead, Cannot("only open leads can be merged: reopen the other first")
	}
	return []record.Draft{x.draft(&record.LeadsMerged{Into: x.d.Lead, From: x.d.Other}, x.d.Words)}, x.d.Lead, nil
}

func (x deciding) split() ([]record.Draft, record.ID, error) {
	if len(x.d.Reports) == 0 {
		return nil, x.d.Lead, Cannot("choose the reports that are to leave")
	}
	for _, id := range x.d.Reports {
		if !slices.Contains(x.lead.Reports, id) {
			return nil, x.d.Lead, ErrNotFound
		}
	}
	if len(x.d.Reports) >= len(x.lead.Reports) && !x.lead.Hidden {
		return nil, x.d.Lead, Cannot("at least one report must stay")
	}
	fresh := record.NewID()
	return []record.Draft{x.draft(&record.LeadSplit{Lead: x.d.Lead, New: fresh, Reports: x.d.Reports}, x.d.Words)}, fresh, nil
}

func judge(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	report, labels, err := r.LinkNow(v, d.Link)
	if err != nil {
		return nil, d.Lead, err
	}
	draft := v.Draft(report, &record.LinkJudged{Link: d.Link, Report: report, State: d.State})
	draft.Labels = labels
	return []record.Draft{draft}, d.Lead, nil
}
