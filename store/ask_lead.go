package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// trailLimit bounds how much of what happened a page shows, newest first.
const trailLimit = 200

// Lead returns the page of a lead.
func (a *Asked) Lead(id record.ID) (desk.LeadView, error) {
	l, err := a.leadAt(id)
	if err != nil {
		return desk.LeadView{}, err
	}
	v := desk.LeadView{Moment: a.Moment, Reason: l.reason, MergedInto: l.mergedInto}
	if v.Row, err = a.row(id); err != nil {
		return v, err
	}
	if v.Again {
		v.Reason, l.operation = record.ReasonUnstated, record.ID{}
	}
	if err := a.place(&v, l); err != nil {
		return v, err
	}
	if v.Members, err = a.members(id); err != nil {
		return v, err
	}
	v.Links = linksOf(v.Members)
	for _, m := range v.Members {
		v.Handling = v.Handling.Union(m.Handling)
	}
	if !l.operation.IsZero() {
		op, err := a.operation(l.operation)
		if err != nil && !errors.Is(err, desk.ErrNotFound) {
			return v, err
		}
		if err == nil {
			v.Operation = &op
		}
	}
	if v.Over, err = a.over(id); err != nil {
		return v, err
	}
	if v.HandOver, err = a.handOverOf(id); err != nil {
		return v, err
	}
	if v.Again {
		v.HandOver = nil
	}
	if v.NeedsFacts, err = needsFacts(a.s, append(a.asking(), id[:])); err != nil {
		return v, err
	}
	about := []record.ID{id}
	for _, m := range v.Members {
		about = append(about, m.ID)
		if call := callOf(m.Said); !slices.Contains(about, call) {
			about = append(about, call)
		}
	}
	v.Trail, err = a.trail(about...)
	return v, err
}

func linksOf(members []desk.ReportView) []desk.LinkView {
	out := []desk.LinkView{}
	for _, m := range members {
		out = append(out, m.Links...)
	}
	return out
}

// place fills in the index and the rank that an open lead has at the moment.
func (a *Asked) place(v *desk.LeadView, l leadRow) error {
	weight, err := unpackWeight(l.weight)
	if err != nil {
		return err
	}
	v.Index = a.scale.Index(weight, a.Now)
	calibration, err := a.Calibration()
	if err != nil {
		return err
	}
	v.Chance = calibration.Of(weight.P)
	if !l.onBoard {
		return nil
	}
	// The rank is shown only as far as a page of the board reaches.
	top, err := a.scale.Page(a.open(), a.Now, rankedUpTo)
	for i, r := range top {
		if r.ID == v.Lead {
			v.Rank = i + 1
		}
	}
	return err
}

// rankedUpTo is how far down the board the page of a lead says its rank.
const rankedUpTo = 50

// mostMembers bounds the reports that a lead's page opens. Of more, copies are
// left out first: the page of their origin lists them all.
const mostMembers = 200

// members returns the reports of a lead, oldest first.
func (a *Asked) members(lead record.ID) ([]desk.ReportView, error) {
	rows, err := a.s.rows(`SELECT m.report, m.why FROM lead_report m LEFT JOIN origin o ON o.house = m.house AND o.report = m.report
		AND o.since <= $3 AND o.until > $3 AND (o.labels & $4) = 0
		WHERE m.house = $1 AND m.lead = $2 AND m.since <= $3 AND m.until > $3 AND (m.labels & $4) = 0
		ORDER BY CASE WHEN o.arrival IN (2, 3) THEN 1 ELSE 0 END, m.report LIMIT $5`, a.house(), lead[:], int64(a.Seq), a.hidden(), mostMembers)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(m *memberRow) []any { return []any{&m.seq, &m.why} })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b memberRow) int { return cmp.Compare(a.seq, b.seq) })
	out := make([]desk.ReportView, 0, len(found))
	for _, m := range found {
		r, err := a.report(`r.seq = $4`, m.seq)
		if err != nil {
			return nil, err
		}
		why, err := unpacked[record.Joined](m.why)
		if err != nil {
			return nil, err
		}
		if r.Why, err = a.whys(m.seq, why, r.Text); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// whys says why a report stands in its lead, each reason once, with the words
// of the report that make it.
func (a *Asked) whys(report int64, why []record.Joined, text string) ([]string, error) {
	var out []string
	for _, j := range why {
		var starts, ends int
		err := a.s.row(`SELECT starts, ends FROM mention WHERE house = $1 AND report = $2 AND n = $3 AND until > $4`,
			a.house(), report, j.Mention, int64(a.Seq)).Scan(&starts, &ends)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		words := ""
		if 0 <= starts && starts < ends && ends <= len(text) {
			words = text[starts:ends]
		}
		said := desk.BecauseOf(j.Because, words)
		if j.Because == record.BecauseWords || j.Because == record.BecauseSame {
			if said, err = a.sharesWords(report, j, text); err != nil {
				return nil, err
			}
		}
		if j.Because == record.BecauseConfirmed {
			out, err := a.tiedByKeptOut(report, j.With)
			if err != nil {
				return nil, err
			}
			if out {
				said = desk.BecauseKeptOut
			}
		}
		if !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out, nil
}

// over returns the leads that this one lies over and those that lie over it,
// as far as the viewer may read both.
func (a *Asked) over(lead record.ID) ([]desk.OverView, error) {
	rows, err := a.s.rows(`SELECT over_lead FROM overlay WHERE house = $1 AND lead = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0
		UNION SELECT lead FROM overlay WHERE house = $1 AND over_lead = $2 AND since <= $3 AND until > $3 AND (labels & $4) = 0`,
		a.house(), lead[:], int64(a.Seq), a.hidden())
	if err != nil {
		return nil, err
	}
	ids, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	var out []desk.OverView
	for _, b := range ids {
		other, err := a.row(idOf(b))
		if errors.Is(err, desk.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, desk.OverView{Lead: other.Lead, Headline: other.Headline, Handling: other.Handling})
	}
	return out, nil
}

func (a *Asked) operation(id record.ID) (desk.OperationView, error) {
	ops, err := a.operations(`id = $4`, id[:])
	if err != nil || len(ops) == 0 {
		return desk.OperationView{}, errors.Join(err, desk.ErrNotFound)
	}
	return ops[0], nil
}

// Operations returns all operations, those that run before those that ended, the newest first.
func (a *Asked) Operations() ([]desk.OperationView, error) {
	ops, err := a.operations(`1 = 1`)
	if err != nil {
		return nil, err
	}
	return ops, a.handlingTrails(ops)
}

type operationRow struct {
	id, content []byte
	labels      record.Labels
	priority    uint8
	opened      record.Time
	ended       record.Time
	how         record.OperationEnd
	leads       int
}

func (a *Asked) operations(condition string, args ...any) ([]desk.OperationView, error) {
	rows, err := a.s.rows(`SELECT id, content, labels, priority, opened_at, ended_at, ended, (SELECT COUNT(*) FROM lead l WHERE l.house = operation.house AND l.operation = operation.id
		AND l.state = 4 AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0)
		FROM operation WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND `+condition+` ORDER BY CASE WHEN ended_at = 0 THEN 0 ELSE 1 END, opened_at DESC, id DESC LIMIT 500`,
		append([]any{a.house(), int64(a.Seq), a.hidden()}, args...)...)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(o *operationRow) []any {
		return []any{&o.id, &o.content, labelsInto{&o.labels}, &o.priority, (*int64)(&o.opened), (*int64)(&o.ended), (*uint8)(&o.how), &o.leads}
	})
	if err != nil {
		return nil, err
	}
	out := []desk.OperationView{}
	for _, o := range found {
		name, err := a.words(idOf(o.content))
		if err != nil {
			return nil, err
		}
		labels, err := a.labelNames(o.labels)
		if err != nil {
			return nil, err
		}
		view := desk.OperationView{ID: idOf(o.id), Name: string(name), Priority: record.Priority(o.priority), Opened: o.opened, Ended: o.ended, Leads: o.leads, Labels: labels}
		if o.how != record.OperationRuns {
			view.How = o.how.String()
		}
		out = append(out, view)
	}
	return out, a.handleOperations(out)
}

// trail returns what happened to some things, newest first.
func (a *Asked) trail(about ...record.ID) ([]desk.TrailEntry, error) {
	var entries []record.Entry
	for _, id := range about {
		if id.IsZero() {
			continue
		}
		rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND seq <= $3 AND (labels & $4) = 0 ORDER BY seq DESC LIMIT $5`,
			a.house(), id[:], int64(a.Seq), a.hidden(), trailLimit)
		if err != nil {
			return nil, err
		}
		found, err := entriesOf(rows)
		if err != nil {
			return nil, err
		}
		entries = append(entries, a.unveiled(found)...)
	}
	told, err := a.told(newest(entries, trailLimit))
	if err != nil {
		return nil, err
	}
	for _, id := range about {
		over, err := a.coverOf(id)
		if err != nil {
			return nil, err
		}
		for i := range told {
			if over != nil {
				told[i].Words = over.Words(told[i].Words)
			}
		}
	}
	return told, nil
}

func (a *Asked) told(entries []record.Entry) ([]desk.TrailEntry, error) {
	out := []desk.TrailEntry{}
	for _, e := range entries {
		t := desk.TrailEntry{Seq: e.Seq, At: e.At(), Kind: e.Kind, Actor: e.Actor, Post: e.Post, Text: desk.Sentence(e) + desk.DoneBefore(e)}
		if post := desk.PostOf(e); !post.IsZero() {
			posts, err := a.Posts()
			if err != nil {
				return nil, err
			}
			p, _ := posts.Of(post)
			t.Text = desk.SentenceWith(e, p.Name)
		}
		ref, ok := e.Content(record.ClassNote)
		if !ok && e.Kind == record.KindOperationOpened {
			ref, ok = e.Content(record.ClassName)
		}
		if ok {
			b, err := a.words(ref.ID)
			if err != nil {
				return nil, err
			}
			if t.Words = string(b); b == nil {
				t.Words = disposedWords
			}
		}
		out = append(out, t)
	}
	return out, nil
}
