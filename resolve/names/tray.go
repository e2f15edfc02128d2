package names

// tray holds pieces of bytes of any length in few blocks: a million small texts cost
// the collector of garbage nothing, and no room beside their bytes. What is taken out
// is overwritten at once, and its place is given to the next piece of that length.
type tray struct {
	blocks [][]byte
	used   uint32           // of the newest block, in units
	free   [][]uint32       // places of free pieces, by units
	long   map[int][]uint32 // the same for long pieces
}

// A place in a tray is counted in units of four bytes. A piece lies in one block; one
// that is longer than a block has one of its own, which counts as several.
const (
	trayUnit  = 4
	trayBlock = 1 << 14 // units
	trayShort = 64      // units
)

func trayUnits(n int) int { return (n + trayUnit - 1) / trayUnit }

// at returns what begins at a place, and what follows it.
func (t *tray) at(place uint32) []byte {
	return t.blocks[place/trayBlock][place%trayBlock*trayUnit:]
}

// put finds a place for n bytes. They are zero.
func (t *tray) put(n int) (place uint32) {
	units := trayUnits(n)
	if free := t.freeOf(units); len(free) > 0 {
		t.setFree(units, free[:len(free)-1])
		return free[len(free)-1]
	}
	if units > trayBlock {
		place = uint32(len(t.blocks)) * trayBlock
		t.blocks = append(t.blocks, make([]byte, units*trayUnit))
		for range (units - 1) / trayBlock {
			t.blocks = append(t.blocks, nil)
		}
		t.used = trayBlock
		return place
	}
	if len(t.blocks) == 0 || t.used+uint32(units) > trayBlock {
		t.blocks = append(t.blocks, nil)
		t.used = 0
	}
	last := len(t.blocks) - 1
	place = uint32(last)*trayBlock + t.used
	t.used += uint32(units)
	t.lengthen(last)
	return place
}

// lengthen makes a block as long as its use: the first one grows, so that a small tray
// stays small, all others are made whole.
func (t *tray) lengthen(last int) {
	b, need := t.blocks[last], int(t.used)*trayUnit
	if need <= len(b) {
		return
	}
	size := trayBlock * trayUnit
	if last == 0 {
		size = min(size, max(1024, 2*need))
	}
	whole := make([]byte, size)
	copy(whole, b)
	clear(b)
	t.blocks[last] = whole
}

// drop overwrites a piece of n bytes and keeps its place for another.
func (t *tray) drop(place uint32, n int) {
	units := trayUnits(n)
	clear(t.at(place)[:units*trayUnit])
	t.setFree(units, append(t.freeOf(units), place))
}

func (t *tray) freeOf(units int) []uint32 {
	if units >= trayShort {
		return t.long[units]
	}
	if units < len(t.free) {
		return t.free[units]
	}
	return nil
}

func (t *tray) setFree(units int, places []uint32) {
	switch {
	case units < trayShort:
		for len(t.free) <= units {
			t.free = append(t.free, nil)
		}
		t.free[units] = places
	case len(places) == 0:
		delete(t.long, units)
	default:
		if t.long == nil {
			t.long = map[int][]uint32{}
		}
		t.long[units] = places
	}
}
