package certfile_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/cmd/watchfloor/certfile"
)

// issued is a certificate for the name, and its key.
func issued(t *testing.T, name string, from, until time.Time) (cert, key []byte) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	leaf := &x509.Certificate{SerialNumber: big.NewInt(until.UnixNano()), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: from, NotAfter: until, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, leaf, leaf, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	pkcs, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs})
}

// files are a folder with a certificate in it.
type files struct {
	t     *testing.T
	dir   string
	log   bytes.Buffer
	names []string
}

func newFiles(t *testing.T) *files {
	return &files{t: t, dir: t.TempDir(), names: []string{"desk.example"}}
}

// put replaces a file as whoever renews a certificate does, by another.
func (f *files) put(name string, b []byte, mode os.FileMode) {
	f.t.Helper()
	to := filepath.Join(f.dir, name)
	if err := errors.Join(os.WriteFile(to+".new", b, mode), os.Chmod(to+".new", mode), os.Rename(to+".new", to)); err != nil {
		f.t.Fatal(err)
	}
}

func (f *files) putPair(cert, key []byte) {
	f.put("cert.pem", cert, 0o644)
	f.put("key.pem", key, 0o600)
}

func (f *files) open() (*certfile.Pair, error) {
	return certfile.Open(certfile.Options{Cert: filepath.Join(f.dir, "cert.pem"), Key: filepath.Join(f.dir, "key.pem"), Names: f.names,
		Now: time.Now, Log: slog.New(slog.NewTextHandler(&f.log, nil))})
}

var soon, past = time.Now().Add(time.Hour), time.Now().Add(-time.Hour)

func TestWhatIsWrongWithACertificateIsSaidAtTheStart(t *testing.T) {
	good, goodKey := issued(t, "desk.example", past, soon)
	other, otherKey := issued(t, "other.example", past, soon)
	expired, expiredKey := issued(t, "desk.example", past, past.Add(time.Minute))
	early, earlyKey := issued(t, "desk.example", soon, soon.Add(time.Hour))
	for what, c := range map[string]struct {
		cert, key []byte
		mode      os.FileMode
		want      string
	}{
		"a pair of two":            {good, otherKey, 0o600, "private key does not match"},
		"no certificate":           {[]byte("nothing"), goodKey, 0o600, "PEM"},
		"key and all in the wrong": {goodKey, good, 0o600, "PEM"},
		"another's name":           {other, otherKey, 0o600, "for desk.example"},
		"expired":                  {expired, expiredKey, 0o600, "expired on"},
		"not yet":                  {early, earlyKey, 0o600, "is valid from"},
		"a key for all to read":    {good, goodKey, 0o644, "chmod 600"},
	} {
		f := newFiles(t)
		f.put("cert.pem", c.cert, 0o644)
		f.put("key.pem", c.key, c.mode)
		if _, err := f.open(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
	}
	f := newFiles(t)
	if _, err := f.open(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no files: %v", err)
	}
	f.putPair(good, goodKey)
	if _, err := f.open(); err != nil {
		t.Errorf("a good pair: %v", err)
	}
}

// connected opens a connection to a server of the pair, with what a client knows.
func connected(t *testing.T, addr string, client *tls.Config) (tls.ConnectionState, error) {
	t.Helper()
	c, err := tls.Dial("tcp", addr, client)
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer c.Close() //nolint:errcheck // a client that leaves
	return c.ConnectionState(), nil
}

func served(t *testing.T, p *certfile.Pair) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError) // handshakes that fail are the test
	s.Listener = tls.NewListener(l, p.Config())
	s.Start()
	t.Cleanup(s.Close)
	return l.Addr().String()
}

func TestARenewedCertificateIsShownWithoutARestart(t *testing.T) {
	f := newFiles(t)
	first, key := issued(t, "desk.example", past, soon)
	f.putPair(first, key)
	p, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	addr := served(t, p)
	roots := x509.NewCertPool()
	shown := func() time.Time {
		t.Helper()
		s, err := connected(t, addr, &tls.Config{RootCAs: roots, ServerName: "desk.example"})
		if err != nil {
			t.Fatal(err)
		}
		return s.PeerCertificates[0].NotAfter
	}
	is := func(got, want time.Time) bool { return got.Equal(want.Truncate(time.Second)) }
	roots.AppendCertsFromPEM(first)
	if got := shown(); !is(got, soon) {
		t.Errorf("the first is valid until %s", got)
	}
	later := soon.Add(time.Hour)
	second, secondKey := issued(t, "desk.example", past, later)
	roots.AppendCertsFromPEM(second)

	f.put("cert.pem", second, 0o644) // its key has not come yet
	for range 3 {
		if got := shown(); !is(got, soon) {
			t.Errorf("with half of a new pair, one until %s is shown", got)
		}
	}
	if n := strings.Count(f.log.String(), "level=ERROR"); n != 1 {
		t.Errorf("half of a pair was said %d times: %s", n, &f.log)
	}
	f.put("key.pem", secondKey, 0o600)
	if got := shown(); !is(got, later) || !is(p.Until(), later) {
		t.Errorf("after it was renewed, one until %s is shown", got)
	}
	if err := os.Remove(filepath.Join(f.dir, "key.pem")); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if got := shown(); !is(got, later) {
			t.Errorf("without its key, one until %s is shown", got)
		}
	}
	if n := strings.Count(f.log.String(), "level=ERROR"); n != 2 {
		t.Errorf("a key that went was said %d times: %s", n-1, &f.log)
	}
}

func TestOldProtocolsAndSuitesAreRefused(t *testing.T) {
	f := newFiles(t)
	cert, key := issued(t, "desk.example", past, soon)
	f.putPair(cert, key)
	p, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	addr := served(t, p)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(cert)
	knows := func(least, most uint16, suites ...uint16) *tls.Config {
		return &tls.Config{RootCAs: roots, ServerName: "desk.example", MinVersion: least, MaxVersion: most, CipherSuites: suites}
	}
	if s, err := connected(t, addr, knows(0, 0)); err != nil || s.Version != tls.VersionTLS13 {
		t.Errorf("who knows TLS 1.3 speaks %s, %v", tls.VersionName(s.Version), err)
	}
	if s, err := connected(t, addr, knows(tls.VersionTLS12, tls.VersionTLS12)); err != nil || s.Version != tls.VersionTLS12 {
		t.Errorf("who knows TLS 1.2 speaks %s, %v", tls.VersionName(s.Version), err)
	}
	if _, err := connected(t, addr, knows(tls.VersionTLS10, tls.VersionTLS11)); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
	if _, err := connected(t, addr, knows(tls.VersionTLS12, tls.VersionTLS12, tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA)); err == nil {
		t.Error("a suite without authenticated encryption is spoken")
	}
}
