package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// colleague is somebody with a role who holds these labels and what was granted.
func (h *tested) colleague(t testing.TB, n byte, role record.AccountRole, labels ...int) lawful.Viewer {
	t.Helper()
	v := h.viewer(labels...)
	v.Actor, v.Roles, v.Session = record.ID{0: 1, 6: 0x70, 15: n}, lawful.Roles{role}, record.ID{15: n}
	return h.granted(t.Context(), v)
}

func (l *teller) does(v lawful.Viewer, d desk.AccessDecision) error {
	d.Request = record.NewID()
	return l.DecideAccess(l.t.Context(), v, d)
}

// sealedLead restricts one report and returns its lead.
func (l *teller) sealedLead() record.ID {
	l.tell(happening{what: "take", sealed: true, line: `{"id":"x1","text":"The van belongs to Orsin Mestrov.","labels":["harbour","lantern"]}`})
	return l.sealed.leads[0]
}

func TestAskingIsAnsweredTheSameWhetherOrNotAnythingIsThere(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		there, nothing := l.sealedLead(), record.NewID()
		asker := l.colleague(t, 2, record.RoleAnalyst)
		w := newWalker(l, l.house, asker)
		pages := map[record.ID][]string{}
		see := func(id record.ID, page string) {
			pages[id] = append(pages[id], named.ReplaceAllString(page, "ID"))
		}
		for _, id := range []record.ID{there, nothing} {
			see(id, w.answer(get("/lead/"+id.String())))
			see(id, w.answer(get("/access?item="+id.String())))
			see(id, w.answer(post("/access", "act", "ask", "item", id.String(), "words", "I work on the van.", "once", record.NewID().String())))
		}
		authoriser := l.colleague(t, 3, record.RoleAuthoriser, 0, 1)
		asked, err := l.Access(t.Context(), authoriser, 0)
		if err != nil || len(asked.Others) != 2 {
			t.Fatalf("asked were %+v, %v", asked, err)
		}
		for _, line := range asked.Others {
			if (line.Behind != nil) != (line.Item == there) || line.Words != "I work on the van." {
				t.Errorf("who answers and may read all sees %+v", line)
			}
			if err := l.does(authoriser, desk.AccessDecision{Act: desk.RefuseAccess, Access: line.ID, Words: "the sealed van"}); err != nil {
				t.Error(err)
			}
		}
		blind, err := l.Access(t.Context(), l.colleague(t, 4, record.RoleAuthoriser, 0), 0)
		for _, line := range blind.Others {
			if line.Behind != nil || err != nil {
				t.Errorf("who may not read it sees what is asked for: %+v", line.Behind)
			}
		}
		mine, err := l.Access(t.Context(), asker, 0)
		if err != nil || len(mine.Mine) != 2 || mine.Others != nil {
			t.Fatalf("the asker sees %+v, %v", mine, err)
		}
		for _, line := range mine.Mine {
			if line.State != desk.AccessRefused || line.Answer != "" || !line.AnsweredBy.IsZero() || line.Behind != nil {
				t.Errorf("the asker sees %+v", line)
			}
		}
		if diff := firstApart(pages[nothing], pages[there]); diff != "" && len(pages[there]) == 3 {
			// the page lists what was asked before: compare the two that do not
			if pages[nothing][0] != pages[there][0] || pages[nothing][2] != pages[there][2] {
				t.Error(diff)
			}
		}
		if !strings.Contains(pages[there][0], "/access?item=") {
			t.Errorf("the page of nothing offers nothing: %s", pages[there][0])
		}
		heldHouse{t, l.house}.wholeRecord()
	})
}

// wholeRecord fails the test when verify finds anything.
func (h heldHouse) wholeRecord() {
	h.t.Helper()
	if found, err := h.db.Verify(h.t.Context(), nil); err != nil || len(found.Problems) > 0 {
		h.t.Errorf("verify: %v %v", found.Problems, err)
	}
}

func TestAGrantCountsUntilItEndsOrIsTakenBack(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	lead := l.sealedLead()
	reads := func(role record.AccountRole) bool {
		_, err := l.Lead(t.Context(), l.colleague(t, 2, role), 0, lead)
		if err != nil && !errors.Is(err, desk.ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	asker, authoriser := l.colleague(t, 2, record.RoleAnalyst), l.colleague(t, 3, record.RoleAuthoriser, 0, 1)
	request := func() record.ID {
		t.Helper()
		if err := l.does(asker, desk.AccessDecision{Act: desk.AskAccess, Item: lead, Words: "I work on it."}); err != nil {
			t.Fatal(err)
		}
		v, err := l.Access(t.Context(), asker, 0)
		if err != nil {
			t.Fatal(err)
		}
		return v.Mine[0].ID
	}
	grant := desk.AccessDecision{Act: desk.GrantAccess, Access: request(), Labels: []string{"harbour", "lantern"}, For: record.Day}
	never := func(why string, v lawful.Viewer, d desk.AccessDecision) {
		t.Helper()
		if err := l.does(v, d); err == nil || reads(record.RoleAnalyst) {
			t.Errorf("%s: %v", why, err)
		}
	}
	never("an analyst answers", l.colleague(t, 4, record.RoleAnalyst, 0, 1), grant)
	never("a supervisor answers", l.colleague(t, 4, record.RoleSupervisor, 0, 1), grant)
	both := l.colleague(t, 4, record.RoleSupervisor, 0, 1)
	both.Roles = append(both.Roles, record.RoleAuthoriser)
	never("a supervisor who authorises answers", both, grant)
	own := l.colleague(t, 2, record.RoleAuthoriser, 0, 1)
	never("somebody answers themselves", own, grant)
	never("labels that who answers does not hold are granted", l.colleague(t, 3, record.RoleAuthoriser, 0), grant)
	never("nothing is granted", authoriser, desk.AccessDecision{Act: desk.GrantAccess, Access: grant.Access})

	if err := l.does(authoriser, grant); err != nil || !reads(record.RoleAnalyst) {
		t.Fatalf("granted, and not read: %v", err)
	}
	if err := l.does(authoriser, grant); err == nil {
		t.Error("it was answered twice")
	}
	l.clock.move(24*time.Hour + time.Minute)
	if reads(record.RoleAnalyst) {
		t.Error("the grant goes on after its end")
	}
	grant.Access, grant.For = request(), 0
	if err := l.does(authoriser, grant); err != nil || !reads(record.RoleAnalyst) {
		t.Fatalf("granted for good, and not read: %v", err)
	}
	if err := l.does(l.colleague(t, 5, record.RoleAnalyst), desk.AccessDecision{Act: desk.WithdrawAccess, Access: grant.Access}); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("somebody else takes it back: %v", err)
	}
	if err := l.does(asker, desk.AccessDecision{Act: desk.WithdrawAccess, Access: grant.Access}); err != nil || reads(record.RoleAnalyst) {
		t.Errorf("what was given back is read: %v", err)
	}
	heldHouse{t, l.house}.wholeRecord()
}

func TestAnEmergencyOpensAtOnceIsToldAndEnds(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	lead := l.sealedLead()
	analyst := l.colleague(t, 2, record.RoleAnalyst)
	for why, v := range map[string]lawful.Viewer{"intake": l.colleague(t, 3, record.RoleIntake), "oversight": l.colleague(t, 4, record.RoleOversight), "who runs it": l.colleague(t, 5, record.RoleAdministrator)} {
		if err := l.does(v, desk.AccessDecision{Act: desk.OpenEmergency, Item: lead, Words: "now"}); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("%s opens it: %v", why, err)
		}
	}
	if err := l.does(analyst, desk.AccessDecision{Act: desk.OpenEmergency, Item: lead}); err == nil {
		t.Error("it opens without a reason")
	}
	if err := l.does(analyst, desk.AccessDecision{Act: desk.OpenEmergency, Item: lead, Words: "now", For: 25 * record.Hour}); err == nil {
		t.Error("it opens for more than a day")
	}
	if err := l.does(analyst, desk.AccessDecision{Act: desk.OpenEmergency, Item: lead, Words: "He stands at the door."}); err != nil {
		t.Fatal(err)
	}
	open := l.colleague(t, 2, record.RoleAnalyst)
	if open.Basis != record.BasisEmergency || open.Emergency != l.now()+record.Hour {
		t.Errorf("who opened it acts on %s until %s", open.Basis, open.Emergency)
	}
	w := newWalker(l, l.house, open)
	if page := w.answer(get("/lead/" + lead.String())); !strings.HasPrefix(page, "200") || !strings.Contains(page, "Emergency access") {
		t.Errorf("the lead is answered with %.300s", page)
	}
	oversight := newWalker(l, l.house, l.colleague(t, 4, record.RoleOversight))
	for _, path := range []string{"/help", "/emergencies"} {
		if page := oversight.answer(get(path)); !strings.Contains(page, "1 emergency access is open") || strings.Contains(page, "at the door") {
			t.Errorf("oversight is told on %s: %s", path, page)
		}
	}
	l.clock.move(time.Hour)
	if v := l.colleague(t, 2, record.RoleAnalyst); v.Basis != record.BasisDuty || v.Holds != 0 {
		t.Errorf("after the hour, %+v", v)
	}
	all, err := l.Emergencies(t.Context(), l.colleague(t, 4, record.RoleOversight), 0)
	if err != nil || len(all.Lines) != 1 || all.Open() != 0 {
		t.Errorf("past emergencies: %+v, %v", all, err)
	}
}
