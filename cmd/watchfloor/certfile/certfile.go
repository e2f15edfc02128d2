// Package certfile serves the certificate that lies in two PEM files, and takes up
// another when the files change: whoever renews it needs no restart.
//
// Promises:
//   - Opening says at once, in words that name the file, what is wrong with a pair:
//     unreadable, key and certificate of different pairs, expired, not yet valid,
//     not for the names it is to stand for, a key that everybody may read.
//   - A new pair is held to the same. As long as it is not good, the last good one
//     is shown, and the log says once for each change what is wrong.
//   - Nobody is served below TLS 1.2, or with a suite that has no forward secrecy
//     and no authenticated encryption.
package certfile

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"runtime"
	"sync"
	"time"
)

// Options say where the certificate lies and what it is for.
type Options struct {
	Cert, Key string   // PEM files; the certificate with those between it and the root
	Names     []string // host names and addresses that it must stand for
	Now       func() time.Time
	Log       *slog.Logger
}

// Pair is the certificate in the two files.
type Pair struct {
	opt Options

	mu   sync.Mutex // guards what follows
	good *tls.Certificate
	seen content // of the files when they were last read, good or not
}

// content is what lies in the two files. It is compared whole: the times of files
// are too coarse to tell two that were written one after the other apart.
type content struct{ cert, key string }

// Open reads the pair.
func Open(o Options) (*Pair, error) {
	p := &Pair{opt: o}
	var err error
	if p.seen, err = p.look(); err != nil {
		return nil, err
	}
	if p.good, err = p.read(p.seen); err != nil {
		return nil, err
	}
	return p, nil
}

// Config is how a server serves the pair. TLS 1.3 is spoken with whoever can.
func (p *Pair) Config() *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12,
		NextProtos:     []string{"h2", "http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return p.current(), nil },
		CipherSuites: []uint16{ // of TLS 1.2; those of 1.3 are all of this kind
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	}
}

// Until is when the certificate in use expires.
func (p *Pair) Until() time.Time { return p.current().Leaf.NotAfter }

// current is asked with every connection: reading two small files is nothing beside
// the arithmetic of a handshake.
func (p *Pair) current() *tls.Certificate {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, err := p.look() // the empty content when that fails, so that it is said once
	if now == p.seen {
		return p.good
	}
	p.seen = now
	var c *tls.Certificate
	if err == nil {
		c, err = p.read(now)
	}
	if err != nil {
		p.opt.Log.Error("the certificate changed and cannot be used; the one before it stays in use", "err", err)
		return p.good
	}
	p.good = c
	p.opt.Log.Info("a new certificate is in use", "until", c.Leaf.NotAfter)
	return p.good
}

func (p *Pair) look() (content, error) {
	about, err := os.Stat(p.opt.Key)
	if err != nil {
		return content{}, err
	}
	if err := private(p.opt.Key, about); err != nil {
		return content{}, err
	}
	key, err := os.ReadFile(p.opt.Key)
	if err != nil {
		return content{}, err
	}
	cert, err := os.ReadFile(p.opt.Cert)
	if err != nil {
		return content{}, err
	}
	return content{string(cert), string(key)}, nil
}

// private refuses a key that everybody on the machine may read.
func private(name string, about fs.FileInfo) error {
	if about.Mode().Perm()&0o007 != 0 && runtime.GOOS != "windows" {
		return fmt.Errorf("%s: everybody on this machine may read this key; chmod 600 it, and make a new one if others were here", name)
	}
	return nil
}

func (p *Pair) read(from content) (*tls.Certificate, error) {
	c, err := tls.X509KeyPair([]byte(from.cert), []byte(from.key))
	if err != nil {
		return nil, fmt.Errorf("%s and %s: %w: they must hold one certificate and its key, both PEM", p.opt.Cert, p.opt.Key, err)
	}
	if err := fits(c.Leaf, p.opt.Names, p.opt.Now()); err != nil {
		return nil, fmt.Errorf("%s: %w", p.opt.Cert, err)
	}
	return &c, nil
}

// fits says why a certificate cannot stand for the names.
func fits(leaf *x509.Certificate, names []string, now time.Time) error {
	switch {
	case now.After(leaf.NotAfter):
		return fmt.Errorf("the certificate expired on %s", leaf.NotAfter.UTC().Format("2 Jan 2006"))
	case now.Before(leaf.NotBefore):
		return fmt.Errorf("the certificate is valid from %s only; is the clock of this machine right?", leaf.NotBefore.UTC().Format("2 Jan 2006 15:04 MST"))
	}
	for _, name := range names {
		if err := leaf.VerifyHostname(name); err != nil {
			return fmt.Errorf("browsers would refuse it for %s: %w", name, err)
		}
	}
	return nil
}
