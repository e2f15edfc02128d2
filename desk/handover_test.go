package desk_test

import (
	"errors"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// The posts of the small house: me holds early, other holds late and may read
// label 1 only; nobody holds night.
var early, late, night = record.ID{31}, record.ID{32}, record.ID{33}

func (b board) PostNow(id record.ID) (desk.PostNow, error) {
	held := func(by record.ID) desk.Cover {
		return desk.Cover{Holders: []desk.Duty{{Shift: record.ID{40}, Post: id, Account: by, From: noon - record.Hour, Until: noon + record.Hour}}}
	}
	switch id {
	case early:
		return desk.PostNow{ID: id, Name: "Early", Cover: held(me), Reads: []record.Labels{3}}, nil
	case late:
		return desk.PostNow{ID: id, Name: "Late", Cover: held(other), Reads: []record.Labels{0}}, nil
	case night:
		return desk.PostNow{ID: id, Name: "Night"}, nil
	}
	return desk.PostNow{}, desk.ErrNotFound
}

// decideOn decides about one lead of the small house.
func decideOn(lead desk.LeadNow, v lawful.Viewer, d desk.Decision) ([]record.Draft, error) {
	b := aBoard()
	b.leads[open] = lead
	d.Lead = open
	drafts, _, err := desk.Decide(b, v, d)
	return drafts, err
}

func kindsOf(drafts []record.Draft) string {
	var out []string
	for _, d := range drafts {
		out = append(out, d.Body.Kind().String())
	}
	return strings.Join(out, ", ")
}

func TestAClaimBelongsToThePersonAndThePost(t *testing.T) {
	mine, theirs := lawful.Viewer{Actor: me, Post: early}, lawful.Viewer{Actor: other, Post: late}
	for name, c := range map[string]struct {
		lead desk.LeadNow
		v    lawful.Viewer
		want string // kinds, or a part of the reason
	}{
		"without a post":                        {desk.LeadNow{}, lawful.Viewer{Actor: me}, "lead claimed"},
		"on a post":                             {desk.LeadNow{}, mine, "lead claimed, lead owned"},
		"of the post already":                   {desk.LeadNow{Owner: early}, mine, "lead claimed"},
		"claimed by who held the post before":   {desk.LeadNow{Owner: early, ClaimedBy: other}, mine, "lead claimed"},
		"claimed by somebody without a post":    {desk.LeadNow{ClaimedBy: other}, mine, "ask them to release it"},
		"of another post that somebody holds":   {desk.LeadNow{Owner: early}, theirs, "belongs to the post Early"},
		"of a post that nobody holds":           {desk.LeadNow{Owner: night}, theirs, "lead claimed, lead owned"},
		"of another post that the person holds": {desk.LeadNow{Owner: early}, lawful.Viewer{Actor: me, Post: night}, "lead claimed"},
	} {
		drafts, err := decideOn(c.lead, c.v, desk.Decision{Act: desk.Claim})
		if got := kindsOf(drafts); err == nil && got != c.want || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
}

func TestAHandOverStaysUntilSomebodyThereAcknowledges(t *testing.T) {
	mine, theirs := lawful.Viewer{Actor: me, Post: early, Holds: 3}, lawful.Viewer{Actor: other, Post: late}
	plans := lawful.Viewer{Actor: record.ID{66}, Roles: lawful.Roles{record.RoleSupervisor}, Holds: 3}
	own := desk.LeadNow{Owner: early, ClaimedBy: me}
	waits := desk.LeadNow{Owner: early, ClaimedBy: me, HandOver: desk.HandOverNow{ID: record.ID{50}, From: early, To: late, Giver: me}}
	to := func(post record.ID) desk.Decision { return desk.Decision{Act: desk.HandOver, Post: post} }
	for name, c := range map[string]struct {
		lead desk.LeadNow
		v    lawful.Viewer
		d    desk.Decision
		want string
	}{
		"to a post":                            {own, mine, to(late), "handed over"},
		"by who does not own it":               {own, theirs, to(late), "who holds it can hand it over"},
		"by who plans":                         {own, plans, to(late), "handed over"},
		"what belongs to nobody":               {desk.LeadNow{}, theirs, to(early), "handed over"},
		"what somebody without a post claimed": {desk.LeadNow{ClaimedBy: me}, theirs, to(early), "somebody else has claimed"},
		"to its own post":                      {own, mine, to(early), "belongs to the post Early already"},
		"to a post that nobody holds":          {own, mine, to(night), "nobody holds the post Night"},
		"the same, confirmed":                  {own, mine, desk.Decision{Act: desk.HandOver, Post: night, Confirmed: true}, "handed over"},
		"what they may not read":               {desk.LeadNow{Owner: early, Labels: 2}, mine, to(late), "may not read all of this lead"},
		"to no post":                           {own, mine, to(record.ID{99}), desk.ErrNotFound.Error()},
		"twice":                                {waits, mine, to(late), "already: withdraw"},
		"what is rejected":                     {desk.LeadNow{State: record.StateRejected}, mine, to(late), "reopen it first"},
		"due too late":                         {own, mine, desk.Decision{Act: desk.HandOver, Post: late, Until: noon + 8*record.Day}, "within a week"},
		"acknowledged there":                   {waits, theirs, desk.Decision{Act: desk.Acknowledge}, "hand over ended, lead owned, lead claimed"},
		"acknowledged by the giver":            {waits, mine, desk.Decision{Act: desk.Acknowledge}, "only who holds it now"},
		"acknowledged by who plans":            {waits, plans, desk.Decision{Act: desk.Acknowledge}, "only who holds it now"},
		"acknowledged when it is over":         {own, theirs, desk.Decision{Act: desk.Acknowledge}, "not being handed over"},
		"returned":                             {waits, theirs, desk.Decision{Act: desk.Return, Words: "not ours"}, "hand over ended"},
		"returned without words":               {waits, theirs, desk.Decision{Act: desk.Return}, "say why"},
		"withdrawn":                            {waits, mine, desk.Decision{Act: desk.Withdraw}, "hand over ended"},
		"withdrawn by the receiver":            {waits, theirs, desk.Decision{Act: desk.Withdraw}, "only who gave it"},
	} {
		drafts, err := decideOn(c.lead, c.v, c.d)
		if got := kindsOf(drafts); err == nil && got != c.want || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
}

func TestAHandOverHasAClock(t *testing.T) {
	for due, lead := range map[record.Time]desk.LeadNow{noon + 4*record.Hour: {}, noon + 15*record.Minute: {Grave: true}} {
		drafts, err := decideOn(lead, lawful.Viewer{Actor: me}, desk.Decision{Act: desk.HandOver, Post: late})
		if err != nil {
			t.Fatal(err)
		}
		if got := drafts[0].Body.(*record.HandedOver).Due; got != due {
			t.Errorf("due %s, want %s", got, due)
		}
	}
}

func TestWhoAcknowledgesActsOnTheReceivingPost(t *testing.T) {
	lead := desk.LeadNow{HandOver: desk.HandOverNow{ID: record.ID{50}, To: late}}
	drafts, err := decideOn(lead, lawful.Viewer{Actor: other, Post: night}, desk.Decision{Act: desk.Acknowledge})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		if d.Post != late {
			t.Errorf("%s on the post %s", d.Body.Kind(), d.Post)
		}
	}
}

func TestARestrictedLeadIsHandedOverUnderItsLabels(t *testing.T) {
	drafts, err := decideOn(desk.LeadNow{Labels: 1}, lawful.Viewer{Actor: other, Holds: 1}, desk.Decision{Act: desk.HandOver, Post: early})
	if err != nil || drafts[0].Labels != 1 {
		t.Errorf("%+v, %v", drafts, err)
	}
	_, err = decideOn(desk.LeadNow{Labels: 1}, lawful.Viewer{Actor: other}, desk.Decision{Act: desk.HandOver, Post: early})
	if !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("an outsider hands over a restricted lead: %v", err)
	}
}
