// Package directory runs a whole OpenID provider in the process of a test: the
// library of ZITADEL, which is certified by the OpenID Foundation, with the store
// in memory that comes with it. Only the page on which people sign in is our own.
//
// Two people are known: "ada" and "ben", each with the password [Password].
package directory

import (
	"crypto/rand"
	"fmt"
	"html"
	"log/slog"
	"net"
	"net/http"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// Password is everybody's.
const Password = "four green horses"

// Directory is a provider that is running.
type Directory struct {
	Issuer string // where it answers

	clients map[string]*storage.Client
}

// people are whom the provider knows.
type people struct{ all map[string]*storage.User }

func (p people) GetUserByID(id string) *storage.User { return p.all[id] }
func (p people) GetUserByUsername(name string) *storage.User {
	return p.all["id of "+name]
}
func (p people) ExampleClientID() string { return "service" }

// Open starts a provider on loopback that ends with the test.
func Open(tb testing.TB) *Directory {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	d := &Directory{Issuer: fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port), clients: map[string]*storage.Client{}}
	known := people{map[string]*storage.User{}}
	for _, name := range []string{"ada", "ben"} {
		// One e-mail address for both: who goes by it takes one for the other.
		known.all["id of "+name] = &storage.User{ID: "id of " + name, Username: name, Password: Password, Email: "desk@example.org", EmailVerified: true}
	}
	store := storage.NewStorageWithClients(known, d.clients)
	config := &op.Config{CodeMethodS256: true, AuthMethodPost: true}
	_, _ = rand.Read(config.CryptoKey[:]) // never fails
	provider, err := op.NewProvider(config, store, op.StaticIssuer(d.Issuer), op.WithAllowInsecure(), op.WithLogger(slog.New(slog.DiscardHandler)))
	if err != nil {
		tb.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", provider)
	mux.Handle("GET /login/username", http.HandlerFunc(form))
	signIn := signIn{store, op.AuthCallbackURL(provider)}
	mux.Handle("POST /login/username", op.NewIssuerInterceptor(provider.IssuerFromRequest).HandlerFunc(signIn.check))
	server := &http.Server{Handler: mux} //nolint:gosec // on loopback, for a test
	go server.Serve(l)                   //nolint:errcheck // it ends with the test
	tb.Cleanup(func() { _ = server.Close() })
	return d
}

// Trust lets a client send people here, and back to the addresses. It is called
// before the client does.
func (d *Directory) Trust(client, secret string, back ...string) {
	d.clients[client] = storage.WebClient(client, secret, back...)
}

// form is the page on which people sign in.
func form(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<!doctype html><html lang="en"><title>Directory</title><form method="post" action="/login/username"><input type="hidden" name="id" value="%s">
<label>Name <input name="username"></label><label>Password <input name="password" type="password"></label><button>Sign in</button></form></html>`,
		html.EscapeString(r.URL.Query().Get("authRequestID")))
}
