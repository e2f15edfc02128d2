package record

// AccountRole is what an account may do in the house.
type AccountRole uint8

// The values of AccountRole. Their numbers are stored: never reorder, only append.
const (
	RoleNone          AccountRole = iota
	RoleIntake                    // takes reports in
	RoleAnalyst                   // reads and decides about leads
	RoleSupervisor                // as an analyst; posts, rosters and what exceeds the shift
	RoleAuthoriser                // answers requests for access and approves reviews
	RoleOversight                 // reads the log, refusals, breaches and samples; changes nothing
	RoleAdministrator             // accounts and upkeep; reads no case
)

var accountRoleWords = [...]string{
	RoleNone:          "none",
	RoleIntake:        "intake",
	RoleAnalyst:       "analyst",
	RoleSupervisor:    "supervisor",
	RoleAuthoriser:    "authoriser",
	RoleOversight:     "oversight",
	RoleAdministrator: "administrator",
}

// String returns the word used in files and on screen.
func (r AccountRole) String() string { return Word(accountRoleWords[:], uint8(r), "AccountRole") }

// ParseAccountRole reads the word that String writes.
func ParseAccountRole(s string) (AccountRole, error) {
	i, err := ParseWord(accountRoleWords[:], s)
	return AccountRole(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (r AccountRole) MarshalText() ([]byte, error) {
	return MarshalWord(accountRoleWords[:], uint8(r), "AccountRole")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *AccountRole) UnmarshalText(b []byte) error {
	got, err := ParseAccountRole(string(b))
	*r = got
	return err
}

// AccountState says whether an account may be used.
type AccountState uint8

// The values of AccountState. Their numbers are stored: never reorder, only append.
const (
	AccountOpen AccountState = iota
	AccountClosed
)

var accountStateWords = [...]string{
	AccountOpen:   "open",
	AccountClosed: "closed",
}

// String returns the word used in files and on screen.
func (s AccountState) String() string { return Word(accountStateWords[:], uint8(s), "AccountState") }

// ParseAccountState reads the word that String writes.
func ParseAccountState(s string) (AccountState, error) {
	i, err := ParseWord(accountStateWords[:], s)
	return AccountState(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s AccountState) MarshalText() ([]byte, error) {
	return MarshalWord(accountStateWords[:], uint8(s), "AccountState")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *AccountState) UnmarshalText(b []byte) error {
	got, err := ParseAccountState(string(b))
	*s = got
	return err
}

// Means is how somebody proves who they are.
type Means uint8

// The values of Means. Their numbers are stored: never reorder, only append.
const (
	MeansLink     Means = iota // the one-time link of a program on this machine
	MeansPassword              // with a second factor
	MeansPasskey               // WebAuthn
	MeansCode                  // TOTP, the second factor of a password
	MeansRecovery
	MeansProvider // OpenID Connect
	MeansToken    // of a program
)

var meansWords = [...]string{
	MeansLink:     "link",
	MeansPassword: "password",
	MeansPasskey:  "passkey",
	MeansCode:     "one-time code",
	MeansRecovery: "recovery code",
	MeansProvider: "provider",
	MeansToken:    "token",
}

// String returns the word used in files and on screen.
func (m Means) String() string { return Word(meansWords[:], uint8(m), "Means") }

// ParseMeans reads the word that String writes.
func ParseMeans(s string) (Means, error) {
	i, err := ParseWord(meansWords[:], s)
	return Means(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (m Means) MarshalText() ([]byte, error) { return MarshalWord(meansWords[:], uint8(m), "Means") }

// UnmarshalText implements encoding.TextUnmarshaler.
func (m *Means) UnmarshalText(b []byte) error {
	got, err := ParseMeans(string(b))
	*m = got
	return err
}

// SessionEnd says why a session ended.
type SessionEnd uint8

// The values of SessionEnd. Their numbers are stored: never reorder, only append.
const (
	SessionLeft SessionEnd = iota
	SessionExpired
	SessionRevoked
	SessionReplaced // by one with more or fewer rights
)

var sessionEndWords = [...]string{
	SessionLeft:     "signed out",
	SessionExpired:  "expired",
	SessionRevoked:  "revoked",
	SessionReplaced: "replaced",
}

// String returns the word used in files and on screen.
func (s SessionEnd) String() string { return Word(sessionEndWords[:], uint8(s), "SessionEnd") }

// ParseSessionEnd reads the word that String writes.
func ParseSessionEnd(s string) (SessionEnd, error) {
	i, err := ParseWord(sessionEndWords[:], s)
	return SessionEnd(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s SessionEnd) MarshalText() ([]byte, error) {
	return MarshalWord(sessionEndWords[:], uint8(s), "SessionEnd")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *SessionEnd) UnmarshalText(b []byte) error {
	got, err := ParseSessionEnd(string(b))
	*s = got
	return err
}

// SignInRefusal says why somebody was not let in.
type SignInRefusal uint8

// The values of SignInRefusal. Their numbers are stored: never reorder, only append.
const (
	SignInWrong SignInRefusal = iota // unknown name or wrong proof: the two are not told apart
	SignInThrottled
	SignInClosed
	SignInStale
)

var signInRefusalWords = [...]string{
	SignInWrong:     "wrong",
	SignInThrottled: "throttled",
	SignInClosed:    "account closed",
	SignInStale:     "expired",
}

// String returns the word used in files and on screen.
func (s SignInRefusal) String() string { return Word(signInRefusalWords[:], uint8(s), "SignInRefusal") }

// ParseSignInRefusal reads the word that String writes.
func ParseSignInRefusal(s string) (SignInRefusal, error) {
	i, err := ParseWord(signInRefusalWords[:], s)
	return SignInRefusal(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s SignInRefusal) MarshalText() ([]byte, error) {
	return MarshalWord(signInRefusalWords[:], uint8(s), "SignInRefusal")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *SignInRefusal) UnmarshalText(b []byte) error {
	got, err := ParseSignInRefusal(string(b))
	*s = got
	return err
}

// TokenScope is what a program may do with a token.
type TokenScope uint8

// The values of TokenScope. Their numbers are stored: never reorder, only append.
const (
	ScopeBoard TokenScope = iota
	ScopeMatch
	ScopeReports // send reports
	ScopeOrigins
	ScopeFeeds
	ScopeWitness // leave checkpoints of another house here
	ScopeCharts
	ScopeCapacity
	ScopeNames  // add names to holdings
	ScopePlaces // add to the gazetteer
)

var tokenScopeWords = [...]string{
	ScopeBoard:    "board",
	ScopeMatch:    "match",
	ScopeReports:  "reports",
	ScopeOrigins:  "origins",
	ScopeFeeds:    "feeds",
	ScopeWitness:  "witness",
	ScopeCharts:   "charts",
	ScopeCapacity: "capacity",
	ScopeNames:    "names",
	ScopePlaces:   "places",
}

// String returns the word used in files and on screen.
func (s TokenScope) String() string { return Word(tokenScopeWords[:], uint8(s), "TokenScope") }

// ParseTokenScope reads the word that String writes.
func ParseTokenScope(s string) (TokenScope, error) {
	i, err := ParseWord(tokenScopeWords[:], s)
	return TokenScope(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (s TokenScope) MarshalText() ([]byte, error) {
	return MarshalWord(tokenScopeWords[:], uint8(s), "TokenScope")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *TokenScope) UnmarshalText(b []byte) error {
	got, err := ParseTokenScope(string(b))
	*s = got
	return err
}

// AccessAnswer is the answer to a request for access.
type AccessAnswer uint8

// The values of AccessAnswer. Their numbers are stored: never reorder, only append.
const (
	AccessRefused AccessAnswer = iota
	AccessGranted
	AccessWithdrawn
)

var accessAnswerWords = [...]string{
	AccessRefused:   "refused",
	AccessGranted:   "granted",
	AccessWithdrawn: "withdrawn",
}

// String returns the word used in files and on screen.
func (a AccessAnswer) String() string { return Word(accessAnswerWords[:], uint8(a), "AccessAnswer") }

// ParseAccessAnswer reads the word that String writes.
func ParseAccessAnswer(s string) (AccessAnswer, error) {
	i, err := ParseWord(accessAnswerWords[:], s)
	return AccessAnswer(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (a AccessAnswer) MarshalText() ([]byte, error) {
	return MarshalWord(accessAnswerWords[:], uint8(a), "AccessAnswer")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *AccessAnswer) UnmarshalText(b []byte) error {
	got, err := ParseAccessAnswer(string(b))
	*a = got
	return err
}
