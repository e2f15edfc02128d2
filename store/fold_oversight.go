package store

import (
	"fmt"

	"watchfloor/record"
)

// foldOversight returns the fold of what oversight reads; nil for other kinds.
func (f folder) foldOversight(e record.Entry) func() error {
	switch b := e.Body.(type) {
	case *record.WitnessAppointed:
		return func() error { return f.witnessAppointed(e, b) }
	case *record.WitnessDismissed:
		return func() error {
			return f.overAt(`UPDATE witness SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, e, b.Witness)
		}
	case *record.CheckpointKept:
		return func() error { return f.checkpointKept(e, b) }
	case *record.ReviewAsked:
		return func() error { return f.reviewAsked(e, b) }
	case *record.ReviewAnswered:
		return func() error { return f.reviewAnswered(e, b) }
	case *record.SampleDrawn:
		return func() error { return f.sampleDrawn(e, b) }
	case *record.CheckpointSent, *record.Exported:
		return nothingToFold // read from the entries themselves
	}
	return f.foldConnecting(e)
}

// acted notes who caused an entry.
func (f folder) acted(e record.Entry) error {
	if e.Actor.IsZero() {
		return nil
	}
	return f.exec(`INSERT INTO acted (house, actor, seq, since, until, labels) VALUES ($1, $2, $3, $3, $4, $5)`,
		int64(f.house), e.Actor[:], int64(e.Seq), int64(record.Forever), int64(e.Labels))
}

// overAt ends the row that holds now.
func (f folder) overAt(query string, e record.Entry, id record.ID) error {
	return f.exec(query, int64(f.house), id[:], int64(e.Seq), int64(record.Forever))
}

func (f folder) witnessAppointed(e record.Entry, b *record.WitnessAppointed) error {
	address, _ := e.Content(record.ClassName)
	token, _ := e.Content(record.ClassCredential)
	return f.exec(`INSERT INTO witness (house, id, since, until, labels, way, address, token, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), b.Witness[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Way), address.ID[:], token.ID[:], int64(e.At()))
}

func (f folder) checkpointKept(e record.Entry, b *record.CheckpointKept) error {
	if err := f.overAt(`UPDATE kept SET until = $3 WHERE house = $1 AND other = $2 AND until = $4`, e, b.Other); err != nil {
		return err
	}
	note, _ := e.Content(record.ClassName)
	return f.exec(`INSERT INTO kept (house, other, since, until, labels, size, hash, content, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		int64(f.house), b.Other[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Size), b.Hash[:], note.ID[:], int64(e.At()))
}

func (f folder) reviewAsked(e record.Entry, b *record.ReviewAsked) error {
	note, _ := e.Content(record.ClassNote)
	return f.putReview(e, reviewRow{id: b.Review, account: b.Account, asker: e.Actor, asked: e.At(), content: note.ID})
}

// reviewAnswered begins a new version of the review: what was asked, and the answer.
func (f folder) reviewAnswered(e record.Entry, b *record.ReviewAnswered) error {
	r, err := scanReview(f.x.row(`SELECT `+reviewRead+` FROM review WHERE house = $1 AND id = $2 AND until = $3`,
		int64(f.house), b.Review[:], int64(record.Forever)).Scan)
	if err != nil {
		return fmt.Errorf("there is no review %s: %w", b.Review, err)
	}
	if err := f.overAt(`UPDATE review SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, e, b.Review); err != nil {
		return err
	}
	r.answerer, r.answered, r.approved, r.ends = e.Actor, e.At(), b.Approved, b.Until
	return f.putReview(e, r)
}

// reviewRow is one version of a review.
type reviewRow struct {
	id, account, asker, content, answerer record.ID
	asked, answered, ends                 record.Time
	approved                              bool
}

const reviewRead = `id, account, asker, asked_at, content, answerer, answered_at, approved, ends`

// scanReview reads reviewRead.
func scanReview(scan func(...any) error) (r reviewRow, err error) {
	var approved int64
	err = scan(idInto{&r.id}, idInto{&r.account}, idInto{&r.asker}, (*int64)(&r.asked), idInto{&r.content}, idInto{&r.answerer},
		(*int64)(&r.answered), &approved, (*int64)(&r.ends))
	r.approved = approved != 0
	return r, err
}

func (f folder) putReview(e record.Entry, r reviewRow) error {
	return f.exec(`INSERT INTO review (house, since, until, labels, `+reviewRead+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		int64(f.house), int64(e.Seq), int64(record.Forever), int64(e.Labels), r.id[:], r.account[:], r.asker[:], int64(r.asked), r.content[:],
		r.answerer[:], int64(r.answered), oneIf(r.approved), int64(r.ends))
}

// idInto scans an id.
type idInto struct{ to *record.ID }

// Scan implements sql.Scanner.
func (i idInto) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok {
		return fmt.Errorf("an id is %T, not bytes", v)
	}
	*i.to = idOf(b)
	return nil
}

func (f folder) sampleDrawn(e record.Entry, b *record.SampleDrawn) error {
	for _, lead := range b.Leads {
		err := f.exec(`INSERT INTO sample (house, id, lead, since, until, labels) VALUES ($1, $2, $3, $4, $5, $6)`,
			int64(f.house), b.Sample[:], lead[:], int64(e.Seq), int64(record.Forever), int64(e.Labels))
		if err != nil {
			return err
		}
	}
	return nil
}
