package feeds

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
)

// turnedAway is why the house does not go where it was sent.
type turnedAway string

func (t turnedAway) Error() string { return string(t) }

// mostRedirects is how often one visit may be sent on.
const mostRedirects = 5

// redirect bounds where an answer can send the house.
func redirect(req *http.Request, via []*http.Request) error {
	if len(via) > mostRedirects {
		return turnedAway(fmt.Sprintf("it sends on more than %d times", mostRedirects))
	}
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return turnedAway("it sends on to an address of " + req.URL.Scheme + ", and feeds are read over http and https only")
	}
	return nil
}

// byNetwork reaches a feed by the network. Connections are not kept: the next
// visit is minutes away. No proxy is asked, since it would go where this may not.
func byNetwork(f Feed) http.RoundTripper {
	d := dialer{own: f.URL.Hostname()}
	return &http.Transport{DialContext: d.dial, DisableKeepAlives: true, TLSHandshakeTimeout: 10 * time.Second,
		ResponseHeaderTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10}
}

// dialer connects to addresses outside, and to the one inside that a list names.
type dialer struct{ own string }

func (d dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	n := &net.Dialer{Timeout: 10 * time.Second}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if !d.names(host) {
		// After names have become addresses, so that no name leads inside.
		n.Control = func(_, address string, _ syscall.RawConn) error { return outside(address) }
	}
	return n.DialContext(ctx, network, address)
}

// names reports whether the list itself names this address: as a number, or as
// this machine.
func (d dialer) names(host string) bool {
	_, err := netip.ParseAddr(host)
	return host == d.own && (err == nil || strings.EqualFold(host, "localhost"))
}

// outside refuses addresses that lie inside: this machine, its networks, and what
// leads to them.
func outside(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || within(ip) {
		return turnedAway("it leads to " + ip.WithZone("").String() + ", an address inside; to visit that, write the address itself into the list")
	}
	return nil
}

// inside are networks that netip does not call private and that lead inside all
// the same: shared and special ones, and those that carry another address.
var inside = [...]netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

func within(ip netip.Addr) bool {
	for _, p := range inside {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}
