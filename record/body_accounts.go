package record

// AccountOpened begins an account. Its contents are its name (ClassName) and the
// name under which it signs in (ClassLogin).
type AccountOpened struct {
	Account ID            `json:"account"`
	Roles   []AccountRole `json:"roles,omitempty"`
	Holds   Labels        `json:"holds,omitempty"` // the labels it may read
}

// AccountChanged says what an account may do from here on.
type AccountChanged struct {
	Account ID            `json:"account"`
	Roles   []AccountRole `json:"roles,omitempty"`
	Holds   Labels        `json:"holds,omitempty"`
	State   AccountState  `json:"state"`
}

// CredentialAdded gives an account one more way to prove who it is: the hash, public
// key or secret is the entry's content (ClassCredential).
type CredentialAdded struct {
	Account    ID    `json:"account"`
	Credential ID    `json:"credential"`
	Means      Means `json:"means"`
}

// CredentialRemoved takes one away.
type CredentialRemoved struct {
	Account    ID `json:"account"`
	Credential ID `json:"credential"`
}

// TokenIssued lets a program act for an account until it expires; its name
// (ClassName) and digest (ClassCredential) are the entry's contents.
type TokenIssued struct {
	Token   ID           `json:"token"`
	Account ID           `json:"account"`
	Scope   []TokenScope `json:"scope"`
	Expires Time         `json:"expires"`
}

// TokenRevoked ends a token.
type TokenRevoked struct {
	Token ID `json:"token"`
}

// SignedIn begins a session.
type SignedIn struct {
	Account ID      `json:"account"`
	Session ID      `json:"session"`
	Means   []Means `json:"means"`
}

// SignedOut ends a session.
type SignedOut struct {
	Account ID         `json:"account"`
	Session ID         `json:"session"`
	End     SessionEnd `json:"end"`
}

// SignInRefused counts attempts to come in that failed; attempts are put together
// so that an attack does not fill the record.
type SignInRefused struct {
	Account ID            `json:"account,omitzero"` // zero: there is none of that name
	Means   Means         `json:"means"`
	Why     SignInRefusal `json:"why"`
	Times   int64         `json:"times"`
}

// AccessAsked asks to be allowed to read more: labels, or whatever stands under an
// id, whether or not there is anything. The reason is the entry's content (ClassNote).
type AccessAsked struct {
	Request ID     `json:"request"`
	Account ID     `json:"account"`
	Item    ID     `json:"item,omitzero"`
	Labels  Labels `json:"labels,omitempty"`
}

// AccessAnswered answers a request. What was granted ends at Until, 0 for never.
type AccessAnswered struct {
	Request ID           `json:"request"`
	Account ID           `json:"account"`
	Answer  AccessAnswer `json:"answer"`
	Labels  Labels       `json:"labels,omitempty"`
	Until   Time         `json:"until,omitempty"`
}

// EmergencyOpened lets somebody read labels at once because life is in danger, for at
// most 24 hours; oversight is told. The reason is the entry's content (ClassNote).
type EmergencyOpened struct {
	Account ID     `json:"account"`
	Item    ID     `json:"item,omitzero"`
	Labels  Labels `json:"labels"`
	Until   Time   `json:"until"`
}
