package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
)

// certified writes a certificate for the names and its key, and returns who trusts it.
func certified(t testing.TB, names ...string) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	leaf := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: names, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, leaf, leaf, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	pkcs, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for name, b := range map[string][]byte{cert: certPEM, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs})} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	roots = x509.NewCertPool()
	roots.AppendCertsFromPEM(certPEM)
	return cert, key, roots
}

func TestBeyondThisMachineTakesACertificateANameAndAnAdministrator(t *testing.T) {
	cert, key, _ := certified(t, "desk.example")
	nobody := func(context.Context) (bool, error) { return false, nil }
	somebody := func(context.Context) (bool, error) { return true, nil }
	for what, c := range map[string]struct {
		flags        reachFlags
		administered func(context.Context) (bool, error)
		want         string // "": allowed
	}{
		"this machine":                    {reachFlags{Addr: "127.0.0.1:8080"}, nobody, ""},
		"the same by name":                {reachFlags{Addr: "localhost:0"}, nobody, ""},
		"the same in the newer form":      {reachFlags{Addr: "[::1]:0"}, nobody, ""},
		"this machine with TLS":           {reachFlags{Addr: "127.0.0.1:0", TLSCert: cert, TLSKey: key}, nobody, ""},
		"no port":                         {reachFlags{Addr: "127.0.0.1"}, nobody, "write it as"},
		"everywhere, with nothing":        {reachFlags{Addr: "0.0.0.0:8443"}, somebody, "--tls-cert FILE"},
		"everywhere, said by leaving out": {reachFlags{Addr: ":8443"}, somebody, "--tls-cert FILE"},
		"an address of the network":       {reachFlags{Addr: "192.0.2.7:8443", Host: []string{"desk.example"}}, somebody, "--tls-cert FILE"},
		"a name of the network":           {reachFlags{Addr: "desk.example:8443", Host: []string{"desk.example"}}, somebody, "--tls-cert FILE"},
		"no name":                         {reachFlags{Addr: ":8443", TLSCert: cert, TLSKey: key}, somebody, "--host NAME"},
		"half of a pair":                  {reachFlags{Addr: ":8443", Host: []string{"desk.example"}, TLSCert: cert}, somebody, "give both"},
		"another's certificate":           {reachFlags{Addr: ":8443", Host: []string{"other.example"}, TLSCert: cert, TLSKey: key}, somebody, "for other.example"},
		"nobody administers":              {reachFlags{Addr: ":8443", Host: []string{"desk.example"}, TLSCert: cert, TLSKey: key}, nobody, "role administrator"},
		"a name, through another program": {reachFlags{Addr: "127.0.0.1:0", Host: []string{"desk.example"}}, nobody, "role administrator"},
		"a name that is an address":       {reachFlags{Addr: "127.0.0.1:0", Host: []string{"https://desk.example"}}, somebody, "without https://"},
		"a name for all":                  {reachFlags{Addr: "127.0.0.1:0", Host: []string{"*.example"}}, somebody, "without https://"},
		"all that it takes":               {reachFlags{Addr: ":8443", Host: []string{"Desk.Example."}, TLSCert: cert, TLSKey: key}, somebody, ""},
	} {
		r, err := c.flags.reach(streams{err: io.Discard}.log())
		if err == nil {
			err = r.allowed(t.Context(), c.administered)
		}
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", what, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
	}
}

func TestAHouseThatIsRefusedToOthersIsNotMade(t *testing.T) {
	cert, key, _ := certified(t, "desk.example")
	dir := filepath.Join(t.TempDir(), "house")
	c := serveCommand{houseFlags: houseFlags{Data: dir, Region: "GB"}, reachFlags: reachFlags{Addr: "192.0.2.7:0", Host: []string{"desk.example"}, TLSCert: cert, TLSKey: key}}
	if err := c.Run(t.Context(), streams{err: io.Discard, out: io.Discard}); err == nil {
		t.Error("a house that is not there is opened to others")
	}
	if _, err := os.Stat(filepath.Join(dir, "watchfloor.db")); err == nil {
		t.Error("a house was made")
	}
	if err := c.made(t); err != nil {
		t.Fatal(err)
	}
	if err := c.Run(t.Context(), streams{err: io.Discard, out: io.Discard}); err == nil || !strings.Contains(err.Error(), "role administrator") {
		t.Errorf("a house without an administrator: %v", err)
	}
}

// made founds the house of the command.
func (c *serveCommand) made(t *testing.T) error {
	h, err := c.open(t.Context(), &record.HouseFounded{Class: record.Live})
	if err != nil {
		return err
	}
	return h.Close()
}

func TestOverTLSTheHouseAnswersToItsNames(t *testing.T) {
	cert, key, roots := certified(t, "localhost")
	p := start(t, "serve", "--addr", "127.0.0.1:0", "--data", t.TempDir(), "--tls-cert", cert, "--tls-key", key)
	line, err := p.out.ReadString('\n')
	link, ok := strings.CutPrefix(line, "open ")
	if link, _, _ = strings.Cut(link, " "); !ok || !strings.HasPrefix(link, "https://127.0.0.1:") {
		t.Fatalf("serve says %q, %v: %s", line, err, p.errs)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}}
	r, err := client.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close() //nolint:errcheck // only its head is read
	if c := r.Cookies(); r.StatusCode != http.StatusOK || len(c) != 1 || !c[0].Secure {
		t.Errorf("the one-time link is answered with %d, cookies %v", r.StatusCode, c)
	}
	if r.ProtoMajor != 2 {
		t.Errorf("spoken is %s", r.Proto)
	}
	plain, err := http.Get("http" + strings.TrimPrefix(link, "https"))
	if err == nil {
		var b bytes.Buffer
		_, _ = b.ReadFrom(plain.Body) // whatever it is
		plain.Body.Close()
		if plain.StatusCode != http.StatusBadRequest {
			t.Errorf("without TLS the answer is %d %s", plain.StatusCode, &b)
		}
	}
}
