package store

import (
	"database/sql"
	"errors"
	"fmt"

	"watchfloor/record"
)

// handOverRow is one version of a hand-over.
type handOverRow struct {
	id, lead   record.ID
	labels     record.Labels
	from, to   record.ID // posts
	giver      record.ID
	given, due record.Time
	content    record.ID // the giver's words
	state      int64     // 0 while it waits, then 1 + record.HandOverEnd
	ended      record.Time
	endedBy    record.ID
	answer     record.ID // the words with which it ended
	stands     int64     // 1 while it waits, or came back and nobody has looked
}

const handOverColumns = `id, labels, lead, from_post, to_post, giver, given_at, due, content, state, ended_at, ended_by, answer, stands`

// handOverScan reads handOverColumns.
type handOverScan struct {
	r                                                   handOverRow
	id, lead, from, to, giver, content, endedBy, answer []byte
}

func (s *handOverScan) fields() []any {
	r := &s.r
	return []any{&s.id, labelsInto{&r.labels}, &s.lead, &s.from, &s.to, &s.giver, (*int64)(&r.given), (*int64)(&r.due), &s.content,
		&r.state, (*int64)(&r.ended), &s.endedBy, &s.answer, &r.stands}
}

func (s *handOverScan) row() handOverRow {
	r := s.r
	r.id, r.lead, r.from, r.to, r.giver = idOf(s.id), idOf(s.lead), idOf(s.from), idOf(s.to), idOf(s.giver)
	r.content, r.endedBy, r.answer = idOf(s.content), idOf(s.endedBy), idOf(s.answer)
	return r
}

func (f folder) newHandOver(e record.Entry, r handOverRow) error {
	return f.exec(`INSERT INTO hand_over (house, since, until, `+handOverColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), r.id[:], int64(r.labels), r.lead[:], r.from[:], r.to[:], r.giver[:], int64(r.given), int64(r.due),
		r.content[:], r.state, int64(r.ended), r.endedBy[:], r.answer[:], r.stands)
}

// putHandOver ends the present version of a hand-over and begins a new one.
func (f folder) putHandOver(e record.Entry, r handOverRow) error {
	err := f.exec(`DELETE FROM hand_over WHERE house = $1 AND id = $2 AND since = $3`, int64(f.house), r.id[:], int64(e.Seq))
	if err != nil {
		return err
	}
	err = f.exec(`UPDATE hand_over SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), r.id[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.newHandOver(e, r)
}

// standing are the hand-overs of a lead that wait, or came back unnoticed.
func (f folder) standing(lead record.ID) ([]handOverRow, error) {
	rows, err := f.x.rows(`SELECT `+handOverColumns+` FROM hand_over WHERE house = $1 AND lead = $2 AND stands = 1 AND until = 9223372036854775807 ORDER BY since, id`,
		int64(f.house), lead[:])
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, (*handOverScan).fields)
	out := make([]handOverRow, len(found))
	for i := range found {
		out[i] = found[i].row()
	}
	return out, err
}

// handedOver begins a hand-over; what came back of the lead before has been seen.
func (f folder) handedOver(e record.Entry, b *record.HandedOver) error {
	if err := f.noticed(e, b.Lead, func(handOverRow) bool { return true }); err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	return f.newHandOver(e, handOverRow{id: b.HandOver, labels: e.Labels, lead: b.Lead, from: b.From, to: b.To, giver: e.Actor, given: e.At(), due: b.Due,
		content: note.ID, stands: 1})
}

func (f folder) handOverEnded(e record.Entry, b *record.HandOverEnded) error {
	var s handOverScan
	err := f.x.row(`SELECT `+handOverColumns+` FROM hand_over WHERE house = $1 AND id = $2 AND until = $3`,
		int64(f.house), b.HandOver[:], int64(record.Forever)).Scan(s.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("there is no hand-over %s", b.HandOver)
	}
	if err != nil {
		return err
	}
	r := s.row()
	note, _ := e.Content(record.ClassNote)
	r.state, r.ended, r.endedBy, r.answer, r.stands = 1+int64(b.End), e.At(), e.Actor, note.ID, 0
	if b.End == record.HandOverReturned || b.End == record.HandOverLapsed {
		r.stands = 1 // until somebody looks
	}
	return f.putHandOver(e, r)
}

// notice ends the showing of what came back, when somebody of the post that gave
// the lead, or whoever gave it, reads it, or anybody decides about it.
func (f folder) notice(e record.Entry, lead record.ID) error {
	switch e.Body.(type) {
	case *record.LeadRead:
		return f.noticed(e, lead, func(r handOverRow) bool { return e.Actor == r.giver || !r.from.IsZero() && e.Post == r.from })
	case *record.LeadClaimed, *record.LeadRejected, *record.LeadTraced, *record.LeadHeldUntil, *record.LeadAttachedTo:
		return f.noticed(e, lead, func(handOverRow) bool { return true })
	}
	return nil
}

func (f folder) noticed(e record.Entry, lead record.ID, by func(handOverRow) bool) error {
	all, err := f.standing(lead)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.state == 0 || !by(r) {
			continue
		}
		r.stands = 0
		if err := f.putHandOver(e, r); err != nil {
			return err
		}
	}
	return nil
}

// handOversMove lets what stands of a lead go along into the one that it is merged into.
func (f folder) handOversMove(e record.Entry, from, into record.ID) error {
	all, err := f.standing(from)
	if err != nil {
		return err
	}
	for _, r := range all {
		r.lead = into
		if err := f.putHandOver(e, r); err != nil {
			return err
		}
	}
	return nil
}
