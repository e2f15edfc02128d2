package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

const (
	sinceLines = 400 // entries that are looked at; what is cut off is said
	sinceDue   = 50
)

// sinceKinds are what people do to leads, and what corrects what was said.
var sinceKinds = kindsIn([]record.Kind{record.KindLinkJudged, record.KindLeadSplit, record.KindLeadsMerged, record.KindPersonMarked, record.KindSignJudged, record.KindMentionJudged,
	record.KindStandingSet, record.KindHandlingSet, record.KindContentDisposed, record.KindLeadReopened, record.KindLeadRejected,
	record.KindLeadTraced, record.KindLeadHeldUntil, record.KindLeadAttachedTo, record.KindLeadDetached, record.KindLeadClaimed, record.KindLeadReleased,
	record.KindLeadNoted, record.KindFactsStated, record.KindHandedOver, record.KindHandOverEnded, record.KindLeadOwned})

// Since returns what happened after a moment and concerns the viewer; what stands
// elsewhere on the board is for desk.Compare to say.
func (a *Asked) Since(from record.Time) (desk.Since, error) {
	s := desk.Since{Moment: a.Moment, From: from, Mine: []desk.SinceLine{}, Fixed: []desk.SinceLine{}, Done: []desk.SinceLine{}}
	var err error
	if s.Due, err = a.ranOut(from, sinceDue); err != nil {
		return s, err
	}
	var none record.ID
	args := []any{a.house(), int64(from), int64(a.Seq), a.hidden(), sinceLines}
	did, cut, err := a.entries(`SELECT bytes FROM entry WHERE house = $1 AND at > $2 AND seq <= $3 AND (labels & $4) = 0 AND `+sinceKinds+` ORDER BY at DESC, seq DESC LIMIT $5`, args...)
	if err != nil {
		return s, err
	}
	revised, cutToo, err := a.entries(`SELECT e.bytes FROM report r JOIN entry e ON e.house = r.house AND e.seq = r.seq WHERE r.house = $1 AND r.at > $2 AND r.seq <= $3
		AND (r.labels & $4) = 0 AND r.revises <> $6 ORDER BY r.seq DESC LIMIT $5`, append(args, none[:])...)
	if err != nil {
		return s, err
	}
	s.Cut = cut || cutToo
	entries := append(a.unveiled(did), revised...)
	slices.SortFunc(entries, func(a, b record.Entry) int { return cmp.Compare(b.Seq, a.Seq) })
	entries = slices.DeleteFunc(entries, func(e record.Entry) bool { return !e.Actor.IsZero() && e.Actor == a.viewer.Actor })
	return s, a.sort(&s, entries)
}

// entries returns what a query finds, and whether it reached the limit of lines.
func (a *Asked) entries(query string, args ...any) ([]record.Entry, bool, error) {
	rows, err := a.s.rows(query, args...)
	if err != nil {
		return nil, false, err
	}
	found, err := entriesOf(rows)
	return found, len(found) == sinceLines, err
}

// LeftAt returns when the viewer last left the desk: the end of their newest
// session that has ended; 0 when none has.
func (a *Asked) LeftAt() (record.Time, error) {
	var at record.Time
	err := a.s.row(`SELECT COALESCE(MAX(e.at), 0) FROM session s JOIN entry e ON e.house = s.house AND e.seq = s.until
		WHERE s.house = $1 AND s.account = $2 AND s.until <= $3`, a.house(), a.viewer.Actor[:], int64(a.Seq)).Scan((*int64)(&at))
	return at, err
}

// ranOut returns the open leads whose clocks ran out after a moment and that
// nobody has said to have read since.
func (a *Asked) ranOut(from record.Time, limit int) ([]desk.Row, error) {
	rows, err := a.s.rows(`SELECT id FROM lead WHERE house = $1 AND state = 0 AND until = 9223372036854775807 AND look_by > $2 AND look_by <= $3
		AND read_at < look_by AND (labels & $4) = 0 ORDER BY look_by, id LIMIT $5`, a.house(), int64(from), int64(a.Now), a.hidden(), limit)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	ids := make([]record.ID, len(found))
	for i, b := range found {
		ids[i] = idOf(b)
	}
	return a.rows(ids)
}

// sort puts each entry where it belongs: with the leads that the viewer worked on,
// with what was corrected, or with what was decided.
func (a *Asked) sort(s *desk.Since, entries []record.Entry) error {
	of, heads, err := a.leadsOf(entries)
	if err != nil {
		return err
	}
	trail, err := a.told(entries)
	if err != nil {
		return err
	}
	mine := map[record.ID]bool{}
	for i, e := range entries {
		lead := of[e.About]
		head, there := heads[lead]
		if !there {
			continue
		}
		if _, known := mine[lead]; !known {
			if mine[lead], err = a.workedOn(lead, s.From); err != nil {
				return err
			}
		}
		line := desk.SinceLine{TrailEntry: trail[i], Lead: lead, Headline: head.Headline, Handling: head.Handling}
		switch {
		case mine[lead]:
			s.Mine = append(s.Mine, line)
		case desk.Corrects(e):
			s.Fixed = append(s.Fixed, line)
		case desk.Decides(e.Kind):
			s.Done = append(s.Done, line)
		}
	}
	return nil
}

// leadsOf returns the leads in which what the entries are about stands now, and
// the rows of those that the viewer may read.
func (a *Asked) leadsOf(entries []record.Entry) (of map[record.ID]record.ID, heads map[record.ID]desk.Row, err error) {
	of, heads = map[record.ID]record.ID{}, map[record.ID]desk.Row{}
	var about []record.ID
	for _, e := range entries {
		if _, known := of[e.About]; !known && !e.About.IsZero() {
			of[e.About], about = e.About, append(about, e.About)
		}
	}
	type stood struct{ report, lead []byte }
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT r.id, m.lead FROM report r JOIN lead_report m ON m.house = r.house AND m.report = r.seq AND m.since <= $2 AND m.until > $2 AND (m.labels & $3) = 0
			WHERE r.house = $1 AND r.id IN ` + in
	}, a.asking(), about, idArg}, func(s *stood) []any { return []any{&s.report, &s.lead} })
	if err != nil {
		return nil, nil, err
	}
	for _, s := range found {
		of[idOf(s.report)] = idOf(s.lead)
	}
	var leads []record.ID
	for _, id := range of {
		leads = append(leads, id)
	}
	there, err := a.leadsAt(leads)
	if err != nil {
		return nil, nil, err
	}
	leads = leads[:0]
	for id := range there {
		leads = append(leads, id)
	}
	rows, err := a.rows(leads)
	for _, r := range rows {
		heads[r.Lead] = r
	}
	return of, heads, err
}

// workedOn reports whether the viewer did anything about a lead before a moment.
func (a *Asked) workedOn(lead record.ID, before record.Time) (bool, error) {
	if a.viewer.Actor.IsZero() {
		return false, nil
	}
	rows, err := a.s.rows(`SELECT bytes FROM entry WHERE house = $1 AND about = $2 AND at <= $3 AND seq <= $4 AND (labels & $5) = 0 ORDER BY seq DESC LIMIT 200`,
		a.house(), lead[:], int64(before), int64(a.Seq), a.hidden())
	if err != nil {
		return false, err
	}
	entries, err := entriesOf(rows)
	return slices.ContainsFunc(entries, func(e record.Entry) bool { return e.Actor == a.viewer.Actor && desk.Works(e.Kind) }), err
}

// Happened reports whether there is an entry of a kind after an entry.
func (a *Asked) Happened(k record.Kind, after record.Seq) (bool, error) {
	var one int
	err := a.s.row(`SELECT 1 FROM entry WHERE house = $1 AND seq > $2 AND seq <= $3 AND kind = $4 LIMIT 1`, a.house(), int64(after), int64(a.Seq), int64(k)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
