package store

import (
	"errors"

	"watchfloor/record"
)

// openAll opens the contents of an entry and compares them with their digests.
// Words that cannot be opened count as gone, so that the folding goes on.
func (v *verifier) openAll(e record.Entry) (openedWords, error) {
	words := openedWords{}
	for _, ref := range e.Contents {
		if err := v.scratch.addContent(v.db.house, ref); err != nil {
			return nil, err
		}
		b, err := v.openRef(ref)
		if err != nil {
			return nil, err
		}
		words[ref.ID] = b
		v.out.Contents++
	}
	return words, nil
}

func (v *verifier) openRef(ref record.ContentRef) ([]byte, error) {
	where := "content " + ref.ID.String()
	c, err := readContent(v.s, v.db.house, ref.ID)
	if errors.Is(err, errNoContent) {
		return nil, nil // found by contents
	}
	if err != nil {
		return nil, err
	}
	key, err := c.openingKey()
	switch {
	case errors.Is(err, ErrGone):
		return nil, nil // whether rightly so is found by keys
	case err != nil:
		v.problem(where, "%v", err)
		return nil, nil
	}
	b, err := unseal(key, ref.ID, record.ContentClass(c.class), c.sealed)
	switch {
	case err != nil:
		owner := c.owner.String()
		if c.owner == houseSecret {
			owner = "the house itself"
		}
		v.problem(where, "it cannot be opened: it or its key, of %s, was altered. Restore it from a backup", owner)
		return nil, nil
	case record.DigestOf(key, ref.Class, b) != ref.Digest:
		v.problem(where, "it is not what its entry says: restore it from a backup")
		return nil, nil
	}
	return b, nil
}

// contents compares which contents there are with those that entries name.
func (v *verifier) contents() error {
	return v.compare(comparison{name: "content", key: []string{"id"},
		query: `SELECT id, key_id, class FROM content WHERE house = $1 ORDER BY id`})
}

// keys compares which keys there are with the owners of contents, and which of
// them are destroyed with what the record says.
func (v *verifier) keys() error {
	for id := range v.disposed {
		if err := v.scratch.addKey(v.db.house, id); err != nil {
			return err
		}
	}
	err := v.compare(comparison{name: "content_key", key: []string{"key_id"}, query: `SELECT key_id FROM content_key WHERE house = $1 ORDER BY key_id`})
	if err != nil {
		return err
	}
	rows, err := v.s.rows(`SELECT key_id, length(secret) FROM content_key WHERE house = $1 ORDER BY key_id`, v.house())
	if err != nil {
		return err
	}
	all, err := collect(rows, func(k *storedKey) []any { return []any{&k.id, &k.length} })
	for _, k := range all {
		gone := v.disposed[idOf(k.id)]
		switch {
		case k.length != 0 && gone:
			v.problem("content_key key_id="+shown(k.id), "the record says that this key was destroyed, but it is there: dispose of it again")
		case k.length == 0 && !gone:
			v.problem("content_key key_id="+shown(k.id), "this key was destroyed, but no entry says so: restore the keys from their backup")
		case k.length != 0 && k.length != int64(len(record.ContentKey{})):
			v.problem("content_key key_id="+shown(k.id), "this key has %d bytes: restore the keys from their backup", k.length)
		}
	}
	return err
}

type storedKey struct {
	id     []byte
	length int64
}

// positions holds what is kept beside the record against its end.
func (v *verifier) positions() error {
	for name, query := range map[string]string{
		"stage":   `SELECT name, seq FROM stage WHERE house = $1 AND (seq < -1 OR seq >= $2 OR name <= 0 OR name > $3) ORDER BY name`,
		"request": `SELECT seq, seq FROM request WHERE house = $1 AND (seq < 0 OR seq > $2 OR length(id) <> $3) ORDER BY seq`,
	} {
		limit := int64(len(record.ID{}))
		if name == "stage" {
			limit = int64(record.CursorReread)
		}
		rows, err := v.s.rows(query, v.house(), int64(v.head.size), limit)
		if err != nil {
			return err
		}
		wrong, err := collect(rows, func(at *[2]int64) []any { return []any{&at[0], &at[1]} })
		if err != nil {
			return err
		}
		for _, at := range wrong {
			v.problem(name, "row %d stands at entry %d, which cannot be", at[0], at[1])
		}
	}
	return nil
}
