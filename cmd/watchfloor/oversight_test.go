package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// as is somebody of a role.
func (h *tested) as(role record.AccountRole) lawful.Viewer {
	return lawful.Viewer{Actor: record.NewID(), Holds: lawful.House.Holds, Roles: lawful.Roles{role}}
}

// TestATrailIsReadInAReviewAlone: not by oversight or a supervisor without one, not
// when the asker or the person approved, not after its time; and the person sees
// who asked, who approved and every reading.
func TestATrailIsReadInAReviewAlone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h, ctx := empty(record.HouseFounded{}), t.Context()
		analyst, inspector, authoriser := h.as(record.RoleAnalyst), h.as(record.RoleOversight), h.as(record.RoleAuthoriser)
		if err := h.note(ctx, analyst.Draft(record.NewID(), &record.LeadNoted{Lead: record.NewID()}), 0); err != nil {
			t.Fatal(err)
		}
		if err := h.AskReview(ctx, analyst, inspector.Actor, "curious"); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("an analyst asks for a review: %v", err)
		}
		if err := h.AskReview(ctx, inspector, analyst.Actor, "  "); err == nil {
			t.Error("a review without a purpose is asked for")
		}
		if err := h.AskReview(ctx, inspector, analyst.Actor, "a complaint of 1 March"); err != nil {
			t.Fatal(err)
		}
		all, err := h.Reviews(ctx, inspector, 0)
		if err != nil || len(all) != 1 || all[0].Words != "a complaint of 1 March" {
			t.Fatal(all, err)
		}
		if others, err := h.Reviews(ctx, analyst, 0); err != nil || len(others) > 0 {
			t.Errorf("others see the request: %v, %v", others, err)
		}
		id := all[0].Review
		read := func(v lawful.Viewer) error {
			_, err := h.ReviewedTrail(ctx, v, id, 0)
			return err
		}
		if err := read(inspector); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("a trail is read before anybody approved: %v", err)
		}
		both := inspector
		both.Roles = lawful.Every
		concerned := analyst
		concerned.Roles = lawful.Every
		for _, v := range []lawful.Viewer{both, concerned, inspector, analyst} {
			if err := h.AnswerReview(ctx, v, id, true); err == nil {
				t.Errorf("%v approves", v.Roles)
			}
		}
		if err := h.AnswerReview(ctx, authoriser, id, true); err != nil {
			t.Fatal(err)
		}
		for _, v := range []lawful.Viewer{authoriser, analyst} {
			if err := read(v); !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("who did not ask reads: %v", err)
			}
		}
		page, err := h.ReviewedTrail(ctx, inspector, id, 0)
		if err != nil || !slices.ContainsFunc(page.Lines, func(l desk.TrailLine) bool { return l.Kind == record.KindLeadNoted }) {
			t.Errorf("%+v, %v", page, err)
		}
		mine, err := h.MyTrail(ctx, analyst, 0, 0)
		var kinds []record.Kind
		for _, l := range mine.Lines {
			kinds = append(kinds, l.Kind)
		}
		if want := []record.Kind{record.KindItemRead, record.KindReviewAnswered, record.KindReviewAsked, record.KindLeadNoted}; err != nil || !slices.Equal(kinds, want) {
			t.Errorf("the person sees %v, %v", kinds, err)
		}
		h.clock.move(8 * 24 * time.Hour)
		if err := read(inspector); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("a review is read after its time: %v", err)
		}
		if f, err := h.db.Verify(ctx, nil); err != nil || len(f.Problems) > 0 {
			t.Error(f.Problems, err)
		}
	})
}

// TestASampleIsDrawnByTheRootOfTheLog: anybody draws the same again, only what was
// drawn can be read, and every reading is an entry with the purpose review.
func TestASampleIsDrawnByTheRootOfTheLog(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h, ctx := empty(record.HouseFounded{}), t.Context()
		l := newTeller(t, h)
		for range 12 {
			l.tell(happening{what: "text", line: "A text of its own: " + record.NewID().String()})
		}
		analyst, inspector := h.sitter(), h.as(record.RoleOversight)
		var closed []record.ID
		for i, lead := range l.open.leads {
			if i == 0 {
				continue // stays open
			}
			if _, err := h.Decide(ctx, analyst, desk.Decision{Act: desk.Reject, Lead: lead, Reason: record.Reason(1)}); err != nil {
				t.Fatal(err)
			}
			closed = append(closed, lead)
		}
		day := h.now() - h.now()%record.Day
		d := web.Drawing{From: day, Until: day + record.Day - 1, Leads: 4}
		if err := h.DrawSample(ctx, inspector, d); err == nil {
			t.Error("a sample is drawn of a day that is not over")
		}
		end, err := h.db.Checkpoint(ctx)
		if err != nil {
			t.Fatal(err)
		}
		h.clock.move(24 * time.Hour)
		if err := h.DrawSample(ctx, inspector, d); err != nil {
			t.Fatal(err)
		}
		seen, err := h.Oversight(ctx, inspector, 0)
		if err != nil || len(seen.Samples) != 1 {
			t.Fatal(seen.Samples, err)
		}
		s := seen.Samples[0]
		if want := desk.Draw(closed, end.Hash, 4); s.Seed != end.Hash || s.Of != int64(len(closed)) || !slices.Equal(s.Leads, want) {
			t.Errorf("drawn %v by %x of %d, want %v by %x of %d", s.Leads, s.Seed, s.Of, want, end.Hash, len(closed))
		}
		for _, lead := range l.open.leads {
			_, err := h.Sampled(ctx, inspector, lead)
			if drawn := slices.Contains(s.Leads, lead); drawn != (err == nil) {
				t.Errorf("drawn %v: %v", drawn, err)
			}
		}
		log, err := h.WholeLog(ctx, inspector, 0, desk.LogQuery{Kind: record.KindLeadOpened})
		if err != nil || len(log.Lines) != 4 {
			t.Fatalf("%d readings, %v", len(log.Lines), err)
		}
		for _, line := range log.Lines {
			if line.Purpose != record.PurposeReview || line.Actor != inspector.Actor {
				t.Errorf("%+v", line)
			}
		}
		if _, err := h.WholeLog(ctx, h.as(record.RoleAdministrator), 0, desk.LogQuery{}); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("an administrator reads the log: %v", err)
		}
	})
}

// TestOversightSeesWhatIsBeyondItsClock as a breach with its date.
func TestOversightSeesWhatIsBeyondItsClock(t *testing.T) {
	h, ctx := newTested(t, record.HouseFounded{}, inSQLite(t)), t.Context()
	l := newTeller(t, h)
	l.tell(happening{what: "text", line: "A lamp is out."})
	inspector := h.as(record.RoleOversight)
	breaches := func() []desk.Breach {
		v, err := h.Oversight(ctx, inspector, 0)
		if err != nil {
			t.Fatal(err)
		}
		return v.Breaches
	}
	if b := breaches(); len(b) > 0 {
		t.Errorf("at once: %v", b)
	}
	h.clock.move(8 * 24 * time.Hour)
	b := breaches()
	if len(b) != 1 || b[0].Item != l.open.leads[0] || b[0].Due >= h.now() || strings.Contains(b[0].What, "risk") {
		t.Errorf("after eight days: %+v", b)
	}
	if _, err := h.Decide(ctx, h.sitter(), desk.Decision{Act: desk.Claim, Lead: l.open.leads[0]}); err != nil {
		t.Fatal(err)
	}
	if b := breaches(); len(b) > 0 {
		t.Errorf("after somebody took it: %v", b)
	}
}

// measured are words that a page would need to say how fast or how much somebody
// works.
var measured = regexp.MustCompile(`(?i)\b(average|median|mean time|per (person|analyst|hour|shift|head)|throughput|productivity|performance|leaderboard|ranking|fastest|slowest|time taken|handled in|speed|turnaround)\b`)

// TestR21NobodyIsMeasured walks every page and answer of the API in every role: no
// clock, count, rate or ranking of people. That no query counts by who acted is a
// check of the source (archtest).
func TestR21NobodyIsMeasured(t *testing.T) {
	inTurn(t)
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, x := range chronicle(6, 60) {
		l.tell(x)
	}
	asked := 0
	for role := record.RoleIntake; role <= record.RoleAdministrator; role++ {
		v := l.sitter()
		v.Roles = lawful.Roles{role}
		w := newWalker(l, l.house, v)
		for pattern, x := range w.ways() {
			asks := x.asked(w)
			for _, path := range x.alone {
				asks = append(asks, get(path))
			}
			for _, a := range asks {
				asked++
				if word := measured.FindString(w.do(a).Body.String()); word != "" {
					t.Errorf("%s, %s to %v: it says %q", pattern, a, role, word)
				}
			}
		}
	}
	if asked < 300 {
		t.Errorf("only %d questions were asked", asked)
	}
}
