package desk_test

import (
	"errors"
	"slices"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// board is a small house: leads by id, one link, one operation.
type board struct {
	leads map[record.ID]desk.LeadNow
	link  record.ID
	op    record.ID
	ended record.OperationEnd

	people map[record.ID]desk.PeopleNow
	signs  map[record.ID]desk.SignsNow
}

const noon = record.Time(1_780_000_000_000_000)

func (b board) Now() record.Time { return noon }

func (b board) LeadNow(v lawful.Viewer, id record.ID) (desk.LeadNow, error) {
	l, ok := b.leads[id]
	if !ok || !v.MayRead(l.Labels) {
		return desk.LeadNow{}, desk.ErrNotFound
	}
	return l, nil
}

func (b board) LinkNow(_ lawful.Viewer, id record.ID) (record.ID, record.Labels, error) {
	if id != b.link {
		return record.ID{}, 0, desk.ErrNotFound
	}
	return record.ID{9}, 4, nil
}

func (b board) SourceNow(_ lawful.Viewer, id record.ID) (desk.SourceNow, error) {
	switch id {
	case flooding:
		return desk.SourceNow{}, nil
	case away:
		return desk.SourceNow{Aside: []record.Labels{0, 1}}, nil
	}
	return desk.SourceNow{}, desk.ErrNotFound
}

func (b board) PeopleNow(_ lawful.Viewer, id record.ID) (desk.PeopleNow, error) {
	if now, ok := b.people[id]; ok {
		return now, nil
	}
	return desk.PeopleNow{}, desk.ErrNotFound
}

func (b board) LabelNamed(name string) (int, int, error) {
	return slices.Index([]string{"lantern", "harbour"}, name), 2, nil
}
func (b board) OperationNow(_ lawful.Viewer, id record.ID) (desk.OperationNow, error) {
	if id != b.op {
		return desk.OperationNow{}, desk.ErrNotFound
	}
	return desk.OperationNow{Labels: 2, Ended: b.ended}, nil
}

var (
	open, held, merged, secret = record.ID{1}, record.ID{2}, record.ID{3}, record.ID{4}
	me, other                  = record.ID{7}, record.ID{8}
	flooding, away             = record.ID{21}, record.ID{22}
)

func aBoard() board {
	return board{link: record.ID{5}, op: record.ID{6}, leads: map[record.ID]desk.LeadNow{
		open:   {State: record.StateOpen, Reports: []record.ID{{11}, {12}}},
		held:   {State: record.StateHeld, Reports: []record.ID{{13}}},
		merged: {State: record.StateMerged},
		secret: {State: record.StateOpen, Labels: 1, Sender: flooding, Reports: []record.ID{{14}}},
	}}
}

func decide(d desk.Decision) ([]record.Draft, record.ID, error) {
	return desk.Decide(aBoard(), lawful.Viewer{Actor: me, Holds: 1}, d)
}

func TestEveryDecisionIsEntriesWithAnAuthor(t *testing.T) {
	decisions := map[string]struct {
		d    desk.Decision
		want []record.Kind
	}{
		"read":      {desk.Decision{Act: desk.MarkRead, Lead: open}, []record.Kind{record.KindLeadRead}},
		"claim":     {desk.Decision{Act: desk.Claim, Lead: open}, []record.Kind{record.KindLeadClaimed}},
		"release":   {desk.Decision{Act: desk.Release, Lead: open}, []record.Kind{record.KindLeadReleased}},
		"note":      {desk.Decision{Act: desk.Note, Lead: open, Words: "called back"}, []record.Kind{record.KindLeadNoted}},
		"reject":    {desk.Decision{Act: desk.Reject, Lead: open, Reason: record.ReasonJunk}, []record.Kind{record.KindLeadRejected}},
		"trace":     {desk.Decision{Act: desk.Trace, Lead: open}, []record.Kind{record.KindLeadTraced}},
		"hold":      {desk.Decision{Act: desk.Hold, Lead: open, Until: noon + 1}, []record.Kind{record.KindLeadHeldUntil}},
		"reopen":    {desk.Decision{Act: desk.Reopen, Lead: held}, []record.Kind{record.KindLeadReopened}},
		"operation": {desk.Decision{Act: desk.OpenOperation, Lead: open, Words: "Lantern"}, []record.Kind{record.KindOperationOpened, record.KindLeadAttachedTo}},
		"attach":    {desk.Decision{Act: desk.Attach, Lead: open, Operation: record.ID{6}}, []record.Kind{record.KindLeadAttachedTo}},
		"split":     {desk.Decision{Act: desk.Split, Lead: open, Reports: []record.ID{{12}}}, []record.Kind{record.KindLeadSplit}},
		"judge":     {desk.Decision{Act: desk.Judge, Link: record.ID{5}, State: record.LinkConfirmed}, []record.Kind{record.KindLinkJudged}},
	}
	for name, c := range decisions {
		drafts, _, err := decide(c.d)
		if err != nil || len(drafts) != len(c.want) {
			t.Errorf("%s: %d entries, %v", name, len(drafts), err)
			continue
		}
		for i, d := range drafts {
			if d.Body.Kind() != c.want[i] || d.Actor != me {
				t.Errorf("%s: entry %d is %q by %s, want %q by %s", name, i, d.Body.Kind(), d.Actor, c.want[i], me)
			}
		}
	}
}

func TestADecisionThatMakesNoSenseIsSaidInWords(t *testing.T) {
	for name, d := range map[string]desk.Decision{
		"no act":                {Lead: open},
		"note without words":    {Act: desk.Note, Lead: open, Words: " \n"},
		"reject without reason": {Act: desk.Reject, Lead: open},
		"reject what is held":   {Act: desk.Reject, Lead: held, Reason: record.ReasonJunk},
		"hold until the past":   {Act: desk.Hold, Lead: open, Until: noon},
		"reopen what is open":   {Act: desk.Reopen, Lead: open},
		"detach from nothing":   {Act: desk.Detach, Lead: open},
		"decide what is merged": {Act: desk.Claim, Lead: merged},
		"merge with itself":     {Act: desk.Merge, Lead: open, Other: open},
		"merge what is held":    {Act: desk.Merge, Lead: open, Other: held},
		"merge across labels":   {Act: desk.Merge, Lead: open, Other: secret},
		"split nothing":         {Act: desk.Split, Lead: open},
		"split everything":      {Act: desk.Split, Lead: open, Reports: []record.ID{{11}, {12}}},
		"nameless operation":    {Act: desk.OpenOperation, Lead: open},
	} {
		drafts, _, err := decide(d)
		var cannot desk.Cannot
		if !errors.As(err, &cannot) || len(drafts) != 0 {
			t.Errorf("%s: %d entries, %v: want words for the person", name, len(drafts), err)
		}
	}
}

func TestWhatIsNotThereAndWhatMayNotBeSeenAreTheSame(t *testing.T) {
	outsider := lawful.Viewer{Actor: me}
	for name, d := range map[string]desk.Decision{
		"a restricted lead":     {Act: desk.Claim, Lead: secret},
		"no such lead":          {Act: desk.Claim, Lead: record.ID{99}},
		"merge with restricted": {Act: desk.Merge, Lead: open, Other: secret},
		"no such link":          {Act: desk.Judge, Link: record.ID{99}},
		"no such operation":     {Act: desk.Attach, Lead: open, Operation: record.ID{99}},
		"a report of another":   {Act: desk.Split, Lead: open, Reports: []record.ID{{13}}},
	} {
		if _, _, err := desk.Decide(aBoard(), outsider, d); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("%s: %v, want %v", name, err, desk.ErrNotFound)
		}
	}
}

func TestWhatIsDecidedAboutARestrictedLeadIsRestricted(t *testing.T) {
	drafts, _, err := decide(desk.Decision{Act: desk.Note, Lead: secret, Words: "seen"})
	if err != nil || drafts[0].Labels != 1 {
		t.Errorf("labels %b, %v: want those of the lead", drafts[0].Labels, err)
	}
	drafts, _, err = decide(desk.Decision{Act: desk.Judge, Link: record.ID{5}, State: record.LinkRefuted})
	if err != nil || drafts[0].Labels != 4 {
		t.Errorf("labels %b, %v: want those of the link", drafts[0].Labels, err)
	}
}

func TestNobodyClaimsWhatSomebodyElseWorksOn(t *testing.T) {
	b := aBoard()
	l := b.leads[open]
	l.ClaimedBy = other
	b.leads[open] = l
	if _, _, err := desk.Decide(b, lawful.Viewer{Actor: me}, desk.Decision{Act: desk.Claim, Lead: open}); err == nil {
		t.Error("the claim of somebody else was taken over without a word")
	}
}
