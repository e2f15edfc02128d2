package lawful

import (
	"slices"
	"sync/atomic"

	"watchfloor/record"
)

// KeptToken is a token with the key by which the house finds it.
type KeptToken struct {
	Token
	Key string
}

// heldToken is a token in memory.
type heldToken struct {
	Token
	used  atomic.Int64 // the hour of its last use
	saved atomic.Int64 // the same as the database has it
}

// addTokens takes tokens up that were issued, and drops those that have ended. The
// caller holds the lock.
func (s *Staff) addTokens(issued []KeptToken, ended []record.ID) {
	for _, t := range issued {
		one := &heldToken{Token: t.Token}
		one.used.Store(int64(t.Used))
		one.saved.Store(int64(t.Used))
		s.tokens[t.Key] = one
	}
	for key, t := range s.tokens {
		if slices.Contains(ended, t.ID) {
			delete(s.tokens, key)
		}
	}
}

// TokenViewer returns who acts with the token of a key, and what it is for. It is
// not ok when there is none, it has expired, or its account is closed.
func (s *Staff) TokenViewer(key string, now record.Time) (v Viewer, scope []record.TokenScope, ok bool) {
	s.mu.RLock()
	t := s.tokens[key]
	if t == nil {
		s.mu.RUnlock()
		return Viewer{}, nil, false
	}
	a := s.accounts[t.Account]
	s.mu.RUnlock()
	if !t.Good(now) || !a.Open() || a.ID.IsZero() {
		return Viewer{}, nil, false
	}
	if hour := now - now%record.Hour; hour > record.Time(t.used.Load()) {
		t.used.Store(int64(hour))
	}
	return a.SignedInAs(record.ID{}), t.Scope, true
}

// TokensUsed returns the tokens that were used in an hour of which the database was
// not told, and takes it as told.
func (s *Staff) TokensUsed() (used []Token) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, t := range s.tokens {
		if hour := t.used.Load(); hour != t.saved.Load() {
			t.saved.Store(hour)
			one := t.Token
			one.Used = record.Time(hour)
			used = append(used, one)
		}
	}
	return used
}
