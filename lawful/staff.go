package lawful

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"watchfloor/record"
)

// StaffNews is what changed about accounts and sessions behind an entry.
type StaffNews struct {
	Accounts []Account   // as they stand now, those whose words were disposed of included
	Ended    []record.ID // sessions
	Tokens   []KeptToken // issued, as they stand now
	Revoked  []record.ID // tokens that ended
	// Oversight is at which moments the house came to have oversight, or lost it;
	// all of them when any account changed, nil otherwise.
	Oversight []Watched
}

// Watched is a moment from which on somebody oversees the house, or nobody.
type Watched struct {
	At  record.Time
	Any bool
}

// StaffReader reads accounts from the record.
type StaffReader interface {
	StaffAfter(after record.Seq) (StaffNews, error)
}

// Secret is the digest of the secret of a session.
type Secret [sha256.Size]byte

// Staff is who works in the house, kept in memory: a fold of the record with its
// own position, so that no request waits for the database. It is safe for one
// catching up and many asking.
type Staff struct {
	catching sync.Mutex // one catches up at a time

	mu        sync.RWMutex // guards what follows
	at        record.Seq
	accounts  map[record.ID]Account
	sessions  map[Secret]*sitting
	ended     map[record.ID]bool
	tokens    map[string]*heldToken
	oversight []Watched
}

// sitting is a session that was asked for in this process.
type sitting struct {
	Session
	seen  atomic.Int64
	saved atomic.Int64 // as of when seen is in the database
}

// NewStaff returns one that knows nobody, positioned before the record.
func NewStaff() *Staff {
	return &Staff{at: -1, accounts: map[record.ID]Account{}, sessions: map[Secret]*sitting{}, ended: map[record.ID]bool{}, tokens: map[string]*heldToken{}}
}

// At returns the entry up to which it has read.
func (s *Staff) At() record.Seq {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.at
}

// CatchUp reads what changed up to the entry head. Sessions that ended, and those
// of closed accounts, are gone when it returns.
func (s *Staff) CatchUp(r StaffReader, head record.Seq) error {
	s.catching.Lock()
	defer s.catching.Unlock()
	at := s.At()
	if at >= head {
		return nil
	}
	news, err := r.StaffAfter(at)
	if err != nil {
		return fmt.Errorf("catching up with accounts: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range news.Accounts {
		s.accounts[a.ID] = a
	}
	for _, id := range news.Ended {
		s.ended[id] = true
	}
	s.addTokens(news.Tokens, news.Revoked)
	if news.Oversight != nil {
		s.oversight = news.Oversight
	}
	for secret, one := range s.sessions {
		if s.ended[one.ID] {
			delete(s.sessions, secret)
		}
	}
	s.at = head
	return nil
}

// Any reports whether an account was ever opened.
func (s *Staff) Any() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.accounts) > 0
}

// Account returns an account as it stands.
func (s *Staff) Account(id record.ID) (Account, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a, ok := s.accounts[id]
	return a, ok
}

// Named returns the account that signs in under a name; zero for none.
func (s *Staff) Named(login string) record.ID {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for id, a := range s.accounts {
		if a.Login == login && login != "" {
			return id
		}
	}
	return record.ID{}
}

// Name is what colleagues call the holder of an account; "" when nobody has the id.
func (s *Staff) Name(id record.ID) string {
	a, ok := s.Account(id)
	switch {
	case !ok:
		return ""
	case a.Name == "":
		return "somebody whose name was disposed of"
	}
	return a.Name
}

// Admit makes a session known that the database has.
func (s *Staff) Admit(secret Secret, session Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended[session.ID] || s.sessions[secret] != nil {
		return
	}
	one := &sitting{Session: session}
	one.seen.Store(int64(session.Seen))
	one.saved.Store(int64(session.Seen))
	s.sessions[secret] = one
}

// Viewer returns who acts in the session of a secret. It is not ok when no such
// session is known here, or it is over, or its account was closed: then the
// database has to be asked.
func (s *Staff) Viewer(secret Secret, now record.Time) (Viewer, bool) {
	s.mu.RLock()
	one := s.sessions[secret]
	if one == nil {
		s.mu.RUnlock()
		return Viewer{}, false
	}
	a := s.accounts[one.Account]
	s.mu.RUnlock()
	seen := record.Time(one.seen.Load())
	if !a.Open() || a.ID.IsZero() || (Session{Began: one.Began, Seen: seen}).Over(now) {
		s.drop(secret)
		return Viewer{}, false
	}
	if now > seen {
		one.seen.Store(int64(now))
	}
	return a.SignedInAs(one.ID), true
}

func (s *Staff) drop(secret Secret) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, secret)
}

// seenEvery is how far what the database knows of the use of a session may lie behind.
const seenEvery = record.Minute

// Used returns the sessions that were used since the database was last told, and
// takes it as told.
func (s *Staff) Used() (used []Session) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, one := range s.sessions {
		if seen := one.seen.Load(); seen-one.saved.Load() >= int64(seenEvery) {
			one.saved.Store(seen)
			used = append(used, Session{ID: one.ID, Account: one.Account, Began: one.Began, Seen: record.Time(seen)})
		}
	}
	return used
}

// Unwatched returns since when nobody oversees the house, as of a moment; 0 when
// somebody does, or no account was opened yet.
func (s *Staff) Unwatched(at record.Time) record.Time {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, w := range slices.Backward(s.oversight) {
		if w.At <= at {
			if w.Any {
				return 0
			}
			return w.At
		}
	}
	return 0
}
