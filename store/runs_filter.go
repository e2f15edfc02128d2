package store

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
)

// runFilter answers for a set of keys whether a key may be in it: never a wrong
// no; a wrong yes once in 256 with ten bits a key, or once in 65,536 with
// twenty. It is an xor filter (Graf and Lemire, "Xor Filters", 2020): the bytes
// at the three spots to which a key points make its fingerprint. Made anew, it
// says nothing of a key that was taken out.
type runFilter struct {
	seed   uint64
	planes [][]byte // one or two, each three thirds of equal length
}

// spots returns where a key points in each third, and its fingerprint.
func (f runFilter) spots(key uint64) (a, b, c int, print uint64) {
	h := key + f.seed
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	third := uint64(len(f.planes[0]) / 3)
	at := func(h uint64) int { return int(uint64(uint32(h)) * third >> 32) }
	return at(h), at(bits.RotateLeft64(h, 21)) + int(third), at(bits.RotateLeft64(h, 42)) + int(2*third), h ^ h>>32
}

func (f runFilter) mayHave(key uint64) bool {
	a, b, c, print := f.spots(key)
	for _, p := range f.planes {
		if p[a]^p[b]^p[c] != byte(print) {
			return false
		}
		print >>= 8
	}
	return true
}

// makeRunFilter makes the filter of distinct keys with fingerprints of so many
// bytes. The same keys always have the same filter.
func makeRunFilter(keys []uint64, width int) runFilter {
	length := (len(keys)*123/100 + 32) / 3 * 3
	f := runFilter{planes: make([][]byte, width)}
	for i := range f.planes {
		f.planes[i] = make([]byte, length)
	}
	p := peeling{slots: make([]slot, length), order: make([]peeled, 0, len(keys))}
	for {
		f.seed += 0x9e3779b97f4a7c15
		if p.peel(f, keys) {
			break
		}
	}
	for i := len(p.order) - 1; i >= 0; i-- {
		spot := p.order[i].spot
		a, b, c, print := f.spots(p.order[i].key)
		for _, p := range f.planes {
			p[spot] = 0
			p[spot] = byte(print) ^ p[a] ^ p[b] ^ p[c]
			print >>= 8
		}
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

// encode and decodeRunFilter keep the filter: how many planes (1 byte), the seed,
// the planes, CRC-32C.
func (f runFilter) encode() []byte {
	b := []byte{byte(len(f.planes))}
	b = binary.LittleEndian.AppendUint64(b, f.seed)
	for _, p := range f.planes {
		b = append(b, p...)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func decodeRunFilter(b []byte) (runFilter, error) {
	const around = 1 + 8 + 4
	if len(b) <= around || b[0] < 1 || b[0] > 2 || (len(b)-around)%(3*int(b[0])) != 0 ||
		crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return runFilter{}, errRunsDamaged
	}
	f := runFilter{seed: binary.LittleEndian.Uint64(b[1:])}
	length := (len(b) - around) / int(b[0])
	for i := range int(b[0]) {
		f.planes = append(f.planes, b[9+i*length:9+(i+1)*length])
	}
	return f, nil
}
