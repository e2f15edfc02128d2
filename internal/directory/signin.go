package directory

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/storage"
)

// signIn checks names and passwords.
type signIn struct {
	store *storage.Storage
	on    func(ctx context.Context, request string) string // where it goes on
}

func (s signIn) check(w http.ResponseWriter, r *http.Request) {
	id := r.PostFormValue("id")
	if err := s.store.CheckUsernamePassword(r.PostFormValue("username"), r.PostFormValue("password"), id); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	http.Redirect(w, r, s.on(r.Context(), id), http.StatusFound)
}

// Visit does what a browser does that is sent here: the person of the name signs in.
// It returns with what the provider sends them back, the address left out.
func (d *Directory) Visit(tb testing.TB, to, name string) url.Values {
	tb.Helper()
	jar, _ := cookiejar.New(nil) // without options it cannot fail
	var back *url.URL
	client := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if "http://"+r.URL.Host != d.Issuer {
			back = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}}
	r, err := client.Get(to)
	if err != nil {
		tb.Fatal(err)
	}
	r.Body.Close() //nolint:errcheck // the form is known
	if back == nil {
		r, err = client.PostForm(d.Issuer+"/login/username", url.Values{"id": {r.Request.URL.Query().Get("authRequestID")}, "username": {name}, "password": {Password}})
		if err != nil {
			tb.Fatal(err)
		}
		r.Body.Close() //nolint:errcheck // likewise what it says
	}
	if back == nil {
		tb.Fatalf("the provider sends %s nowhere: %s", name, r.Status)
	}
	return back.Query()
}
