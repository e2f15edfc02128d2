package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/bits"
	"slices"

	"watchfloor/record"
)

// posting says that a report has a run. key is a stored key: the number of the
// set of labels, then runBits of the keyed hash.
type posting struct {
	key    uint64
	report record.Seq
}

func comparePostings(a, b posting) int {
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	return cmp.Compare(a.report, b.report)
}

const (
	// runBits are those of the keyed hash in a stored key: enough that one in ten
	// thousand keys meets another by chance when a million reports are stored.
	runBits = 40
	// blockBytes is where a block is closed. With its columns it then fills one
	// overflow page of SQLite and the eighth part of a leaf.
	blockBytes = 4600
)

var (
	errRunsDamaged = errors.New("the index of word runs is damaged: run rebuild")
	castagnoli     = crc32.MakeTable(crc32.Castagnoli)
)

// encodeBlock writes as many postings, which are sorted, as fit into a block and
// returns how many those are.
//
//	how many, the first key, the lowest report: uvarint each
//	bytes of a report: 1 byte
//	each: the key's distance to the one before (uvarint), the report's to the lowest (fixed)
//	CRC-32C of all of it
func encodeBlock(ps []posting) ([]byte, int) {
	n, low, wide := fitting(ps)
	b := make([]byte, 0, blockBytes+64)
	b = binary.AppendUvarint(b, uint64(n))
	b = binary.AppendUvarint(b, ps[0].key)
	b = binary.AppendUvarint(b, uint64(low))
	b = append(b, byte(wide))
	last := ps[0].key
	for _, p := range ps[:n] {
		b = binary.AppendUvarint(b, p.key-last)
		last = p.key
		for d, i := uint64(p.report-low), 0; i < wide; i++ {
			b = append(b, byte(d>>(8*i)))
		}
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli)), n
}

// fitting returns how many postings go into one block, the lowest report among
// them and how many bytes the distance to it takes.
func fitting(ps []posting) (n int, low record.Seq, wide int) {
	low, high := ps[0].report, ps[0].report
	deltas := 0
	for i, p := range ps {
		l, h := min(low, p.report), max(high, p.report)
		w := max(1, (bits.Len64(uint64(h-l))+7)/8)
		if i > 0 {
			deltas += max(1, (bits.Len64(p.key-ps[i-1].key)+6)/7)
		} else {
			deltas++
		}
		if i > 0 && deltas+(i+1)*w > blockBytes {
			return i, low, max(1, (bits.Len64(uint64(high-low))+7)/8)
		}
		low, high, wide = l, h, w
	}
	return len(ps), low, wide
}

// decodeBlock appends the postings of a block.
func decodeBlock(to []posting, b []byte) ([]posting, error) {
	if len(b) < 4 || crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return to, errRunsDamaged
	}
	b = b[:len(b)-4]
	var head [3]uint64
	for i := range head {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return to, errRunsDamaged
		}
		head[i], b = v, b[n:]
	}
	if len(b) == 0 || b[0] > 8 || head[0] > uint64(len(b)) {
		return to, errRunsDamaged
	}
	count, key, low, wide := int(head[0]), head[1], head[2], int(b[0])
	b = b[1:]
	to = slices.Grow(to, count)
	for range count {
		d, n := binary.Uvarint(b)
		if n <= 0 || len(b) < n+wide {
			return to, errRunsDamaged
		}
		key += d
		seq := uint64(0)
		for i := range wide {
			seq |= uint64(b[n+i]) << (8 * i)
		}
		b = b[n+wide:]
		to = append(to, posting{key, record.Seq(low + seq)})
	}
	if len(b) > 0 {
		return to, errRunsDamaged
	}
	return to, nil
}
