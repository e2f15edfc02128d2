package maildoor

import (
	"crypto/tls"
	"maps"
	"net"
	"slices"
	"sync"
	"time"
)

// gate lets a bounded number of connections in, altogether and from one address.
type gate struct {
	net.Listener
	bounds Bounds

	mu     sync.Mutex // guards all below
	in     map[*conn]bool
	inFrom map[string]int
}

func newGate(l net.Listener, b Bounds) *gate {
	return &gate{Listener: l, bounds: b, in: map[*conn]bool{}, inFrom: map[string]int{}}
}

// Accept implements net.Listener. Who finds no place is told so and sent away.
func (g *gate) Accept() (net.Conn, error) {
	for {
		c, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		in := &conn{Conn: c, gate: g, from: hostOf(c.RemoteAddr()), until: time.Now().Add(g.bounds.Longest)}
		if g.enter(in) {
			return in, nil
		}
		go turnAway(c)
	}
}

func turnAway(c net.Conn) {
	_ = c.SetDeadline(time.Now().Add(time.Second))
	_, _ = c.Write([]byte("421 4.7.0 too many connections; try again later\r\n")) // whoever has hung up needs no word
	_ = c.Close()
}

func (g *gate) enter(c *conn) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.in) >= g.bounds.Connections || g.inFrom[c.from] >= g.bounds.PerClient {
		return false
	}
	g.in[c] = true
	g.inFrom[c.from]++
	return true
}

func (g *gate) leave(c *conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.in[c] {
		return
	}
	delete(g.in, c)
	if g.inFrom[c.from]--; g.inFrom[c.from] == 0 {
		delete(g.inFrom, c.from)
	}
}

// hangUp ends the connections that are still open.
func (g *gate) hangUp() {
	g.mu.Lock()
	open := slices.Collect(maps.Keys(g.in))
	g.mu.Unlock()
	for _, c := range open {
		_ = c.Close() // it may have ended
	}
}

// conn is a connection with bounds of its own. Once a read has failed all others
// fail: a message that broke off is never followed by commands.
type conn struct {
	net.Conn
	gate  *gate
	from  string
	until time.Time
	dead  error // why nothing more is read
}

// Read implements net.Conn.
func (c *conn) Read(b []byte) (int, error) {
	if c.dead != nil {
		return 0, c.dead
	}
	by := time.Now().Add(c.gate.bounds.Idle)
	if by.After(c.until) {
		by = c.until
	}
	if err := c.Conn.SetReadDeadline(by); err != nil {
		return 0, err
	}
	n, err := c.Conn.Read(b)
	c.dead = err
	return n, err
}

// SetReadDeadline implements net.Conn: the bounds of the door stand.
func (c *conn) SetReadDeadline(time.Time) error { return nil }

// Close implements net.Conn.
func (c *conn) Close() error {
	c.gate.leave(c)
	return c.Conn.Close()
}

// brokenOff reports whether a connection has ended, so that what came last may
// be the half of a message.
func brokenOff(c net.Conn) bool {
	if t, ok := c.(*tls.Conn); ok {
		c = t.NetConn()
	}
	in, ok := c.(*conn)
	return ok && in.dead != nil
}

// rates count the messages of each address in the minute that runs.
type rates struct {
	most int

	mu     sync.Mutex // guards all below
	minute time.Time
	from   map[string]int
}

func newRates(most int) *rates { return &rates{most: most} }

// allow counts a message, unless there were too many.
func (r *rates) allow(from string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := time.Now().Truncate(time.Minute); !now.Equal(r.minute) {
		r.minute, r.from = now, map[string]int{}
	}
	if r.from[from] >= r.most {
		return false
	}
	r.from[from]++
	return true
}
