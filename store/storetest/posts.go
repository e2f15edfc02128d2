package storetest

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// handOversFollow hands a restricted lead from post to post and asks at every step
// as it is and later as it was, before and after a rebuild.
func handOversFollow(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	appended(t, db, with(sitter.Draft(record.NewID(), &record.LabelNamed{Label: 0}), record.NewID(), record.ClassName, "lantern"))
	early, late, shift := record.NewID(), record.NewID(), record.NewID()
	for id, name := range map[record.ID]string{early: "Early", late: "Late"} {
		appended(t, db, with(sitter.Draft(id, &record.PostOpened{Post: id}), id, record.ClassName, name))
	}
	f := &flooded{t: t, db: db, clock: c}
	_, lead := f.says(record.ID{}, 1, 0, record.ID{})
	_, other := f.says(record.ID{}, 1, 0, record.ID{})
	at := record.At(c.Now())
	first, second := record.NewID(), record.NewID()
	does := func(b record.Body) record.Time {
		c.move(time.Minute)
		return appended(t, db, labelled(sitter.Draft(lead, b), 1))[0].At()
	}
	rosters := func(b record.Body) record.Time {
		c.move(time.Minute)
		return appended(t, db, sitter.Draft(early, b))[0].At()
	}
	steps := []struct {
		at          record.Time
		owner       record.ID // of lead
		wait, back  int
		held        bool // early is
		heldByOther bool // the lead of the hand-over is the other
	}{
		{at: does(&record.LeadOwned{Lead: lead, Post: early}), owner: early},
		{at: rosters(&record.ShiftRostered{Shift: shift, Post: early, Account: sitter.Actor, From: at, Until: at + record.Day}), owner: early, held: true},
		{at: does(&record.HandedOver{HandOver: first, Lead: lead, From: early, To: late, Due: at + record.Hour}), owner: early, wait: 1, held: true},
		{at: does(&record.HandOverEnded{HandOver: first, Lead: lead, End: record.HandOverLapsed}), owner: early, back: 1, held: true},
		{at: does(&record.LeadRead{Lead: lead}), owner: early, held: true},
		{at: does(&record.HandedOver{HandOver: second, Lead: lead, From: early, To: late, Due: at + record.Hour}), owner: early, wait: 1, held: true},
		{at: rosters(&record.ShiftCancelled{Shift: shift}), owner: early, wait: 1},
		{at: does(&record.LeadsMerged{Into: other, From: lead}), wait: 1, heldByOther: true},
		{at: does(&record.HandOverEnded{HandOver: second, Lead: other, End: record.HandOverAcknowledged})},
	}
	check := func(when string) {
		t.Helper()
		for i, s := range steps {
			all := askAt(t, db, sitter, s.at, (*store.Asked).HandOvers)
			posts := askAt(t, db, sitter, s.at, (*store.Asked).Posts)
			view := askAt(t, db, sitter, s.at, func(a *store.Asked) (desk.LeadView, error) { return a.Lead(lead) })
			owner := record.ID{}
			if view.Owner != nil {
				owner = view.Owner.Post
			}
			if p, _ := posts.Of(early); owner != s.owner || len(all.Wait) != s.wait || len(all.Back) != s.back || p.HeldBy(sitter.Actor) != s.held {
				t.Errorf("%s, after step %d: owner %s, %+v, %+v", when, i, owner, all, posts)
			}
			if len(all.Wait) > 0 && (all.Wait[0].Lead == other) != s.heldByOther {
				t.Errorf("%s, after step %d, the hand-over is of %s", when, i, all.Wait[0].Lead)
			}
			if out := askAt(t, db, lawful.Viewer{}, s.at, (*store.Asked).HandOvers); len(out.Wait)+len(out.Back) > 0 {
				t.Errorf("%s, after step %d, an outsider sees %+v", when, i, out)
			}
		}
		into := askAt(t, db, sitter, steps[len(steps)-1].at, func(a *store.Asked) (desk.LeadView, error) { return a.Lead(other) })
		if into.Owner == nil || into.Owner.Post != early {
			t.Errorf("%s, the lead into which it was merged belongs to %+v", when, into.Owner)
		}
	}
	check("at first")
	whole(t, db)
	if err := db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("rebuilt")
	whole(t, db)
}

// lapsesComeInOrder says which hand-overs nobody acknowledged, the first due first.
func lapsesComeInOrder(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	f := &flooded{t: t, db: db, clock: c}
	at, post := record.At(c.Now()), record.NewID()
	appended(t, db, with(sitter.Draft(post, &record.PostOpened{Post: post}), post, record.ClassName, "Late"))
	for _, due := range []record.Time{2, 1, 3} {
		_, lead := f.says(record.ID{}, 0, 0, record.ID{})
		appended(t, db, sitter.Draft(lead, &record.HandedOver{HandOver: record.NewID(), Lead: lead, To: post, Due: at + due*record.Hour}))
	}
	err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
		due, err := tx.Lapsing(at+2*record.Hour, 10)
		if err != nil {
			return err
		}
		if len(due) != 2 || due[0].Due != at+record.Hour || due[1].Due != at+2*record.Hour {
			t.Errorf("due are %+v", due)
		}
		_, err = tx.Append(desk.Lapse(due)...)
		if err != nil {
			return err
		}
		due, err = tx.Lapsing(at+2*record.Hour, 10)
		if len(due) > 0 {
			t.Errorf("lapsed twice: %+v", due)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
