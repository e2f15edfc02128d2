package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// PostNow is a post as it stands when somebody decides.
type PostNow struct {
	ID     record.ID
	Name   string
	Closed bool
	Cover
	Reads []record.Labels // what each of the holders may read, in their order
}

// read reports whether one of the holders may read something.
func (p PostNow) read(l record.Labels) bool {
	return slices.ContainsFunc(p.Reads, func(holds record.Labels) bool { return l.Within(holds) })
}

// claim makes the lead the person's and, where they hold a post, the post's.
func (x deciding) claim() ([]record.Draft, error) {
	owner, v := x.lead.Owner, x.v
	if !owner.IsZero() && owner != v.Post {
		post, err := x.r.PostNow(owner)
		if err != nil {
			return nil, err
		}
		if !post.Uncovered() && !post.HeldBy(v.Actor) {
			return nil, Cannot("this lead belongs to the post " + post.Name + ": ask them to hand it over")
		}
		if post.HeldBy(v.Actor) {
			x.v.Post = owner
		}
	}
	if by := x.lead.ClaimedBy; !by.IsZero() && by != v.Actor && (owner.IsZero() || x.v.Post.IsZero() || owner != x.v.Post) {
		return nil, Cannot("somebody else has claimed this lead: ask them to release it")
	}
	drafts := []record.Draft{x.draft(&record.LeadClaimed{Lead: x.d.Lead}, "")}
	if !x.v.Post.IsZero() && x.v.Post != owner {
		drafts = append(drafts, x.draft(&record.LeadOwned{Lead: x.d.Lead, Post: x.v.Post}, ""))
	}
	return drafts, nil
}

// handOver gives the lead to another post. It stays where it is until somebody
// there acknowledges it.
func (x deciding) handOver() ([]record.Draft, error) {
	if x.lead.State == record.StateRejected {
		return nil, Cannot("this lead is rejected: reopen it first")
	}
	if !x.lead.HandOver.ID.IsZero() {
		return nil, Cannot("this lead is being handed over already: withdraw that first")
	}
	if err := x.mayGive(); err != nil {
		return nil, err
	}
	to, err := x.r.PostNow(x.d.Post)
	if err != nil {
		return nil, err
	}
	switch {
	case to.Closed:
		return nil, Cannot("the post " + to.Name + " is closed: choose another")
	case x.d.Post == x.lead.Owner:
		return nil, Cannot("this lead belongs to the post " + to.Name + " already")
	case to.Uncovered() && !x.d.Confirmed:
		return nil, Cannot("nobody holds the post " + to.Name + " now: choose another, or say that it is to wait there until somebody does")
	case !to.Uncovered() && !to.read(x.lead.Labels):
		return nil, Cannot("whoever holds the post " + to.Name + " now may not read all of this lead: it cannot be handed to them")
	}
	due, err := x.due()
	if err != nil {
		return nil, err
	}
	body := &record.HandedOver{HandOver: record.NewID(), Lead: x.d.Lead, From: x.lead.Owner, To: x.d.Post, Due: due}
	return []record.Draft{x.draft(body, x.d.Words)}, nil
}

// mayGive reports whether the viewer may give the lead away: a lead that belongs
// to nobody anybody, else whoever holds its post, has claimed it, or plans.
func (x deciding) mayGive() error {
	owner := x.lead.Owner
	if owner.IsZero() && x.lead.ClaimedBy.IsZero() || x.lead.ClaimedBy == x.v.Actor || x.v.May(lawful.Plan) {
		return nil
	}
	if owner.IsZero() {
		return Cannot("somebody else has claimed this lead: ask them to hand it over")
	}
	post, err := x.r.PostNow(owner)
	if err != nil || post.HeldBy(x.v.Actor) {
		return err
	}
	return Cannot("this lead belongs to the post " + post.Name + ": who holds it can hand it over")
}

func (x deciding) due() (record.Time, error) {
	now := x.r.Now()
	switch {
	case x.d.Until == 0 && x.lead.Grave:
		return now + acknowledgeGrave, nil
	case x.d.Until == 0:
		return now + acknowledge, nil
	case x.d.Until <= now || x.d.Until > now+dueMost:
		return 0, Cannot("a hand-over is due at a time that has not passed yet, within a week")
	}
	return x.d.Until, nil
}

// answer ends the hand-over that waits.
func (x deciding) answer() ([]record.Draft, error) {
	h := x.lead.HandOver
	if h.ID.IsZero() {
		return nil, Cannot("this lead is not being handed over: it was acknowledged, returned or withdrawn, or nobody answered in time")
	}
	if x.d.Act == Withdraw {
		if err := x.mayWithdraw(h); err != nil {
			return nil, err
		}
		return []record.Draft{x.ended(h, record.HandOverWithdrawn)}, nil
	}
	to, err := x.r.PostNow(h.To)
	if err != nil {
		return nil, err
	}
	if !to.HeldBy(x.v.Actor) {
		return nil, Cannot("it was handed to the post " + to.Name + ": only who holds it now can answer")
	}
	x.v.Post = h.To
	if x.d.Act == Return {
		if strings.TrimSpace(x.d.Words) == "" {
			return nil, Cannot("returning needs words: say why")
		}
		return []record.Draft{x.ended(h, record.HandOverReturned)}, nil
	}
	return []record.Draft{x.ended(h, record.HandOverAcknowledged),
		x.draft(&record.LeadOwned{Lead: x.d.Lead, Post: h.To}, ""), x.draft(&record.LeadClaimed{Lead: x.d.Lead}, "")}, nil
}

func (x deciding) mayWithdraw(h HandOverNow) error {
	if h.Giver == x.v.Actor || x.v.May(lawful.Plan) {
		return nil
	}
	if !h.From.IsZero() {
		from, err := x.r.PostNow(h.From)
		if err != nil || from.HeldBy(x.v.Actor) {
			return err
		}
	}
	return Cannot("only who gave it, or holds the post that did, can withdraw a hand-over")
}

func (x deciding) ended(h HandOverNow, end record.HandOverEnd) record.Draft {
	return x.draft(&record.HandOverEnded{HandOver: h.ID, Lead: x.d.Lead, End: end}, x.d.Words)
}
