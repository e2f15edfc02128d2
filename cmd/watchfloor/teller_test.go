package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/intake/text"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// teller makes a history happen in one house. What is open and what is sealed
// are picked from apart, so that open things happen alike whether or not sealed
// ones happen too.
type teller struct {
	*tested
	t            testing.TB
	open, sealed told
	names        map[record.ID][]string // words by which answers name a report or holding without its id
}

// told are the things that a history has come to.
type told struct {
	reports, holdings, leads, operations, disposed, calls []record.ID
}

func newTeller(t testing.TB, h *tested) *teller {
	return &teller{tested: h, t: t, names: map[record.ID][]string{}}
}

// tell makes the next thing happen; what cannot happen does not.
func (l *teller) tell(x happening) {
	l.t.Helper()
	l.clock.move(x.after)
	err := l.happen(x)
	var cannot desk.Cannot
	if err != nil && !errors.As(err, &cannot) && !errors.Is(err, desk.ErrNotFound) && !errors.Is(err, errNothing) {
		l.t.Fatalf("%s: %v", x.what, err)
	}
}

// errNothing means that there is nothing yet to which a thing could happen.
var errNothing = errors.New("nothing is there yet")

// who acts, and the things they act on.
func (l *teller) who(x happening) (lawful.Viewer, *told) {
	v, among := l.viewer(), &l.open
	if x.sealed {
		v, among = l.viewer(0, 1), &l.sealed
	}
	if x.claimer == 1 {
		v.Actor = record.ID{0: 1, 6: 0x70, 15: 7}
	}
	return v, among
}

func (l *teller) happen(x happening) error {
	v, among := l.who(x)
	switch x.what {
	case "take":
		return l.take(v, among, jsonl.Read(strings.NewReader(x.line), intake.Options{}))
	case "text":
		return l.take(v, among, text.Read(strings.NewReader(x.line), intake.Options{Source: "desk", Channel: record.ChannelOwn}))
	case "list":
		return l.hold(among, x.line)
	case "handle":
		return l.handle(v, among, x)
	case "wake":
		return l.wake(l.t.Context(), l.now())
	case "show":
		b, err := l.Board(l.t.Context(), v, 0, 5)
		return errors.Join(err, l.Showed(l.t.Context(), v, b))
	case "open":
		lead, err := l.lead(v, among, x.n[0])
		if err != nil {
			return err
		}
		return l.Opened(l.t.Context(), v, lead)
	case "dispose":
		return l.dispose(v, among, x)
	case "ring":
		return l.rings(v, among, x)
	}
	return l.decide(v, among, x)
}

// dispose destroys the words of a report or a holding.
func (l *teller) dispose(v lawful.Viewer, among *told, x happening) error {
	of := among.reports
	if x.n[1]%3 == 0 {
		of = among.holdings
	}
	if len(of) == 0 {
		return errNothing
	}
	id := pick(of, x.n[0])
	among.disposed = known(among.disposed, id)
	return l.db.Dispose(l.t.Context(), v, record.DisposalDue, id)
}

func pick[T any](from []T, n int) T { return from[n%len(from)] }

func (l *teller) take(v lawful.Viewer, among *told, in inputs) error {
	got, err := l.Take(l.t.Context(), v, web.Delivery{}, in)
	for _, r := range got.Taken {
		among.reports = known(among.reports, r.ID)
		among.leads = known(among.leads, r.Lead)
		headline, err := json.Marshal(desk.Headline(r.Said.Title, r.Text))
		if err != nil {
			return err
		}
		l.names[r.ID] = []string{strconv.Quote(r.Said.SentID), string(headline)}
	}
	return err
}

// known adds an id that is new.
func known(ids []record.ID, id record.ID) []record.ID {
	if id.IsZero() || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

func (l *teller) hold(among *told, list string) error {
	var batch []holdings.Holding
	seen := map[string]bool{}
	for h, refused := range csvlist.Read(bytes.NewReader([]byte(list)), holdings.Options{List: "made up"}) {
		if refused == nil && !seen[h.ListID] {
			seen[h.ListID] = true
			batch = append(batch, h)
		}
	}
	ids, err := l.house.hold(l.t.Context(), batch, "", 0)
	for _, id := range ids {
		among.holdings = known(among.holdings, id)
	}
	return err
}

// lead is a lead of these reports in one of the states, looked for from one on.
func (l *teller) lead(v lawful.Viewer, among *told, n int, states ...record.LeadState) (record.ID, error) {
	for i := range among.reports {
		page, err := l.Report(l.t.Context(), v, 0, pick(among.reports, n+i))
		if err != nil {
			return record.ID{}, err
		}
		lead, err := l.Lead(l.t.Context(), v, 0, page.Report.Lead)
		if err == nil && (len(states) == 0 || slices.Contains(states, lead.State)) {
			return lead.Lead, nil
		}
	}
	return record.ID{}, errNothing
}

// fitting are the states of leads that an act is about.
func fitting(a desk.Act) []record.LeadState {
	switch a {
	case desk.Reopen:
		return []record.LeadState{record.StateRejected, record.StateTraced, record.StateHeld}
	case desk.Detach:
		return []record.LeadState{record.StateAttached}
	case desk.Reject, desk.Trace, desk.Hold, desk.OpenOperation, desk.Attach, desk.Merge:
		return []record.LeadState{record.StateOpen}
	}
	return nil
}

func (l *teller) decide(v lawful.Viewer, among *told, x happening) error {
	lead, err := l.lead(v, among, x.n[0], fitting(x.act())...)
	if err != nil && !(x.sealed && x.act() == desk.Judge) { // a sealed link may be one of an open lead
		return err
	}
	d := desk.Decision{Request: record.NewID(), Act: x.act(), Lead: lead, Reason: x.reason, Words: "because of " + x.what, Until: l.now() + 2*record.Hour}
	switch d.Act {
	case desk.NoAct:
		l.t.Fatalf("nothing is called %q", x.what)
	case desk.Merge:
		d.Other, err = l.lead(v, among, x.n[1], record.StateOpen)
	case desk.Attach:
		if len(among.operations) == 0 {
			return errNothing
		}
		d.Operation = pick(among.operations, x.n[1])
	case desk.SetStanding:
		if d.Reports, err = l.some(v, lead, x.n[1]); err == nil && len(d.Reports) == 0 {
			return errNothing
		}
		d.Reports, d.Standing = d.Reports[:min(1, len(d.Reports))], record.Standing(x.n[2]%3&1)
	case desk.Split:
		d.Reports, err = l.some(v, lead, x.n[1])
	case desk.SetAside:
		var page desk.LeadView
		page, err = l.Lead(l.t.Context(), v, 0, lead)
		d.Source, d.Aside = page.Sender, record.AsideReason(x.n[1]%3)
	case desk.BringBack:
		if x.sealed {
			return errNothing // it would bring back what others set aside too
		}
		d.Source, err = l.away(v, x.n[1])
	case desk.Judge:
		d.Link, err = l.link(v, x, lead)
		d.State = []record.LinkState{record.LinkConfirmed, record.LinkConfirmed, record.LinkRefuted}[x.n[2]%3]
	}
	if err != nil {
		return err
	}
	next, err := l.Decide(l.t.Context(), v, d)
	if err == nil {
		among.leads = known(among.leads, next)
		l.newOperations(v, among)
	}
	return err
}

// away picks a source that is set aside.
func (l *teller) away(v lawful.Viewer, n int) (record.ID, error) {
	all, err := l.Aside(l.t.Context(), v, 0)
	if err != nil || len(all.Sources) == 0 {
		return record.ID{}, errors.Join(err, errNothing)
	}
	return pick(all.Sources, n).Source, nil
}

// some picks some reports of a lead.
func (l *teller) some(v lawful.Viewer, lead record.ID, n int) (ids []record.ID, err error) {
	page, err := l.Lead(l.t.Context(), v, 0, lead)
	for i, m := range page.Members {
		if n>>(i%8)&1 == 0 {
			ids = append(ids, m.ID)
		}
	}
	return ids, err
}

// link picks a link: an open one of the lead, or a sealed one of any lead, which
// may be one between an open report and a sealed holding.
func (l *teller) link(v lawful.Viewer, x happening, lead record.ID) (record.ID, error) {
	leads := []record.ID{lead}
	if x.sealed {
		leads = slices.Concat(l.sealed.leads, l.open.leads)
	}
	var found []record.ID
	for _, id := range leads {
		all, err := l.Lead(l.t.Context(), v, 0, id)
		if err != nil {
			return record.ID{}, err
		}
		for _, link := range all.Links {
			if !x.sealed || !l.mayAnybody(link) {
				found = append(found, link.ID)
			}
		}
	}
	if len(found) == 0 {
		return record.ID{}, errNothing
	}
	return pick(found, x.n[1]), nil
}

// mayAnybody reports whether a link is open to everybody.
func (l *teller) mayAnybody(link desk.LinkView) bool {
	page, err := l.Report(l.t.Context(), l.viewer(), 0, link.Report)
	return err == nil && slices.ContainsFunc(page.Report.Links, func(o desk.LinkView) bool { return o.ID == link.ID })
}

func (l *teller) newOperations(v lawful.Viewer, among *told) {
	ops, err := l.Operations(l.t.Context(), v, 0)
	if err != nil {
		l.t.Fatal(err)
	}
	slices.Reverse(ops)
	for _, o := range ops {
		if !slices.Contains(l.open.operations, o.ID) {
			among.operations = known(among.operations, o.ID)
		}
	}
}
