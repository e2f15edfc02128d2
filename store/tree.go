package store

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/record"
)

// addLeaf makes the canonical bytes of entry seq the next leaf of the log.
func (tx *Tx) addLeaf(seq record.Seq, b []byte) error {
	hashes, err := tlog.StoredHashesForRecordHash(int64(seq), tlog.RecordHash(b), tlog.HashReaderFunc(tx.readHashes))
	if err != nil {
		return fmt.Errorf("adding entry %d to the log: %w", seq, err)
	}
	tx.hashes = append(tx.hashes, hashes...)
	return nil
}

func (tx *Tx) writeHashes() error {
	b := make([]byte, 0, len(tx.hashes)*tlog.HashSize)
	for _, h := range tx.hashes {
		b = append(b, h[:]...)
	}
	return tx.Exec(`INSERT INTO tree (house, first, hashes) VALUES ($1, $2, $3)`,
		int64(tx.db.house), tlog.StoredHashCount(int64(tx.start.size)), b)
}

// readHashes serves the hashes of this transaction from memory, older ones from the table.
func (tx *Tx) readHashes(indexes []int64) ([]tlog.Hash, error) {
	first := tlog.StoredHashCount(int64(tx.start.size))
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x >= first {
			out[i] = tx.hashes[x-first]
			continue
		}
		h, err := storedHash(tx, tx.db.house, x)
		if err != nil {
			return nil, err
		}
		out[i] = h
	}
	return out, nil
}

func storedHash(q querier, house record.HouseKey, index int64) (tlog.Hash, error) {
	var (
		first int64
		b     []byte
	)
	err := q.row(`SELECT first, hashes FROM tree WHERE house = $1 AND first <= $2 ORDER BY first DESC LIMIT 1`,
		int64(house), index).Scan(&first, &b)
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("hash %d of the log: %w", index, err)
	}
	at := int(index-first) * tlog.HashSize
	if at+tlog.HashSize > len(b) {
		return tlog.Hash{}, fmt.Errorf("hash %d of the log is missing: run verify", index)
	}
	return tlog.Hash(b[at : at+tlog.HashSize]), nil
}
