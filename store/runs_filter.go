package store

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
)

// runFilter answers for a set of keys whether a key may be in it: never a wrong
// no, one wrong yes in 256, ten bits a key. It is an xor filter (Graf and
// Lemire, "Xor Filters", 2020): the three bytes at which a key points make its
// fingerprint. It says nothing of a key that is taken out, once it is made anew.
type runFilter struct {
	seed  uint64
	bytes []byte // three thirds of equal length
}

// spots returns where a key points in each third, and its fingerprint.
func (f runFilter) spots(key uint64) (a, b, c int, print byte) {
	h := key + f.seed
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	third := uint64(len(f.bytes) / 3)
	at := func(h uint64) int { return int(uint64(uint32(h)) * third >> 32) }
	return at(h), at(bits.RotateLeft64(h, 21)) + int(third), at(bits.RotateLeft64(h, 42)) + int(2*third), byte(h ^ h>>32)
}

func (f runFilter) mayHave(key uint64) bool {
	a, b, c, print := f.spots(key)
	return f.bytes[a]^f.bytes[b]^f.bytes[c] == print
}

// makeRunFilter makes the filter of distinct keys. The same keys always have the
// same filter.
func makeRunFilter(keys []uint64) runFilter {
	third := (len(keys)*123/100 + 32) / 3
	f := runFilter{bytes: make([]byte, 3*third)}
	p := peeling{slots: make([]slot, 3*third), order: make([]peeled, 0, len(keys))}
	for {
		f.seed += 0x9e3779b97f4a7c15
		if p.peel(f, keys) {
			break
		}
	}
	for i := len(p.order) - 1; i >= 0; i-- {
		a, b, c, print := f.spots(p.order[i].key)
		f.bytes[p.order[i].spot] = 0
		f.bytes[p.order[i].spot] = print ^ f.bytes[a] ^ f.bytes[b] ^ f.bytes[c]
	}
	return f
}

// peeling finds the order in which bytes can be given: a key that alone points
// at some spot gets that byte last, and without it other keys are alone.
type peeling struct {
	slots []slot
	alone []int // spots at which one key points
	order []peeled
}

type slot struct{ keys, n uint64 } // those that point here, xored, and how many
type peeled struct {
	key  uint64
	spot int
}

// peel reports whether all keys found their turn.
func (p *peeling) peel(f runFilter, keys []uint64) bool {
	clear(p.slots)
	p.alone, p.order = p.alone[:0], p.order[:0]
	for _, k := range keys {
		a, b, c, _ := f.spots(k)
		for _, i := range [3]int{a, b, c} {
			p.slots[i].keys ^= k
			p.slots[i].n++
		}
	}
	for i, s := range p.slots {
		if s.n == 1 {
			p.alone = append(p.alone, i)
		}
	}
	for len(p.alone) > 0 {
		spot := p.alone[len(p.alone)-1]
		p.alone = p.alone[:len(p.alone)-1]
		if p.slots[spot].n != 1 {
			continue
		}
		k := p.slots[spot].keys
		p.order = append(p.order, peeled{k, spot})
		a, b, c, _ := f.spots(k)
		for _, j := range [3]int{a, b, c} {
			p.slots[j].keys ^= k
			if p.slots[j].n--; p.slots[j].n == 1 {
				p.alone = append(p.alone, j)
			}
		}
	}
	return len(p.order) == len(keys)
}

// encode and decodeRunFilter keep the filter: seed, bytes, CRC-32C.
func (f runFilter) encode() []byte {
	b := binary.LittleEndian.AppendUint64(make([]byte, 0, len(f.bytes)+12), f.seed)
	b = append(b, f.bytes...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func decodeRunFilter(b []byte) (runFilter, error) {
	if len(b) < 15 || len(b)%3 != 0 || crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return runFilter{}, errRunsDamaged
	}
	return runFilter{binary.LittleEndian.Uint64(b), b[8 : len(b)-4]}, nil
}
