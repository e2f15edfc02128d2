package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a process has for anything it is waited for.
const patience = 60 * time.Second

// process is watchfloor as a process of its own.
type process struct {
	t      testing.TB
	cmd    *exec.Cmd
	out    *bufio.Reader
	errs   *safeBuffer
	base   string // of serve: where it answers
	link   string // of serve: what opens a session
	killed sync.Once
}

// start starts a command; it is killed at the end of the test at the latest.
func start(t testing.TB, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, cmd: exec.Command(self, args...), errs: &safeBuffer{}}
	p.cmd.Env = append(os.Environ(), asCommand+"=1")
	p.cmd.Stderr = p.errs
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

var oneTimeLink = regexp.MustCompile(`open (http://[^/]+)(/\S+) `)

// serving starts serve on any port and waits until it answers.
func serving(t testing.TB, house ...string) *process {
	t.Helper()
	p := start(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, house...)...)
	line, err := p.out.ReadString('\n')
	found := oneTimeLink.FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("serve says %q, %v: %s", line, err, p.errs)
	}
	p.base, p.link = found[1], found[1]+found[2]
	return p
}

// kill ends the process as a power cut would, at once.
func (p *process) kill() {
	p.killed.Do(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		_ = p.cmd.Wait()         // says that it was killed
	})
}

// send posts reports; it returns the answer, "" when there was none.
func (p *process) send(line string) string {
	r, err := http.Post(p.base+"/api/v1/reports", "application/json", strings.NewReader(line))
	if err != nil {
		return ""
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return ""
	}
	if r.StatusCode != http.StatusCreated && r.StatusCode != http.StatusOK {
		p.t.Errorf("a report is answered with %d %s: %s", r.StatusCode, b, p.errs)
		return ""
	}
	return string(b)
}

// waitUntil waits until something is so.
func waitUntil(t testing.TB, what string, so func() bool) {
	t.Helper()
	end := time.NewTimer(patience)
	defer end.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-tick.C:
		case <-end.C:
			t.Fatalf("not within %s: %s", patience, what)
		}
	}
}

// safeBuffer is a buffer that one goroutine fills while another reads it.
type safeBuffer struct {
	mu sync.Mutex // guards b
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
