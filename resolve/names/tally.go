package names

// tallies is what names have gathered so far in one question: a table of open places,
// as large as the names it reaches and not as all that are held, so that it stays in
// the nearest memory. It is never cleared, because each question has a stamp.
type tallies struct {
	slots   []tally
	shift   uint8 // how far a hash is shifted to be a place
	epoch   uint32
	touched []uint32                     // places in slots
	known   [1 << (knownBits - 6)]uint64 // bits of all names touched: most names asked for are not
}

type tally struct {
	name  uint32
	stamp uint32 // epoch and newest probe
	sum   float32
}

// A stamp is an epoch with the number of a probe, one more than its place, behind it.
const (
	probeBits = 6
	mostEpoch = 1<<(32-probeBits) - 1
)

// knownBits sizes the bits of the names touched.
const knownBits = 18

// fewestSlots is a power of two, as all sizes of the table are.
const fewestSlots = 1 << 10

// begin makes all tallies empty.
func (t *tallies) begin() {
	if t.epoch++; t.epoch > mostEpoch || t.slots == nil {
		t.make(fewestSlots)
	}
	t.touched = t.touched[:0]
	clear(t.known[:])
}

// known is the bit of a name.
func known(name uint32) (at, bit uint32) {
	at = name * 0x9E3779B1 >> (32 - knownBits)
	return at / 64, at % 64
}

func (t *tallies) make(size int) {
	t.slots, t.epoch, t.shift = make([]tally, size), 1, 32
	for ; size > 1; size /= 2 {
		t.shift--
	}
}

// room makes the table large enough for so many names more.
func (t *tallies) room(more int) {
	size := len(t.slots)
	for size < 2*(len(t.touched)+more) {
		size *= 2
	}
	if size == len(t.slots) {
		return
	}
	before, epoch := t.slots, t.epoch
	t.make(size)
	for i, at := range t.touched {
		old := before[at]
		p := t.place(old.name)
		old.stamp += (t.epoch - epoch) << probeBits
		t.slots[p], t.touched[i] = old, p
	}
}

// place is where a name stands, or would.
func (t *tallies) place(name uint32) uint32 {
	mask := uint32(len(t.slots) - 1)
	at := name * 0x9E3779B1 >> t.shift
	for t.slots[at].stamp>>probeBits == t.epoch && t.slots[at].name != name {
		at = (at + 1) & mask
	}
	return at
}

// addAll adds a gain to names that have not got one of probe i. There must be room.
func (t *tallies) addAll(names []uint32, i uint32, gain float32) {
	stamp := t.epoch<<probeBits | (i + 1)
	for _, name := range names {
		at := t.place(name)
		switch p := &t.slots[at]; {
		case p.stamp == stamp:
		case p.stamp>>probeBits != t.epoch:
			*p = tally{name, stamp, gain}
			t.touched = append(t.touched, at)
			word, bit := known(name)
			t.known[word] |= 1 << bit
		default:
			p.sum += gain
			p.stamp = stamp
		}
	}
}

// addKnown is addAll for the names that are there already.
func (t *tallies) addKnown(names []uint32, i uint32, gain float32) {
	stamp := t.epoch<<probeBits | (i + 1)
	for _, name := range names {
		if word, bit := known(name); t.known[word]>>bit&1 == 0 {
			continue
		}
		if p := &t.slots[t.place(name)]; p.stamp>>probeBits == t.epoch && p.stamp != stamp {
			p.sum += gain
			p.stamp = stamp
		}
	}
}
