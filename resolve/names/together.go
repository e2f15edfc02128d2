package names

// leastTogether is how many letters a word must have that was written as two, or
// two that were written as one.
const leastTogether = 7

// together adds, before the words it concerns, what two words make when they are
// written as one, and two words that one is made of. Both count only where every
// letter is right.
func (x *Index) together(s *scratch, l *lexicon) {
	s.apart = s.apart[:0]
	for i := range s.ms {
		m := s.ms[i]
		if !m.capital || m.small || m.script > Full || m.role == number {
			s.apart = append(s.apart, m)
			continue
		}
		if i+1 < len(s.ms) && x.makesOne(s, l, &m, &s.ms[i+1]) {
			m.hard = false
		} else if len(m.text) >= leastTogether && (len(m.keys) == 0 || !m.keys[0].exact()) && x.madeOfTwo(s, l, &m) {
			m.hard = false
		}
		s.apart = append(s.apart, m)
	}
	s.ms, s.apart = s.apart, s.ms
}

// makesOne adds the word that a and b make together, if a name has it.
func (x *Index) makesOne(s *scratch, l *lexicon, a, b *mention) bool {
	if b.hard || b.small || b.script != a.script || len(a.text)+len(b.text) < leastTogether || b.from > a.to+1 || len(a.text) < 2 || len(b.text) < 2 {
		return false
	}
	t := joined(&a.term, &b.term)
	from := len(s.sounds)
	key := l.soundKey(t.text, t.fold, false)
	if x.spots.uses[key] == 0 {
		return false
	}
	s.sounds = append(s.sounds, hearing{key, 0})
	s.apart = append(s.apart, mention{term: t, keys: s.sounds[from:len(s.sounds):len(s.sounds)], from: a.from, to: b.to,
		script: a.script, hard: a.hard, capital: true, parts: 2})
	return true
}

// madeOfTwo adds the two words that m is made of, if a name has both.
func (x *Index) madeOfTwo(s *scratch, l *lexicon, m *mention) bool {
	for cut := 3; cut <= len(m.text)-3; cut++ {
		one, two := m.text[:cut], m.text[cut:]
		a := l.soundKey(one, l.sounds(one, false), false)
		if x.spots.uses[a] == 0 {
			continue
		}
		b := l.soundKey(two, l.sounds(two, false), false)
		if x.spots.uses[b] == 0 || !x.spots.any(pairKey(a, b)) {
			continue
		}
		for i, key := range [...]uint32{a, b} {
			from := len(s.sounds)
			s.sounds = append(s.sounds, hearing{key, 0})
			p := mention{term: term{text: [...]string{one, two}[i]}, keys: s.sounds[from:len(s.sounds):len(s.sounds)],
				from: m.from, to: m.to, script: m.script, hard: m.hard && i == 0, capital: true, piece: true}
			s.apart = append(s.apart, p)
		}
		return true
	}
	return false
}
