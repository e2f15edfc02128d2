package names

// slots says where the entity of each Ref is. Callers number what they hold from
// zero on, so most are kept in a list, in four bytes each; the few far behind its
// end in a map.
type slots struct {
	near paged[uint32] // slot and one; 0: nothing is held
	far  map[uint32]uint32
	n    int
}

// farAway is how far behind the end of the list a Ref may lie to lengthen it.
const farAway = 4096

func (s *slots) get(ref uint32) (slot uint32, held bool) {
	if ref < s.near.n {
		at := *s.near.at(ref)
		return at - 1, at > 0
	}
	slot, held = s.far[ref]
	return slot, held
}

// set notes the slot of a Ref that has none.
func (s *slots) set(ref, slot uint32) {
	s.n++
	if _, held := s.far[ref]; !held && ref < s.near.n+farAway {
		for s.near.n <= ref {
			at, held := s.far[s.near.n]
			if held {
				delete(s.far, s.near.n)
				at++
			}
			s.near.add(at)
		}
		*s.near.at(ref) = slot + 1
		return
	}
	if s.far == nil {
		s.far = map[uint32]uint32{}
	}
	s.far[ref] = slot
}

func (s *slots) drop(ref uint32) {
	s.n--
	if ref < s.near.n {
		*s.near.at(ref) = 0
		return
	}
	delete(s.far, ref)
}
