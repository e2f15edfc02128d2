package store

import (
	"bufio"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// The signing key of the house is made of the secret of the house: it is there
// from the founding on, in the backup of the keys and in nothing else, and comes
// back with it.

// signer returns the key with which the house signs its checkpoints.
func (k *keyring) signer(house record.HouseKey) (note.Signer, checkpoint.Key, error) {
	mac := hmac.New(sha256.New, k.secret[:])
	mac.Write([]byte("signing key of checkpoints 1"))
	return checkpoint.Signer(checkpoint.Origin(house), [checkpoint.SeedSize]byte(mac.Sum(nil)))
}

// SigningKey returns the public key of the house.
func (db *DB) SigningKey() (checkpoint.Key, error) {
	_, key, err := db.keys.signer(db.house)
	return key, err
}

// Sign signs a checkpoint of this house.
func (db *DB) Sign(c checkpoint.Checkpoint) ([]byte, error) {
	signer, _, err := db.keys.signer(db.house)
	if err != nil {
		return nil, err
	}
	return c.Sign(signer)
}

// Checkpoint says how the log stands now.
func (db *DB) Checkpoint(ctx context.Context) (checkpoint.Checkpoint, error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return checkpoint.Checkpoint{}, err
	}
	c, err := s.checkpoint()
	return c, db.engine.Explain(errors.Join(err, s.close()))
}

func (s *snapshot) checkpoint() (c checkpoint.Checkpoint, err error) {
	c.Origin, c.At = checkpoint.Origin(s.db.house), record.At(s.db.now())
	if err := s.row(`SELECT size FROM head WHERE house = $1`, int64(s.db.house)).Scan((*int64)(&c.Size)); err != nil {
		return c, err
	}
	root, err := tlog.TreeHash(int64(c.Size), s.hashes())
	c.Hash = record.Hash(root)
	return c, err
}

// Prove shows that the log of old entries is the beginning of that of size.
func (db *DB) Prove(ctx context.Context, old, size record.Seq) (checkpoint.Proof, error) {
	p := checkpoint.Proof{Old: old}
	if old <= 0 || old >= size {
		return p, nil
	}
	s, err := db.snapshot(ctx)
	if err != nil {
		return p, err
	}
	hashes, err := tlog.ProveTree(int64(size), int64(old), s.hashes())
	for _, h := range hashes {
		p.Hashes = append(p.Hashes, record.Hash(h))
	}
	return p, db.engine.Explain(errors.Join(err, s.close()))
}

// hashes reads the stored hashes of the log.
func (s *snapshot) hashes() tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			h, err := storedHash(s, s.db.house, x)
			if err != nil {
				return nil, err
			}
			out[i] = h
		}
		return out, nil
	})
}

// ExportLog writes the log as of one moment: the entries from one on as they are,
// a line each, and the hashes of all. It returns the checkpoint over them. Sealed
// contents stay; entries name them by id.
func (db *DB) ExportLog(ctx context.Context, from record.Seq, entries, hashes io.Writer) (checkpoint.Checkpoint, error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return checkpoint.Checkpoint{}, err
	}
	c, err := s.exportLog(from, entries, hashes)
	return c, db.engine.Explain(errors.Join(err, s.close()))
}

func (s *snapshot) exportLog(from record.Seq, entries, hashes io.Writer) (checkpoint.Checkpoint, error) {
	c, err := s.checkpoint()
	if err != nil {
		return c, err
	}
	if from < 0 || from >= c.Size {
		return c, fmt.Errorf("there is no entry %d: the newest is %d", from, c.Size-1)
	}
	c.From = from
	lines, leaves := bufio.NewWriterSize(entries, 1<<16), bufio.NewWriterSize(hashes, 1<<16)
	var log checkpoint.Tree
	var b []byte
	err = saver{s, s.db.house, savedHead{}}.each(`SELECT bytes FROM entry WHERE house = $1 ORDER BY seq`, func() error {
		h := tlog.RecordHash(b)
		if log.Size() >= from {
			_, err := lines.Write(append(b, '\n'))
			if err != nil {
				return err
			}
		}
		log.Add(h)
		_, err := leaves.Write(h[:])
		return err
	}, &b)
	if err == nil && (log.Size() != c.Size || log.Root() != c.Hash) {
		err = errors.New("the entries and their log do not agree: run verify")
	}
	return c, errors.Join(err, lines.Flush(), leaves.Flush())
}
