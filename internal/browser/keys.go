package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// Key is a passkey at the hand of whoever uses a page: the browser's own, which asks
// nobody and says that its owner was verified.
type Key struct {
	p  *Page
	id webauthn.AuthenticatorID
}

// Key lays one beside the page. Several can lie there, one of them of the machine
// itself.
func (p *Page) Key(own bool) *Key {
	p.tb.Helper()
	do(p, "allow keys", command(webauthn.Enable, webauthn.EnableParams{}))
	transport := webauthn.AuthenticatorTransportUsb
	if own {
		transport = webauthn.AuthenticatorTransportInternal
	}
	k := &Key{p: p}
	do(p, "add a key", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		got, err := cdp.Call(ctx, t, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: transport,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true}})
		if err == nil {
			k.id = got.AuthenticatorID
		}
		return err
	}))
	return k
}

// Lose takes it away.
func (k *Key) Lose() {
	k.p.tb.Helper()
	do(k.p, "lose a key", command(webauthn.RemoveVirtualAuthenticator, webauthn.RemoveVirtualAuthenticatorParams{AuthenticatorID: k.id}))
}

// Back sets the count of its signatures back to what it was long ago, as in a copy of it.
func (k *Key) Back() {
	k.p.tb.Helper()
	do(k.p, "copy a key", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		got, err := cdp.Call(ctx, t, webauthn.GetCredentials, webauthn.GetCredentialsParams{AuthenticatorID: k.id})
		if err != nil {
			return err
		}
		for _, c := range got.Credentials {
			if _, err := cdp.Call(ctx, t, webauthn.RemoveCredential, webauthn.RemoveCredentialParams{AuthenticatorID: k.id, CredentialID: c.CredentialID}); err != nil {
				return err
			}
			c.SignCount = 1
			if _, err := cdp.Call(ctx, t, webauthn.AddCredential, webauthn.AddCredentialParams{AuthenticatorID: k.id, Credential: c}); err != nil {
				return err
			}
		}
		return nil
	}))
}
