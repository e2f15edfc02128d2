package storetest

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// callFollows lets somebody ring, with a restricted report, and asks at every step
// as it is and later as it was.
func callFollows(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	h := newHistory(t, db, c, 51)
	call, first, last := record.NewID(), record.NewID(), record.NewID()
	said := func(labels record.Labels, b record.Body) record.Seq {
		d := sitter.Draft(call, b)
		d.Labels = labels
		c.move(time.Minute)
		return appended(t, db, d)[0].Seq
	}
	appended(t, db, with(sitter.Draft(record.NewID(), &record.LabelNamed{Label: 0}), record.NewID(), record.ClassName, "lantern"))
	for _, id := range []record.ID{first, last} {
		taken := lawful.House.Draft(id, &record.ReportTaken{Report: id, ReceivedAt: 1})
		taken.Labels = 1
		taken = with(with(taken, id, record.ClassText, "words "+id.String()), id, record.ClassSaid, `{}`)
		h.reports = append(h.reports, &madeReport{id: id, labels: 1})
		h.append([]record.Draft{taken})
	}
	back := record.At(c.Now()) + record.Hour
	steps := []record.Seq{said(0, &record.CallBegun{Call: call}), said(1, &record.CallRaised{Call: call, Report: first}), said(1, &record.CallAnswered{Call: call}),
		said(1, &record.CallEnded{Call: call, Report: last, CallBack: back}), said(1, &record.CalledBack{Call: call}), said(1, &record.CalledBack{Call: call, Reached: true})}
	ask := func(v lawful.Viewer, at record.Seq) (raised desk.RaisedCalls, calls desk.CallsView, one desk.CallView, err error) {
		a, err := db.Ask(t.Context(), v, scale(t), 0)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		if err = a.PinSeq(at, record.At(c.Now())); err == nil {
			raised, err = a.Raised()
		}
		if err == nil {
			calls, err = a.Calls()
		}
		if err != nil {
			t.Fatal(err)
		}
		one, err = a.Call(call)
		return raised, calls, one, err
	}
	check := func(when string) {
		t.Helper()
		for i, at := range steps {
			raised, calls, one, err := ask(sitter, at)
			if err != nil || (len(raised.Calls) == 1) != (i == 1) || (len(calls.Back) == 1) != (i == 3 || i == 4) || (one.Ended != 0) != (i >= 3) {
				t.Errorf("%s, after step %d: %+v, %+v, %+v, %v", when, i, raised.Calls, calls.Back, one, err)
			}
			raised, calls, _, err = ask(lawful.Viewer{}, at)
			if (err == nil) != (i == 0) || len(raised.Calls)+len(calls.Back) > 0 {
				t.Errorf("%s, after step %d, an outsider sees %+v, %+v, %v", when, i, raised.Calls, calls.Back, err)
			}
		}
	}
	check("at first")
	whole(t, db)
	if err := db.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("rebuilt")
	whole(t, db)
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(sitter.Draft(record.NewID(), &record.CallAnswered{Call: record.NewID()}))
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "there is no call") {
		t.Errorf("a call that nobody began was taken up: %v", err)
	}
}

func scale(t *testing.T) *rank.Scales {
	t.Helper()
	s, err := rank.NewScales(rank.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// draftIsNoPart keeps what is written of a call, backs the house up, ends the call.
func draftIsNoPart(t *testing.T, p, other Place) {
	c := newClock()
	db := open(t, p, c)
	call := record.NewID()
	appended(t, db, sitter.Draft(call, &record.CallBegun{Call: call}))
	head, err := db.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	page := record.NewID()
	for n := range int64(5) {
		k := desk.CallKeep{Call: call, CallDraft: desk.CallDraft{Form: desk.CallForm{Words: strings.Repeat("unheard-of ", int(n)+1)},
			CallStamp: desk.CallStamp{Writer: page, N: n}}}
		write(t, db, func(tx *store.Tx) error { return tx.KeepCall(sitter, k) })
	}
	if now, err := db.Head(t.Context()); err != nil || now != head {
		t.Errorf("five keystrokes moved the record from %d to %d: %v", head, now, err)
	}
	kept := func(db *store.DB) desk.CallDraft {
		t.Helper()
		a, err := db.Ask(t.Context(), sitter, scale(t), 0)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		v, err := a.Call(call)
		if err != nil {
			t.Fatal(err)
		}
		return v.Draft
	}
	if d := kept(db); d.N != 4 || strings.Count(d.Form.Words, "unheard-of") != 5 {
		t.Errorf("kept: %+v", d)
	}
	var sealed []byte
	if err := p.SQL.QueryRowContext(t.Context(), `SELECT sealed FROM call_draft`).Scan(&sealed); err != nil || bytes.Contains(sealed, []byte("unheard-of")) {
		t.Errorf("the draft is stored as %q, %v", sealed, err)
	}
	whole(t, db)
	back := restored(t, other, c, save(t, db).from(nil))
	if n := count(t, other, `SELECT COUNT(*) FROM call_draft`); n != 0 || kept(back).N != 0 {
		t.Errorf("%d drafts came out of a backup", n)
	}
	whole(t, back)
	write(t, db, func(tx *store.Tx) error {
		_, err := tx.Append(sitter.Draft(call, &record.CallEnded{Call: call}))
		return errors.Join(err, tx.DropDraft(call))
	})
	if err := db.ShredDrafts(t.Context()); err != nil {
		t.Error(err)
	}
	if n := count(t, p, `SELECT COUNT(*) FROM call_draft`); n != 0 {
		t.Error("the draft of a call that has ended is still there")
	}
	whole(t, db)
}
