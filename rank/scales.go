package rank

import (
	"sync"

	"watchfloor/record"
)

// Scales are the scales of a house: that of the defaults, and one for each version of
// the rules that was recorded. Safe for use by several at once.
type Scales struct {
	defaults *Scale

	mu   sync.Mutex
	made map[int64]*Scale // by the version of the rules
}

// NewScales begins with the rules in force before a house records any.
func NewScales(rules Rules) (*Scales, error) {
	s, err := NewScale(rules)
	if err != nil {
		return nil, err
	}
	return &Scales{defaults: s, made: map[int64]*Scale{}}, nil
}

// Of returns the scale of the entry that put rules into force; of one without a body,
// that of the defaults.
func (s *Scales) Of(e record.Entry) (*Scale, error) {
	b, ok := e.Body.(*record.RulesSet)
	if !ok {
		return s.defaults, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if made, ok := s.made[b.Rules]; ok {
		return made, nil
	}
	rules, err := RulesFromBody(*b, e.Actor)
	if err != nil {
		return nil, err
	}
	made, err := NewScale(rules)
	if err == nil {
		s.made[b.Rules] = made
	}
	return made, err
}
