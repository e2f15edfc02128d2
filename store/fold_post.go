package store

import (
	"fmt"

	"watchfloor/record"
)

// foldPost folds what makes the roster.
func (f folder) foldPost(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.PostOpened:
		ref, _ := e.Content(record.ClassName)
		return f.newPost(e, b.Post, ref.ID, e.At(), 0)
	case *record.PostClosed:
		return f.postClosed(e, b)
	case *record.ShiftRostered:
		return f.exec(`INSERT INTO shift (house, id, since, until, labels, post, account, from_at, until_at, way) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			int64(f.house), b.Shift[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), b.Post[:], b.Account[:], int64(b.From), int64(b.Until), int64(b.Way))
	case *record.ShiftCancelled:
		return f.exec(`UPDATE shift SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`,
			int64(f.house), b.Shift[:], int64(e.Seq), int64(record.Forever))
	}
	return fmt.Errorf("no fold for kind %q", e.Kind)
}

func (f folder) newPost(e record.Entry, id, content record.ID, opened, closed record.Time) error {
	return f.exec(`INSERT INTO post (house, id, since, until, labels, content, opened_at, closed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), id[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), content[:], int64(opened), int64(closed))
}

// postClosed keeps the post, because leads may belong to it and its name is told
// of the past.
func (f folder) postClosed(e record.Entry, b *record.PostClosed) error {
	var content []byte
	var opened record.Time
	err := f.x.row(`SELECT content, opened_at FROM post WHERE house = $1 AND id = $2 AND until = $3`,
		int64(f.house), b.Post[:], int64(record.Forever)).Scan(&content, (*int64)(&opened))
	if err != nil {
		return fmt.Errorf("there is no post %s: %w", b.Post, err)
	}
	err = f.exec(`UPDATE post SET until = $3 WHERE house = $1 AND id = $2 AND until = $4`, int64(f.house), b.Post[:], int64(e.Seq), int64(record.Forever))
	if err != nil {
		return err
	}
	return f.newPost(e, b.Post, idOf(content), opened, e.At())
}

// leadOwned makes a lead belong to a post.
func (f folder) leadOwned(e record.Entry, lead, post record.ID) error {
	err := f.exec(`UPDATE owner SET until = $3 WHERE house = $1 AND lead = $2 AND until = $4`, int64(f.house), lead[:], int64(e.Seq), int64(record.Forever))
	if err != nil || post.IsZero() {
		return err
	}
	return f.exec(`INSERT INTO owner (house, lead, since, until, labels, post) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(f.house), lead[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), post[:])
}

// ownerNow is the post to which a lead belongs; zero for none.
func ownerNow(q querier, house record.HouseKey, lead record.ID) (record.ID, error) {
	rows, err := q.rows(`SELECT post FROM owner WHERE house = $1 AND lead = $2 AND until = $3`, int64(house), lead[:], int64(record.Forever))
	if err != nil {
		return record.ID{}, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil || len(found) == 0 {
		return record.ID{}, err
	}
	return idOf(found[0]), nil
}

// ownedLike makes a new lead belong to the post of the one that it was split from.
func (f folder) ownedLike(e record.Entry, lead, old record.ID) error {
	post, err := ownerNow(f.x, f.house, old)
	if err != nil || post.IsZero() {
		return err
	}
	return f.leadOwned(e, lead, post)
}

// ownedFrom lets a lead into which another is merged belong to the other's post
// when it belongs to none itself; what waits to be acknowledged goes along.
func (f folder) ownedFrom(e record.Entry, from, into record.ID) error {
	post, err := ownerNow(f.x, f.house, from)
	if err != nil {
		return err
	}
	own, err := ownerNow(f.x, f.house, into)
	if err != nil {
		return err
	}
	if !post.IsZero() {
		if err := f.leadOwned(e, from, record.ID{}); err != nil {
			return err
		}
		if own.IsZero() {
			if err := f.leadOwned(e, into, post); err != nil {
				return err
			}
		}
	}
	return f.handOversMove(e, from, into)
}
