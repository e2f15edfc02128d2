package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"time"

	"watchfloor/cmd/watchfloor/certfile"
)

// reachFlags say from where the house is reached, and under which names.
type reachFlags struct {
	Addr    string   `help:"Where to listen. Beyond this machine it takes a certificate, a host name and an account of an administrator." default:"127.0.0.1:8080"`
	Host    []string `help:"A name under which the house is reached besides this machine's own; may stand several times. The first is the one that passkeys belong to." placeholder:"NAME"`
	TLSCert string   `name:"tls-cert" help:"PEM file with the certificate for the host names, and those between it and the root. It is taken up again when it changes." placeholder:"FILE"`
	TLSKey  string   `name:"tls-key" help:"PEM file with its key." placeholder:"FILE"`
}

// reach is where a house listens and under which names it answers.
type reach struct {
	addr  string
	hosts []string       // besides loopback
	pair  *certfile.Pair // nil: no TLS
}

// beyond says that others than this machine can reach the address.
func (r reach) beyond() bool {
	host, _, err := net.SplitHostPort(r.addr)
	ip := net.ParseIP(host)
	return err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback())
}

// others says that others may come in: by the address, or by a name that leads to
// a program in front of the house.
func (r reach) others() bool { return r.beyond() || len(r.hosts) > 0 }

// reach reads the flags and says what is wrong with them before anything is opened.
func (f reachFlags) reach(log *slog.Logger) (reach, error) {
	r := reach{addr: f.Addr}
	if _, _, err := net.SplitHostPort(f.Addr); err != nil {
		return r, fmt.Errorf("--addr: %w: write it as 127.0.0.1:8080", err)
	}
	for _, name := range f.Host {
		name, err := hostName(name)
		if err != nil {
			return r, err
		}
		r.hosts = append(r.hosts, name)
	}
	switch {
	case (f.TLSCert == "") != (f.TLSKey == ""):
		return r, errors.New("--tls-cert and --tls-key belong together: give both")
	case r.beyond() && (f.TLSCert == "" || len(r.hosts) == 0):
		return r, fmt.Errorf("--addr %s can be reached from other machines: that takes a certificate (--tls-cert FILE --tls-key FILE), the name under which the desk is reached (--host NAME), "+
			"and an account with the role administrator (watchfloor account open); on this machine alone write 127.0.0.1:8080", f.Addr)
	case f.TLSCert == "":
		return r, nil
	}
	var err error
	if r.pair, err = certfile.Open(certfile.Options{Cert: f.TLSCert, Key: f.TLSKey, Names: r.hosts, Now: time.Now, Log: log}); err != nil {
		return r, fmt.Errorf("--tls-cert: %w", err)
	}
	return r, nil
}

// hostName reads a name as browsers send it: small letters, no port.
func hostName(name string) (string, error) {
	u, err := url.Parse("https://" + name)
	if ip := net.ParseIP(name); ip != nil {
		return ip.String(), nil
	}
	if err != nil || name == "" || u.Host != name || u.Port() != "" || strings.ContainsAny(name, ":*") {
		return "", fmt.Errorf("--host %q: write a name such as desk.example, without https:// and port", name)
	}
	return strings.ToLower(strings.TrimSuffix(name, ".")), nil
}

// isName says that a host is a name and no number, as keys need.
func isName(host string) bool { return net.ParseIP(host) == nil }

// errNobody says what is to be done before others may reach the house.
func errNobody(addr string) error {
	return fmt.Errorf("--addr %s with --host can be reached from other machines, and nobody administers this house: open an account with the role administrator first: watchfloor account open LOGIN --name NAME --role administrator", addr)
}

// allowed refuses to be reached from other machines as long as nobody administers
// the house: until there are accounts, whoever comes in may do everything.
func (r reach) allowed(ctx context.Context, administered func(context.Context) (bool, error)) error {
	if !r.others() {
		return nil
	}
	ok, err := administered(ctx)
	if err == nil && !ok {
		err = errNobody(r.addr)
	}
	return err
}

// listen opens the address.
func (r reach) listen() (net.Listener, error) {
	l, err := net.Listen("tcp", r.addr)
	if err != nil {
		return nil, fmt.Errorf("%w: is another watchfloor running there? Choose another port with --addr", err)
	}
	if r.pair != nil {
		l = tls.NewListener(l, r.pair.Config())
	}
	return l, nil
}

// listenLoopback opens an address for a house without accounts.
func listenLoopback(addr string) (entrance, error) {
	r := reach{addr: addr}
	if r.beyond() {
		return entrance{}, fmt.Errorf("--addr %s: a demo is for this machine only; write 127.0.0.1:0", addr)
	}
	l, err := r.listen()
	return entrance{l, r}, err
}

// url is where browsers find the house that listens there.
func (r reach) url(at net.Addr) string {
	host := at.String()
	if _, port, err := net.SplitHostPort(host); err == nil && len(r.hosts) > 0 {
		host = net.JoinHostPort(r.hosts[0], port)
	}
	if r.pair != nil {
		return "https://" + host
	}
	return "http://" + host
}
