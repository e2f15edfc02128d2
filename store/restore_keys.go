package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"watchfloor/lawful"
	"watchfloor/record"
)

func (r *restorer) readNewer(list io.Reader) error {
	if list == nil {
		return nil
	}
	lines := bufio.NewScanner(list)
	for n := 1; lines.Scan(); n++ {
		var d listedDisposal
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return fmt.Errorf("line %d of the list of disposals: %w", n, err)
		}
		r.newer = append(r.newer, d)
	}
	return lines.Err()
}

// addNewer adds the newer list to what the record says was destroyed, and keeps
// of the list what the record does not know.
func (r *restorer) addNewer() error {
	var news []listedDisposal
	for _, d := range r.newer {
		if d.House != r.tx.db.house {
			return fmt.Errorf("the list of disposals is of house %d, the backup of house %d", d.House, r.tx.db.house)
		}
		if d.Record == houseSecret {
			return errors.New("the list of disposals names no record: use another copy")
		}
		if !r.destroyed[d.Record] {
			news = append(news, d)
		}
		r.destroyed[d.Record] = true
	}
	r.newer = news
	return nil
}

func (r *restorer) readKeys(from io.Reader) error {
	f, err := newFrameReader(from, magicKeys, "backup of the keys")
	if err != nil {
		return err
	}
	return f.each(r.key)
}

func (r *restorer) key(letter byte, b []byte) error {
	switch letter {
	case 'H':
		var h savedHead
		if err := json.Unmarshal(b, &h); err != nil {
			return err
		}
		if h.House != r.head.House || h.Entries < r.head.Entries {
			return fmt.Errorf("they are of house %d with %d entries, the backup of house %d with %d: use those of the same backup", h.House, h.Entries, r.head.House, r.head.Entries)
		}
		return nil
	case 'K':
		const id = len(record.ID{})
		if len(b) != id && len(b) != id+len(record.ContentKey{}) {
			return errors.New("a key is cut short")
		}
		owner := record.ID(b[:id])
		if r.destroyed[owner] {
			b = b[:id]
		}
		// Keys of records that the backup does not hold belong to a newer one.
		owns, err := folder{x: r.tx}.has(`SELECT 1 FROM content WHERE house = $1 AND key_id = $2 LIMIT 1`, r.house(), owner[:])
		if err != nil || !owns && len(b) > id {
			return err
		}
		return r.tx.Exec(`INSERT INTO content_key (house, key_id, secret) VALUES ($1, $2, $3)`, r.house(), owner[:], bytes.Clone(b[id:]))
	}
	return fmt.Errorf("frame %q is unknown", letter)
}

// checkKeys refuses keys that do not open what was saved.
func (r *restorer) checkKeys() error {
	var n int64
	err := r.tx.row(`SELECT COUNT(*) FROM content c LEFT JOIN content_key k ON k.house = c.house AND k.key_id = c.key_id
		WHERE c.house = $1 AND k.key_id IS NULL`, r.house()).Scan(&n)
	if err == nil && n > 0 {
		err = fmt.Errorf("the keys of %d contents are missing: use the keys of the same backup", n)
	}
	if err != nil {
		return err
	}
	return r.tx.db.keys.load(r.tx, r.tx.db.house)
}

// recordNewer says in the record what was disposed of after the backup.
func (r *restorer) recordNewer() error {
	for _, d := range r.newer {
		owns, err := folder{x: r.tx}.has(`SELECT 1 FROM content WHERE house = $1 AND key_id = $2 LIMIT 1`, r.house(), d.Record[:])
		if err != nil {
			return err
		}
		if !owns {
			continue // the backup is older than the record
		}
		if _, err := r.tx.Append(lawful.House.Draft(d.Record, &record.ContentDisposed{Keys: []record.ID{d.Record}, Reason: d.Reason})); err != nil {
			return err
		}
	}
	return nil
}
