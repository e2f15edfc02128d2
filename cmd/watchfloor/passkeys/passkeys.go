// Package passkeys holds the two ceremonies of WebAuthn: adding a key to an
// account, and coming in with it.
//
// Promises:
//   - A key belongs to the host name under which it was made; what is answered to
//     another site or under another name is refused.
//   - Whoever comes in says no name first: the key knows its account. It must ask
//     its owner for a finger, a face or a number (user verification), so that a key is two
//     proofs in one and an account may need nothing else.
//   - Each question is asked once. A key whose count of signatures does not grow is
//     refused: a copy of it may be about.
//   - Nobody is asked what sort of key it is: no attestation is wanted or kept.
package passkeys

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"watchfloor/cmd/watchfloor/ticket"
	"watchfloor/record"
)

// Key is what is kept of a passkey. Nothing in it is secret.
type Key struct {
	ID     []byte `json:"id"`     // by which the browser finds it
	Public []byte `json:"public"` // COSE
	Count  uint32 `json:"count"`  // signatures it had made, 0 if it does not count
	Synced bool   `json:"synced"` // may be copied to other machines of its owner
}

// Person is an account and its keys.
type Person struct {
	Account record.ID
	Login   string // what the browser shows when it offers keys
	Name    string
	Keys    []Key
}

// Proof is what somebody showed who came in.
type Proof struct {
	Account record.ID
	Key     []byte
	Count   uint32 // to be kept: the next one must be larger
}

// ErrRefused is the error of every answer that proves nothing. Which of the many
// reasons it was is in what it wraps, for the log.
var ErrRefused = errors.New("this key does not open anything here")

// Desk asks and checks.
type Desk struct {
	host    string // to which the keys belong
	tickets *ticket.Office
}

// New returns the desk of a host name.
func New(host string, tickets *ticket.Office) *Desk { return &Desk{host, tickets} }

// Host is the name to which keys belong.
func (d *Desk) Host() string { return d.host }

// Question is what a browser puts to a key.
type Question struct {
	Ticket  string `json:"ticket"` // goes back with the answer
	Options any    `json:"options"`
}

const (
	toAdd  = "add a passkey"
	toCome = "come in with a passkey"
)

// party is the house as seen from a page.
func (d *Desk) party(origin string) (*webauthn.WebAuthn, error) {
	u, err := url.Parse(origin)
	if err != nil || u.Hostname() != d.host || u.Scheme != "https" && !local(u.Hostname()) {
		return nil, fmt.Errorf("%w: passkeys belong to %s, and this page came from %q", ErrRefused, d.host, origin)
	}
	verified := protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired}
	return webauthn.New(&webauthn.Config{RPID: d.host, RPDisplayName: "watchfloor", RPOrigins: []string{origin},
		AuthenticatorSelection: verified, AttestationPreference: protocol.PreferNoAttestation})
}

// local is a name under which browsers allow keys without TLS.
func local(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }

// asked is what a ticket of the desk holds.
type asked struct {
	Account record.ID            `json:"account"`
	Session webauthn.SessionData `json:"session"`
}

// Offer asks for a new key of a person.
func (d *Desk) Offer(p Person, origin string) (Question, error) {
	party, err := d.party(origin)
	if err != nil {
		return Question{}, err
	}
	u := user{p}
	var has []protocol.CredentialDescriptor
	for _, c := range u.WebAuthnCredentials() {
		has = append(has, c.Descriptor())
	}
	options, session, err := party.BeginRegistration(u, webauthn.WithExclusions(has))
	if err != nil {
		return Question{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	t, err := d.tickets.Make(toAdd, asked{p.Account, *session})
	return Question{t, options.Response}, err
}

// Add reads the answer to Offer: the key that the person made.
func (d *Desk) Add(p Person, origin, t string, answer []byte) (Key, error) {
	party, err := d.party(origin)
	if err != nil {
		return Key{}, err
	}
	var was asked
	if err := d.tickets.Take(toAdd, t, &was); err != nil {
		return Key{}, err
	}
	if was.Account != p.Account {
		return Key{}, ticket.ErrNotGood
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Key{}, refused(err)
	}
	c, err := party.CreateCredential(user{p}, was.Session, parsed)
	if err != nil {
		return Key{}, refused(err)
	}
	if slices.ContainsFunc(p.Keys, func(k Key) bool { return string(k.ID) == string(c.ID) }) {
		return Key{}, refused(errors.New("the account has this key"))
	}
	return Key{ID: c.ID, Public: c.PublicKey, Count: c.Authenticator.SignCount, Synced: c.Flags.BackupEligible}, nil
}

// Ask asks for any key that is known here.
func (d *Desk) Ask(origin string) (Question, error) {
	party, err := d.party(origin)
	if err != nil {
		return Question{}, err
	}
	options, session, err := party.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Question{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	t, err := d.tickets.Make(toCome, asked{Session: *session})
	return Question{t, options.Response}, err
}

// Prove reads the answer to Ask. find returns the account with its keys, each with
// the count that it showed last; an error of find is the error of Prove.
func (d *Desk) Prove(origin, t string, answer []byte, find func(account record.ID) (Person, error)) (Proof, error) {
	party, err := d.party(origin)
	if err != nil {
		return Proof{}, err
	}
	var was asked
	if err := d.tickets.Take(toCome, t, &was); err != nil {
		return Proof{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Proof{}, refused(err)
	}
	var who Person
	var lost error
	_, c, err := party.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		if len(handle) != len(record.ID{}) {
			return nil, ErrRefused
		}
		who, lost = find(record.ID(handle))
		return user{who}, lost
	}, was.Session, parsed)
	switch {
	case lost != nil:
		return Proof{}, lost
	case err != nil:
		return Proof{}, refused(err)
	case c.Authenticator.CloneWarning:
		return Proof{}, refused(fmt.Errorf("its count of signatures is not above %d, which it showed before: there may be a copy of it", c.Authenticator.SignCount))
	}
	return Proof{who.Account, c.ID, c.Authenticator.SignCount}, nil
}

// refused keeps the reason, which the library tells apart from what it shows.
func refused(err error) error {
	var told *protocol.Error
	if errors.As(err, &told) {
		return fmt.Errorf("%w: %s %s", ErrRefused, told.Details, told.DevInfo)
	}
	return fmt.Errorf("%w: %w", ErrRefused, err)
}

// user is a person as the library wants it.
type user struct{ Person }

var _ webauthn.User = user{}

func (u user) WebAuthnID() []byte          { return u.Account[:] }
func (u user) WebAuthnName() string        { return u.Login }
func (u user) WebAuthnDisplayName() string { return u.Name }

func (u user) WebAuthnCredentials() []webauthn.Credential {
	var all []webauthn.Credential
	for _, k := range u.Keys {
		all = append(all, webauthn.Credential{ID: k.ID, PublicKey: k.Public, Authenticator: webauthn.Authenticator{SignCount: k.Count},
			Flags: webauthn.CredentialFlags{UserPresent: true, UserVerified: true, BackupEligible: k.Synced}})
	}
	return all
}

// MarshalKey and ReadKey are the form in which a key is kept.
func MarshalKey(k Key) ([]byte, error) { return json.Marshal(k) }

// ReadKey reads what MarshalKey wrote.
func ReadKey(b []byte) (k Key, err error) {
	if err = json.Unmarshal(b, &k); err != nil {
		return k, fmt.Errorf("a passkey cannot be read: %w", err)
	}
	return k, nil
}
